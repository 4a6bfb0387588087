import Review

extension ReviewKeys {
  /// A button's help: what it does, and with which keys.
  func hint(_ action: ReviewAction) -> String {
    let names = keys(for: action).map { Self.shown($0) }
    return names.isEmpty ? action.title : "\(action.title) (\(names.joined(separator: ", ")))"
  }

  /// The first key, beside a button's words.
  func mark(_ action: ReviewAction) -> HTML {
    guard let key = keys(for: action).first, areCharactersOn || !key.isCharacter else {
      return HTML()
    }
    return " <kbd aria-hidden=\"true\">\(Self.shown(key))</kbd>"
  }

  static func shown(_ key: ReviewKey) -> String {
    key.presses.map { press in
      names.reduce(press) { $0.replacing($1.name, with: $1.sign) }
    }.joined(separator: " ")
  }

  private static let names: [(name: String, sign: String)] = [
    ("ArrowDown", "↓"), ("ArrowUp", "↑"), ("ArrowLeft", "←"), ("ArrowRight", "→"),
    ("Escape", "Esc"),
  ]
}

/// The keys as the script reads them: a line `action` tab `key` tab `key` for each action.
struct KeyTable {
  var text: String

  init(_ settings: ReviewSettings) {
    let keys = settings.keys
    text = ReviewAction.allCases.map { action in
      let usable = keys.keys(for: action).filter { keys.areCharactersOn || !$0.isCharacter }
      return ([action.rawValue] + usable.map(\.description)).joined(separator: "\t")
    }.joined(separator: "\n")
  }
}

extension ReviewAction {
  /// What a button says that stands beside what it acts on.
  var shortTitle: String {
    switch self {
    case .accept: "Accept"
    case .reject: "Reject"
    case .later: "Later"
    default: title
    }
  }
}
