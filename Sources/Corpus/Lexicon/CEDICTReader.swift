/// Reads CC-CEDICT: `傳統 传统 [chuan2 tong3] /tradition/traditional/`.
struct CEDICTReader {
  let file: String
  /// Words that are not added.
  var hidden: Set<[UInt32]> = []

  /// Glosses kept of one entry; the first are the usual ones.
  private static let glossLimit = 3
  private static let wordLimit = 5

  func add(_ bytes: [UInt8], to lexicon: inout Lexicon) throws(CorpusError) {
    var entries = 0
    for line in bytes.split(separator: 0x0A) {
      // The dictionary is distributed with CR LF at its line ends.
      let line = line.last == 0x0D ? line.dropLast() : line
      guard let first = line.first, first != 0x23, let open = line.firstIndex(of: 0x5B),
        let close = line[open...].firstIndex(of: 0x5D),
        let slash = line[close...].firstIndex(of: 0x2F)
      else { continue }
      let heads = line[..<open].split(separator: 0x20)
      guard heads.count == 2 else { continue }
      entries += 1
      let word = [UInt32](scalarsOf: String(decoding: heads[1], as: UTF8.self))
      guard !word.isEmpty, word.allSatisfy(\.isHan), !hidden.contains(word) else { continue }
      var glosses: [[UInt8]] = []
      var isVerb = false
      var isNoun = false
      for definition in line[slash...].split(separator: 0x2F) {
        guard let (gloss, wasVerb) = gloss(definition), glosses.count < Self.glossLimit else {
          continue
        }
        if wasVerb { isVerb = true } else { isNoun = true }
        glosses.append(gloss)
      }
      guard !glosses.isEmpty else { continue }
      var classes: WordClass = []
      // CC-CEDICT marks no parts of speech but the "to" of verbs; what our own lexicon says goes first.
      if lexicon.entry(of: word) == nil {
        if isVerb { classes.insert(.verb) }
        if isNoun { classes.insert(.noun) }
      }
      lexicon.add(word: word, class: classes, glosses: glosses.joined(separator: [0x3B, 0x20]))
      if word.count == 1 {
        lexicon.add(readings: reading(line[(open + 1)..<close]), of: word[0])
      }
    }
    if entries == 0 {
      throw CorpusError(
        file: file, reason: "no dictionary entry was found",
        advice: "give a CC-CEDICT file or a table of Glossaries' form")
    }
  }

  private func reading(_ bytes: ArraySlice<UInt8>) -> [String] {
    let text = bytes.filter { !(0x30...0x39).contains($0) && $0 != 0x20 }.map { $0 | 0x20 }
    return [String(decoding: text, as: UTF8.self).replacing("u:", with: "v")]
  }

  /// A definition without its explanations; nil where nothing translates the word.
  private func gloss(_ definition: ArraySlice<UInt8>) -> (gloss: [UInt8], isVerb: Bool)? {
    var out: [UInt8] = []
    var depth = 0
    for byte in definition {
      switch byte {
      case 0x28, 0x5B: depth += 1
      case 0x29, 0x5D: depth = max(0, depth - 1)
      case 0x3B, 0x09: if depth == 0 { out.append(0x2C) }
      default:
        if depth == 0, !(byte == 0x20 && (out.isEmpty || out.last == 0x20)) { out.append(byte) }
      }
    }
    while out.last == 0x20 { out.removeLast() }
    let text = String(decoding: out, as: UTF8.self)
    for noise in [
      "CL:", "variant of", "old variant", "see ", "surname ", "used in", "abbr.", "also written",
      "same as", "erhua", "(", "Taiwan pr.", "also pr.", "classifier for", "radical in",
      "Japanese variant", "unofficial variant", "Kangxi radical",
    ] where text.hasPrefix(noise) { return nil }
    var words = out.split(separator: 0x20)
    let isVerb = words.first.map { $0.elementsEqual([0x74, 0x6F]) } ?? false
    if isVerb { words.removeFirst() }
    guard !words.isEmpty, words.count <= Self.wordLimit else { return nil }
    return (Array(words.joined(separator: [0x20])), isVerb)
  }
}
