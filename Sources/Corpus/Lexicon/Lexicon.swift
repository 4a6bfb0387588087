/// A bilingual lexicon: words of the source language with their classes and glosses in the target language,
/// and a trie to find them in running text.
public struct Lexicon: Sendable {
  /// A word's number in this lexicon.
  public typealias Entry = Int32

  private var nodes = NodeTable()
  private var entryOfNode: [Entry] = [-1]
  private var words: [[UInt32]] = []
  private var classes: [WordClass] = []
  /// Glosses as they came, `; ` between them, parsed when asked for: most words of a large dictionary never are.
  private var glosses: [[UInt8]] = []
  private var readings: [UInt32: [String]] = [:]
  private var sounds: [UInt32: [String]] = [:]
  /// Equivalents that the user's glossary gives for a word, in its order.
  private var equivalents: [Entry: [String]] = [:]

  public init() {}

  public var count: Int { words.count }

  // MARK: Building

  /// Adds a word, or more glosses and classes to a word that is there.
  /// - Parameter glosses: separated by `; `, most usual first.
  @discardableResult
  public mutating func add(
    word: [UInt32], class wordClass: WordClass, glosses: some Sequence<UInt8>
  )
    -> Entry
  {
    var node: Int32 = 0
    for scalar in word {
      if let next = nodes.child(of: node, scalar) {
        node = next
      } else {
        let next = Int32(entryOfNode.count)
        entryOfNode.append(-1)
        nodes.insert(next, under: node, scalar)
        node = next
      }
    }
    let known = entryOfNode[Int(node)]
    if known >= 0 {
      classes[Int(known)].formUnion(wordClass)
      if !self.glosses[Int(known)].isEmpty { self.glosses[Int(known)] += [0x3B, 0x20] }
      self.glosses[Int(known)] += glosses
      return known
    }
    let entry = Int32(words.count)
    entryOfNode[Int(node)] = entry
    words.append(word)
    classes.append(wordClass)
    self.glosses.append(Array(glosses))
    return entry
  }

  /// Adds a term of the user's glossary with its equivalents, most usual first.
  mutating func add(term: [UInt32], equivalents list: [String]) {
    let entry = add(word: term, class: .glossary, glosses: [])
    for text in list where equivalents[entry]?.contains(text) != true {
      equivalents[entry, default: []].append(text)
    }
  }

  mutating func add(readings list: [String], of character: UInt32) {
    for reading in list where readings[character]?.contains(reading) != true {
      readings[character, default: []].append(reading)
    }
  }

  mutating func add(sounds list: [String], of character: UInt32) {
    for sound in list where sounds[character]?.contains(sound) != true {
      sounds[character, default: []].append(sound)
    }
  }

  // MARK: Asking

  public func entry(of word: some Sequence<UInt32>) -> Entry? {
    var node: Int32 = 0
    for scalar in word {
      guard let next = nodes.child(of: node, scalar) else { return nil }
      node = next
    }
    let entry = entryOfNode[Int(node)]
    return entry >= 0 ? entry : nil
  }

  /// Calls `body` with the length in scalars and the number of each word that begins at `start`, shortest first.
  public func forEachWord(
    in text: [UInt32], from start: Int, to end: Int, _ body: (Int, Entry) -> Void
  ) {
    var node: Int32 = 0
    var i = start
    while i < end, let next = nodes.child(of: node, text[i]) {
      node = next
      i += 1
      let entry = entryOfNode[Int(node)]
      if entry >= 0 { body(i - start, entry) }
    }
  }

  public func word(_ entry: Entry) -> [UInt32] { words[Int(entry)] }

  public func classes(of entry: Entry) -> WordClass { classes[Int(entry)] }

  /// Whether a glossary of the user's was added.
  public var hasGlossary: Bool { !equivalents.isEmpty }

  /// What the user's glossary gives for a word; nothing where it does not have the word.
  public func equivalents(of entry: Entry) -> [String] { equivalents[entry] ?? [] }

  /// The distinct glosses of a word, the user's own equivalents before the lexicon's, most usual first.
  public func glosses(of entry: Entry) -> [String] {
    let own = equivalents(of: entry)
    let listed = glossBytes(of: entry).map { String(decoding: $0, as: UTF8.self) }
    return own.isEmpty ? listed : own + listed.filter { !own.contains($0) }
  }

  /// The distinct glosses of the lexicon itself as UTF-8, most usual first.
  public func glossBytes(of entry: Entry) -> [ArraySlice<UInt8>] {
    let text = glosses[Int(entry)]
    var list: [ArraySlice<UInt8>] = []
    var start = 0
    while start < text.count {
      var end = start
      while end < text.count, text[end] != 0x3B { end += 1 }
      let next = end + 1
      while start < end, text[start] == 0x20 { start += 1 }
      while start < end, text[end - 1] == 0x20 { end -= 1 }
      let gloss = text[start..<end]
      if !gloss.isEmpty, !list.contains(gloss) { list.append(gloss) }
      start = next
    }
    return list
  }

  /// How a character may be read, without tones, most usual first; empty where that is not known.
  public func readings(of character: UInt32) -> [String] { readings[character] ?? [] }

  /// The letters that a character stands for in foreign names; empty where it is not used to write them.
  public func sounds(of character: UInt32) -> [String] { sounds[character] ?? [] }
}

/// Edges of a trie: (node, scalar) to node, in one open-addressed table.
private struct NodeTable: Sendable {
  private var keys = [UInt64](repeating: .max, count: 1 << 15)
  private var values = [Int32](repeating: 0, count: 1 << 15)
  private var used = 0

  func child(of node: Int32, _ scalar: UInt32) -> Int32? {
    let key = UInt64(UInt32(bitPattern: node)) << 32 | UInt64(scalar)
    let slot = find(key)
    return keys[slot] == key ? values[slot] : nil
  }

  mutating func insert(_ child: Int32, under node: Int32, _ scalar: UInt32) {
    if (used + 1) * 2 > keys.count { grow() }
    let key = UInt64(UInt32(bitPattern: node)) << 32 | UInt64(scalar)
    let slot = find(key)
    if keys[slot] != key { used += 1 }
    keys[slot] = key
    values[slot] = child
  }

  private func find(_ key: UInt64) -> Int {
    let mask = keys.count - 1
    var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    while keys[slot] != key, keys[slot] != .max { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    let (oldKeys, oldValues) = (keys, values)
    keys = [UInt64](repeating: .max, count: oldKeys.count * 2)
    values = [Int32](repeating: 0, count: oldKeys.count * 2)
    for i in oldKeys.indices where oldKeys[i] != .max {
      let slot = find(oldKeys[i])
      keys[slot] = oldKeys[i]
      values[slot] = oldValues[i]
    }
  }
}
