internal import Terminology
internal import XML

/// What the checks of good style keep in mind of the entry at hand.
struct EntryChecks {
  /// A language tag of the document.
  struct Language {
    var text: String
    var isChinese: Bool
    var isEnglish: Bool
    /// Nil where the tag has its usual form, or none.
    var usualForm: String?
  }

  private(set) var conceptCount = 0
  private(set) var termCount = 0
  private(set) var conceptID: String?
  /// Tags of the document, numbered by `tags`.
  private(set) var languages: [Language] = []
  private var tags = ByteTable()

  /// The sections of the concept: number of the language, and line.
  private var sections: [(language: Int, line: Int)] = []
  private var signature: UInt64 = 0
  /// The line of each concept by what its terms are.
  private var concepts: [UInt64: Int32] = [:]

  private var terms: [UInt64] = []
  private var preferred = 0
  private var discouraged = 0
  private var hasPartOfSpeech = false
  /// Terms without part of speech.
  private(set) var unclassified = 0
  /// Deprecated or superseded terms.
  private(set) var discouragedTerms = 0
  private(set) var hasTermComposition = false

  /// What the opening of an element shows.
  struct Opening {
    var language: Language?
    var isRepeated = false
  }

  private(set) var opening = Opening()

  mutating func open(
    _ element: TBXElement, _ frame: DocumentChecks.Frame,
    language: UnsafeBufferPointer<UInt8>?, id: String?
  ) {
    switch element.level {
    case .concept:
      conceptCount += 1
      conceptID = id
      sections.removeAll(keepingCapacity: true)
      signature = 0
    case .language:
      let number = language.map { self.number(of: $0) } ?? -1
      opening.isRepeated = number >= 0 && sections.contains { $0.language == number }
      opening.language = number >= 0 ? languages[number] : nil
      sections.append((number, frame.line))
      terms.removeAll(keepingCapacity: true)
      preferred = 0
      discouraged = 0
    case .term where element != .termGrp:
      hasPartOfSpeech = false
    default: break
    }
    if element == .ntig { hasTermComposition = true }
  }

  private mutating func number(of tag: UnsafeBufferPointer<UInt8>) -> Int {
    let number = tags.add(tag)
    if number == languages.count {
      let text = String(decoding: tag, as: UTF8.self)
      let known = LanguageTag(TextBytes.trimmed(text))
      languages.append(
        Language(
          text: text, isChinese: known?.primary == "zh", isEnglish: known?.primary == "en",
          usualForm: known?.text == text ? nil : known?.text))
    }
    return number
  }

  /// The language of the section at hand.
  var language: Language? {
    sections.last.flatMap { $0.language < 0 ? nil : languages[$0.language] }
  }

  /// Takes a term; whether its language section has it already.
  mutating func add(_ term: ArraySlice<UInt8>) -> Bool {
    termCount += 1
    let hash = Self.hash(term, seed: 0)
    defer { terms.append(hash) }
    // The order of languages and terms does not matter.
    signature &+= Self.hash(term, seed: UInt64(bitPattern: Int64(sections.last?.language ?? -1)))
    return terms.contains(hash)
  }

  mutating func notePartOfSpeech() { hasPartOfSpeech = true }

  mutating func note(_ status: ArraySlice<UInt8>) {
    if status.starts(with: "preferred".utf8) {
      preferred += 1
    } else if status.starts(with: "deprecated".utf8) || status.starts(with: "superseded".utf8) {
      discouraged += 1
      discouragedTerms += 1
    }
  }

  mutating func closeTerm() {
    if !hasPartOfSpeech { unclassified += 1 }
  }

  /// How many preferred terms the section has, and whether none of its terms may be used.
  var sectionStatus: (preferred: Int, hasOnlyDiscouraged: Bool) {
    (preferred, !terms.isEmpty && discouraged == terms.count)
  }

  /// Ends a concept; the line of an earlier one with the same terms, or nil.
  mutating func closeConcept(line: Int) -> Int? {
    defer { conceptID = nil }
    guard signature != 0 else { return nil }
    if let known = concepts[signature] { return Int(known) }
    concepts[signature] = Int32(clamping: line)
    return nil
  }

  /// FNV-1a, seeded.
  private static func hash(_ bytes: ArraySlice<UInt8>, seed: UInt64) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ (seed &* 0x9E37_79B9_7F4A_7C15)
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash
  }
}

