/// A day, a month or a year, as ISO 8601 writes it: `2024-03-05`, `2024-03`, `2024`.
public struct CalendarDay: Hashable, Comparable, Sendable {
  public let text: String
  /// Days, counted as if every month had 31: for order and rough distance, not for calendars. A month stands for its
  /// first day, a year for its first month.
  public let ordinal: Int

  /// nil where the text is no such date.
  public init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let lengths = [4, 2, 2]
    guard (1...3).contains(parts.count),
      zip(parts, lengths).allSatisfy({ part, length in
        part.utf8.count == length && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
      })
    else { return nil }
    let numbers = parts.compactMap { Int($0) }
    guard numbers.count < 2 || (1...12).contains(numbers[1]),
      numbers.count < 3 || (1...31).contains(numbers[2])
    else { return nil }
    self.text = text
    ordinal =
      numbers[0] * 372 + (numbers.count > 1 ? numbers[1] - 1 : 0) * 31
      + (numbers.count > 2 ? numbers[2] - 1 : 0)
  }

  public static func < (a: Self, b: Self) -> Bool { a.ordinal < b.ordinal }
}
