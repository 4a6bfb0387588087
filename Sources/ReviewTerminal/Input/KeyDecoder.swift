/// Makes keys of the bytes that a terminal sends: UTF-8, control characters, and the escape sequences of xterm and its kin (ECMA-48;
/// XTerm Control Sequences, "PC-Style Function Keys").
///
/// Bytes may come in pieces of any size. What it does not know is passed over as a whole, so that no part of it counts as a key.
public struct KeyDecoder: Sendable {
  private var pending: [UInt8] = []

  /// More than any sequence has; pasted text may be longer.
  private static let longestSequence = 64
  private static let longestPaste = 1 << 16

  public init() {}

  /// Whether something has begun that more bytes may complete: an escape, or part of a character.
  public var isPending: Bool { !pending.isEmpty }

  public mutating func decode(_ bytes: some Sequence<UInt8>) -> [TerminalKey] {
    pending += bytes
    return drain(isLast: false)
  }

  /// Nothing came for a while: a lone escape is the key.
  public mutating func flush() -> [TerminalKey] {
    defer { pending = [] }
    return drain(isLast: true)
  }

  private mutating func drain(isLast: Bool) -> [TerminalKey] {
    var keys: [TerminalKey] = []
    var rest = pending[...]
    while let first = rest.first {
      let step: (key: TerminalKey?, count: Int)? =
        first == 0x1B
        ? escape(rest, isLast: isLast)
        : first < 0x20 || first == 0x7F ? (Self.control(first), 1) : character(rest, isLast: isLast)
      guard let step else { break }
      if let key = step.key { keys.append(key) }
      rest = rest.dropFirst(step.count)
    }
    pending = Array(rest)
    return keys
  }

  private static func control(_ byte: UInt8) -> TerminalKey? {
    switch byte {
    case 0x08, 0x7F: .named("Backspace")
    case 0x09: .named("Tab")
    case 0x0A, 0x0D: .named("Enter")
    case 0x01...0x1A: .named("Ctrl+" + String(UnicodeScalar(byte + 0x60)))
    default: nil
    }
  }

  /// nil where bytes are missing.
  private func character(
    _ bytes: ArraySlice<UInt8>, isLast: Bool
  ) -> (key: TerminalKey?, count: Int)? {
    guard let first = bytes.first else { return nil }
    let length =
      switch first {
      case 0xC2...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF4: 4
      default: 1
      }
    let tail = bytes.dropFirst().prefix(length - 1)
    if let bad = tail.firstIndex(where: { $0 & 0xC0 != 0x80 }) {
      return (nil, bad - bytes.startIndex)
    }
    guard tail.count == length - 1 else { return isLast ? (nil, bytes.count) : nil }
    let text = String(validating: bytes.prefix(length), as: UTF8.self)
    return (text?.first.map(TerminalKey.character), length)
  }

  // MARK: - Escape sequences

  private func escape(
    _ bytes: ArraySlice<UInt8>, isLast: Bool
  ) -> (key: TerminalKey?, count: Int)? {
    guard let second = bytes.dropFirst().first else {
      return isLast ? (.named("Escape"), 1) : nil
    }
    switch second {
    case UInt8(ascii: "["): return controlSequence(bytes, isLast: isLast)
    case UInt8(ascii: "O"):
      guard let third = bytes.dropFirst(2).first else { return isLast ? (nil, 2) : nil }
      return (Self.key(ofFinal: third, modifier: 1), 3)
    case 0x1B: return (.named("Escape"), 1)
    // Alt with a key: it belongs to the system, or writes a letter of its own.
    default: return (nil, 2)
    }
  }

  private func controlSequence(
    _ bytes: ArraySlice<UInt8>, isLast: Bool
  ) -> (key: TerminalKey?, count: Int)? {
    let body = bytes.dropFirst(2)
    guard
      let end = body.prefix(Self.longestSequence).firstIndex(where: { !(0x20...0x3F).contains($0) })
    else {
      return isLast || body.count >= Self.longestSequence ? (nil, bytes.count) : nil
    }
    let count = end - bytes.startIndex + 1
    let parameters = String(decoding: body[..<end], as: UTF8.self).split(
      separator: ";", omittingEmptySubsequences: false
    ).map { Int($0) ?? 0 }
    let final = bytes[end]
    // What is no final byte (ECMA-48, 5.4) belongs to the next key.
    guard (0x40...0x7E).contains(final) else { return (nil, count - 1) }
    if final == UInt8(ascii: "~"), parameters.first == 200 {
      return paste(bytes, after: count, isLast: isLast)
    }
    return (Self.key(final, parameters), count)
  }

