/// A word in Latin letters as the sounds that are compared in names: one byte a sound, doubled letters once.
///
/// `"Schach" → "SaC"`, with `C S Z T N` for *ch sh zh th ng*. Spelling is read broadly, since names come from many languages.
struct Phones: Hashable, Sendable {
  let bytes: [UInt8]

  /// - Parameter letters: in lower case; others than a to z are passed over.
  init(_ letters: some StringProtocol) {
    let letters = letters.utf8.filter { (0x61...0x7A).contains($0) }
    var phones: [UInt8] = []
    var i = 0
    while i < letters.count {
      let (sounds, length) = Self.sounds(of: letters[i...])
      for sound in sounds where phones.last != sound { phones.append(sound) }
      i += length
    }
    bytes = phones
  }

  private static func sounds(of rest: ArraySlice<UInt8>) -> (sounds: [UInt8], length: Int) {
    for (spelling, sounds) in digraphs where rest.starts(with: spelling) {
      return (sounds, spelling.count)
    }
    let letter = rest[rest.startIndex]
    switch letter {
    case UInt8(ascii: "c"):
      let isSoft = rest.dropFirst().first.map { softening.contains($0) } ?? false
      return ([UInt8(ascii: isSoft ? "s" : "k")], 1)
    case UInt8(ascii: "q"): return ([UInt8(ascii: "k")], 1)
    case UInt8(ascii: "x"): return (Array("ks".utf8), 1)
    default: return ([letter], 1)
    }
  }

  /// Letters before which *c* is a sibilant.
  private static let softening = Set("eiy".utf8)

  private static let digraphs: [(spelling: [UInt8], sounds: [UInt8])] = [
    ("tsch", "C"), ("sch", "S"), ("tch", "C"), ("ph", "f"), ("gh", "g"), ("kh", "k"), ("th", "T"),
    ("dh", "d"), ("sh", "S"), ("zh", "Z"), ("ch", "C"), ("ck", "k"), ("qu", "kw"), ("tz", "ts"),
    ("ng", "N"),
  ].map { (Array($0.0.utf8), Array($0.1.utf8)) }

  // MARK: Costs

  static func cost(of a: UInt8, for b: UInt8) -> Float { costs[Int(a) << 7 | Int(b)] }

  /// What it costs that one side lacks a sound: vowels, *h* and *r* at the end of a syllable are often not written.
  static func cost(lacking sound: UInt8) -> Float {
    switch sound {
    case _ where vowels.contains(sound): 0.25
    case UInt8(ascii: "h"): 0.3
    case UInt8(ascii: "r"): 0.4
    default: 1
    }
  }

  private static let vowels = Set("aeiouwy".utf8)

  /// Costs of taking one sound for another, by what Chinese does not tell apart or translators mix up.
  private static let costs: [Float] = {
    var costs = [Float](repeating: 1, count: 1 << 14)
    func set(_ a: UInt8, _ b: UInt8, _ cost: Float) {
      costs[Int(a) << 7 | Int(b)] = cost
      costs[Int(b) << 7 | Int(a)] = cost
    }
    for (group, cost) in [("aeiouwy", Float(0.2)), ("szSCjZT", 0.3)] {
      for a in group.utf8 { for b in group.utf8 { set(a, b, cost) } }
    }
    for (pairs, cost) in [
      ("nN tT", Float(0.1)), ("lr", 0.15), ("fv vw", 0.2), ("bp dt gk", 0.25), ("gj yj", 0.3),
      ("mn", 0.35), ("bv fh kC hk hj mN dT", 0.4), ("fw fp gh tC dj", 0.5), ("ln", 0.7),
    ] {
      for pair in pairs.utf8.split(separator: 0x20) {
        if let a = pair.first, let b = pair.last { set(a, b, cost) }
      }
    }
    for sound in 0..<UInt8(128) { set(sound, sound, 0) }
    return costs
  }()
}
