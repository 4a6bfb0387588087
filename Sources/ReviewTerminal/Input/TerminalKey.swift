public import Review

/// A key as a terminal sends it.
public enum TerminalKey: Hashable, Sendable {
  /// Something to type.
  case character(Character)
  /// A key with a name of ``ReviewKey``, perhaps with Ctrl or Shift; `Tab` besides.
  case named(String)
  /// A text that was pasted, to be taken as text and never as keys.
  case paste(String)

  /// Its name among keys; nil for pasted text and keys that have none.
  public var press: ReviewKey? {
    switch self {
    case .character(" "): ReviewKey("Space")
    case .character(let character): ReviewKey(String(character))
    case .named("Tab"): ReviewKey("F6")
    case .named(let name): ReviewKey(name)
    case .paste: nil
    }
  }
}
