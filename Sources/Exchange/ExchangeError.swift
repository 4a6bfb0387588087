internal import XML

/// Why a glossary file could not be read, written or accepted, where, and what to do about it.
public struct ExchangeError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What went wrong, for code that reacts differently to different failures.
  public enum Kind: Hashable, Sendable {
    /// The file could not be opened or read.
    case unreadable
    /// The file could not be written; what was there before is untouched.
    case unwritable
    /// The file is damaged: not well-formed XML, wrong encoding, a quote never closed.
    case malformed
    /// The file goes beyond a limit.
    case limit
    /// The file is readable, but not a glossary in a format known here.
    case unknownFormat
    /// The glossary cannot be said in the format, as when a concept has no term.
    case unrepresentable
    /// A file just written does not pass its own schema: a defect of this program.
    case selfCheck
  }

  public var kind: Kind
  /// The file as the caller named it.
  public var file: String
  /// 1-based.
  public var line: Int?
  /// 1-based.
  public var column: Int?
  public var reason: String
  /// The next step, as a sentence.
  public var advice: String

  public init(
    kind: Kind, file: String, line: Int? = nil, column: Int? = nil, reason: String, advice: String
  ) {
    self.kind = kind
    self.file = file
    self.line = line
    self.column = column
    self.reason = reason
    self.advice = advice
  }

  /// `file:line:column: reason. Advice`
  public var description: String {
    let place = [line, column].compactMap { $0.map { ":\($0)" } }.joined()
    return "\(file)\(place): \(reason). \(advice)"
  }

  init(_ error: XMLError) {
    let kind: Kind =
      switch error.kind {
      case .unreadable: .unreadable
      case .unwritable: .unwritable
      case .limit: .limit
      case .empty, .truncated, .encoding, .notWellFormed, .entityReference: .malformed
      case .schema, .name: .selfCheck
      }
    self.init(
      kind: kind, file: error.file, line: error.position?.line, column: error.position?.column,
      reason: error.message, advice: error.advice)
  }

  /// The last failed system call on a file.
  static func system(_ kind: Kind, file: String, code: Int32, doing verb: String) -> Self {
    Self(
      kind: kind, file: file, reason: "cannot be \(verb): \(systemMessage(code))",
      advice: kind == .unreadable
        ? "Check the path and its permissions."
        : "Check the folder, its permissions and the free space.")
  }
}

/// Runs XML work and turns its error into ours.
func withXMLErrors<Result: ~Copyable>(
  _ work: () throws(XMLError) -> Result
) throws(ExchangeError) -> Result {
  do throws(XMLError) { return try work() } catch { throw ExchangeError(error) }
}
