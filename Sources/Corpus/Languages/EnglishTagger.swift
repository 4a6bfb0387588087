/// Finds the part of speech of each English word: an averaged perceptron decoded from left to right (Collins 2002).
///
/// The table of weights is made by `Scripts/train-tagger`; the features here and there are the same strings.
public struct EnglishTagger: Sendable {
  /// Feature hashes in an open-addressed table, 0 where the slot is free.
  private var keys: [UInt64]
  private var rowOfSlot: [Int32]
  private var rows: [SIMD32<Int16>] = []

  /// - Parameter path: the table: `feature`, tab, `tag weight` pairs separated by spaces; `# ` opens a comment.
  /// - Throws: where the file cannot be read or a line has another form.
  public init(path: String) throws(CorpusError) {
    try self.init(
      table: try FileBytes.read(path, name: path, limit: LexiconReader.limit), name: path)
  }

  init(table: [UInt8], name: String) throws(CorpusError) {
    var places: [[UInt8]: Int] = [:]
    for (place, tag) in PartOfSpeech.tags.enumerated() { places[Array(tag.utf8)] = place }
    let lines = table.split(separator: 0x0A, omittingEmptySubsequences: false)
    var capacity = 1024
    while capacity < 2 * lines.count { capacity *= 2 }
    keys = [UInt64](repeating: 0, count: capacity)
    rowOfSlot = [Int32](repeating: -1, count: capacity)
    for (index, line) in lines.enumerated() where !line.isEmpty && !line.starts(with: [0x23, 0x20])
    {
      guard let tab = line.firstIndex(of: 0x09),
        let row = Self.row(line[(tab + 1)...], places)
      else {
        throw CorpusError(
          file: name, line: index + 1, reason: "this is no line of a tagger's table",
          advice: "make the table anew with Scripts/train-tagger")
      }
      var key = FeatureKey()
      for byte in line[..<tab] { key.add(byte) }
      insert(key.value, row)
    }
  }

  private static func row(
    _ text: ArraySlice<UInt8>, _ places: [[UInt8]: Int]
  ) -> SIMD32<Int16>? {
    let fields = text.split(separator: 0x20)
    guard fields.count >= 2, fields.count % 2 == 0 else { return nil }
    var row = SIMD32<Int16>(repeating: 0)
    for k in stride(from: 0, to: fields.count, by: 2) {
      guard let place = places[Array(fields[k])],
        let weight = Int16(String(decoding: fields[k + 1], as: UTF8.self)),
        (-1_000...1_000).contains(weight)
      else { return nil }
      row[place] = weight
    }
    return row
  }

