/// A key or a sequence of keys, as a browser names them (W3C UI Events, `key`): `j`, `G`, `ArrowDown`, `Shift+ArrowUp`, `Ctrl+a`, `g g`.
public struct ReviewKey: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The presses of a sequence, each with its modifiers.
  public let presses: [String]

  /// Reads the text form. The space bar is `Space`; a letter with Shift is the capital letter.
  ///
  /// nil for more than two presses, unknown names, and modifiers other than Ctrl and, with named keys, Shift: Alt and AltGr write letters on
  /// many keyboards, or belong to the system.
  public init?(_ text: String) {
    let presses = text.split(separator: " ").map(String.init)
    guard (1...2).contains(presses.count) else { return nil }
    var normal: [String] = []
    for press in presses {
      guard let one = Self.normalized(press) else { return nil }
      normal.append(one)
    }
    // A sequence is typed: keys that are held or move the focus are none of it.
    guard normal.count == 1 || normal.allSatisfy({ $0.count == 1 }) else { return nil }
    self.presses = normal
  }

  private init(press: String) { presses = [press] }

  public var description: String { presses.joined(separator: " ") }

  /// Whether it is a letter, digit or mark without Ctrl: what a person may type by mistake, or a speech program on purpose (WCAG 2.2,
  /// 2.1.4), and what the off switch turns off.
  public var isCharacter: Bool { presses.allSatisfy { $0.count == 1 } || presses == ["Space"] }

  public static func < (a: Self, b: Self) -> Bool {
    a.presses.lexicographicallyPrecedes(b.presses)
  }

  /// Whether one of two keys can never be told from the beginning of the other.
  func clashes(with other: Self) -> Bool {
    zip(presses, other.presses).allSatisfy { $0 == $1 }
  }

  static let names: Set<String> = [
    "ArrowDown", "ArrowLeft", "ArrowRight", "ArrowUp", "Backspace", "Delete", "End", "Enter",
    "Escape", "Home", "Insert", "PageDown", "PageUp", "Space",
  ]

  private static func isNamed(_ key: String) -> Bool {
    if names.contains(key) { return true }
    guard key.hasPrefix("F"), let number = Int(key.dropFirst()) else { return false }
    return (1...12).contains(number)
  }

  private static func normalized(_ press: String) -> String? {
    var key = Substring(press)
    var modifiers: Set<String> = []
    while let plus = key.firstIndex(of: "+"), plus != key.startIndex {
      let modifier = String(key[..<plus])
      guard modifier == "Ctrl" || modifier == "Shift", modifiers.insert(modifier).inserted else {
        return nil
      }
      key = key[key.index(after: plus)...]
    }
    let isNamed = isNamed(String(key))
    let isCharacter =
      key.count == 1 && key.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value != 0x7F }
    guard isNamed || isCharacter else { return nil }
    if isCharacter {
      let isControlled = modifiers.contains("Ctrl")
      guard modifiers.contains("Shift") ? isControlled : true else { return nil }
      if isControlled { key = Substring(key.lowercased()) }
    }
    return ["Ctrl", "Shift"].filter(modifiers.contains).map { $0 + "+" }.joined() + key
  }
}
