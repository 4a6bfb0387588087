public import Terminology

extension ReviewStore {
  /// The glossary that was decided: accepted terms with the renderings that were given a status.
  ///
  /// - Preferred and admitted renderings are so, forbidden ones deprecated; undecided ones are left out. What counts as another
  ///   rendering gives it its status where that has none; a term that counts as another one is an admitted term of its concept.
  /// - A term or rendering that was decided carries a transaction with the day (UTC), and who is responsible: a person of the references.
  ///   The type is `modification`, the one word of all editions of TBX for it (TBX-Basic 1.2.1, `transactionType`).
  /// - Notes, definitions, subject fields and parts of speech are those decided. A rendering has the surest place as context.
  /// - A concept's id follows from its term, and stays when the list changes.
  /// - Complexity: O(n) in the accepted terms and their occurrences.
  public func decidedGlossary(
    title: String = "Reviewed terms", sourceDescription: String = "Reviewed with Concord"
  ) throws -> Glossary {
    let list = try list()
    return try DecidedGlossary(
      list: list, purpose: .exchange, occurrences: { try self.occurrences(of: $0) }
    ).glossary(title: title, sourceDescription: sourceDescription)
  }

  /// What the next extraction may know beforehand.
  public func priorKnowledge() throws -> PriorKnowledge {
    let list = try list()
    let glossary = try DecidedGlossary(list: list, purpose: .knowledge, occurrences: { _ in [] })
      .glossary(title: "Decided terms", sourceDescription: "Decided in review")
    return PriorKnowledge(
      glossary: glossary,
      rejectedTerms: list.terms.filter { $0.status == .rejected }.map(\.term).sorted())
  }

  /// The suppressions that hold on a day, as the table that `concord consistency --suppressions` reads.
  /// - Parameter day: ISO 8601.
  public func suppressionTable(on day: String) throws -> String {
    let list = try list()
    let findings = list.terms.flatMap(\.findings) + list.findings
    let rows = findings.compactMap { finding in
      finding.suppression(on: day).map { reason in
        let words = reason.split { $0.isWhitespace }.joined(separator: " ")
        let until = finding.decisions[.suppressedUntil]?.value ?? ""
        return "\(finding.id)\t\(words)\t\(until)\n"
      }
    }
    return "id\treason\texpires\n" + rows.joined()
  }
}

/// What decisions teach the next extraction.
public struct PriorKnowledge: Hashable, Sendable {
  /// Accepted terms, and terms with a decided rendering, as `--glossary` takes them: forbidden renderings are deprecated.
  public var glossary: Glossary
  /// What is no term, for a stop list; in order of their code points.
  public var rejectedTerms: [String]
}

/// Makes concepts of what was decided.
private struct DecidedGlossary {
  enum Purpose {
    case exchange
    /// For the next extraction: also what was decided of terms that are not accepted yet, without history.
    case knowledge
  }

  let list: ReviewList
  let purpose: Purpose
  let occurrences: (String) throws -> [ReviewOccurrence]

  func glossary(title: String, sourceDescription: String) throws -> Glossary {
    let byTerm = Dictionary(
      list.terms.map { ($0.term, $0) }, uniquingKeysWith: { first, _ in first })
    let heads = list.terms.map { head(of: $0, byTerm) }
    var members: [String: [ReviewTerm]] = [:]
    for (term, head) in zip(list.terms, heads) where term.term != head {
      members[head, default: []].append(term)
    }
    let people = people()
    let concepts = try list.terms.filter { members[$0.term] != nil || $0.mergedInto == nil }
      .compactMap { term in
        try concept(of: term, with: members[term.term] ?? [], byTerm, people)
      }
    let persons = people.sorted { $0.value.number < $1.value.number }.map {
      ReferenceObject(
        id: $0.value.id, fields: [ReferenceObject.Field(type: "fn", text: $0.key)])
    }
    let isUsed = purpose == .exchange && !persons.isEmpty
    return Glossary(
      title: title, sourceDescription: sourceDescription, language: list.sourceLanguage,
      concepts: concepts,
      references: isUsed ? [ReferenceSection(type: "respPerson", objects: persons)] : [])
  }