  private func paste(
    _ bytes: ArraySlice<UInt8>, after start: Int, isLast: Bool
  ) -> (key: TerminalKey?, count: Int)? {
    let end = Array("\u{1B}[201~".utf8)
    let body = bytes.dropFirst(start)
    var place = body.startIndex
    while place + end.count <= body.endIndex {
      if body[place] == 0x1B, body[place..<(place + end.count)].elementsEqual(end) {
        let text = String(decoding: body[..<place], as: UTF8.self)
        return (.paste(text), place + end.count - bytes.startIndex)
      }
      place += 1
    }
    return isLast || body.count > Self.longestPaste ? (nil, bytes.count) : nil
  }

  private static func key(_ final: UInt8, _ parameters: [Int]) -> TerminalKey? {
    let modifier = parameters.count > 1 ? parameters[1] : 1
    guard final == UInt8(ascii: "~") || final == UInt8(ascii: "u") else {
      return key(ofFinal: final, modifier: modifier)
    }
    guard let number = parameters.first else { return nil }
    // "modifyOtherKeys": 27 ; modifier ; code ~, and code ; modifier u.
    if final == UInt8(ascii: "u") { return key(code: number, modifier: modifier) }
    if number == 27, parameters.count == 3 {
      return key(code: parameters[2], modifier: modifier)
    }
    return named(names[number], modifier: modifier)
  }

  private static func key(code: Int, modifier: Int) -> TerminalKey? {
    switch code {
    case 9: return .named("Tab")
    case 13: return named("Enter", modifier: modifier)
    case 27: return .named("Escape")
    default:
      guard (0x21...0x7E).contains(code), let scalar = UnicodeScalar(UInt32(code)) else {
        return nil
      }
      let letter = String(scalar)
      switch modifier {
      case 1: return letter.first.map(TerminalKey.character)
      case 2: return letter.uppercased().first.map(TerminalKey.character)
      case 5: return .named("Ctrl+" + letter.lowercased())
      case 6: return .named("Ctrl+Shift+" + letter.lowercased())
      default: return nil
      }
    }
  }

  private static func key(ofFinal final: UInt8, modifier: Int) -> TerminalKey? {
    if final == UInt8(ascii: "Z") { return .named("Shift+Tab") }
    return named(finals[final], modifier: modifier)
  }

  /// - Parameter modifier: one more than the sum of 1 for Shift, 2 for Alt, 4 for Ctrl.
  private static func named(_ name: String?, modifier: Int) -> TerminalKey? {
    guard let name else { return nil }
    switch modifier {
    case 0, 1: return .named(name)
    case 2: return .named("Shift+" + name)
    case 5: return .named("Ctrl+" + name)
    case 6: return .named("Ctrl+Shift+" + name)
    default: return nil
    }
  }

  private static let finals: [UInt8: String] = [
    UInt8(ascii: "A"): "ArrowUp", UInt8(ascii: "B"): "ArrowDown", UInt8(ascii: "C"): "ArrowRight",
    UInt8(ascii: "D"): "ArrowLeft", UInt8(ascii: "F"): "End", UInt8(ascii: "H"): "Home",
    UInt8(ascii: "P"): "F1", UInt8(ascii: "Q"): "F2", UInt8(ascii: "R"): "F3",
    UInt8(ascii: "S"): "F4",
  ]

  private static let names: [Int: String] = [
    1: "Home", 2: "Insert", 3: "Delete", 4: "End", 5: "PageUp", 6: "PageDown", 7: "Home", 8: "End",
    11: "F1", 12: "F2", 13: "F3", 14: "F4", 15: "F5", 17: "F6", 18: "F7", 19: "F8", 20: "F9",
    21: "F10", 23: "F11", 24: "F12",
  ]
}
