/// Finds the lines that belong to the page and not to the text: page numbers, running headers and footnotes beside
/// them.
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

  /// The lines that belong to the page in a text of one segment a line: page numbers, running headers, and the
  /// footnotes that stand at a page break.
  func places(in lines: [TextLine]) -> Set<Int> {
    let numbers = pageNumbers(lines)
    guard !numbers.isEmpty else { return [] }
    var found = numbers.union(runningHeaders(lines, besides: numbers))
    for step in [-1, 1] {
      for place in found {
        var i = place
        while let next = nextFull(lines, from: i, step: step),
          found.contains(next) || isFootnote(lines[next].scalars)
        {
          found.insert(next)
          i = next
        }
      }
    }
    return found
  }

  // MARK: Page numbers

  /// Lines that hold nothing but a number, where several of them grow through the file.
  ///
  /// A number line here and there may be text: those that grow must be most of them.
  private func pageNumbers(_ lines: [TextLine]) -> Set<Int> {
    var found: [(line: Int, value: Int)] = []
    for (i, line) in lines.enumerated() {
      if let value = Self.pageNumber(line.scalars) { found.append((i, value)) }
    }
    let growing = Self.longestGrowing(found.map(\.value))
    guard growing.count >= 2, growing.count * 5 >= found.count * 4 else { return [] }
    return Set(growing.map { found[$0].line })
  }

  /// The places of the longest strictly growing subsequence (patience sorting).
  private static func longestGrowing(_ values: [Int]) -> [Int] {
    var ends: [Int] = []
    var before = [Int](repeating: -1, count: values.count)
    for (k, value) in values.enumerated() {
      var low = 0
      var high = ends.count
      while low < high {
        let middle = (low + high) / 2
        if values[ends[middle]] < value { low = middle + 1 } else { high = middle }
      }
      if low > 0 { before[k] = ends[low - 1] }
      if low == ends.count { ends.append(k) } else { ends[low] = k }
    }
    var places: [Int] = []
    var k = ends.last ?? -1
    while k >= 0 {
      places.append(k)
      k = before[k]
    }
    return places.reversed()
  }

  /// The number of `12`, `- 12 -`, `第12页` and `Page 12 of 30`; nil for other lines.
  private static func pageNumber(_ line: [UInt32]) -> Int? {
    guard line.count <= 30, line.contains(where: { $0.kind == .digit }) else { return nil }
    var text = String(scalars: line.map(\.lowered)).split(separator: " ").joined(separator: " ")
    for word in ["第", "页", "page"] { text = text.replacing(word, with: "") }
    if let of = text.firstRange(of: " of ") { text = String(text[..<of.lowerBound]) }
    let digits = text.filter { !" -–—".contains($0) }
    guard !digits.isEmpty, digits.utf8.count <= 4,
      digits.utf8.allSatisfy({ (48...57).contains($0) })
    else { return nil }
    return Int(digits)
  }

  // MARK: Headers and footnotes

  /// Short lines that stand next to a page number and repeat an earlier line, digits left out of account.
  private func runningHeaders(_ lines: [TextLine], besides numbers: Set<Int>) -> Set<Int> {
    var headers: Set<[UInt32]> = []
    var neighbours: Set<Int> = []
    for number in numbers {
      for step in [-1, 1] {
        guard let i = nextFull(lines, from: number, step: step), !numbers.contains(i) else {
          continue
        }
        neighbours.insert(i)
        let text = withoutDigits(lines[i])
        if !text.isEmpty, text.count <= longestHeader { headers.insert(text) }
      }
    }
    let places = Dictionary(
      grouping: lines.indices.filter { headers.contains(withoutDigits(lines[$0])) }
    ) {
      withoutDigits(lines[$0])
    }
    let first = nextFull(lines, from: -1, step: 1)
    // The first may be the title of the whole, and interrupts nothing.
    return Set(
      places.values.flatMap { places -> [Int] in
        let places = places.sorted()
        guard let head = places.first, places.count >= 2 else { return [] }
        let isTitle = !neighbours.contains(head) || head == first
        return isTitle ? Array(places.dropFirst()) : places
      })
  }

  /// Whether a line begins with the mark of a footnote: `[3]`, `〔3〕`, `③`.
  private func isFootnote(_ line: [UInt32]) -> Bool {
    guard let first = line.first else { return false }
    if (0x2460...0x2473).contains(first) { return true }
    let closing: [UInt32: UInt32] = [0x5B: 0x5D, 0x3014: 0x3015, 0x3010: 0x3011]
    guard let end = closing[first], let close = line.prefix(5).firstIndex(of: end) else {
      return false
    }
    return close > 1 && line[1..<close].allSatisfy { $0.kind == .digit }
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
