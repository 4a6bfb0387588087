/// 256 bits that nobody can guess.
struct Secret: Hashable, Sendable {
  /// 64 hexadecimal digits.
  let text: String

  /// From the system's generator, which is meant for secrets (getrandom(2)).
  init() {
    var generator = SystemRandomNumberGenerator()
    let digits = Array("0123456789abcdef".utf8)
    let bytes = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    text = String(
      decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  /// Compares in a time that does not tell how much of the text is right.
  func matches(_ other: String) -> Bool {
    let ours = Array(text.utf8)
    let theirs = Array(other.utf8)
    guard ours.count == theirs.count else { return false }
    return zip(ours, theirs).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
  }
}
