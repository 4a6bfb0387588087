/// Something that a format cannot hold, or that was read and has no place in a glossary: counted, so that nothing is lost in
/// silence.
public struct Loss: Hashable, Sendable {
  /// A data category (`partOfSpeech`), a column, or a defect in words.
  public var what: String
  /// What became of it and for what reason, in words.
  public var why: String
  /// How often.
  public var count: Int
  /// 1-based line of the first, where it was read.
  public var line: Int?
  /// Id of the concept of the first, where there is one.
  public var concept: String?

  public init(what: String, why: String, count: Int = 1, line: Int? = nil, concept: String? = nil) {
    self.what = what
    self.why = why
    self.count = count
    self.line = line
    self.concept = concept
  }
}

/// Counts losses in the order in which they are first met.
struct LossLog {
  private struct Key: Hashable {
    var what: String
    var why: String
  }

  private var indices: [Key: Int] = [:]
  private(set) var losses: [Loss] = []

  mutating func add(_ what: String, _ why: String, line: Int? = nil, concept: String? = nil) {
    let key = Key(what: what, why: why)
    if let index = indices[key] {
      losses[index].count += 1
    } else {
      indices[key] = losses.count
      losses.append(Loss(what: what, why: why, line: line, concept: concept))
    }
  }

  mutating func add(_ others: [Loss]) {
    for loss in others {
      let key = Key(what: loss.what, why: loss.why)
      if let index = indices[key] {
        losses[index].count += loss.count
      } else {
        indices[key] = losses.count
        losses.append(loss)
      }
    }
  }
}
