/// A line of a text file, cleaned, with its number.
struct TextLine: Hashable {
  var scalars: [UInt32]
  /// 1-based line of the file.
  var number: Int

  var isBlank: Bool { scalars.isEmpty }
}

/// Splits a text into lines and removes what is no text: zero-width characters, odd spaces, word-processor
/// bookmarks, addresses, mark-up asterisks.
struct LineCleaner {
  func lines(of scalars: [UInt32]) -> [TextLine] {
    var lines: [TextLine] = []
    var start = 0
    var number = 1
    var i = 0
    func close(at end: Int) {
      lines.append(TextLine(scalars: cleaned(scalars[start..<end]), number: number))
    }
    while i < scalars.count {
      let c = scalars[i]
      if c == 0x0A || c == 0x0D || c == 0x2028 || c == 0x2029 || c == 0x0C {
        close(at: i)
        if c == 0x0D, i + 1 < scalars.count, scalars[i + 1] == 0x0A { i += 1 }
        // A form feed ends a page, not a line as editors count them.
        if c != 0x0C { number += 1 }
        start = i + 1
      }
      i += 1
    }
    if start < scalars.count { close(at: scalars.count) }
    return lines
  }

  private func cleaned(_ line: ArraySlice<UInt32>) -> [UInt32] {
    var out: [UInt32] = []
    out.reserveCapacity(line.count)
    var i = line.startIndex
    while i < line.endIndex {
      let c = line[i]
      if c == 0x5B, let end = bookmarkEnd(line, from: i) {
        i = end
        continue
      }
      if let end = addressEnd(line, from: i) {
        if out.last == 0x3C, end < line.endIndex, line[end] == 0x3E {
          out.removeLast()
          i = end + 1
        } else {
          i = end
        }
        continue
      }
      switch c {
      case 0xFEFF, 0x200B...0x200F, 0x2060, 0xAD, 0xFFFC, 0...8, 0x0E...0x1F, 0x7F...0x84,
        0x86...0x9F:
        break
      case 0x2A where i + 1 < line.endIndex && line[i + 1] == 0x2A || out.last == 0x2A:
        if out.last == 0x2A { out.removeLast() }
        if i + 1 < line.endIndex, line[i + 1] == 0x2A { i += 1 }
      case _ where c.kind == .space:
        if let last = out.last, last != 0x20 { out.append(0x20) }
      default:
        out.append(c)
      }
      i += 1
    }
    if out.last == 0x20 { out.removeLast() }
    return withoutSpacesAtHan(out)
  }

  /// Deletes spaces that only layout put there: beside Chinese punctuation, and between a Han character and a digit.
  /// A space between two Han characters stays: it parts a headline.
  private func withoutSpacesAtHan(_ line: [UInt32]) -> [UInt32] {
    var out: [UInt32] = []
    out.reserveCapacity(line.count)
    for (i, c) in line.enumerated() {
      if c == 0x20, let left = out.last, i + 1 < line.count {
        let right = line[i + 1]
        let wide = { (c: UInt32) in (0x3001...0x3020).contains(c) || (0xFF01...0xFF1F).contains(c) }
        if wide(left) || wide(right) { continue }
        if left.isHan && right.kind == .digit || left.kind == .digit && right.isHan { continue }
      }
      out.append(c)
    }
    return out
  }

  /// The end of `[bookmark: …]`, as word processors leave it in exported text.
  private func bookmarkEnd(_ line: ArraySlice<UInt32>, from i: Int) -> Int? {
    let word = Array("[bookmark:".unicodeScalars.map(\.value))
    guard line[i...].starts(with: word) else { return nil }
    return line[i...].firstIndex(of: 0x5D).map { $0 + 1 }
  }

  /// The end of a web address that begins at `i`.
  private func addressEnd(_ line: ArraySlice<UInt32>, from i: Int) -> Int? {
    guard line[i] == 0x68 || line[i] == 0x77 else { return nil }
    let starts = ["http://", "https://", "www."]
    guard
      starts.contains(where: { line[i...].starts(with: $0.unicodeScalars.map(\.value)) })
    else { return nil }
    return line[i...].firstIndex { $0 <= 0x20 || $0 == 0x3E || $0 == 0x22 || $0 > 0x7E }
      ?? line.endIndex
  }
}
