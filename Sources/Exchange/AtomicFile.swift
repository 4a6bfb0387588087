import Glibc

/// Replaces a file as a whole or not at all.
///
/// The new content goes to a temporary file in the same folder, is written through to the disk, and takes the old file's place by
/// `rename(2)`: a reader, and a crash, meet either the old file or the new one.
public struct AtomicFile: ~Copyable {
  /// Where the new content is to be written; hidden, in the folder of `path`.
  public let temporaryPath: String
  /// The file as the caller named it.
  public let path: String
  /// The file behind symbolic links, which stay what they are.
  private let destination: String
  private var isCommitted = false

  /// Creates the temporary file.
  /// - Throws: `ExchangeError` of kind `unwritable`, where the folder cannot be written or the path is a folder or a device.
  public init(replacing path: String) throws(ExchangeError) {
    let destination = Self.resolved(path)
    var status = stat()
    let exists = stat(destination, &status) == 0
    guard !exists || status.st_mode & S_IFMT == S_IFREG else {
      throw ExchangeError(
        kind: .unwritable, file: path, reason: "is there already and is not a file",
        advice: "Choose another name.")
    }
    let slash = destination.utf8.lastIndex(of: UInt8(ascii: "/"))
    let folder = slash.map { String(destination[...$0]) } ?? ""
    // The name is cut so that prefix and number fit into the 255 bytes of a file name.
    let name = String(
      decoding: destination.utf8.suffix(destination.utf8.count - folder.utf8.count).prefix(200),
      as: UTF8.self)
    var candidate = ""
    var descriptor: Int32 = -1
    for _ in 0..<100 where descriptor < 0 {
      candidate = "\(folder).\(name).\(UInt32.random(in: 0...UInt32.max)).tmp"
      descriptor = open(candidate, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      if descriptor < 0, errno != EEXIST { break }
    }
    guard descriptor >= 0 else {
      throw .system(.unwritable, file: path, code: errno, doing: "written")
    }
    if exists { fchmod(descriptor, status.st_mode & 0o777) }
    close(descriptor)
    self.path = path
    self.destination = destination
    temporaryPath = candidate
  }

  deinit {
    if !isCommitted { unlink(temporaryPath) }
  }

  /// Writes the content through to the disk and lets it take the file's place.
  /// - Throws: `ExchangeError` of kind `unwritable`; the old file is then untouched.
  public consuming func commit() throws(ExchangeError) {
    try Self.synchronize(temporaryPath, as: path)
    guard rename(temporaryPath, destination) == 0 else {
      throw .system(.unwritable, file: path, code: errno, doing: "replaced")
    }
    isCommitted = true
    // The rename itself is made durable where the file system can; the file is in place either way.
    let slash = destination.utf8.lastIndex(of: UInt8(ascii: "/"))
    let folder = open(slash.map { String(destination[...$0]) } ?? ".", O_RDONLY | O_CLOEXEC)
    if folder >= 0 {
      fsync(folder)
      close(folder)
    }
  }

  /// Replaces the content of a file.
  /// - Throws: `ExchangeError` of kind `unwritable`; the old file is then untouched.
  public static func write(_ bytes: [UInt8], to path: String) throws(ExchangeError) {
    let file = try AtomicFile(replacing: path)
    try file.fill(bytes)
    try file.commit()
  }

  /// Replaces the content of a file by pieces, so that all of it need not be in memory.
  /// - Parameter body: hands over the pieces in their order.
  /// - Throws: `ExchangeError` of kind `unwritable`, or what the body throws; the old file is then untouched.
  public static func write(
    to path: String, _ body: (_ write: ([UInt8]) throws -> Void) throws -> Void
  ) throws {
    let file = try AtomicFile(replacing: path)
    let descriptor = open(file.temporaryPath, O_WRONLY | O_TRUNC | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw ExchangeError.system(.unwritable, file: path, code: errno, doing: "written")
    }
    do {
      defer { close(descriptor) }
      try body { try append($0, to: descriptor, as: path) }
    }
    try file.commit()
  }

  /// Writes the content of the temporary file.
  /// - Throws: `ExchangeError` of kind `unwritable`.
  public func fill(_ bytes: [UInt8]) throws(ExchangeError) {
    let descriptor = open(temporaryPath, O_WRONLY | O_TRUNC | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw .system(.unwritable, file: path, code: errno, doing: "written")
    }
    defer { close(descriptor) }
    try Self.append(bytes, to: descriptor, as: path)
  }

  private static func append(
    _ bytes: [UInt8], to descriptor: Int32, as path: String
  ) throws(ExchangeError) {
    var offset = 0
    while offset < bytes.count {
      let count = bytes.withUnsafeBytes { all in
        Glibc.write(descriptor, all.baseAddress.map { $0 + offset }, all.count - offset)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else {
        throw .system(.unwritable, file: path, code: errno, doing: "written")
      }
      offset += count
    }
  }

  private static func synchronize(_ temporaryPath: String, as path: String) throws(ExchangeError) {
    let descriptor = open(temporaryPath, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw .system(.unwritable, file: path, code: errno, doing: "written")
    }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else {
      throw .system(.unwritable, file: path, code: errno, doing: "written to the disk")
    }
  }

  private static func resolved(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}

/// What the system says about an error number.
func systemMessage(_ code: Int32) -> String { String(cString: strerror(code)) }
