import Glibc

/// The files below a folder, in the order of their paths.
struct FolderListing {
  let limits: InputLimits

  /// Hidden files and folders are left out, links to folders are not followed.
  func files(in folder: String) throws(CorpusError) -> [String] {
    var files: [String] = []
    try collect(folder, depth: 0, into: &files)
    return files.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
  }

  private func collect(
    _ folder: String, depth: Int, into files: inout [String]
  ) throws(CorpusError) {
    guard depth < 32, let handle = opendir(folder) else {
      throw CorpusError(
        file: folder, reason: "the folder cannot be read",
        advice: "check the path and its permissions")
    }
    defer { closedir(handle) }
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard !name.hasPrefix(".") else { continue }
      let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
      var status = stat()
      guard lstat(path, &status) == 0 else { continue }
      if status.st_mode & S_IFMT == S_IFDIR {
        try collect(path, depth: depth + 1, into: &files)
      } else if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG {
        files.append(path)
      }
      if files.count > limits.files {
        throw CorpusError(
          file: folder, reason: "the folder holds more than \(limits.files) files",
          advice: "name the folder of the texts themselves")
      }
    }
  }
}
