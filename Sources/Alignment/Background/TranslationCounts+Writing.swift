extension TranslationCounts {
  /// The content of a model's file; equal counts give equal bytes.
  public func bytes() -> [UInt8] {
    var lines: [String] = []
    for unit in Unit.allCases {
      let (kind, table) = (unit.rawValue, self[unit])
      let targets = table.targetTexts
      for (target, count) in zip(targets, table.targetOccurrences) {
        lines.append("\(kind)\t\t\(target)\t\(Self.text(of: count))")
      }
      for (id, source) in table.sourceTexts.enumerated() {
        let (cells, occurrences) = table[Int32(id)]
        lines.append("\(kind)\t\(source)\t\t\(Self.text(of: occurrences))")
        for cell in cells {
          lines.append(
            "\(kind)\t\(source)\t\(targets[Int(cell.target)])\t\(Self.text(of: cell.count))"
          )
        }
      }
    }
    let header = TranslationCountsFile.header + String(lines.count)
    return Array(([header] + lines).joined(separator: "\n").utf8) + [0x0A]
  }

  /// `12`, `12.5`
  private static func text(of count: Float) -> String {
    let tenths = Int((count * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }
}
