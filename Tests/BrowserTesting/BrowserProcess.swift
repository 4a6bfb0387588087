import Foundation
import Glibc

/// Chromium, started with a profile of its own and spoken to over its debugging pipe; it ends with its owner, in whatever way that ends.
final class BrowserProcess: Sendable {
  let profile: String
  private let process: pid_t
  /// What is written to goes to the browser.
  let input: FileHandle
  let output: FileHandle

  init(program: String) throws {
    profile = NSTemporaryDirectory() + "concord-browser-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: profile, withIntermediateDirectories: true)
    let toBrowser = try Self.pipe()
    let fromBrowser = try Self.pipe()
    defer {
      close(toBrowser.reading)
      close(fromBrowser.writing)
    }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // Where --remote-debugging-pipe reads and writes.
    posix_spawn_file_actions_adddup2(&actions, toBrowser.reading, 3)
    posix_spawn_file_actions_adddup2(&actions, fromBrowser.writing, 4)
    for standard in 0...2 as ClosedRange<Int32> {
      posix_spawn_file_actions_addopen(&actions, standard, "/dev/null", O_RDWR, 0)
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // A group of its own, so that its helpers end with it.
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    posix_spawnattr_setpgroup(&attributes, 0)
    let arguments =
      [
        program, "--headless=new", "--remote-debugging-pipe", "--user-data-dir=\(profile)",
        "--no-first-run", "--no-default-browser-check", "--disable-background-networking",
        "--disable-component-update", "--disable-dev-shm-usage", "--disable-extensions",
        "--disable-gpu", "--disable-sync", "--lang=en", "--mute-audio", "--password-store=basic",
      ] + (geteuid() == 0 ? ["--no-sandbox"] : [])
    var pointers = arguments.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    var process: pid_t = 0
    let failure = posix_spawn(&process, program, &actions, &attributes, &pointers, environ)
    self.process = process
    input = FileHandle(fileDescriptor: toBrowser.writing, closeOnDealloc: true)
    output = FileHandle(fileDescriptor: fromBrowser.reading, closeOnDealloc: true)
    guard failure == 0 else {
      throw BrowserError("\(program) cannot be started: \(String(cString: strerror(failure)))")
    }
  }

  func end() {
    if process > 0 {
      kill(-process, SIGKILL)
      var status: Int32 = 0
      waitpid(process, &status, 0)
    }
    try? FileManager.default.removeItem(atPath: profile)
  }

  /// Descriptors above those that the browser gets, and closed in whatever else is started.
  private static func pipe() throws -> (reading: Int32, writing: Int32) {
    var ends: [Int32] = [-1, -1]
    guard Glibc.pipe(&ends) == 0 else { throw BrowserError("no pipe: \(errno)") }
    let high = ends.map { fcntl($0, F_DUPFD_CLOEXEC, 10) }
    for end in ends { close(end) }
    return (high[0], high[1])
  }
}

public struct BrowserError: Error, CustomStringConvertible {
  public let description: String

  init(_ description: String) { self.description = description }
}
