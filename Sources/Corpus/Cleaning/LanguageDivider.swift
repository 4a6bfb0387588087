import Terminology

/// Takes the lines of a file apart by language, keeping their order, so that pages in two languages
/// that follow one another become two whole texts.
struct LanguageDivider {
  /// A language part with less than this many letters is noise (a name, a link, a table heading).
  let minimumLetters = 40

  struct Result {
    var han: [TextLine]
    var latin: [TextLine]
  }

  func divide(_ lines: [TextLine]) -> Result {
    var result = Result(han: [], latin: [])
    var isHan = firstLanguageIsHan(lines)
    for line in lines {
      let (han, latin) = letterCounts(line)
      // A line of Chinese with foreign names still is Chinese: one Han character weighs three letters.
      if han + latin > 0 { isHan = han * 3 >= latin && han > 0 }
      let (own, other) = isHan ? (\Result.han, \Result.latin) : (\Result.latin, \Result.han)
      result[keyPath: own].append(line)
      // Where the other language's text is interrupted, a blank line marks the place.
      if result[keyPath: other].last?.isBlank == false {
        result[keyPath: other].append(TextLine(scalars: [], number: line.number))
      }
    }
    if letters(result.han) < minimumLetters / 2 { result.han = [] }
    if letters(result.latin) < minimumLetters { result.latin = [] }
    return result
  }

  private func firstLanguageIsHan(_ lines: [TextLine]) -> Bool {
    for line in lines {
      let (han, latin) = letterCounts(line)
      if han + latin > 0 { return han * 3 >= latin && han > 0 }
    }
    return false
  }

  private func letterCounts(_ line: TextLine) -> (han: Int, latin: Int) {
    var han = 0
    var latin = 0
    for c in line.scalars {
      switch c.kind {
      case .han: han += 1
      case .latin: latin += 1
      default: break
      }
    }
    return (han, latin)
  }

  private func letters(_ lines: [TextLine]) -> Int {
    lines.reduce(0) {
      let (han, latin) = letterCounts($1)
      return $0 + han + latin
    }
  }

  /// The language of a text that has only one.
  static func language(of scalars: [UInt32]) -> LanguageTag {
    let han = scalars.count { $0.kind == .han }
    let latin = scalars.count { $0.kind == .latin }
    return han * 3 >= latin && han > 0 ? .chinese : .english
  }
}
