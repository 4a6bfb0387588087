import CZlib

/// Reads a file line by line, gzip or plain, without holding more of it than a line and a buffer.
public final class LineReader {
  private let file: gzFile
  private let name: String
  private let limit: Int
  private var buffer = [UInt8](repeating: 0, count: 1 << 18)
  private var filled = 0
  private var position = 0
  private var isAtEnd = false
  /// The number of the line read last, from 1.
  public private(set) var line = 0

  /// - Throws: `CorpusError` where the file is missing, unreadable or no regular file.
  public init(_ path: String, limits: InputLimits = InputLimits()) throws(CorpusError) {
    try FileBytes.check(path, name: path)
    guard let file = gzopen(path, "rb") else {
      throw CorpusError(
        file: path, reason: "the file cannot be read", advice: "check the path")
    }
    self.file = file
    name = path
    limit = limits.lineBytes
    gzbuffer(file, 1 << 17)
  }

  deinit { gzclose(file) }

  /// The next line without its line feed and without a carriage return before it; nil after the last.
  /// - Throws: `CorpusError` where a line is too long or the file is damaged.
  public func next() throws(CorpusError) -> [UInt8]? {
    var bytes: [UInt8] = []
    while true {
      if position == filled {
        if !isAtEnd { try fill() }
        if position == filled {
          guard !bytes.isEmpty else { return nil }
          break
        }
      }
      let rest = buffer[position..<filled]
      let end = rest.firstIndex(of: 0x0A)
      bytes += rest[..<(end ?? filled)]
      position = end.map { $0 + 1 } ?? filled
      guard bytes.count <= limit else {
        throw CorpusError(
          file: name, line: line + 1, reason: "the line is longer than \(limit >> 10) KB",
          advice: "write one sentence a line")
      }
      if end != nil { break }
    }
    line += 1
    if bytes.last == 0x0D { bytes.removeLast() }
    return bytes
  }

  private func fill() throws(CorpusError) {
    position = 0
    filled = 0
    let count = Int(gzread(file, &buffer, UInt32(buffer.count)))
    var code: Int32 = 0
    gzerror(file, &code)
    // At the end of a cut-off gzip file reading stops as at the end of a whole one; only the error number tells.
    guard count >= 0, code == Z_OK else {
      throw CorpusError(
        file: name, line: line + 1, reason: "the file cannot be read to its end",
        advice: "get it again")
    }
    filled = count
    isAtEnd = count == 0
  }
}