  /// The term that a term counts as in the end.
  private func head(of term: ReviewTerm, _ byTerm: [String: ReviewTerm]) -> String {
    var head = term
    while let next = head.mergedInto.flatMap({ byTerm[$0] }) { head = next }
    return head.term
  }

  private func concept(
    of term: ReviewTerm, with members: [ReviewTerm], _ byTerm: [String: ReviewTerm],
    _ people: [String: Person]
  ) throws -> Concept? {
    var targets: [Target] = []
    var places: [String: ReviewOccurrence] = [:]
    var sources = [term] + members.filter { $0.status != .rejected }
    let isAccepted = ([term] + members).contains { $0.status == .accepted }
    guard term.status != .rejected, isAccepted || purpose == .knowledge else { return nil }
    if let origin = term.decisions[.splitFrom]?.value.flatMap({ byTerm[$0] }) {
      targets += self.targets(of: origin) { $0.decisions[.sense]?.value == term.term }
      if purpose == .exchange { places = try surest(origin.term) }
    }
    for member in sources {
      targets += self.targets(of: member) { $0.decisions[.sense]?.value == nil }
      if purpose == .exchange {
        places.merge(try surest(member.term), uniquingKeysWith: { first, _ in first })
      }
    }
    if purpose == .knowledge, targets.isEmpty { return nil }
    sources = unique(sources)
    let sourceTerms = sources.enumerated().map { index, one in
      var written = Term(
        text: one.text, status: index == 0 ? .preferred : .admitted,
        contexts: context(ofSource: one, targets, places))
      written.partOfSpeech = one.decisions[.partOfSpeech]?.value.flatMap(PartOfSpeech.init)
      if purpose == .exchange, one.frequency > 0 {
        written.setEvidence(.occurrenceCount, to: String(one.frequency))
        written.setEvidence(.documentCount, to: String(one.documentCount))
      }
      return written
    }
    var languages = [LanguageSection(language: list.sourceLanguage, terms: sourceTerms)]
    let targetTerms = unique(targets).map { self.term(of: $0, places, people) }
    if !targetTerms.isEmpty {
      languages.append(LanguageSection(language: list.targetLanguage, terms: targetTerms))
    }
    var concept = Concept(
      id: id(of: term.term), subjectField: term.decisions[.subjectField]?.value,
      definition: term.decisions[.definition]?.value,
      notes: sources.compactMap { $0.decisions[.note]?.value }, languages: languages)
    if let transaction = transaction(term.decisions, people) { concept.add(transaction) }
    return concept
  }

  private func id(of term: String) -> String {
    var print = Fingerprint()
    print.add(term)
    return "t" + print.text
  }

  // MARK: - Renderings

  private struct Target {
    var rendering: ReviewRendering
    var status: RenderingStatus
    var text: String { rendering.writtenText }
  }

  /// The decided renderings: preferred, admitted, forbidden, each most frequent first.
  private func targets(
    of term: ReviewTerm, where isMember: (ReviewRendering) -> Bool
  ) -> [Target] {
    var parents = Dictionary(
      term.renderings.map { ($0.text, $0.decisions[.mergedInto]?.value) },
      uniquingKeysWith: { first, _ in first })
    for (text, parent) in parents where parent == text { parents[text] = .some(nil) }
    var members: [String: [ReviewRendering]] = [:]
    for rendering in term.renderings {
      var head = rendering.text
      while let parent = parents[head] ?? nil, parents[parent] != nil { head = parent }
      members[head, default: []].append(rendering)
    }
    let targets = term.renderings.filter { members[$0.text] != nil && isMember($0) }.compactMap {
      rendering -> Target? in
      var rendering = rendering
      var status = rendering.status
      for member in members[rendering.text] ?? [] where member.text != rendering.text {
        rendering.counts.merge(member.counts, uniquingKeysWith: +)
        if status == .undecided { status = member.status }
      }
      return status == .undecided ? nil : Target(rendering: rendering, status: status)
    }
    let order: [RenderingStatus] = [.preferred, .admitted, .forbidden, .undecided]
    return targets.enumerated().sorted { a, b in
      let ranks = [a, b].map { order.firstIndex(of: $0.element.status) ?? 0 }
      return (ranks[0], -a.element.rendering.total, a.offset)
        < (ranks[1], -b.element.rendering.total, b.offset)
    }.map(\.element)
  }

