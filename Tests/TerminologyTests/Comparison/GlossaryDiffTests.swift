import Terminology
import Testing

/// Glossaries of two languages, written short: `id: 甲 = a/b`.
private func glossary(_ rows: String..., change: (inout Glossary) -> Void = { _ in }) -> Glossary {
  var glossary = Glossary(
    title: "g", sourceDescription: "test", language: .chinese,
    concepts: rows.map { row in
      let parts = row.split(separator: ":", maxSplits: 1).map(String.init)
      let sides = parts[1].split(separator: "=").map { side in
        side.split(separator: "/").map { Term(text: String($0).trimmed) }
      }
      return Concept(
        id: parts[0],
        languages: [
          LanguageSection(language: .chinese, terms: sides[0]),
          LanguageSection(language: .english, terms: sides[1]),
        ])
    })
  change(&glossary)
  return glossary
}

extension String {
  fileprivate var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}

@Suite struct GlossaryDiffTests {
  private let old = glossary("c1: 甲 = a", "c2: 乙 = b/bb", "c3: 丙 = c")

  @Test func nothingChangesFromAGlossaryToItself() {
    let diff = GlossaryDiff(from: old, to: old)
    #expect(diff.concepts.isEmpty)
    #expect(diff.unchanged == 3)
  }

  @Test func theOrderOfConceptsAndTheirNumbersDoNotCount() {
    let new = glossary("x1: 丙 = c", "x2: 甲 = a", "x3: 乙 = b/bb")
    let diff = GlossaryDiff(from: old, to: new)
    #expect(diff.concepts.isEmpty)
    #expect(diff.unchanged == 3)
  }

  @Test func anIdentifierAloneDoesNotMakeTwoConceptsOne() {
    let new = glossary("c1: 丁 = d", "c2: 乙 = b/bb", "c3: 丙 = c")
    let diff = GlossaryDiff(from: old, to: new)
    #expect(diff.concepts.map(\.kind) == [.added, .removed])
  }

  @Test func addedRemovedAndChangedAreTold() {
    let new = glossary("c1: 甲 = a/aa", "c3: 丙 = c", "c9: 丁 = d")
    let diff = GlossaryDiff(from: old, to: new)
    #expect(diff.concepts.map(\.kind) == [.changed, .added, .removed])
    #expect(diff.concepts.map(\.id) == ["c1", "c9", "c2"])
    #expect(diff.concepts[0].changes.map(\.new) == ["aa"])
    #expect(diff.concepts[0].changes[0].language == .english)
  }

  @Test func aTermThatTookAnothersPlaceIsOneChange() {
    let new = glossary("c1: 甲 = A", "c2: 乙 = b/bbb", "c3: 丙 = c")
    let diff = GlossaryDiff(from: old, to: new)
    #expect(
      diff.concepts.flatMap(\.changes).map { [$0.old, $0.new] } == [["a", "A"], ["bb", "bbb"]])
  }

  @Test func whatIsSaidOfATermIsCompared() {
    let before = glossary("c1: 甲 = a") {
      $0.concepts[0].languages[1].terms[0].status = .admitted
      $0.concepts[0].languages[1].terms[0].contexts = [Context(text: "one a", source: "x")]
      $0.concepts[0].definition = "first"
    }
    let after = glossary("c1: 甲 = a") {
      $0.concepts[0].languages[1].terms[0].status = .preferred
      $0.concepts[0].languages[1].terms[0].contexts = [Context(text: "one a", source: "y")]
      $0.concepts[0].notes = ["new"]
    }
    let changes = GlossaryDiff(from: before, to: after).concepts[0].changes
    #expect(changes.contains { $0.path == ["administrativeStatus"] && $0.term == "a" })
    #expect(
      changes.contains { $0.path == ["context", "source"] && $0.old == "x" && $0.new == "y" })
    #expect(changes.contains { $0.path == ["definition"] && $0.old == "first" && $0.new == nil })
    #expect(changes.contains { $0.path == ["note"] && $0.new == "new" && $0.language == nil })
    #expect(changes.count == 4)
  }

  @Test func languagesComeAndGo() {
    let without = glossary("c1: 甲 = a") { $0.concepts[0].languages.removeLast() }
    let gone = GlossaryDiff(from: glossary("c1: 甲 = a"), to: without).concepts[0].changes
    #expect(gone.map(\.old) == ["a"])
    let come = GlossaryDiff(from: without, to: glossary("c1: 甲 = a")).concepts[0].changes
    #expect(come.map(\.new) == ["a"])
  }
}

@Suite struct TextDiffTests {
  @Test(arguments: [
    ("", ""), ("a b c", "a b c"), ("a b c", "a x c"), ("推动构建共同体", "推动建设共同体"),
    ("the green plan", "a green plan"), ("abc", ""), ("", "abc"), ("a a a", "a a"),
  ])
  func bothTextsAreInThePieces(_ old: String, _ new: String) {
    var a = ""
    var b = ""
    for piece in TextDiff(from: old, to: new).pieces {
      switch piece {
      case .same(let text):
        a += text
        b += text
      case .removed(let text): a += text
      case .added(let text): b += text
      }
    }
    #expect(a == old)
    #expect(b == new)
  }

