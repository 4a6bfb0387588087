import Foundation

/// A page of this user alone that leads a browser to the review.
///
/// Everybody on a machine sees with which arguments a program was started, so that the address itself, which lets a browser in, must
/// not be one.
struct StartFile {
  private let path: String

  /// - Parameter address: of letters, digits and `:/?=.` only.
  init(leadingTo address: String) throws {
    let folder = ProcessInfo.processInfo.environment["XDG_RUNTIME_DIR"] ?? NSTemporaryDirectory()
    path = URL(filePath: folder).appending(path: "concord-\(UUID().uuidString).html").path
    let page = """
      <!DOCTYPE html><html lang="en"><title>Concord</title>
      <meta http-equiv="refresh" content="0;url=\(address)"><a href="\(address)">Open the review</a></html>
      """
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw CocoaError(.fileWriteUnknown) }
    let handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
    try handle.write(contentsOf: Data(page.utf8))
  }

  /// Shows it in the browser that the desktop prefers; nil, and nothing is left of it, where there is no desktop.
  func opened() -> Self? {
    let environment = ProcessInfo.processInfo.environment
    let opener = Process()
    opener.executableURL = URL(filePath: "/usr/bin/env")
    opener.arguments = ["xdg-open", path]
    opener.standardInput = FileHandle.nullDevice
    opener.standardOutput = FileHandle.nullDevice
    opener.standardError = FileHandle.nullDevice
    guard environment["DISPLAY"] != nil || environment["WAYLAND_DISPLAY"] != nil,
      (try? opener.run()) != nil
    else {
      remove()
      return nil
    }
    return self
  }

  func remove() { try? FileManager.default.removeItem(atPath: path) }
}
