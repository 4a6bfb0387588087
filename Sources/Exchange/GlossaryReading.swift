public import Terminology

/// How a glossary was stored.
public enum GlossaryFormat: String, Hashable, Sendable, CaseIterable {
  /// ISO 30042:2019, either style.
  case tbx3
  /// ISO 30042:2008.
  case tbx2
  /// Columns of tab- or comma-separated text.
  case list
}

/// Something of a file that has no place in a `Glossary`, counted so that nothing is lost in silence.
public struct IgnoredContent: Hashable, Sendable {
  /// A data category (`partOfSpeech`), a column, or a defect in words.
  public var what: String
  public var count: Int
  /// 1-based line of the first.
  public var firstLine: Int

  public init(what: String, count: Int, firstLine: Int) {
    self.what = what
    self.count = count
    self.firstLine = firstLine
  }
}

/// A glossary as it was read.
public struct GlossaryReading: Hashable, Sendable {
  public var glossary: Glossary
  public var format: GlossaryFormat
  /// In the order in which they were first met.
  public var ignored: [IgnoredContent]
}

/// Counts what is passed over.
struct IgnoredContentLog {
  private var indices: [String: Int] = [:]
  private(set) var contents: [IgnoredContent] = []

  mutating func add(_ what: String, line: Int) {
    if let index = indices[what] {
      contents[index].count += 1
    } else {
      indices[what] = contents.count
      contents.append(IgnoredContent(what: what, count: 1, firstLine: line))
    }
  }
}
