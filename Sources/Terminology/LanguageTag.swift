/// A language named by a BCP 47 tag, in its canonical spelling (`zh-Hans-CN`).
public struct LanguageTag: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The tag in canonical case: language lower, script title, region upper (RFC 5646 section 2.1.1).
  public let text: String

  /// Accepts any case and `_` for `-`; nil where the text is not shaped like a BCP 47 tag.
  public init?(_ text: String) {
    let subtags = text.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "_" }
    guard let language = subtags.first, (2...8).contains(language.utf8.count),
      language.utf8.allSatisfy(Self.isLetter)
    else { return nil }
    var canonical = [language.lowercased()]
    for subtag in subtags.dropFirst() {
      guard (1...8).contains(subtag.utf8.count),
        subtag.utf8.allSatisfy({ Self.isLetter($0) || (48...57).contains($0) })
      else { return nil }
      let isExtension = canonical.contains { $0.utf8.count == 1 }
      switch subtag.utf8.count {
      case 2 where !isExtension: canonical.append(subtag.uppercased())
      case 4 where !isExtension && subtag.utf8.allSatisfy(Self.isLetter):
        canonical.append(subtag.prefix(1).uppercased() + subtag.dropFirst().lowercased())
      default: canonical.append(subtag.lowercased())
      }
    }
    self.text = canonical.joined(separator: "-")
  }

  private init(known text: String) { self.text = text }

  /// Chinese, no script or region said.
  public static let chinese = LanguageTag(known: "zh")
  /// English, no region said.
  public static let english = LanguageTag(known: "en")

  /// The primary language subtag: `zh` of `zh-Hans-CN`.
  public var primary: String { String(text.prefix { $0 != "-" }) }

  public var description: String { text }

  public static func < (a: Self, b: Self) -> Bool { a.text < b.text }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (65...90).contains(byte) || (97...122).contains(byte)
  }
}
