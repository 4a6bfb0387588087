internal import XML

/// Why a workbook could not be read or written, and what to do about it.
public struct SpreadsheetError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What went wrong, for code that reacts differently to different failures.
  public enum Kind: Hashable, Sendable {
    /// The file could not be opened or read.
    case unreadable
    /// The file is no workbook, or a damaged one.
    case malformed
    /// The file goes beyond a limit.
    case limit
    /// What is to be written goes beyond what the format can hold.
    case unrepresentable
    /// The output could not be written.
    case unwritable
  }

  public var kind: Kind
  /// The file as the caller named it.
  public var file: String
  public var reason: String
  /// The next step, as a sentence.
  public var advice: String

  init(_ kind: Kind, file: String, reason: String, advice: String? = nil) {
    self.kind = kind
    self.file = file
    self.reason = reason
    self.advice = advice ?? Self.advice(on: kind)
  }

  /// `file: reason. Advice`
  public var description: String { "\(file): \(reason). \(advice)" }

  /// - Parameter part: the part of the workbook that the XML is.
  init(_ error: XMLError, file: String, part: String) {
    let place = error.position.map { " at \($0)" } ?? ""
    self.init(
      error.kind == .limit ? .limit : error.kind == .unwritable ? .unwritable : .malformed,
      file: file, reason: "\(part)\(place): \(error.message)")
  }

  private static func advice(on kind: Kind) -> String {
    switch kind {
    case .unreadable: "Check the path and its permissions."
    case .malformed: "Open it in a spreadsheet program and save it anew as .xlsx."
    case .limit: "Split the workbook, or save it anew as .xlsx."
    case .unrepresentable: "Write less into one workbook."
    case .unwritable: "Close other programs and try again."
    }
  }
}
