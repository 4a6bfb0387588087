import Corpus
import Terminology

/// Whether an occurrence may be scored.
enum OccurrenceState: Sendable {
  case rendered, omitted
  /// Too doubtful to say how, or whether, the term is rendered.
  case uncertain

  init(_ occurrence: Occurrence, threshold: Double) {
    // Written so that a confidence that is not a number counts as doubt.
    guard occurrence.confidence >= threshold else {
      self = .uncertain
      return
    }
    let hasWords = occurrence.rendering?.text.contains { !$0.isWhitespace } ?? false
    self = hasWords ? .rendered : .omitted
  }
}

/// The occurrences of one term, counted by rendering and translation.
struct TermTally: Sendable {
  /// One wording; occurrences that differ in white space or quotation marks only share it.
  struct Form: Sendable {
    var text: String
    var keys: [String]
    /// Number of the set of forms with the same content words.
    var group: Int
    var rungToPreferred: FoldRung?
    /// What the glossary says of it; nil where it does not have the term.
    var use: GlossaryUse?
    var counts: [String: Int]

    var count: Int { counts.values.reduce(0, +) }
  }

  struct Translation: Sendable {
    var groupCounts: [Int]
    var omitted = 0
    var uncertain = 0

    var rendered: Int { groupCounts.reduce(0, +) }
  }

  struct ScoredPlace: Sendable {
    /// Index into the occurrences of the record.
    var index: Int
    var document: String
    var confidence: Double
    var state: OccurrenceState
    /// The document that is translated, and which occurrence of the term in it this is, from 0.
    var source: String
    var ordinal: Int
    /// 1-based number of the pair of passages within the two documents.
    var bead: Int
    /// Index into ``forms`` where the term is rendered.
    var form: Int?
  }

  let record: TermRecord
  /// Without repeated sentences, in an order that does not depend on that of the documents.
  private(set) var places: [ScoredPlace]
  /// Preferred form first, then its variants, then the divergent ones, each most frequent first.
  private(set) var forms: [Form] = []
  private(set) var groupCount = 0
  private(set) var translations: [String: Translation] = [:]
  /// By wording and translation: the first place where the wording stands.
  private var examples: [String: [String: Int]] = [:]
  /// By source document and translation: how many occurrences there are, repeated sentences too.
  private var occurrenceCounts: [String: [String: Int]] = [:]
  /// The group that the preferred rendering belongs to.
  let preferredGroup = 0
  /// The groups that are right: those with an approved rendering, or where the glossary does not have the term, the
  /// preferred one.
  private(set) var rightGroups: Set<Int> = [0]
  /// What the glossary says of the term.
  let entry: GlossaryRules.Entry?
  /// Whether the term is a word of the general vocabulary, which the glossary does not have (``GeneralWords``).
  let isGeneral: Bool

  /// - Parameters:
  ///   - standard: ids of the translations whose renderings are preferred; empty: all vote.
  ///   - threshold: confidence from which an occurrence is scored, 0 to 1.
  ///   - glossary: what is approved; nil without a glossary.
  ///   - isGeneral: whether the term is a word of the general vocabulary.
  init(
    _ record: TermRecord, ladder: FoldLadder, standard: Set<String>, threshold: Double,
    glossary: GlossaryRules? = nil, isGeneral: Bool = false
  ) {
    self.record = record
    entry = glossary?.entry(of: record.sourceTerm)
    self.isGeneral = isGeneral && entry == nil
    places = []
    let texts = collectPlaces(threshold: threshold)
    collectForms(texts, ladder)
    if let entry, let glossary { consult(entry, glossary.vocabulary, ladder) }
    groupForms(ladder)
    choosePreferred(ladder, references: standard)
    countTranslations()
    noteExamples()
  }

  /// Places of another rendering that overrule the only place of the standard.
  private static let overruling = 3

  /// The same counts, with the preferred rendering that other translations make the standard. Where these render a term
  /// once only and others say something else again and again, most places decide: one place is a weak standard.
  func measured(by standard: Set<String>, _ ladder: FoldLadder) -> Self {
    var tally = self
    let inStandard = forms.filter { !standard.isDisjoint(with: $0.counts.keys) }
    let places = inStandard.reduce(0) { sum, form in
      form.counts.reduce(sum) { standard.contains($1.key) ? $0 + $1.value : $0 }
    }
    let isOverruled =
      places == 1
      && groupCounts.enumerated().contains { group, count in
        count >= Self.overruling && inStandard.allSatisfy { $0.group != group }
      }
    tally.choosePreferred(ladder, references: isOverruled ? [] : standard)
    tally.countTranslations()
    return tally
  }

