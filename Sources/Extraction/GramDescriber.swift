import Alignment
import Corpus
import Glibc

/// Describes a candidate by its words, by what the lexicon and the general language know of them, and by how often it
/// stands.
struct GramDescriber {
  let lexicon: Lexicon
  let lexis: UnitLexis
  let general: GeneralLanguage
  let evidence: GramEvidence
  /// Words of source text.
  let words: Int
  /// The least frequency of a candidate: what is often in a large corpus is so in relation to what is rare there.
  let minimum: Int

  func features(of item: GatheredGrams.Item) -> TermFeatures {
    var features = TermFeatures()
    let first = Int(item.firstPlace)
    let ids = evidence.stream.ids[first..<(first + item.length)].map { Int($0) }
    let inside = ids.filter { lexis.flags[$0].contains(.word) }
    describeForm(item.scalars, ids, inside, &features)
    if inside.count > 1 { describeEdges(ids, inside, &features) }
    describeHead(inside, &features)
    describeWhole(item.scalars, inside, &features)
    describeUse(item, &features)
    describeGenerality(inside, item, &features)
    return features
  }

  private func describeForm(
    _ text: [UInt32], _ ids: [Int], _ inside: [Int], _ features: inout TermFeatures
  ) {
    let han = text.count { $0.kind == .han }
    let letters = text.count { $0.kind == .latin }
    switch han + letters / 2 {
    case ...2: features[.length2] = true
    case 3: features[.length3] = true
    case 4: break
    case 5: features[.length5] = true
    case 6: features[.length6] = true
    case 7...8: features[.length7To8] = true
    case 9...12: features[.length9To12] = true
    default: features[.length13AndMore] = true
    }
    switch inside.count {
    case ...1: break
    case 2: features[.words2] = true
    case 3: features[.words3] = true
    default: features[.words4AndMore] = true
    }
    let units = inside.map { lexis.units[$0] }
    let n = Float(max(1, inside.count))
    features[.latin] = han == 0
    features[.numeral] = units.contains { $0.contains(.number) }
    features[.joiner] = ids.contains {
      !lexis.units[$0].isDisjoint(with: [.joiner, .openBracket])
    }
    features[.quoteInside] = ids.contains { lexis.flags[$0].contains(.quote) }
    features[.titleWithin] = text.contains(0x300A)
    features[.adverbInside] = Float(units.dropFirst().count { $0.contains(.adverb) })
    features[.dateInside] = zip(units, units.dropFirst()).contains {
      $0.contains(.number) && $1.contains(.date)
    }
    features[.listMarks] = Float(text.count { $0 == 0x3001 })
    features[.genitive] = text.contains(0x7684)
    features[.connecting] = Float(units.count { $0.contains(.connecting) })
    features[.functionWords] = Float(units.count { $0.contains(.function) })
    features[.singles] = Float(units.count { $0.contains(.single) }) / n
    features[.unlisted] = Float(units.count { !$0.contains(.listed) }) / n
    features[.specialisedShare] = Float(units.count { $0.contains(.specialised) }) / n
  }

  private func describeEdges(_ ids: [Int], _ inside: [Int], _ features: inout TermFeatures) {
    // What the lexicon lists as one word is what it says, not what its parts are.
    let start = lexis.listedStart(of: ids, lexicon)
    let end = lexis.listedEnd(of: ids, lexicon)
    func unit(_ entry: Lexicon.Entry) -> CandidateRules.Unit {
      CandidateRules.unit(
        lexicon.word(entry), classes: lexicon.classes(of: entry), isListed: true, flags: [])
    }
    let first = start.map { unit($0.entry) } ?? lexis.units[inside[0]]
    let last = end.map { unit($0.entry) } ?? lexis.units[inside[inside.count - 1]]
    features[.startsOnVerb] = first.contains(.verb)
    features[.startsOnVerbNoun] = first.contains(.verbNoun)
    features[.startsOnAdverb] = first.contains(.adverb)
    features[.startsOnAdjective] = first.contains(.adjective)
    features[.startsOnNumber] = first.contains(.number)
    features[.startsOnTime] = first.contains(.time)
    features[.startsOnPlace] = first.contains(.place)
    features[.startsOnPerson] = first.contains(.name)
    features[.startsOnOrganisation] = first.contains(.organisation)
    features[.startsOnSingle] = first.contains(.single)
    features[.startsOnSpecialised] = first.contains(.specialised)
    features[.endsOnVerb] = last.contains(.verb)
    features[.endsOnVerbNoun] = last.contains(.verbNoun)
    features[.endsOnAdjective] = last.contains(.adjective)
    features[.endsOnTime] = last.contains(.time)
    features[.endsOnPlace] = last.contains(.place)
    features[.endsOnPerson] = last.contains(.name)
    features[.endsOnOrganisation] = last.contains(.organisation)
    features[.endsOnSingle] = last.contains(.single)
    features[.endsOnSpecialised] = last.contains(.specialised)
    let before = start?.count ?? 1
    let after = ids.count - (end?.count ?? 1)
    let middle = before < after ? ids[before..<after].map { lexis.units[$0] } : []
    features[.verbInside] = Float(middle.count { $0.contains(.verb) })
    features[.verbNounInside] = Float(middle.count { $0.contains(.verbNoun) })
    features[.actingName] =
      !first.isDisjoint(with: [.place, .organisation, .name])
      && middle.contains { !$0.isDisjoint(with: [.verb, .verbNoun]) }
  }

