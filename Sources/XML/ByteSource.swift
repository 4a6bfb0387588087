import Glibc

/// Where the bytes of a document come from: a file read piece by piece, or an array.
final class ByteSource {
  static let chunkBytes = 32 << 10

  /// The file as the caller named it.
  let name: String
  private let descriptor: Int32?
  private var bytes: [UInt8]
  private var offset = 0
  private let limit: Int

  init(path: String, limit: Int) throws(XMLError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.unreadable(path) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      defer { close(descriptor) }
      throw Self.unreadable(path)
    }
    self.name = path
    self.descriptor = descriptor
    self.bytes = [UInt8](repeating: 0, count: Self.chunkBytes)
    self.limit = limit
    guard status.st_mode & S_IFMT != S_IFREG || Int(status.st_size) <= limit else {
      throw tooLarge()
    }
  }

  init(bytes: [UInt8], name: String, limit: Int) throws(XMLError) {
    self.name = name
    self.descriptor = nil
    self.bytes = bytes
    self.limit = limit
    guard bytes.count <= limit else { throw tooLarge() }
  }

  deinit {
    if let descriptor { close(descriptor) }
  }

  /// Hands the next piece to `body`, which must not keep it; false, and no call, at the end.
  func withNextChunk(_ body: (UnsafeBufferPointer<UInt8>) -> Void) throws(XMLError) -> Bool {
    guard let descriptor else {
      let end = min(offset + Self.chunkBytes, bytes.count)
      guard offset < end else { return false }
      bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[offset..<end])) }
      offset = end
      return true
    }
    var count: Int
    repeat {
      count = bytes.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
    } while count < 0 && errno == EINTR
    guard count >= 0 else { throw Self.unreadable(name) }
    guard count > 0 else { return false }
    offset += count
    guard offset <= limit else { throw tooLarge() }
    bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[..<count])) }
    return true
  }

  private func tooLarge() -> XMLError {
    XMLError(
      kind: .limit, file: name, message: "the document is larger than \(limit) bytes",
      advice: "Split it, or raise the limit if you trust its origin.")
  }

  private static func unreadable(_ path: String) -> XMLError {
    let reason = String(cString: strerror(errno))
    return XMLError(
      kind: .unreadable, file: path, message: "cannot be read: \(reason)",
      advice: "Check the path and its permissions.")
  }
}