  @Test func wordsAreKeptWhole() {
    #expect(
      TextDiff(from: "the green plan", to: "the greener plan").pieces == [
        .same("the "), .removed("green"), .added("greener"), .same(" plan"),
      ])
    #expect(
      TextDiff(from: "构建共同体", to: "建设共同体").pieces == [
        .removed("构"), .same("建"), .added("设"), .same("共同体"),
      ])
  }
}

@Suite struct GlossaryMergeTests {
  private let base = glossary("c1: 甲 = a", "c2: 乙 = b", "c3: 丙 = c")

  private func merge(_ ours: Glossary, _ theirs: Glossary) -> GlossaryMerge {
    GlossaryMerge(base: base, ours: ours, theirs: theirs)
  }

  @Test func changesOfEitherSideAreTaken() {
    let ours = glossary("c1: 甲 = a/aa", "c2: 乙 = b", "c3: 丙 = c")
    let theirs = glossary("c1: 甲 = a", "c2: 乙 = b/bb", "c3: 丙 = c", "c4: 丁 = d")
    let merged = merge(ours, theirs)
    #expect(merged.conflicts.isEmpty)
    #expect(
      merged.glossary == glossary("c1: 甲 = a/aa", "c2: 乙 = b/bb", "c3: 丙 = c", "c4: 丁 = d"))
  }

  @Test func deletionsOfEitherSideAreTaken() {
    let merged = merge(glossary("c2: 乙 = b", "c3: 丙 = c"), glossary("c1: 甲 = a", "c2: 乙 = b"))
    #expect(merged.conflicts.isEmpty)
    #expect(merged.glossary.concepts.map(\.id) == ["c2"])
  }

  @Test func mergingWithOneselfOrTheBaseChangesNothing() {
    let ours = glossary("c1: 甲 = a/aa", "c3: 丙 = c")
    #expect(merge(ours, ours).glossary == ours)
    #expect(merge(ours, base).glossary == ours)
    #expect(merge(base, ours).glossary == ours)
    #expect(merge(ours, base).conflicts.isEmpty && merge(base, ours).conflicts.isEmpty)
  }

  private func with(_ status: UsageStatus) -> Glossary {
    glossary("c1: 甲 = a", "c2: 乙 = b", "c3: 丙 = c") {
      $0.concepts[0].languages[1].terms[0].status = status
    }
  }

  @Test func whatBothChangedDifferentlyIsAConflict() throws {
    let merged = merge(with(.preferred), with(.deprecated))
    let conflict = try #require(merged.conflicts.first)
    #expect(merged.conflicts.count == 1)
    #expect(conflict.concept == "c1")
    #expect(conflict.term == "a")
    #expect(conflict.taken == .ours)
    #expect(merged.glossary == with(.preferred))
    let other = GlossaryMerge(
      base: base, ours: with(.preferred), theirs: with(.deprecated), preferring: .theirs)
    #expect(other.glossary == with(.deprecated))
  }

  @Test func whatBothChangedAlikeIsNone() {
    #expect(merge(with(.preferred), with(.preferred)).conflicts.isEmpty)
  }

  @Test func deletingWhatTheOtherChangedIsAConflict() {
    let merged = merge(glossary("c2: 乙 = b", "c3: 丙 = c"), with(.preferred))
    #expect(merged.conflicts.count == 1)
    #expect(merged.conflicts[0].ours == nil)
    #expect(merged.glossary.concepts.map(\.id) == ["c2", "c3"])
    let kept = merge(with(.preferred), glossary("c2: 乙 = b", "c3: 丙 = c"))
    #expect(kept.conflicts.count == 1)
    #expect(kept.glossary.concepts.map(\.id) == ["c1", "c2", "c3"])
  }

  @Test func withoutABaseNothingIsDeleted() {
    let merged = GlossaryMerge(
      base: nil, ours: glossary("c1: 甲 = a", "c2: 乙 = b"),
      theirs: glossary("x1: 乙 = b/bb", "c1: 丙 = c"))
    #expect(merged.conflicts.isEmpty)
    #expect(merged.glossary.concepts.map(\.id) == ["c1", "c2", "c1-2"])
    #expect(merged.glossary.concepts[1].languages[1].terms.map(\.text) == ["b", "bb"])
  }

  @Test func notesOfBothSidesAreKept() {
    func noted(_ notes: String...) -> Glossary {
      glossary("c1: 甲 = a", "c2: 乙 = b", "c3: 丙 = c") { $0.concepts[0].notes = notes }
    }
    let merged = GlossaryMerge(
      base: noted("old", "both"), ours: noted("both", "ours"),
      theirs: noted("old", "both", "theirs"))
    #expect(merged.conflicts.isEmpty)
    #expect(merged.glossary.concepts[0].notes == ["both", "ours", "theirs"])
  }
}
