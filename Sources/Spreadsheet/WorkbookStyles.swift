internal import XML

/// The looks of cells (ECMA-376 part 1, section 18.8): a number for each, as the part of styles lists them.
enum WorkbookStyles {
  /// That of a row of titles.
  static let title = 1

  static func number(of format: Column.Format) -> Int { format.rawValue + 2 }

  /// The same look for text that must not become a formula where it is edited.
  static func marked(_ style: Int) -> Int { style + looks.count }

  private struct Look {
    /// Built-in number formats (section 18.8.30): 0 general, 1 `0`, 2 `0.00`, 49 text.
    var format = 0
    var isTitle = false
    var wraps = false
  }

  /// Numbers from 164 on are those that a workbook defines itself.
  private static let oneDecimalFormat = 164
  private static let fourDecimalsFormat = 165

  private static let looks: [Look] =
    [Look(), Look(isTitle: true, wraps: true)]
    + Column.Format.allCases.map { format in
      switch format {
      case .plain: Look()
      case .wrapped: Look(wraps: true)
      case .integer: Look(format: 1)
      case .oneDecimal: Look(format: oneDecimalFormat)
      case .twoDecimals: Look(format: 2)
      case .fourDecimals: Look(format: fourDecimalsFormat)
      }
    }

  static func part() throws(SpreadsheetError) -> [UInt8] {
    try WorkbookPart.bytes("styles.xml") { xml throws(XMLError) in
      try xml.start("styleSheet", ["xmlns": OfficeNamespace.spreadsheet])
      let formats = [(oneDecimalFormat, "0.0"), (fourDecimalsFormat, "0.0000")]
      try xml.start("numFmts", ["count": String(formats.count)])
      for (number, code) in formats {
        try empty("numFmt", ["numFmtId": String(number), "formatCode": code], in: &xml)
      }
      xml.end()
      try writeFonts(to: &xml)
      try writeFills(to: &xml)
      try writeBorders(to: &xml)
      try xml.start("cellStyleXfs", ["count": "1"])
      try empty(
        "xf", ["numFmtId": "0", "fontId": "0", "fillId": "0", "borderId": "0"], in: &xml)
      xml.end()
      try xml.start("cellXfs", ["count": String(2 * looks.count)])
      for isMarked in [false, true] {
        for look in looks { try write(look, isMarked: isMarked, to: &xml) }
      }
      xml.end()
      try xml.start("cellStyles", ["count": "1"])
      try empty("cellStyle", ["name": "Normal", "xfId": "0", "builtinId": "0"], in: &xml)
      xml.end()
    }
  }

  private static func write(
    _ look: Look, isMarked: Bool, to xml: inout XMLWriter
  ) throws(XMLError) {
    let part = look.isTitle ? "1" : "0"
    try xml.start(
      "xf",
      [
        "numFmtId": String(look.format), "fontId": part, "fillId": look.isTitle ? "2" : "0",
        "borderId": part, "xfId": "0", "quotePrefix": isMarked ? "1" : "0",
        "applyNumberFormat": "1", "applyFont": "1", "applyFill": "1", "applyBorder": "1",
        "applyAlignment": "1",
      ])
    try empty(
      "alignment", ["vertical": "top", "wrapText": look.wraps ? "1" : "0"], in: &xml)
    xml.end()
  }

  private static func writeFonts(to xml: inout XMLWriter) throws(XMLError) {
    try xml.start("fonts", ["count": "2"])
    for isBold in [false, true] {
      try xml.start("font")
      if isBold { try empty("b", in: &xml) }
      try empty("sz", ["val": "10"], in: &xml)
      try empty("name", ["val": "Arial"], in: &xml)
      try empty("family", ["val": "2"], in: &xml)
      xml.end()
    }
    xml.end()
  }

  /// The first two are what every program expects there.
  private static func writeFills(to xml: inout XMLWriter) throws(XMLError) {
    try xml.start("fills", ["count": "3"])
    for pattern in ["none", "gray125"] {
      try xml.start("fill")
      try empty("patternFill", ["patternType": pattern], in: &xml)
      xml.end()
    }
    try xml.start("fill")
    try xml.start("patternFill", ["patternType": "solid"])
    try empty("fgColor", ["rgb": "FFE8EDF2"], in: &xml)
    xml.end()
    xml.end()
    xml.end()
  }

  private static func writeBorders(to xml: inout XMLWriter) throws(XMLError) {
    try xml.start("borders", ["count": "2"])
    for hasLine in [false, true] {
      try xml.start("border")
      for side in ["left", "right", "top"] { try empty(side, in: &xml) }
      try xml.start("bottom", hasLine ? ["style": "thin"] : [:])
      if hasLine { try empty("color", ["rgb": "FF57616B"], in: &xml) }
      xml.end()
      try empty("diagonal", in: &xml)
      xml.end()
    }
    xml.end()
  }

  private static func empty(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:], in xml: inout XMLWriter
  ) throws(XMLError) {
    try xml.start(name, attributes)
    xml.end()
  }
}
