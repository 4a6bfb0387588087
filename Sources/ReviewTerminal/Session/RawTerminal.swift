import Glibc
import Synchronization

/// A terminal that sends each key as it is pressed, and gets back its usual behaviour whatever happens.
///
/// Whoever ends the program by a signal finds the terminal as it was: the handlers put it back before they let the signal do its work.
final class RawTerminal {
  /// Shows the other screen, which leaves what was there before; pasted text comes marked.
  static let enter = "\u{1B}[?1049h\u{1B}[?2004h\u{1B}[2J"
  /// And back: the cursor is seen, looks are as usual.
  static let leave = "\u{1B}[?2004l\u{1B}[m\u{1B}[?25h\u{1B}[?1049l"

  private let input: Int32
  private let output: Int32

  /// - Throws: `TerminalError` where one of the two is no terminal.
  init(input: Int32 = STDIN_FILENO, output: Int32 = STDOUT_FILENO) throws(TerminalError) {
    var usual = termios()
    guard Self.isThere(input: input, output: output), tcgetattr(input, &usual) == 0 else {
      throw .noTerminal
    }
    self.input = input
    self.output = output
    Restoration.begin(input, output, usual)
    var raw = usual
    cfmakeraw(&raw)
    guard tcsetattr(input, TCSAFLUSH, &raw) == 0 else {
      Restoration.restore()
      throw .noTerminal
    }
    Restoration.catchSignals()
    write(Self.enter)
  }

  deinit { Restoration.restore() }

  /// Whether both sides are a terminal.
  static func isThere(input: Int32 = STDIN_FILENO, output: Int32 = STDOUT_FILENO) -> Bool {
    isatty(input) == 1 && isatty(output) == 1
  }

  var size: ScreenSize {
    var size = winsize()
    guard ioctl(output, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else {
      return ScreenSize(columns: 80, rows: 24)
    }
    return ScreenSize(columns: Int(size.ws_col), rows: Int(size.ws_row))
  }

  func write(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(output, $0.baseAddress, $0.count) }
      if count < 0, errno != EINTR { return }
      bytes = bytes.dropFirst(max(0, count))
    }
  }

  enum Input {
    case bytes([UInt8])
    /// Nothing came for so long.
    case nothing
    /// A signal came, as when the size changes.
    case interrupted
    case end
  }

  /// Waits for keys.
  /// - Parameter milliseconds: how long at most.
  func read(milliseconds: Int32) -> Input {
    var poll = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
    let ready = Glibc.poll(&poll, 1, milliseconds)
    if ready < 0 { return errno == EINTR ? .interrupted : .end }
    if ready == 0 { return .nothing }
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = Glibc.read(input, &bytes, bytes.count)
    if count < 0 { return errno == EINTR ? .interrupted : .end }
    return count == 0 ? .end : .bytes(Array(bytes[..<count]))
  }
}

/// Why a review in the terminal cannot begin.
public enum TerminalError: Error, Hashable, Sendable {
  /// Standard input or output is no terminal.
  case noTerminal
}

/// How the terminal was, where signal handlers find it.
private enum Restoration {
  private struct Place {
    var input: Int32
    var output: Int32
    var usual: termios
  }

  // Written before handlers are set and after they are taken away; a handler only reads it.
  nonisolated(unsafe) private static var place: Place?
  private static let signals = [
    SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGABRT, SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGTRAP,
  ]

  static func begin(_ input: Int32, _ output: Int32, _ usual: termios) {
    place = Place(input: input, output: output, usual: usual)
  }

  static func catchSignals() {
    for number in signals {
      signal(number) { number in
        Restoration.putBack()
        signal(number, SIG_DFL)
        raise(number)
      }
    }
    // Ends the wait for keys, so that the screen is drawn anew.
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { _ in }
    sigaction(SIGWINCH, &action, nil)
  }

  static func restore() {
    for number in signals { signal(number, SIG_DFL) }
    signal(SIGWINCH, SIG_DFL)
    putBack()
    place = nil
  }

  /// Only what a signal handler may do: no memory is asked for.
  private static func putBack() {
    guard var place else { return }
    leaveBytes.withUnsafeBufferPointer { _ = write(place.output, $0.baseAddress, $0.count) }
    tcsetattr(place.input, TCSANOW, &place.usual)
  }

  private static let leaveBytes = Array(RawTerminal.leave.utf8)
}
