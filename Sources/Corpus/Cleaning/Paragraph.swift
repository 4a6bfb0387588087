/// Running text put together from lines, which remembers the line each stretch came from.
struct Paragraph: Hashable {
  var scalars: [UInt32] = []
  /// (offset of the first scalar, line number), ascending.
  var lineStarts: [(offset: Int, line: Int)] = []

  mutating func append(_ text: some Sequence<UInt32>, line: Int) {
    if lineStarts.last?.line != line { lineStarts.append((scalars.count, line)) }
    scalars.append(contentsOf: text)
  }

  func line(at offset: Int) -> Int {
    var line = lineStarts.first?.line ?? 1
    for start in lineStarts where start.offset <= offset { line = start.line }
    return line
  }

  static func == (a: Self, b: Self) -> Bool {
    a.scalars == b.scalars && a.lineStarts.map(\.line) == b.lineStarts.map(\.line)
  }

  func hash(into hasher: inout Hasher) { hasher.combine(scalars) }
}
