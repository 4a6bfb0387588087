import Review

/// Signs that stand beside words, so that nothing is said by colour alone.
extension TermStatus {
  var sign: String {
    switch self {
    case .undecided: "○"
    case .accepted: "✓"
    case .rejected: "✗"
    case .later: "◷"
    }
  }

  var label: String { rawValue }
}

extension RenderingStatus {
  var sign: String {
    switch self {
    case .undecided: ""
    case .preferred: "★"
    case .admitted: "✓"
    case .forbidden: "⊘"
    }
  }

  var label: String { self == .admitted ? "allowed" : rawValue }
}

/// How a rendering stands to the preferred one, as the report says.
struct RenderingMark {
  var kind: String

  var sign: String {
    switch kind {
    case "preferred": "●"
    case "trivial": "▲"
    case "divergent": "✗"
    default: "·"
    }
  }

  var label: String {
    switch kind {
    case "preferred": "most used"
    case "trivial": "same words"
    case "divergent": "other words"
    default: kind
    }
  }
}

extension ReviewTerm {
  /// Of the gravest finding that is not suppressed, 0 to 100; nil without one.
  func severity(on day: String) -> Double? {
    findings.filter { $0.suppression(on: day) == nil }.map(\.severity).max()
  }
}

/// Numbers as people read them.
enum Figure {
  /// 0 to 1 with two digits: `.62`, `1.00`.
  static func share(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    if hundredths >= 100 { return "1.00" }
    return "." + (hundredths < 10 ? "0" : "") + String(max(0, hundredths))
  }

  static func percent(_ value: Double) -> String { "\(Int((value * 100).rounded()))%" }

  static func severity(_ value: Double) -> String { String(Int(value.rounded())) }

  /// `1 term`, `2 terms`.
  static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }

  /// `2026-11-21 16:20` of `2026-11-21T16:20:00.000Z`.
  static func time(_ text: String) -> String {
    String(text.prefix(16)).replacing("T", with: " ")
  }
}
