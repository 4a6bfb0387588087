public import Terminology

/// A sentence-sized piece of a document.
public struct Segment: Hashable, Sendable {
  /// Cleaned text on one line, otherwise as written.
  public var text: String
  /// 1-based line of the file where the segment begins.
  public var line: Int
  /// 0-based; segments of one paragraph are neighbours.
  public var paragraph: Int
  public var isHeading: Bool
  /// Whether it belongs to the page and not to the text (page number, running header), and translates nothing.
  public var isFurniture: Bool
  /// Whether it is in another language than its text and translates nothing.
  public var isForeign: Bool

  /// Whether it may translate something, or be translated.
  public var isOwnText: Bool { !isFurniture && !isForeign && !text.isEmpty }

  public init(
    text: String, line: Int, paragraph: Int, isHeading: Bool = false, isFurniture: Bool = false,
    isForeign: Bool = false
  ) {
    self.text = text
    self.line = line
    self.paragraph = paragraph
    self.isHeading = isHeading
    self.isFurniture = isFurniture
    self.isForeign = isForeign
  }
}

/// All that one file says in one language, in reading order.
public struct DocumentPart: Hashable, Sendable {
  /// The file's name, made unique within the corpus by its folder where two files share one.
  public var document: String
  public var language: LanguageTag
  public var segments: [Segment]

  public init(document: String, language: LanguageTag, segments: [Segment]) {
    self.document = document
    self.language = language
    self.segments = segments
  }
}

/// A file whose rows say already which text translates which.
///
/// Row `k` has the paragraph number `k` in both parts; a row may hold several sentences.
public struct AlignedDocument: Hashable, Sendable {
  public var source: DocumentPart
  public var target: DocumentPart

  public init(source: DocumentPart, target: DocumentPart) {
    self.source = source
    self.target = target
  }
}

/// Everything that was read: texts whose alignment is still to be found, and files that bring theirs.
public struct Corpus: Sendable {
  public var parts: [DocumentPart]
  public var aligned: [AlignedDocument]
  /// Where each file lies and what `concord.yaml` says of it, by the document's name; `translates` is a name here, too.
  public var descriptions: [String: DocumentDescription]
  /// What was odd but did not stop the reading, in file order.
  public var warnings: [CorpusError]

  public init(
    parts: [DocumentPart] = [], aligned: [AlignedDocument] = [],
    descriptions: [String: DocumentDescription] = [:], warnings: [CorpusError] = []
  ) {
    self.parts = parts
    self.aligned = aligned
    self.descriptions = descriptions
    self.warnings = warnings
  }
}
