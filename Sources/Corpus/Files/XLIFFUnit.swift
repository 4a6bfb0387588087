/// A text and its translation as an XLIFF file holds them.
struct XLIFFUnit {
  /// A stretch of text and the line on which it begins, 1-based.
  struct Stretch {
    var text = ""
    var line: Int
  }

  /// The content of a `source`, `seg-source` or `target`.
  struct Side {
    private(set) var whole: Stretch
    /// By the names of the segments (`mid`), or their numbers where they have none.
    private(set) var segments: [(name: String, stretch: Stretch)] = []
    let language: String?
    /// About how many bytes it takes.
    private(set) var size = 0

    init(line: Int, language: String?) {
      whole = Stretch(line: line)
      self.language = language
    }

    mutating func beginSegment(_ name: String?, line: Int) {
      segments.append((name ?? "#\(segments.count)", Stretch(line: line)))
      size += MemoryLayout<(String, Stretch)>.stride + (name?.utf8.count ?? 0)
    }

    mutating func add(_ text: String, inSegment: Bool) {
      whole.text += text
      size += text.utf8.count
      if inSegment, !segments.isEmpty {
        segments[segments.count - 1].stretch.text += text
        size += text.utf8.count
      }
    }
  }

  /// A text that has, or lacks, a counterpart.
  struct Pair {
    var line: Int
    /// nil where one is missing or the languages are others.
    var texts: (chinese: Stretch, english: Stretch)?
  }

  let line: Int
  let languages: XLIFFLanguages
  /// By the name of the element.
  var sides: [String: Side] = [:]

  init(line: Int, languages: XLIFFLanguages) {
    self.line = line
    self.languages = languages
  }

  var size: Int { sides.values.reduce(0) { $0 + $1.size } }

  /// One pair for each segment that both sides mark, or one for the whole unit.
  func pairs() -> [Pair] {
    guard let source = sides["source"], let target = sides["target"] else {
      return [Pair(line: line)]
    }
    let marked = sides["seg-source"] ?? source
    let translations = Dictionary(
      target.segments.map { ($0.name, $0.stretch) }, uniquingKeysWith: { first, _ in first })
    guard marked.segments.contains(where: { translations[$0.name] != nil }) else {
      return [pair(source.whole, target.whole)]
    }
    return marked.segments.map { segment in
      translations[segment.name].map { pair(segment.stretch, $0) }
        ?? Pair(line: segment.stretch.line)
    }
  }

  /// A translation that equals its source is none yet: tools put the source there to be overwritten.
  private func pair(_ source: Stretch, _ target: Stretch) -> Pair {
    let languages = XLIFFLanguages(
      source: sides["source"]?.language, target: sides["target"]?.language, or: languages)
    guard source.text != target.text, let isFromChinese = languages.isFromChinese else {
      return Pair(line: source.line)
    }
    return Pair(
      line: source.line,
      texts: isFromChinese ? (chinese: source, english: target) : (chinese: target, english: source)
    )
  }
}

/// The languages that a file, or one of its texts, says it is in.
struct XLIFFLanguages {
  private var source: String?
  private var target: String?

  /// - Parameter outer: what holds where nothing is said here.
  init(source: String?, target: String?, or outer: Self? = nil) {
    self.source = source ?? outer?.source
    self.target = target ?? outer?.target
  }

  /// Whether Chinese is translated into English; false for the other direction, nil for other languages.
  ///
  /// A language that is not said is the other one (`target-language` is optional in XLIFF 1.2).
  var isFromChinese: Bool? {
    switch (source.map(Language.init), target.map(Language.init)) {
    case (.chinese, .english), (.chinese, nil), (nil, .english): true
    case (.english, .chinese), (.english, nil), (nil, .chinese): false
    default: nil
    }
  }

  private enum Language {
    case chinese, english, other

    /// Takes the codes of ISO 639-1, -2 and -3 and plain names, whatever follows them.
    init(_ tag: String) {
      switch tag.drop(while: { !$0.isLetter }).prefix(while: { $0.isLetter }).lowercased() {
      case "zh", "zho", "chi", "cmn", "chinese": self = .chinese
      case "en", "eng", "english": self = .english
      default: self = .other
      }
    }
  }
}
