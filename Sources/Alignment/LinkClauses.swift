import Corpus

/// Clauses of target sentences: they end at punctuation, and before a conjunction once they have six words.
struct TargetClauses: Sendable {
  private let side: TextSide
  private let openers: Set<Int32>

  init(_ side: TextSide) {
    self.side = side
    openers = Set(EnglishWords.clauseOpeners.compactMap { side.vocabulary.id(of: $0) })
  }

  func clauses(_ part: Int, _ content: [Int]) -> [Int32] {
    guard var last = content.first else { return [] }
    let tokens = side.tokens[part]
    var clause: Int32 = 0
    var words = 0
    return content.map { token in
      var opens = false
      if token > last {
        for between in last..<token {
          if tokens.flags[between].contains(.clauseEnd) { opens = true }
          if tokens.flags[between].contains(.word) { words += 1 }
          if openers.contains(tokens.ids[between]), words >= 6 { opens = true }
        }
      }
      if opens {
        clause += 1
        words = 0
      }
      last = token
      return clause
    }
  }
}

/// Clauses of source sentences: they end at punctuation.
enum SourceClauses {
  static func clauses(_ tokens: TokenizedPart, _ content: [Int]) -> [Int32] {
    guard let first = content.first else { return [] }
    var clause: Int32 = 0
    var last = first
    return content.map { token in
      if token > last, tokens.flags[last..<token].contains(where: { $0.contains(.clauseEnd) }) {
        clause += 1
      }
      last = token
      return clause
    }
  }
}