  /// The renderings of one translation as if several had made them, all of which vote on what is preferred.
  ///
  /// - Parameter part: the name of the one that a place is dealt to.
  func divided(
    _ document: String, _ ladder: FoldLadder, by part: (ScoredPlace) -> String
  ) -> Self {
    var tally = self
    tally.places = places.filter { $0.document == document && $0.form != nil }
    for i in tally.forms.indices { tally.forms[i].counts = [:] }
    for i in tally.places.indices {
      tally.places[i].document = part(tally.places[i])
      guard let form = tally.places[i].form else { continue }
      tally.forms[form].counts[tally.places[i].document, default: 0] += 1
    }
    tally.choosePreferred(ladder, references: [])
    tally.countTranslations()
    tally.noteExamples()
    return tally
  }

  private mutating func noteExamples() {
    examples = [:]
    for (number, place) in places.enumerated() {
      guard let form = place.form else { continue }
      let text = forms[form].text
      if examples[text]?[place.document] == nil {
        examples[text, default: [:]][place.document] = number
      }
    }
  }

  func occurrence(at place: ScoredPlace) -> Occurrence { record.occurrences[place.index] }

  /// The first place of a form, in any or in one document.
  func example(of form: Form, in document: String? = nil) -> Occurrence? {
    let first =
      document.map { examples[form.text]?[$0] } ?? examples[form.text]?.values.min()
    return first.map { occurrence(at: places[$0]) }
  }

  /// Places of the same original that two translations both render, and how many of them they render alike.
  ///
  /// A place is known by its number among the occurrences of the term in the original; where one translation lacks
  /// some of them, so that the numbers do not tell, the original is left out.
  func pairedPlaces(_ a: String, _ b: String) -> (alike: Int, all: Int) {
    struct Original: Hashable {
      var document: String
      var ordinal: Int
    }
    var groups: [Original: Int] = [:]
    for place in places where place.document == a {
      groups[Original(document: place.source, ordinal: place.ordinal)] = group(at: place)
    }
    if groups.isEmpty { return (0, 0) }
    var alike = 0
    var all = 0
    for place in places where place.document == b {
      let counts = occurrenceCounts[place.source]
      guard counts?[a] == counts?[b], let group = group(at: place),
        let other = groups[Original(document: place.source, ordinal: place.ordinal)]
      else { continue }
      all += 1
      if group == other { alike += 1 }
    }
    return (alike, all)
  }

  /// The group of the rendering at a place.
  func group(at place: ScoredPlace) -> Int? { place.form.map { forms[$0].group } }

  var groupCounts: [Int] {
    translations.values.reduce(into: Array(repeating: 0, count: groupCount)) { sums, one in
      for group in sums.indices { sums[group] += one.groupCounts[group] }
    }
  }

  /// A sentence that stands twice in one translation, translated alike, is one decision of the translator.
  /// - Returns: the wording at each place.
  private mutating func collectPlaces(threshold: Double) -> [String?] {
    // Whole sentences are compared only where all that is quick to compare is equal.
    struct Key: Hashable {
      var target: String
      var sourceBytes: Int
      var targetBytes: Int
      var offset: Int
    }
    var seen: [Key: [(source: String, target: String)]] = [:]
    var texts: [String?] = []
    let ordered = record.occurrences.enumerated().sorted {
      $0.element.orderKey < $1.element.orderKey
    }
    for (index, occurrence) in ordered {
      let key = Key(
        target: occurrence.target.document, sourceBytes: occurrence.sourceText.utf8.count,
        targetBytes: occurrence.targetText.utf8.count,
        offset: occurrence.sourceRange.lowerBound)
      let sentences = (source: occurrence.sourceText, target: occurrence.targetText)
      let ordinal =
        occurrenceCounts[occurrence.source.document]?[occurrence.target.document] ?? 0
      occurrenceCounts[occurrence.source.document, default: [:]][occurrence.target.document] =
        ordinal + 1
      guard seen[key]?.contains(where: { $0 == sentences }) != true else { continue }
      seen[key, default: []].append(sentences)
      places.append(
        ScoredPlace(
          index: index, document: occurrence.target.document, confidence: occurrence.confidence,
          state: OccurrenceState(occurrence, threshold: threshold),
          source: occurrence.source.document, ordinal: ordinal, bead: occurrence.bead))
      texts.append(occurrence.rendering?.wording)
    }
    return texts
  }

