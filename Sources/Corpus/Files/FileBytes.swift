import CZlib
import Glibc

/// Reads files, gzip or plain, whole up to a limit or piece by piece.
enum FileBytes {
  /// - Throws: `CorpusError` where the file is missing, unreadable, a folder, damaged or larger than `limit` bytes.
  static func read(_ path: String, name: String, limit: Int) throws(CorpusError) -> [UInt8] {
    var bytes: [UInt8] = []
    try forEachChunk(path, name: name) { chunk throws(CorpusError) in
      bytes.append(contentsOf: chunk)
      if bytes.count > limit {
        throw CorpusError(
          file: name, reason: "the file is larger than \(limit >> 20) MB",
          advice: "split it, or give it as a table, TMX or XLIFF, which are read piece by piece")
      }
      return true
    }
    return bytes
  }

  /// Whether a file holds more than `limit` bytes, unpacked.
  static func isLarger(_ path: String, than limit: Int, name: String) throws(CorpusError) -> Bool {
    var count = 0
    try forEachChunk(path, name: name) { chunk in
      count += chunk.count
      return count <= limit
    }
    return count > limit
  }

  /// Calls `body` with each piece of a file, until it returns false.
  /// - Throws: where the file cannot be read to its end, or what `body` throws.
  static func forEachChunk(
    _ path: String, name: String, _ body: (ArraySlice<UInt8>) throws(CorpusError) -> Bool
  ) throws(CorpusError) {
    try check(path, name: name)
    guard let file = gzopen(path, "rb") else {
      throw CorpusError(
        file: name, reason: "the file cannot be read: \(String(cString: strerror(errno)))",
        advice: "check the path and its permissions")
    }
    defer { gzclose(file) }
    gzbuffer(file, 1 << 17)
    var chunk = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = Int(gzread(file, &chunk, UInt32(chunk.count)))
      if count < 0 {
        throw CorpusError(
          file: name, reason: "the compressed file is damaged", advice: "get it again")
      }
      if count == 0 { break }
      guard try body(chunk[..<count]) else { return }
    }
    // At the end of a cut-off gzip file reading stops as at the end of a whole one; only the error number tells.
    var code: Int32 = 0
    gzerror(file, &code)
    if code != Z_OK || gzeof(file) == 0 {
      throw CorpusError(
        file: name, reason: "the file cannot be read to its end", advice: "get it again")
    }
  }

  /// Refuses what is no readable regular file.
  static func check(_ path: String, name: String) throws(CorpusError) {
    var status = stat()
    guard stat(path, &status) == 0 else {
      throw CorpusError(
        file: name, reason: String(cString: strerror(errno)).lowercased(),
        advice: "check the path")
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw CorpusError(file: name, reason: "this is no regular file", advice: "name a file")
    }
    guard access(path, R_OK) == 0 else {
      throw CorpusError(
        file: name, reason: "the file is not readable", advice: "check its permissions")
    }
  }
}

/// What a path leads to.
enum PathKind {
  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
  static func isFile(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// The absolute path, without `.`, `..` and links to folders; a link to a file keeps its own name. The path itself
  /// where its folder does not exist.
  static func place(of path: String) -> String {
    if isFolder(path) { return resolved(path) ?? path }
    guard let slash = path.lastIndex(of: "/") else {
      return resolved(".").map { joined($0, path) } ?? path
    }
    let folder = slash == path.startIndex ? "/" : String(path[..<slash])
    return resolved(folder).map { joined($0, String(path[path.index(after: slash)...])) } ?? path
  }

  private static func joined(_ folder: String, _ name: String) -> String {
    folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }

  private static func resolved(_ path: String) -> String? {
    guard let pointer = realpath(path, nil) else { return nil }
    defer { free(pointer) }
    return String(cString: pointer)
  }
}
