import Review
import TestSupport
import Testing

@testable import ReviewTerminal

@Suite struct TerminalReviewTests {
  @Test func termsAreDecidedByOneKeyEach() throws {
    let bench = try Bench()
    var review = try bench.review()
    #expect(review.term?.term == "湿地")
    review.type("2")
    #expect(review.message.hasPrefix("Accepted 湿地 → ") && review.term?.term != "湿地")
    review.type("xd")
    #expect(review.shown.map(review.status).sorted { "\($0 as Any)" < "\($1 as Any)" }.count == 3)
    let list = try bench.store.list()
    #expect(list.terms[0].renderings[1].status == .preferred && list.terms[0].status == .accepted)
    #expect(Set(list.terms.map(\.status)) == [.accepted, .rejected, .later])
  }

  @Test func undoGoesBackAcrossSessionsAndRedoForth() throws {
    let bench = try Bench()
    var first = try bench.review()
    first.type("x")
    var second = try bench.review()
    second.type("z")
    #expect(second.status(of: "湿地") == .undecided && second.message == "Undone: 湿地.")
    second.type("Z")
    #expect(second.status(of: "湿地") == .rejected)
    second.type("zz")
    #expect(second.message == "There is nothing to undo.")
  }

  @Test func renderingsAreAdmittedForbiddenEditedMergedAndSplit() throws {
    let bench = try Bench()
    var review = try bench.review()
    let texts = try #require(review.term?.renderings.map(\.text))
    review.type("<ArrowRight>v")
    #expect(review.term?.renderings[1].status == .admitted)
    review.type("b")
    #expect(review.term?.renderings[1].status == .forbidden)
    review.type("b")
    #expect(review.term?.renderings[1].status == .undecided)
    review.type("<ArrowRight>e<Ctrl+u>big swamp<Enter>")
    #expect(review.term?.renderings[2].writtenText == "big swamp")
    review.type("m1<Enter>")
    #expect(review.term?.renderings[2].decisions[.mergedInto]?.value == texts[0])
    review.type("u")
    #expect(review.term?.renderings[2].decisions[.mergedInto]?.value == texts[2])
    review.type("u<Enter>")
    #expect(review.shown.contains("湿地 (2)"), "\(review.shown)")
    #expect(review.term?.renderings[2].decisions[.sense]?.value == "湿地 (2)")
    review.type("z")
    #expect(!review.shown.contains("湿地 (2)"))
  }

