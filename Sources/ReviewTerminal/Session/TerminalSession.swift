import Review

/// Runs a review in the terminal that standard input and output are.
public struct TerminalSession {
  private var review: TerminalReview
  private let inColour: Bool
  /// How long a lone escape waits for the rest of a sequence, in milliseconds: over ssh pieces come apart.
  private static let escapeWait: Int32 = 50
  /// How often what others wrote is taken in, in milliseconds.
  private static let refreshInterval: Int32 = 2000

  /// - Parameter inColour: whether colours are shown (no-color.org: not where NO_COLOR is set).
  public init(_ review: TerminalReview, inColour: Bool) {
    self.review = review
    self.inColour = inColour
  }

  /// Makes sure that standard input and output are a terminal, before any long work.
  /// - Throws: `TerminalError` where one of them is none.
  public static func requireTerminal() throws(TerminalError) {
    guard RawTerminal.isThere() else { throw .noTerminal }
  }

  /// Until the person ends it, or the terminal goes away.
  /// - Throws: `TerminalError` where there is no terminal.
  public mutating func run() throws(TerminalError) {
    let terminal = try RawTerminal()
    var decoder = KeyDecoder()
    var old: Screen?
    while !review.isEnded {
      let screen = review.screen(terminal.size)
      if screen != old { terminal.write(screen.escaped(after: old, inColour: inColour)) }
      old = screen
      switch terminal.read(
        milliseconds: decoder.isPending ? Self.escapeWait : Self.refreshInterval)
      {
      case .bytes(let bytes): review.take(decoder.decode(bytes))
      case .nothing where decoder.isPending: review.take(decoder.flush())
      case .nothing: review.refresh()
      case .interrupted: old = nil
      case .end: return review.keepSettings()
      }
    }
    review.keepSettings()
  }
}
