/// Something wrong with an input: what happened, where, and what to do about it.
public struct CorpusError: Error, Hashable, Sendable, CustomStringConvertible {
  public var file: String
  /// 1-based, where the trouble has a place within the file.
  public var line: Int?
  /// 1-based, in bytes, where the trouble has a place within the line.
  public var column: Int?
  public var reason: String
  public var advice: String

  public init(
    file: String, line: Int? = nil, column: Int? = nil, reason: String, advice: String
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.reason = reason
    self.advice = advice
  }

  /// `file:line:column: reason (advice)`
  public var description: String {
    let place = [line, column].compactMap { $0.map { ":\($0)" } }.joined()
    return "\(file)\(place): \(reason) (\(advice))"
  }
}

/// Sizes beyond which an input is refused rather than read, so that memory stays bounded.
public struct InputLimits: Hashable, Sendable {
  /// Bytes of a plain text file. A text is held in memory whole; 64 MB is about 40 long novels.
  public var textBytes = 64 << 20
  /// Bytes of a table, unpacked. One of a text's size may be in any encoding; a larger one is read as a stream of
  /// UTF-8.
  public var tableBytes = 8 << 30
  /// Bytes of a file of pairs, unpacked, up to which what stands in the place of an approved rendering is looked for;
  /// beyond it only whether one stands there. 16 MB are about 60,000 pairs, whose words take a minute to link.
  public var linkedBytes = 16 << 20
  /// Bytes of one line of text, one cell of a table or one segment of a TMX file.
  public var lineBytes = 4 << 20
  /// Files taken from one folder, at any depth.
  public var files = 20_000

  public init() {}
}
