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
    let lineCount = table.count { $0 == 0x0A } + 1
    var capacity = 1024
    while capacity < 2 * lineCount { capacity *= 2 }
    keys = [UInt64](repeating: 0, count: capacity)
    rowOfSlot = [Int32](repeating: -1, count: capacity)
    rows.reserveCapacity(lineCount)
    let reader = TaggerTableReader(table)
    var start = 0
    var number = 0
    while start < table.count {
      var end = start
      while end < table.count, table[end] != 0x0A { end += 1 }
      number += 1
      if end > start, !reader.isComment(start..<end) {
        guard let tab = reader.firstTab(in: start..<end), let row = reader.row((tab + 1)..<end)
        else {
          throw CorpusError(
            file: name, line: number, reason: "this is no line of a tagger's table",
            advice: "make the table anew with Scripts/train-tagger")
        }
        var key = FeatureKey()
        for i in start..<tab { key.add(table[i]) }
        insert(key.value, row)
      }
      start = end + 1
    }
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

/// Reads the lines of a tagger's table where they lie: tens of thousands of lines at every start of the program.
private struct TaggerTableReader {
  private let bytes: [UInt8]
  /// Tags of up to eight letters as one number, with their places.
  private let places: [(name: UInt64, place: Int)]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    places = PartOfSpeech.tags.enumerated().map { place, tag in
      (tag.utf8.reduce(0) { $0 << 8 | UInt64($1) }, place)
    }
  }

  func isComment(_ line: Range<Int>) -> Bool {
    line.count >= 2 && bytes[line.lowerBound] == 0x23 && bytes[line.lowerBound + 1] == 0x20
  }

  func firstTab(in line: Range<Int>) -> Int? { line.first { bytes[$0] == 0x09 } }

  /// `tag weight tag weight …`, single spaces between; nil for any other form.
  func row(_ text: Range<Int>) -> SIMD32<Int16>? {
    var row = SIMD32<Int16>(repeating: 0)
    var i = text.lowerBound
    guard i < text.upperBound else { return nil }
    while i < text.upperBound {
      guard let place = place(&i, text.upperBound), let weight = weight(&i, text.upperBound)
      else { return nil }
      row[place] = weight
    }
    return row
  }

  private func place(_ i: inout Int, _ end: Int) -> Int? {
    var name: UInt64 = 0
    let start = i
    while i < end, bytes[i] != 0x20 {
      name = name << 8 | UInt64(bytes[i])
      i += 1
    }
    guard i < end, (1...8).contains(i - start) else { return nil }
    i += 1
    return places.first { $0.name == name }?.place
  }

  private func weight(_ i: inout Int, _ end: Int) -> Int16? {
    let isNegative = i < end && bytes[i] == 0x2D
    if isNegative { i += 1 }
    var value: Int16 = 0
    let start = i
    while i < end, (0x30...0x39).contains(bytes[i]), value <= 1_000 {
      value = value * 10 + Int16(bytes[i] - 0x30)
      i += 1
    }
    guard i > start, value <= 1_000, i == end || bytes[i] == 0x20 else { return nil }
    i += 1
    return isNegative ? -value : value
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
