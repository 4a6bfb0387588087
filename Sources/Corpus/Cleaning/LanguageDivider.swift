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
      let letters = LetterCounts(line.scalars)
      if letters.total > 0 { isHan = letters.areChinese }
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
      let letters = LetterCounts(line.scalars)
      if letters.total > 0 { return letters.areChinese }
    }
    return false
  }

  private func letters(_ lines: [TextLine]) -> Int {
    lines.reduce(0) { $0 + LetterCounts($1.scalars).total }
  }
}
