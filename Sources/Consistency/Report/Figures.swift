/// How figures read, wherever a report is for people.
enum Figures {
  /// `0.84`; an en dash where nothing could be measured.
  static func twoDecimals(_ value: Double?) -> String {
    guard let value, value.isFinite else { return "–" }
    let hundredths = Int((abs(value) * 100).rounded())
    let cents = String(hundredths % 100)
    return (value < 0 && hundredths > 0 ? "−" : "") + "\(hundredths / 100)."
      + (cents.utf8.count == 1 ? "0" + cents : cents)
  }

  /// As many decimals as are needed, `decimals` at most: `0.8`, `0.6462`, `100`.
  static func short(_ value: Double, decimals: Int) -> String {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let rounded = (value * scale).rounded() / scale
    return rounded == rounded.rounded() ? String(Int(rounded)) : "\(rounded)"
  }

  /// `84%`; an en dash where nothing could be measured.
  static func percent(_ share: Double?) -> String {
    guard let share, share.isFinite else { return "–" }
    return "\(Int((share * 100).rounded()))%"
  }

  /// `39`; what is above nothing never shows as 0.
  static func severity(_ value: Double) -> String {
    value > 0 && value < 0.5 ? "< 1" : "\(Int(value.rounded()))"
  }

  /// The probability of a test: `0.03`, `0.004`, `< 0.001`.
  static func probability(_ p: Double?) -> String {
    guard let p, p.isFinite else { return "–" }
    return p < 0.001
      ? "< 0.001" : p < 0.0095 ? "0.00\(Int((p * 1000).rounded()))" : twoDecimals(p)
  }

  /// `0.80–0.88`
  static func interval(_ interval: ShareInterval) -> String {
    "\(twoDecimals(interval.low))–\(twoDecimals(interval.high))"
  }

  /// `1 term`, `2 terms`.
  static func counted(_ n: Int, _ noun: String) -> String { "\(n) \(noun)\(n == 1 ? "" : "s")" }
}