  @Test func fieldsAreTyped() throws {
    var review = try Bench().review()
    review.type("c")
    review.take([.paste("see\nthe j x z notes")])
    review.type("<Enter>")
    #expect(review.term?.decisions[.note]?.value == "see the j x z notes")
    review.type("@<Ctrl+u>Wang<Enter>t<Ctrl+u>湿 地<Enter>")
    #expect(review.term?.decisions[.assignee]?.value == "Wang" && review.term?.text == "湿 地")
    review.type("c<Ctrl+u>never<Escape>")
    #expect(review.term?.decisions[.note]?.value == "see the j x z notes")
    review.type("i")
    #expect(review.text(80, 24).contains("6  It is no term here, but an ordinary word."))
    review.type("2<Enter>")
    #expect(
      review.term?.findings.first?.decisions[.suppression]?.value
        == SuppressionReason.senses.rawValue)
  }

  @Test func aLineIsEdited() {
    var prompt = Prompt(.note, "Note:", "one two")
    for key: TerminalKey in [
      .named("Ctrl+w"), .character("改"), .named("ArrowLeft"), .named("Backspace"), .named("Home"),
      .named("Delete"), .named("End"), .character("!"),
    ] {
      let isEdited = prompt.edit(key)
      #expect(isEdited)
    }
    #expect(prompt.string == "ne改!")
    let isEdited = prompt.edit(.named("F1"))
    #expect(!isEdited)
    let shown = Prompt(.note, "Note:", String(repeating: "改", count: 50)).shown(columns: 20)
    #expect(TextWidth.columns(of: shown.text) <= 20 && shown.cursor < 20)
  }

  @Test func searchFilterAndSort() throws {
    var review = try Bench().review()
    review.type("/bird<Enter>")
    #expect(review.shown == ["候鸟"] && review.message == "1 terms.")
    review.type("/<Ctrl+u>/[/<Enter>")
    #expect(review.message == "“[” is no regular expression")
    review.type("/<Ctrl+u><Enter>s")
    #expect(review.shown.count == 3 && review.query.order == .agreement)
    review.type("x")
    var filtered = review
    filtered.type("f")
    #expect(filtered.text().contains("[ ] rejected  1"))
    let line = try #require(
      filtered.text(100, 40).split(separator: "\n").firstIndex { $0.contains("rejected") })
    filtered.type(String(repeating: "j", count: line - 1) + "<Enter>")
    #expect(filtered.shown.count == 1)
    filtered.type("<Escape>")
    #expect(filtered.mode == .list && filtered.text().contains("filter rejected"))
  }

  @Test func selectionsAreDecidedAsOneStep() throws {
    let bench = try Bench()
    var review = try bench.review()
    review.type("<Shift+ArrowDown>A")
    #expect(try bench.store.list().terms.count { $0.status == .accepted } == 2)
    review.type("z")
    #expect(try bench.store.list().terms.allSatisfy { $0.status == .undecided })
    review.type("<Escape><Ctrl+a>X")
    #expect(try bench.store.list().terms.allSatisfy { $0.status == .rejected })
  }

  @Test func manyTermsAreAskedAbout() throws {
    let folder = try TemporaryFolder()
    let store = try ReviewStore(path: folder.path(of: "a.sqlite"))
    try store.decide(
      (0..<25).map { .init(.term("词\($0)"), .note, "x", basis: .any) }, by: "Wang")
    var review = try TerminalReview(ReviewDesk(store: store, reviewer: "Li"))
    review.type("<Ctrl+a>X")
    #expect(review.text().contains("Reject 25 terms? y/n"))
    review.type("n")
    #expect(try store.list().terms.allSatisfy { $0.status == .undecided })
    review.type("Xy")
    #expect(try store.list().terms.allSatisfy { $0.status == .rejected })
  }

  @Test func conflictsAreSettledByANumber() throws {
    for (key, status) in [("2", TermStatus.accepted), ("3", .rejected), ("1", .undecided)] {
      let bench = try Bench()
      var review = try bench.review()
      try bench.store.decide([.status(.accepted, ofTerm: "湿地", basis: .any)], by: "Wang")
      review.type("x")
      #expect(
        review.text().contains("Wang changed the status: 1 before nothing  2 theirs “accepted”"))
      review.type(key)
      #expect(try bench.store.term("湿地")?.status == status)
    }
  }

  @Test func whatOthersWroteIsSeen() throws {
    let bench = try Bench()
    var review = try bench.review()
    try bench.store.decide([.status(.accepted, ofTerm: "候鸟", basis: .any)], by: "Wang")
    review.refresh()
    #expect(review.message == "Changed by Wang." && review.status(of: "候鸟") == .accepted)
  }

  @Test func sequencesAndUnknownKeys() throws {
    var review = try Bench().review()
    review.type("G")
    #expect(review.place == 2)
    review.type("gg")
    #expect(review.place == 0)
    review.type("Ggj")
    #expect(review.place == 2)
    review.type("<F9>")
    #expect(review.message == "F9 does nothing; ? shows the keys.")
    review.type("q")
    #expect(review.isEnded)
  }

  @Test func keysAndPlaceAreKept() throws {
    let bench = try Bench()
    var settings = ReviewSettings()
    try settings.keys.set([try #require(ReviewKey("y"))], for: .reject)
    try bench.store.save(settings, of: "Li")
    var review = try bench.review()
    review.type("jy")
    let name = review.term?.term
    review.keepSettings()
    #expect(try bench.review().term?.term == name)
    #expect(review.text().contains("y reject"))
    #expect(try bench.store.list().terms.count { $0.status == .rejected } == 1)
  }

  @Test func examplesHistoryAndHelpAreShown() throws {
    var review = try Bench().review()
    #expect(review.text().contains("我们要«湿地»，第1句。"))
    #expect(review.text().contains("Sentence 1 of a.en: «wetland» and more."))
    review.type("xk")
    review.type("h")
    #expect(review.text().contains("Li: status: {+rejected+}"))
    review.type("<Escape>?")
    #expect(review.text(100, 60).contains("Make rendering 1 to 9 preferred and accept"))
    review.type("<Escape>ww")
    #expect(review.text().contains("zh.txt ∥ a.en"))
  }

  @Test func anEmptyListIsNoTrouble() throws {
    let folder = try TemporaryFolder()
    let store = try ReviewStore(path: folder.path(of: "a.sqlite"))
    var review = try TerminalReview(ReviewDesk(store: store, reviewer: "Li"))
    review.type("jkaxdvb1nNGm u e t c i h w [ ] <Space>AXz/a<Enter>f<Enter><Escape>")
    #expect(review.text().contains("No term is shown."))
  }
}