  private func describeHead(_ inside: [Int], _ features: inout TermFeatures) {
    guard let last = inside.last.map({ lexis.words[$0] }) else { return }
    let isBody = CandidateRules.ends(last, on: CandidateRules.bodies)
    let isAct = CandidateRules.ends(last, on: CandidateRules.acts)
    features[.endsOnBody] = isBody
    features[.endsOnAct] = isAct
    features[.endsOnDoctrine] = CandidateRules.ends(last, on: CandidateRules.doctrines)
    features[.fullName] =
      (isBody || isAct) && inside.count > 1
      && !lexis.units[inside[0]].isDisjoint(with: [.place, .organisation])
  }

  private func describeWhole(
    _ text: [UInt32], _ inside: [Int], _ features: inout TermFeatures
  ) {
    guard let entry = lexicon.entry(of: text) else { return }
    let classes = lexicon.classes(of: entry)
    guard !classes.contains(.induced) else { return }
    features[.listed] = true
    features[.listedOf3] = text.count == 3
    features[.listedOf4AndMore] = text.count > 3
    features[.listedSpecialised] = classes.contains(.specialised)
    let isNoun = !classes.isDisjoint(with: [.noun, .place, .organisation, .person])
    features[.listedVerb] = classes.contains(.verb) && !isNoun
    features[.listedVerbNoun] = classes.contains(.verb) && isNoun
    features[.listedAdjective] = classes.contains(.adjective) && !isNoun
    features[.listedAdverb] = classes.contains(.adverb) && !isNoun
    features[.listedTime] = classes.contains(.time)
    features[.listedIdiom] = classes.contains(.idiom)
    features[.person] = classes.contains(.person)
    features[.place] = classes.contains(.place)
    features[.organisation] = classes.contains(.organisation)
    features[.glossary] = classes.contains(.glossary)
    guard let gloss = lexicon.glosses(of: entry).first else { return }
    features[.glossOfWords] = EnglishProfile.words(of: gloss).count { $0.isContent } > 1
    features[.glossOfCapitals] = gloss.unicodeScalars.first.map { $0.value.isUpper } ?? false
  }

  private func describeUse(_ item: GatheredGrams.Item, _ features: inout TermFeatures) {
    let f = Float(item.frequency)
    features[.logFrequency] = log(f / Float(minimum))
    features[.once] = item.frequency == 1
    features[.independence] = Float(item.independence)
    features[.leftBorder] = Float(item.left) / (10 * f)
    features[.rightBorder] = Float(item.right) / (10 * f)
    // A listed word is one of its own wherever it stands.
    features[.insideListed] = features[.listed] ? 0 : Float(item.insideCompound) / f
    features[.quoted] = Float(item.quoted) / f
    features[.headOnce] =
      item.frequency == 1
      && (features[.endsOnBody] || features[.endsOnAct] || features[.endsOnDoctrine])
    features[.logDocuments] = log(Float(max(1, item.parts)))
    features[.cohesion] = Float(evidence.table.cohesion(of: Int(item.gram), total: words))
  }

  private func describeGenerality(
    _ inside: [Int], _ item: GatheredGrams.Item, _ features: inout TermFeatures
  ) {
    let levels = inside.map { lexis.levels[$0] }
    let whole = general.level(of: item.scalars)
    features[.generalWord] = whole
    features[.generalMean] = levels.reduce(0, +) / Float(max(1, levels.count))
    features[.generalLeast] = levels.min() ?? 0
    let perMillion = Float(item.frequency) * 1e6 / Float(max(1, words))
    features[.namesNothing] = general.namesNothing(item.scalars)
    features[.keyness] = log(1 + perMillion) - whole * Float(M_LN2)
  }
}
