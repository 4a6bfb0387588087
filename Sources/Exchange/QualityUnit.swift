import XML

/// A unit of XLIFF with annotations.
///
/// A stretch of text with a single issue carries it itself; issues that share a stretch, and issues with several
/// stretches, stand beside the segment and are referred to (section 5.9.6.4.3, ITS Localization Quality Issue
/// Annotation).
struct QualityUnit {
  private let record: BitextRecord
  private let source: [Mark]
  private let target: [Mark]
  /// Issues beside the segment, by the number that marks refer to.
  private let standoff: [[QualityIssue]]

  /// An annotated stretch.
  private struct Mark {
    /// UTF-8 bytes of the text.
    var range: Range<Int>
    /// Unique within the unit.
    var id: Int
    var issue: QualityIssue
    /// The number of the issues beside the segment; nil where `issue` is the only one.
    var standoff: Int?
  }

  init(_ record: BitextRecord, issues: [QualityIssue]) {
    self.record = record
    var marks: [[Mark]] = [[], []]
    var standoff: [[QualityIssue]] = []
    // Issues with the same stretches go together.
    var groups: [(sides: [[Range<Int>]], issues: [QualityIssue])] = []
    for issue in issues {
      let sides = Self.sides(of: issue, in: record)
      if let known = groups.firstIndex(where: { $0.sides == sides }) {
        groups[known].issues.append(issue)
      } else {
        groups.append((sides, [issue]))
      }
    }
    var id = 0
    for group in groups {
      guard let first = group.issues.first else { continue }
      let isStandoff = group.issues.count > 1 || group.sides.joined().count > 1
      if isStandoff { standoff.append(group.issues) }
      for side in marks.indices {
        for range in group.sides[side] {
          id += 1
          marks[side].append(
            Mark(
              range: range, id: id, issue: first,
              standoff: isStandoff ? standoff.count : nil))
        }
      }
    }
    (source, target) = (marks[0], marks[1])
    self.standoff = standoff
  }

  /// The stretches in the source and in the target text: those of the target, else those of the source, else all of the
  /// target, else all of the source.
  private static func sides(of issue: QualityIssue, in record: BitextRecord) -> [[Range<Int>]] {
    let target = fitting(issue.targetRanges, record.targetText)
    if !target.isEmpty { return [[], target] }
    let source = fitting(issue.sourceRanges, record.sourceText)
    if !source.isEmpty { return [source, []] }
    return record.targetText.isEmpty
      ? [[0..<record.sourceText.utf8.count], []] : [[], [0..<record.targetText.utf8.count]]
  }

  private static func fitting(_ ranges: [Range<Int>], _ text: String) -> [Range<Int>] {
    let utf8 = text.utf8
    return ranges.filter { range in
      range.lowerBound >= 0 && range.upperBound <= utf8.count && !range.isEmpty
        && [range.lowerBound, range.upperBound].allSatisfy {
          utf8.index(utf8.startIndex, offsetBy: $0).samePosition(in: text.unicodeScalars) != nil
        }
    }
  }

  /// - Parameter file: the number of the file element, because an `xml:id` stands once in a document.
  func write(to xml: inout XMLWriter, inFile file: Int) throws(XMLError) {
    let prefix = "f\(file)u\(record.bead)q"
    xml.text("\n")
    try xml.start("unit", ["id": "u\(record.bead)"])
    for (n, issues) in standoff.enumerated() {
      try xml.start("its:locQualityIssues", ["xml:id": "\(prefix)\(n + 1)"])
      for issue in issues {
        try xml.start(
          "its:locQualityIssue",
          [
            "locQualityIssueType": issue.type, "locQualityIssueComment": issue.comment,
            "locQualityIssueSeverity": Self.decimal(issue.severity),
            "locQualityIssueProfileRef": Self.profile,
            "locQualityIssueEnabled": issue.isEnabled ? "yes" : "no",
          ])
        xml.end()
      }
      xml.end()
    }
    try xml.start("segment")
    for (name, text, marks) in [
      ("source", record.sourceText, source), ("target", record.targetText, target),
    ] {
      try xml.start(name)
      try write(text, marks, prefix, to: &xml)
      xml.end()
    }
    xml.end()
    xml.end()
  }

  /// Marks lie within one another (`mrk`, section 4.2.3.14) unless two overlap, which takes starts and ends of their own
  /// (`sm` and `em`, 4.7.3.2).
  private func write(
    _ text: String, _ marks: [Mark], _ prefix: String, to xml: inout XMLWriter
  ) throws(XMLError) {
    let overlaps = marks.contains { one in
      marks.contains { other in
        other.range.lowerBound > one.range.lowerBound
          && other.range.lowerBound < one.range.upperBound
          && other.range.upperBound > one.range.upperBound
      }
    }
    let bytes = Array(text.utf8)
    let borders = Set(marks.flatMap { [$0.range.lowerBound, $0.range.upperBound] }).sorted()
    var place = 0
    for border in borders {
      xml.text(String(decoding: bytes[place..<border], as: UTF8.self))
      place = border
      for mark in marks where mark.range.upperBound == border {
        if overlaps { try xml.start("em", ["startRef": "m\(mark.id)"]) }
        xml.end()
      }
      let starting = marks.filter { $0.range.lowerBound == border }
        .sorted { ($1.range.count, $0.id) < ($0.range.count, $1.id) }
      for mark in starting {
        try start(mark, as: overlaps ? "sm" : "mrk", prefix, in: &xml)
        if overlaps { xml.end() }
      }
    }
    xml.text(String(decoding: bytes[place...], as: UTF8.self))
  }

  private func start(
    _ mark: Mark, as name: String, _ prefix: String, in xml: inout XMLWriter
  ) throws(XMLError) {
    if let number = mark.standoff {
      try xml.start(
        name,
        [
          "id": "m\(mark.id)", "type": "its:generic",
          "its:locQualityIssuesRef": "#its=\(prefix)\(number)",
        ])
    } else {
      try xml.start(
        name,
        [
          "id": "m\(mark.id)", "type": "its:generic",
          "its:locQualityIssueType": mark.issue.type,
          "its:locQualityIssueComment": mark.issue.comment,
          "its:locQualityIssueSeverity": Self.decimal(mark.issue.severity),
          "its:locQualityIssueProfileRef": Self.profile,
          "its:locQualityIssueEnabled": mark.issue.isEnabled ? "yes" : "no",
        ])
    }
  }

  /// The typology that the types can be mapped to.
  private static let profile = "https://themqm.org/"

  /// ITS takes a number from 0 to 100 with a fraction, and no exponent.
  private static func decimal(_ value: Double) -> String {
    let hundredths = Int((min(100, max(0, value)) * 100).rounded())
    let digits = String(hundredths % 100)
    return "\(hundredths / 100)." + String(repeating: "0", count: 2 - digits.utf8.count) + digits
  }
}
