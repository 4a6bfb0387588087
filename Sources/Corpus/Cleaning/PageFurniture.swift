/// Finds the lines that belong to the page and not to the text: page numbers, and running headers beside them.
struct PageFurniture {
  /// Running headers are no longer than this.
  private let longestHeader = 80

  /// The lines without page numbers and running headers; what is removed becomes a blank line.
  func removed(from lines: [TextLine]) -> [TextLine] {
    let numbers = pageNumbers(lines)
    guard !numbers.isEmpty else { return lines }
    let headers = runningHeaders(lines, besides: numbers)
    var result = lines
    for i in numbers.union(headers) { result[i].scalars = [] }
    return result
  }

  /// Lines that hold nothing but a number, where several of them grow through the file.
  private func pageNumbers(_ lines: [TextLine]) -> Set<Int> {
    var found: [(line: Int, value: Int)] = []
    for (i, line) in lines.enumerated() {
      if let value = Self.pageNumber(line.scalars) { found.append((i, value)) }
    }
    guard found.count >= 2, zip(found, found.dropFirst()).allSatisfy({ $0.value < $1.value }) else {
      return []
    }
    return Set(found.map(\.line))
  }

  /// The number of `12`, `- 12 -`, `第12页` and `Page 12 of 30`; nil for other lines.
  private static func pageNumber(_ line: [UInt32]) -> Int? {
    var text = String(scalars: line.map(\.lowered)).split(separator: " ").joined(separator: " ")
    for word in ["第", "页", "page"] { text = text.replacing(word, with: "") }
    if let of = text.firstRange(of: " of ") { text = String(text[..<of.lowerBound]) }
    let digits = text.filter { !" -–—".contains($0) }
    guard !digits.isEmpty, digits.utf8.count <= 4,
      digits.utf8.allSatisfy({ (48...57).contains($0) })
    else { return nil }
    return Int(digits)
  }

  /// Short lines that stand next to a page number and repeat an earlier line, digits left out of account.
  private func runningHeaders(_ lines: [TextLine], besides numbers: Set<Int>) -> Set<Int> {
    var headers: Set<[UInt32]> = []
    for number in numbers {
      for step in [-1, 1] {
        guard let i = nextFull(lines, from: number, step: step), !numbers.contains(i) else {
          continue
        }
        let text = withoutDigits(lines[i])
        if !text.isEmpty, text.count <= longestHeader { headers.insert(text) }
      }
    }
    let places = Dictionary(
      grouping: lines.indices.filter { headers.contains(withoutDigits(lines[$0])) }
    ) {
      withoutDigits(lines[$0])
    }
    // The first may be the title of the whole, and interrupts nothing.
    return Set(places.values.flatMap { $0.sorted().dropFirst() })
  }

  private func withoutDigits(_ line: TextLine) -> [UInt32] {
    line.scalars.filter { $0.kind != .digit && $0.kind != .space }
  }

  private func nextFull(_ lines: [TextLine], from start: Int, step: Int) -> Int? {
    var i = start + step
    while lines.indices.contains(i) {
      if !lines[i].isBlank { return i }
      i += step
    }
    return nil
  }
}
