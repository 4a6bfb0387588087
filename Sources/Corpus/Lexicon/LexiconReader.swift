public import Terminology

/// Reads lexicons: Concord's own tables and CC-CEDICT.
///
/// Own tables are UTF-8, tab-separated, `#` starts a comment: `word, classes, glosses`, or for single characters
/// `character, classes, readings, glosses` and perhaps `sounds`, the letters that a character stands for in foreign
/// names. Glosses are separated by `; `, readings and sounds by `,`. A comment line `# specialised` says that the table
/// holds the vocabulary of special fields.
public struct LexiconReader {
  /// The comment that says that a table holds the vocabulary of special fields.
  private static let specialisedMark = Array("# specialised".utf8)
  /// Bytes a dictionary may have once unpacked: CC-CEDICT has 10 MB.
  static let limit = 256 << 20

  /// Words that no table and no dictionary adds; only a glossary of the user's may.
  private let hidden: Set<[UInt32]>

  /// - Parameter hidden: words that the lexicon is to be without, in simplified or traditional characters.
  public init(hiding hidden: [String] = []) {
    var profile = ChineseProfile(lexicon: Lexicon())
    self.hidden = Set(hidden.map { profile.folded($0).filter { $0.kind != .space } })
  }

  /// Adds every table of a folder (`*.tsv`, by name).
  public func add(folder: String, to lexicon: inout Lexicon) throws(CorpusError) {
    for path in try FolderListing(limits: InputLimits()).files(in: folder)
    where path.hasSuffix(".tsv") {
      try addTable(path, to: &lexicon)
    }
  }

  /// Adds a file that is a CC-CEDICT dictionary or a table of Concord's own form, gzip or plain.
  public func add(dictionary path: String, to lexicon: inout Lexicon) throws(CorpusError) {
    let bytes = try FileBytes.read(path, name: path, limit: Self.limit)
    let isCEDICT = bytes.split(separator: 0x0A, maxSplits: 200).contains { line in
      line.first != 0x23 && line.contains(0x5B) && line.contains(0x2F) && !line.contains(0x09)
    }
    if isCEDICT {
      try CEDICTReader(file: path, hidden: hidden).add(bytes, to: &lexicon)
    } else {
      try addTable(path, bytes, to: &lexicon)
    }
  }

  /// Adds the user's own terms; they outweigh what the lexicon says.
  ///
  /// Terms that are deprecated or superseded are no equivalents.
  public func add(
    _ glossary: Glossary, from source: LanguageTag, to target: LanguageTag,
    into lexicon: inout Lexicon
  ) {
    // Terms are matched with texts as these are: simplified, half width, without spaces.
    var profile = ChineseProfile(lexicon: Lexicon())
    for concept in glossary.concepts {
      let terms = { (language: LanguageTag) in
        concept.languages.filter { $0.language.primary == language.primary }.flatMap(\.terms)
          .filter { $0.status != .deprecated && $0.status != .superseded }.map(\.text)
      }
      let equivalents = terms(target)
      for term in terms(source) where !equivalents.isEmpty {
        let word = profile.folded(term).filter { $0.kind != .space }
        if !word.isEmpty { lexicon.add(term: word, equivalents: equivalents) }
      }
    }
  }

  private func addTable(_ path: String, to lexicon: inout Lexicon) throws(CorpusError) {
    try addTable(
      path, try FileBytes.read(path, name: path, limit: Self.limit), to: &lexicon)
  }

  private func addTable(
    _ path: String, _ bytes: [UInt8], to lexicon: inout Lexicon
  ) throws(CorpusError) {
    var number = 0
    var tableClasses: WordClass = []
    var start = 0
    while start < bytes.count {
      var end = start
      while end < bytes.count, bytes[end] != 0x0A { end += 1 }
      let next = end + 1
      number += 1
      if end > start, bytes[end - 1] == 0x0D { end -= 1 }
      let line = bytes[start..<end]
      start = next
      if line.first == 0x23, line.elementsEqual(Self.specialisedMark) {
        tableClasses.insert(.specialised)
      }
      guard let first = line.first, first != 0x23 else { continue }
      let tabs = line.indices.filter { line[$0] == 0x09 }
      let word = [UInt32](scalarsOf: String(decoding: line.prefix { $0 != 0x09 }, as: UTF8.self))
      guard tabs.count == 2 || tabs.count == 3 || tabs.count == 4 && word.count == 1 else {
        throw CorpusError(
          file: path, line: number, reason: "a lexicon line has \(tabs.count + 1) fields",
          advice:
            "write word, class, glosses (characters: character, class, readings, glosses, sounds)")
      }
      var classes = tableClasses
      for flag in line[(tabs[0] + 1)..<tabs[1]].split(separator: 0x2C) {
        guard let one = WordClass(flag: String(decoding: flag, as: UTF8.self)) else {
          throw CorpusError(
            file: path, line: number,
            reason: "unknown word class “\(String(decoding: flag, as: UTF8.self))”",
            advice: "use one of n v vn a d f m q i nr ns nt t x")
        }
        classes.formUnion(one)
      }
      guard !word.isEmpty, !hidden.contains(word) else { continue }
      let last = tabs.count == 2 ? tabs[1] : tabs[2]
      let glossEnd = tabs.count == 4 ? tabs[3] : line.endIndex
      lexicon.add(word: word, class: classes, glosses: line[(last + 1)..<glossEnd])
      guard tabs.count > 2, word.count == 1 else { continue }
      lexicon.add(readings: Self.list(line[(tabs[1] + 1)..<tabs[2]]), of: word[0])
      if tabs.count == 4 { lexicon.add(sounds: Self.list(line[(tabs[3] + 1)...]), of: word[0]) }
    }
  }

  /// The items of a field, which commas separate.
  private static func list(_ field: ArraySlice<UInt8>) -> [String] {
    field.split(separator: 0x2C).map { String(decoding: $0, as: UTF8.self) }
  }
}