  private mutating func collectForms(_ texts: [String?], _ ladder: FoldLadder) {
    let selfReferences = ladder.selfReferences(of: record.sourceTerm)
    var numbers: [String: Int] = [:]
    var numbersOfVerbatim: [String: Int] = [:]
    for i in places.indices where places[i].state == .rendered {
      guard let text = texts[i] else { continue }
      let number = numbersOfVerbatim[text] ?? number(of: text)
      numbersOfVerbatim[text] = number
      forms[number].counts[places[i].document, default: 0] += 1
      places[i].form = number
    }

    func number(of text: String) -> Int {
      let plain = FoldLadder.plainText(text)
      if let known = numbers[plain] { return known }
      numbers[plain] = forms.count
      forms.append(
        Form(
          text: Self.singleSpaced(text), keys: ladder.keys(of: text, selfReferences),
          group: forms.count,
          counts: [:]))
      return forms.count - 1
    }
  }

  /// Notes what the glossary says of each form. Where no approved rendering is used, the first one of the glossary is
  /// a form without uses, so that there is something to be measured by.
  private mutating func consult(
    _ entry: GlossaryRules.Entry, _ known: TargetVocabulary, _ ladder: FoldLadder
  ) {
    var vocabulary = known
    for i in forms.indices { forms[i].use = entry.use(of: forms[i].text, &vocabulary) }
    let isUsed = forms.contains { $0.use?.isApproved ?? false }
    guard !isUsed, !forms.isEmpty, let first = entry.approved.first else { return }
    forms.append(
      Form(
        text: first, keys: ladder.keys(of: first, ladder.selfReferences(of: record.sourceTerm)),
        group: forms.count, use: entry.use(of: first, &vocabulary), counts: [:]))
  }

  /// Joins forms that any rung makes equal, and what they are joined with.
  private mutating func groupForms(_ ladder: FoldLadder) {
    for rung in ladder.rungs.indices { Self.joinGroups(of: &forms, at: rung) }
    joinShortForms(ladder)
  }

  /// Joins short forms of a name with the name, where it stands in each document that has them. A name is one that is
  /// never written small.
  private mutating func joinShortForms(_ ladder: FoldLadder) {
    let shortForms = forms.map { ladder.shortForm(of: $0.text) }
    let smallGroups = Set(zip(forms, shortForms).filter { $0.1 == nil }.map(\.0.group))
    var names: [String: Int] = [:]
    for (form, short) in zip(forms, shortForms) where !smallGroups.contains(form.group) {
      if let short, names[short] == nil { names[short] = form.group }
    }
    if names.isEmpty { return }
    for i in forms.indices {
      let words = EnglishProfile.writtenWords(of: forms[i].text).filter { $0.lowercased() != "the" }
      guard words.count == 1, let name = names[words[0]], name != forms[i].group else { continue }
      let documents = Set(forms.filter { $0.group == name }.flatMap(\.counts.keys))
      guard forms[i].counts.keys.allSatisfy(documents.contains) else { continue }
      let old = forms[i].group
      for j in forms.indices where forms[j].group == old { forms[j].group = name }
    }
  }

  /// Counts groups from 0 in the order in which they first appear, so that the preferred one is 0.
  private mutating func renumberGroups() {
    var numbers: [Int: Int] = [:]
    for i in forms.indices {
      let number = numbers[forms[i].group] ?? numbers.count
      numbers[forms[i].group] = number
      forms[i].group = number
    }
    groupCount = numbers.count
  }

  private static func joinGroups(of forms: inout [Form], at rung: Int) {
    var first: [String: Int] = [:]
    for i in forms.indices {
      let key = forms[i].keys[rung]
      guard let group = first[key] else {
        first[key] = forms[i].group
        continue
      }
      let old = forms[i].group
      guard old != group else { continue }
      for j in forms.indices where forms[j].group == old { forms[j].group = group }
      for (key, value) in first where value == old { first[key] = group }
    }
  }

