import Foundation

/// The kind of file system that a file lies on.
///
/// A store needs locks and shared memory that all its users see; across machines neither is certain, and the file gets damaged
/// (sqlite.org, "How To Corrupt An SQLite Database File", section 2.1; "Write-Ahead Logging": not over a network).
enum FileSystem {
  /// - Parameter mounts: the mounts of this machine; nil where they cannot be read, which refuses nothing.
  /// - Throws: `ReviewError` where the folder is not there, or on a file system that several machines share.
  static func requireLocal(
    folder: String, of file: String,
    mounts: String? = try? String(contentsOfFile: "/proc/self/mountinfo", encoding: .utf8)
  ) throws(ReviewError) {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue
    else {
      throw ReviewError(
        kind: .unusable, place: file, reason: "its folder is not there",
        advice: "name a folder that is")
    }
    guard let mounts, let type = type(of: folder, mounts), isShared(type) else { return }
    throw ReviewError(
      kind: .sharedFileSystem, place: file,
      reason: "its folder is on a file system that other machines may write to (\(type)),"
        + " where a store would be damaged",
      advice: "copy the folder to a disk of this machine")
  }

  /// The type of the file system that a folder is on.
  /// - Parameters:
  ///   - folder: absolute, without symbolic links.
  ///   - mounts: as `/proc/self/mountinfo` has them (proc(5)): the mount point is the fifth field, the type the first after the
  ///     field `-`. A later mount hides an earlier one.
  static func type(of folder: String, _ mounts: String) -> String? {
    var found: (length: Int, type: String)?
    for line in mounts.split(separator: "\n") {
      let fields = line.split(separator: " ")
      guard fields.count > 5, let dash = fields.firstIndex(of: "-"), dash + 1 < fields.count
      else { continue }
      let point = unescaped(fields[4])
      let prefix = point == "/" ? "/" : point + "/"
      guard (folder + "/").hasPrefix(prefix), point.utf8.count >= found?.length ?? 0 else {
        continue
      }
      found = (point.utf8.count, String(fields[dash + 1]))
    }
    return found?.type
  }

  /// Whether several machines may have it open: network and cluster file systems, folders of a virtual machine's host, and those in
  /// user space (sshfs and cloud folders), but not disks in user space (`fuseblk`: NTFS, exFAT).
  static func isShared(_ type: String) -> Bool {
    sharedTypes.contains(type) || type == "fuse" || type.hasPrefix("fuse.")
  }

  private static let sharedTypes: Set<String> = [
    "9p", "afs", "beegfs", "ceph", "cifs", "coda", "drvfs", "gfs2", "glusterfs", "gpfs", "lustre",
    "ncpfs", "nfs", "nfs4", "ocfs2", "orangefs", "smb3", "smbfs", "vboxsf", "virtiofs", "vmhgfs",
  ]

  /// Blanks and such are written as `\040`.
  private static func unescaped(_ field: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = Array(field.utf8)[...]
    while let byte = rest.popFirst() {
      let digits = rest.prefix(3)
      let isEscape =
        byte == UInt8(ascii: "\\") && digits.count == 3
        && digits.allSatisfy { (0x30...0x37).contains($0) }
      guard isEscape, let code = UInt8(String(decoding: digits, as: UTF8.self), radix: 8) else {
        bytes.append(byte)
        continue
      }
      bytes.append(code)
      rest = rest.dropFirst(3)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