  /// Terms of a concept are written once, and one of them is preferred.
  private func unique(_ targets: [Target]) -> [Target] {
    var seen: Set<String> = []
    var hasPreferred = false
    let order: [RenderingStatus] = [.preferred, .admitted, .forbidden]
    let sorted = order.flatMap { status in targets.filter { $0.status == status } }
    return sorted.compactMap { target in
      guard seen.insert(target.text).inserted else { return nil }
      var target = target
      if target.status == .preferred, hasPreferred { target.status = .admitted }
      hasPreferred = hasPreferred || target.status == .preferred
      return target
    }
  }

  private func unique(_ terms: [ReviewTerm]) -> [ReviewTerm] {
    var seen: Set<String> = []
    return terms.filter { seen.insert($0.text).inserted }
  }

  private func term(
    of target: Target, _ places: [String: ReviewOccurrence], _ people: [String: Person]
  ) -> Term {
    let status: UsageStatus =
      switch target.status {
      case .preferred: .preferred
      case .forbidden: .deprecated
      case .admitted, .undecided: .admitted
      }
    let rendering = target.rendering
    var term = Term(
      text: target.text, status: status,
      contexts: places[rendering.text].map {
        [Context(text: $0.targetText, source: $0.target.document)]
      } ?? [],
      notes: [rendering.decisions[.note]?.value].compactMap(\.self))
    term.partOfSpeech = rendering.decisions[.partOfSpeech]?.value.flatMap(PartOfSpeech.init)
    guard purpose == .exchange else { return term }
    term.setEvidence(.occurrenceCount, to: String(rendering.total))
    if let transaction = transaction(rendering.decisions, people) { term.add(transaction) }
    return term
  }

  // MARK: - Evidence

  /// By rendering, the surest place, and the first of these.
  private func surest(_ term: String) throws -> [String: ReviewOccurrence] {
    var surest: [String: ReviewOccurrence] = [:]
    for place in try occurrences(term) {
      guard let rendering = place.rendering else { continue }
      if let known = surest[rendering], known.confidence >= place.confidence { continue }
      surest[rendering] = place
    }
    return surest
  }

  private func context(
    ofSource term: ReviewTerm, _ targets: [Target], _ places: [String: ReviewOccurrence]
  ) -> [Context] {
    let own = term.decisions[.splitFrom]?.value ?? term.term
    let place = targets.lazy.compactMap { places[$0.rendering.text] }
      .first { $0.sourceText.contains(own) }
    return place.map { [Context(text: $0.sourceText, source: $0.source.document)] } ?? []
  }

  // MARK: - People

  private struct Person {
    var number: Int
    var id: String { "p\(number)" }
  }

  /// Those whose decisions of a status hold, in the order of the list.
  private func people() -> [String: Person] {
    var people: [String: Person] = [:]
    for term in list.terms where term.status == .accepted {
      for decisions in [term.decisions] + term.renderings.map(\.decisions) {
        guard let actor = decisions[.status]?.actor, people[actor] == nil else { continue }
        people[actor] = Person(number: people.count + 1)
      }
    }
    return people
  }

  private func transaction(
    _ decisions: [ReviewField: ReviewDecided], _ people: [String: Person]
  ) -> DataItem? {
    guard purpose == .exchange, let decided = decisions[.status], decided.value != nil else {
      return nil
    }
    return Transaction(
      type: "modification", date: String(decided.time.prefix(10)), person: decided.actor,
      personID: people[decided.actor]?.id
    ).item
  }
}
