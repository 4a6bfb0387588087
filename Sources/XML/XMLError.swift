/// A line and column of an XML document, both 1-based, as libxml2 counts them.
public struct XMLPosition: Hashable, Sendable, CustomStringConvertible {
  public var line: Int
  public var column: Int

  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  public var description: String { "\(line):\(column)" }
}

/// Why an XML document could not be read, checked or written, where, and what to do about it.
public struct XMLError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What went wrong, for code that reacts differently to different failures.
  public enum Kind: Hashable, Sendable {
    /// The file could not be opened or read.
    case unreadable
    /// The document has no content at all.
    case empty
    /// The document ends before its elements are closed.
    case truncated
    /// The bytes are not text in the encoding the document declares, or that encoding is unknown.
    case encoding
    /// The document breaks a rule of XML 1.0.
    case notWellFormed
    /// The document uses an entity other than the five that XML itself defines.
    case entityReference
    /// The document goes beyond a limit of `XMLLimits`.
    case limit
    /// A schema of ours does not compile.
    case schema
    /// A name given to the writer is not an XML name.
    case name
    /// The output could not be written.
    case unwritable
  }

  public var kind: Kind
  /// The file as the caller named it.
  public var file: String
  /// nil where the failure has no place in the text, as when a file cannot be opened.
  public var position: XMLPosition?
  public var message: String
  /// The next step, as a sentence.
  public var advice: String

  public init(
    kind: Kind, file: String, position: XMLPosition? = nil, message: String, advice: String
  ) {
    self.kind = kind
    self.file = file
    self.position = position
    self.message = message
    self.advice = advice
  }

  /// `file:line:column: message. Advice`
  public var description: String {
    let place = position.map { "\(file):\($0)" } ?? file
    return "\(place): \(message). \(advice)"
  }
}