extension DocumentChecks {
  /// Checks of good style when a language section opens.
  mutating func checkOpenedSection(_ frame: Frame) {
    guard let language = entry.opening.language else { return }
    if entry.opening.isRepeated {
      report(
        .duplicateLanguage, frame, "the concept has a section for \(language.text) already",
        "Put all terms of a language into one section.", level: .warning)
    }
    if let usual = language.usualForm {
      report(
        .languageTagForm, frame, "the language tag is written \"\(language.text)\"",
        "Write \(usual).", level: .note)
    }
  }

  /// Checks of good style when an element of an entry ends.
  mutating func closeEntryElement(_ element: TBXElement, _ frame: Frame, _ bytes: ArraySlice<UInt8>)
  {
    switch element {
    case .term: checkTerm(frame, bytes)
    case .termNote:
      if frame.category == KnownCategories.partOfSpeech { entry.notePartOfSpeech() }
      if frame.category == KnownCategories.administrativeStatus
        || frame.category == KnownCategories.usageStatus
      {
        entry.note(bytes)
      }
    case .termSec, .tig, .ntig: entry.closeTerm()
    case .langSec, .langSet:
      let status = entry.sectionStatus
      if status.preferred > 1 {
        report(
          .twoPreferred, frame,
          "\(status.preferred) terms of \(entry.language?.text ?? "a language") are preferred",
          "Prefer one, and admit the others.", level: .warning)
      }
      if status.hasOnlyDiscouraged {
        report(
          .onlyDiscouragedTerms, frame,
          "all terms of \(entry.language?.text ?? "a language") are deprecated or superseded",
          "Add the term that is to be used.", level: .note)
      }
    case .conceptEntry, .termEntry:
      if let line = entry.closeConcept(line: frame.line) {
        report(
          .repeatedConcept, frame, "the concept has the same terms as the one in line \(line)",
          "Merge them, or say in a definition how they differ.", level: .warning)
      }
    default: break
    }
  }

  private mutating func checkTerm(_ frame: Frame, _ bytes: ArraySlice<UInt8>) {
    let facts = TermBytes(bytes)
    if facts.isEmpty {
      return report(
        .emptyTerm, frame, "the term is empty", "Write the term, or leave its section out.",
        level: .warning)
    }
    let text = String(decoding: bytes, as: UTF8.self)
    if entry.add(bytes) {
      report(
        .repeatedTerm, frame, "“\(text)” is there twice in this language of the concept",
        "Keep one.", level: .warning)
    }
    if facts.isPadded {
      report(
        .paddedTerm, frame, "the term has spaces or line breaks around it or within",
        "Write “\(text.withoutLayout)”.", level: .warning)
    }
    guard let language = entry.language else { return }
    if language.isEnglish, facts.hasHan {
      report(
        .hanInEnglish, frame, "the English term “\(text)” has Han characters",
        "Check the language of the section.", level: .warning)
    }
    if language.isChinese, !facts.hasHan {
      report(
        .noHanInChinese, frame, "the Chinese term “\(text)” has no Han characters",
        "Check the language of the section.", level: .note)
    }
    if facts.hasFullWidthLatin {
      report(
        .characterWidth, frame, "“\(text)” has full-width letters or digits",
        "Write them in ASCII, or programs will not find the term.", level: .warning)
    }
  }
}

/// What the bytes of a term show.
struct TermBytes {
  private(set) var isEmpty = true
  private(set) var isPadded = false
  private(set) var hasHan = false
  private(set) var hasFullWidthLatin = false

  init(_ bytes: ArraySlice<UInt8>) {
    var wasSpace = true
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      if TextBytes.isLayout(byte) {
        if wasSpace || byte != 0x20 { isPadded = true }
        wasSpace = true
        index += 1
        continue
      }
      isEmpty = false
      wasSpace = false
      if byte < 0x80 {
        index += 1
      } else if byte < 0xE0 {
        index += 2
      } else if byte < 0xF0, index + 2 < bytes.endIndex {
        let scalar =
          UInt32(byte & 0x0F) << 12 | UInt32(bytes[index + 1] & 0x3F) << 6
          | UInt32(bytes[index + 2] & 0x3F)
        switch scalar {
        case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x3007: hasHan = true
        case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A: hasFullWidthLatin = true
        default: break
        }
        index += 3
      } else {
        // Planes 2 and 3 are Han.
        if byte == 0xF0, index + 1 < bytes.endIndex, bytes[index + 1] >= 0xA0 { hasHan = true }
        index += 4
      }
    }
    if wasSpace { isPadded = true }
  }
}
