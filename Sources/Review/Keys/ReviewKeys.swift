/// Which keys do what: the usual ones, and what a person changed.
public struct ReviewKeys: Hashable, Sendable {
  /// Whether letters, digits and marks do anything by themselves (WCAG 2.2, 2.1.4: they can be turned off).
  public var areCharactersOn = true
  /// What differs from the usual keys.
  private var changed: [ReviewAction: [ReviewKey]] = [:]
  private var actions: [ReviewKey: ReviewAction] = [:]

  public init() { index() }

  private mutating func index() {
    actions = [:]
    for action in ReviewAction.allCases {
      for key in keys(for: action) { actions[key] = action }
    }
  }

  /// In the order in which they were given.
  public func keys(for action: ReviewAction) -> [ReviewKey] {
    changed[action] ?? action.defaultKeys
  }

  /// What a key does; nil for nothing, and for a character while these are off.
  public func action(for key: ReviewKey) -> ReviewAction? {
    key.isCharacter && !areCharactersOn ? nil : actions[key]
  }

  /// Whether a press may begin a sequence, so that the next one is to be waited for.
  public func isBeginning(_ press: ReviewKey) -> Bool {
    areCharactersOn && press.presses.count == 1
      && actions.keys.contains { $0.presses.count > 1 && $0.presses.first == press.presses[0] }
  }

  /// The action that has a key already, or one that begins with it, or that it begins with.
  public func clash(of key: ReviewKey, for action: ReviewAction) -> ReviewAction? {
    ReviewAction.allCases.first { other in
      other != action && keys(for: other).contains { $0.clashes(with: key) }
    }
  }

  /// Gives an action other keys, or none.
  /// - Throws: `ReviewError` of kind `invalid` where another action has one of them, or two of them cannot be told apart.
  public mutating func set(
    _ keys: [ReviewKey], for action: ReviewAction
  ) throws(ReviewError) {
    var unique: [ReviewKey] = []
    for key in keys where !unique.contains(key) {
      if let other = clash(of: key, for: action) {
        throw ReviewError(
          kind: .invalid, place: key.description,
          reason: "the key is taken: \(other.title)", advice: "give that another key first")
      }
      if let other = unique.first(where: { $0.clashes(with: key) }) {
        throw ReviewError(
          kind: .invalid, place: key.description, reason: "it begins as \(other) does",
          advice: "take one of the two")
      }
      unique.append(key)
    }
    changed[action] = unique == action.defaultKeys ? nil : unique
    index()
  }

  /// The usual keys again.
  public mutating func reset() {
    changed = [:]
    index()
  }

  public var isUsual: Bool { changed.isEmpty && areCharactersOn }
}

// MARK: - Text form

extension ReviewKeys {
  /// Reads ``text``. What it does not know, and keys that clash with those before, are passed over: the usual ones hold there.
  public init(text: String) {
    self.init()
    // A key may move from one action to another: those changed give theirs up first.
    var wishes: [(ReviewAction, [ReviewKey])] = []
    for line in text.split(whereSeparator: \.isNewline) {
      let parts = line.split(separator: "\t", omittingEmptySubsequences: false)
      if parts == ["characters", "off"] { areCharactersOn = false }
      guard let action = parts.first.flatMap({ ReviewAction(rawValue: String($0)) }) else {
        continue
      }
      wishes.append((action, parts.dropFirst().compactMap { ReviewKey(String($0)) }))
      changed[action] = []
    }
    for (action, keys) in wishes {
      do { try set(keys, for: action) } catch { changed[action] = nil }
    }
    // A usual key that came back may clash with one that was given away.
    if ReviewAction.allCases.contains(where: { action in
      keys(for: action).contains { clash(of: $0, for: action) != nil }
    }) {
      changed = [:]
    }
    index()
  }

  /// What differs from the usual keys, a line for each action, with tabs between.
  public var text: String {
    let lines = changed.sorted { $0.key.rawValue < $1.key.rawValue }.map { action, keys in
      ([action.rawValue] + keys.map(\.description)).joined(separator: "\t") + "\n"
    }
    return (areCharactersOn ? "" : "characters\toff\n") + lines.joined()
  }
}