  /// The preferred rendering is the most frequent form of the most frequent group. Ties: more uses in the reference
  /// translations come first of all; then more occurrences, more translations, an earlier place among the term's
  /// equivalents, and at last the order of the bytes.
  private mutating func choosePreferred(_ ladder: FoldLadder, references: Set<String>) {
    guard !forms.isEmpty else { return }
    // Most equivalents are written as one of the forms is.
    let known = Dictionary(
      forms.map { ($0.text, $0.keys) }, uniquingKeysWith: { first, _ in first })
    let foldedEquivalents = record.equivalents.map {
      known[$0.text] ?? ladder.keys(of: $0.text, ladder.selfReferences(of: record.sourceTerm))
    }
    let votes = forms.map { form in
      Vote(
        approval: form.use?.rank ?? .max,
        reference: form.counts.reduce(0) { $0 + (references.contains($1.key) ? $1.value : 0) },
        count: form.count, translations: Set(form.counts.keys),
        equivalent: foldedEquivalents.firstIndex { zip($0, form.keys).contains(where: ==) }
          ?? .max, text: form.text)
    }
    var groupVotes: [Int: Vote] = [:]
    for (form, vote) in zip(forms, votes) {
      groupVotes[form.group] = groupVotes[form.group].map { $0.merged(with: vote) } ?? vote
    }
    let best = groupVotes.min { $0.value < $1.value }?.key ?? 0
    let order = forms.indices.sorted { i, j in
      let (a, b) = (forms[i].group == best, forms[j].group == best)
      return a == b ? votes[i] < votes[j] : a
    }
    forms = order.map { forms[$0] }
    var newIndex = order
    for (new, old) in order.enumerated() { newIndex[old] = new }
    for i in places.indices { places[i].form = places[i].form.map { newIndex[$0] } }
    renumberGroups()
    if entry != nil {
      rightGroups = Set(forms.filter { $0.use?.isApproved ?? false }.map(\.group))
    }
    nameRungs(ladder)
  }

  /// For each form of the preferred group, the lowest rung up to which the ladder joins it with the preferred form.
  private mutating func nameRungs(_ ladder: FoldLadder) {
    var ladderForms = forms
    for i in forms.indices {
      ladderForms[i].group = i
      forms[i].rungToPreferred = nil
    }
    for (i, rung) in ladder.rungs.enumerated() {
      Self.joinGroups(of: &ladderForms, at: i)
      for j in forms.indices.dropFirst()
      where forms[j].rungToPreferred == nil && ladderForms[j].group == ladderForms[0].group {
        forms[j].rungToPreferred = rung
      }
    }
    for j in forms.indices.dropFirst()
    where forms[j].group == 0 && forms[j].rungToPreferred == nil {
      forms[j].rungToPreferred = .shortForm
    }
  }

  private mutating func countTranslations() {
    translations = [:]
    for place in places {
      var one =
        translations[place.document]
        ?? Translation(groupCounts: Array(repeating: 0, count: groupCount))
      switch place.state {
      case .rendered: if let group = group(at: place) { one.groupCounts[group] += 1 }
      case .omitted: one.omitted += 1
      case .uncertain: one.uncertain += 1
      }
      translations[place.document] = one
    }
  }

  static func singleSpaced(_ text: String) -> String {
    text.split { $0.isWhitespace }.joined(separator: " ")
  }
}

/// What speaks for a form, best first in the order of `<`.
private struct Vote: Comparable {
  /// Place among the approved renderings.
  var approval: Int
  var reference: Int
  var count: Int
  var translations: Set<String>
  var equivalent: Int
  var text: String

  func merged(with other: Self) -> Self {
    Vote(
      approval: min(approval, other.approval),
      reference: reference + other.reference, count: count + other.count,
      translations: translations.union(other.translations),
      equivalent: min(equivalent, other.equivalent), text: min(text, other.text))
  }

  static func < (a: Self, b: Self) -> Bool {
    a.approval != b.approval
      ? a.approval < b.approval
      : (b.reference, b.count, b.translations.count, a.equivalent, a.text)
        < (a.reference, a.count, a.translations.count, b.equivalent, b.text)
  }
}

extension Occurrence {
  fileprivate struct OrderKey: Comparable {
    var source: Place
    var target: Place
    var bead: Int
    var offset: Int

    static func < (a: Self, b: Self) -> Bool {
      (a.source.document, a.source.line, a.target.document, a.bead, a.offset, a.target.line)
        < (b.source.document, b.source.line, b.target.document, b.bead, b.offset, b.target.line)
    }
  }

  fileprivate var orderKey: OrderKey {
    OrderKey(
      source: source, target: target, bead: bead, offset: sourceRange.lowerBound)
  }
}