  private mutating func insert(_ key: UInt64, _ row: SIMD32<Int16>) {
    var slot = Int(truncatingIfNeeded: key) & (keys.count - 1)
    while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & (keys.count - 1) }
    keys[slot] = key
    rowOfSlot[slot] = Int32(rows.count)
    rows.append(row)
  }

  private func weights(_ key: FeatureKey) -> SIMD32<Int16> {
    var slot = Int(truncatingIfNeeded: key.value) & (keys.count - 1)
    while keys[slot] != 0 {
      if keys[slot] == key.value { return rows[Int(rowOfSlot[slot])] }
      slot = (slot + 1) & (keys.count - 1)
    }
    return SIMD32(repeating: 0)
  }

  // MARK: Tagging

  /// The part of speech of each token of a part.
  /// - Complexity: O(number of tokens).
  public func tags(of part: TokenizedPart, _ vocabulary: Interner) -> [PartOfSpeech] {
    var result: [PartOfSpeech] = []
    result.reserveCapacity(part.count)
    for segment in 0..<(part.segmentStarts.count - 1) {
      let range = part.tokens(ofSegment: segment)
      let words = range.map { FeatureWord(vocabulary.bytes(of: part.ids[$0])) }
      let shapes = range.map { shape(part.flags[$0]) }
      var before = Self.start
      var before2 = Self.start
      for i in words.indices {
        var scores = wordScores(words[i])
        scores &+= contextScores(words, shapes, i, before, before2)
        let best = Self.best(scores)
        result.append(best)
        (before2, before) = (before, Array(PartOfSpeech.tags[Int(best.rawValue)].utf8))
      }
    }
    return result
  }

  private static let start: [UInt8] = [0x5E]

  private static func best(_ scores: SIMD32<Int16>) -> PartOfSpeech {
    var best = PartOfSpeech.conjunction
    for tag in PartOfSpeech.allCases
    where scores[Int(tag.rawValue)] >= scores[Int(best.rawValue)] {
      best = tag
    }
    return best
  }

  private func wordScores(_ word: FeatureWord) -> SIMD32<Int16> {
    var scores = weights(FeatureKey(0x62, spaced: false))
    scores &+= weights(FeatureKey(0x77).adding(word.bytes))
    scores &+= weights(FeatureKey(0x33).adding(word.bytes.suffix(3)))
    scores &+= weights(FeatureKey(0x32).adding(word.bytes.suffix(2)))
    scores &+= weights(FeatureKey(0x31).adding(word.bytes.suffix(1)))
    return scores &+ weights(FeatureKey(0x70).adding(word.bytes.prefix(3)))
  }

  private func contextScores(
    _ words: [FeatureWord], _ shapes: [[UInt8]], _ i: Int, _ before: [UInt8], _ before2: [UInt8]
  ) -> SIMD32<Int16> {
    let end: ArraySlice<UInt8> = [0x24]
    let left = i > 0 ? words[i - 1].bytes : Self.start[...]
    let right = i + 1 < words.count ? words[i + 1].bytes : end
    var scores = weights(FeatureKey(0x68).adding(shapes[i][...]))
    scores &+= weights(FeatureKey(0x74).adding(before[...]))
    scores &+= weights(FeatureKey(0x75).adding(before2[...], before[...]))
    scores &+= weights(FeatureKey(0x76).adding(before[...], words[i].bytes))
    scores &+= weights(FeatureKey(0x6C).adding(left))
    scores &+= weights(FeatureKey(0x6D).adding(i > 1 ? words[i - 2].bytes : Self.start[...]))
    scores &+= weights(FeatureKey(0x6E).adding(left.suffix(3)))
    scores &+= weights(FeatureKey(0x72).adding(right))
    scores &+= weights(FeatureKey(0x73).adding(i + 2 < words.count ? words[i + 2].bytes : end))
    scores &+= weights(FeatureKey(0x6F).adding(right.suffix(3)))
    scores &+= weights(
      FeatureKey(0x71).adding(i + 1 < words.count ? shapes[i + 1][...] : end, shapes[i][...]))
    return scores &+ weights(FeatureKey(0x78).adding(before[...], right.suffix(2)))
  }

  /// d for numbers, a for words in capitals, c for capitalised ones, l for others; 1 for the first of a segment, j
  /// after a hyphen.
  private func shape(_ flags: TokenFlags) -> [UInt8] {
    if flags.contains(.number) { return [0x64] }
    var shape: [UInt8] = [
      flags.contains(.acronym) ? 0x61 : flags.contains(.capitalised) ? 0x63 : 0x6C
    ]
    if flags.contains(.first) { shape.append(0x31) }
    if flags.contains(.joined) { shape.append(0x6A) }
    return shape
  }
}

/// A word as the features see it: all numbers are one.
private struct FeatureWord {
  let bytes: ArraySlice<UInt8>

  init(_ word: ArraySlice<UInt8>) {
    let isNumber = word.first.map { (0x30...0x39).contains($0) } ?? false
    bytes = isNumber ? [0x23] : word
  }
}

/// The hash of a feature's text (FNV-1a).
private struct FeatureKey {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  init() {}

  /// A feature that begins with this letter, and a space.
  init(_ name: UInt8, spaced: Bool = true) {
    add(name)
    if spaced { add(0x20) }
  }

  mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }

  func adding(_ text: ArraySlice<UInt8>) -> Self {
    var result = self
    for byte in text { result.add(byte) }
    return result
  }

  func adding(_ first: ArraySlice<UInt8>, _ second: ArraySlice<UInt8>) -> Self {
    var result = adding(first)
    result.add(0x20)
    return result.adding(second)
  }
}
