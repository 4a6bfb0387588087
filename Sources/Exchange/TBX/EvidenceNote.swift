internal import Terminology

/// The note in which evidence stands where a dialect has no category for it.
///
///     evidence: occurrenceCount=12, documentCount=3, renderingSource="003-en.txt"
///
/// After `evidence: ` come the categories of ``Evidence`` with their values, separated by a comma and a space. A number stands as it
/// is (digits, with one decimal point and more digits or without), other text between quotation marks, doubled within.
enum EvidenceNote {
  static func text(_ items: [DataItem]) -> String {
    "evidence: "
      + items.map { item in
        isNumber(item.text)
          ? "\(item.category)=\(item.text)"
          : "\(item.category)=\"\(item.text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\""))\""
      }.joined(separator: ", ")
  }

  /// The items that a note of this form says; nil for any other note.
  static func items(_ note: String) -> [DataItem]? {
    guard note.utf8.starts(with: "evidence: ".utf8) else { return nil }
    var items: [DataItem] = []
    var rest = note.unicodeScalars.dropFirst("evidence: ".unicodeScalars.count)
    while true {
      guard let sign = rest.firstIndex(of: "="),
        let category = Evidence(rawValue: String(rest[..<sign]))
      else { return nil }
      rest = rest[sign...].dropFirst()
      guard let value = value(&rest) else { return nil }
      items.append(DataItem(category.kind, category.rawValue, value))
      if rest.isEmpty { return items }
      guard rest.starts(with: ", ".unicodeScalars) else { return nil }
      rest = rest.dropFirst(2)
    }
  }

  private static func value(_ rest: inout Substring.UnicodeScalarView) -> String? {
    guard rest.first == "\"" else {
      let number = rest.prefix { $0 != "," }
      rest = rest[number.endIndex...]
      return isNumber(String(number)) ? String(number) : nil
    }
    var value = String.UnicodeScalarView()
    rest = rest.dropFirst()
    while let scalar = rest.popFirst() {
      if scalar != "\"" {
        value.append(scalar)
      } else if rest.first == "\"" {
        value.append("\"")
        rest = rest.dropFirst()
      } else {
        // A number between quotation marks would be written without.
        return isNumber(String(value)) ? nil : String(value)
      }
    }
    return nil
  }

  private static func isNumber(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.count <= 2
      && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { (0x30...0x39).contains($0) } }
  }
}
