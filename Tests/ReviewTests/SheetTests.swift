import Exchange
import Spreadsheet
import TestSupport
import Testing

@testable import Review

@Suite struct SheetTests {
  private func folder() throws -> Desk {
    let folder = try Desk()
    try folder.store.take(wetlands)
    return folder
  }

  /// The sheet as a table of cells, to be edited.
  private struct Table {
    var titles: [String]
    var rows: [[String]]

    init(_ store: ReviewStore) throws {
      let sheet = try #require(
        try WorkbookReader().read(bytes: ReviewSheet(store).workbook(), name: "a.xlsx").first)
      let cells = sheet.rows.map { $0.map { $0.text ?? "" } }
      titles = cells[0]
      rows = cells.dropFirst().map {
        $0 + Array(repeating: "", count: cells[0].count - $0.count)
      }
    }

    func row(_ source: String, _ target: String = "") throws -> Int {
      let (zh, en) = (try column("Chinese"), try column("English"))
      return try #require(rows.firstIndex { $0[zh] == source && $0[en] == target })
    }

    func column(_ title: String) throws -> Int { try #require(titles.firstIndex(of: title)) }

    mutating func set(
      _ title: String, _ source: String, _ target: String = "", to text: String
    ) throws {
      rows[try row(source, target)][try column(title)] = text
    }

    func workbook() throws -> [UInt8] {
      try WorkbookWriter().bytes([
        Sheet(name: "Notes", columns: [Column("x", width: 5)], rows: []),
        Sheet(
          name: "Review", columns: titles.map { Column($0, width: 10) },
          rows: rows.map { $0.map(Cell.text) }),
      ])
    }

    func text() -> [UInt8] { Array(([titles] + rows).map(SheetText.row).joined().utf8) }
  }

  private func plan(_ table: Table, _ store: ReviewStore) throws -> SheetPlan {
    let plan = try ReviewSheet.plan(table.workbook(), file: "sheet.xlsx", for: store)
    // Both forms say the same, but for the numbers of lines within cells.
    let text = try ReviewSheet.plan(table.text(), file: "sheet.xlsx", for: store)
    #expect(text.rows.map(\.changes) == plan.rows.map(\.changes))
    #expect(text.rows.map(\.verdict) == plan.rows.map(\.verdict))
    return plan
  }

  private func verdicts(_ plan: SheetPlan) -> [SheetPlan.Verdict] {
    plan.rows.map(\.verdict).filter { $0 != .unchanged }
  }

  @Test func whatComesBackAsItWentChangesNothing() throws {
    let folder = try folder()
    let store = folder.store
    try store.decide(
      [
        ReviewDecision(.term("湿地"), .note, "=1+1", basis: .any),
        ReviewDecision(.term("候鸟"), .note, "'=x\n\"two\"\tlines ", basis: .any),
        ReviewDecision(.rendering("swamp", of: "湿地"), .text, "@swamp", basis: .any),
        .status(.preferred, of: "wetland", inTerm: "湿地", basis: .any), accept("湿地"),
      ], by: "Li")
    for bytes in [
      try ReviewSheet(store).workbook(), try ReviewSheet(store).tabbedText(),
      try ReviewSheet(store).tabbedText(byteOrderMark: false),
    ] {
      let plan = try ReviewSheet.plan(bytes, file: "sheet", for: store)
      #expect(plan.count(.unchanged) == 2 + 6 && plan.rows.count == 8, "\(plan.rows)")
    }
  }

  @Test func editedCellsAreDecisions() throws {
    let folder = try folder()
    var table = try Table(folder.store)
    try table.set("Decision", "湿地", to: "Accepted")
    try table.set("Note", "湿地", to: "see 2024")
    try table.set("Use", "湿地", "wetland", to: "preferred")
    try table.set("English", "湿地", "marsh", to: "salt marsh")
    let plan = try plan(table, folder.store)
    #expect(verdicts(plan) == [.accepted, .accepted, .accepted])
    var desk = try ReviewDesk(store: folder.store, reviewer: "Li")
    let outcome = try desk.apply(plan)
    #expect(outcome.step.events.count == 4)
    #expect(outcome.step.events.allSatisfy { $0.reason == "from sheet.xlsx" })
    let term = desk.list.terms[0]
    #expect(term.status == .accepted && term.decisions[.note]?.value == "see 2024")
    #expect(term.renderings.contains { $0.writtenText == "salt marsh" })
    // Given back once more it says what holds, though it was written before.
    let again = try self.plan(table, folder.store)
    #expect(again.count(.unchanged) == again.rows.count)
    _ = try desk.undo()
    #expect(try folder.store.stateText().isEmpty)
  }

  @Test func whatOthersChangedSinceIsAConflict() throws {
    let folder = try folder()
    var table = try Table(folder.store)
    try folder.store.decide(
      [
        .status(.rejected, ofTerm: "湿地", basis: .any),
        ReviewDecision(.term("候鸟"), .note, "mine", basis: .any),
      ], by: "Wang")
    try table.set("Decision", "湿地", to: "accepted")
    try table.set("Definition", "湿地", to: "land")
    try table.set("Assigned to", "候鸟", to: "Li")
    let plan = try plan(table, folder.store)
    #expect(verdicts(plan) == [.conflicting, .accepted])
    let conflict = try #require(plan.rows[0].changes.first)
    #expect(
      conflict.isConflict && conflict.base == nil && conflict.theirs == "rejected"
        && conflict.mine == "accepted" && conflict.actor == "Wang")
    var desk = try ReviewDesk(store: folder.store, reviewer: "Li")
    _ = try desk.apply(plan)
    #expect(desk.list.terms[0].status == .rejected)
    #expect(desk.list.terms[0].decisions[.definition]?.value == "land")
    #expect(desk.list.terms[1].decisions[.note]?.value == "mine")
    let rest = try self.plan(table, folder.store)
    _ = try desk.apply(rest, overruling: [.term("湿地")])
    #expect(desk.list.terms[0].status == .accepted)
  }

  @Test func whatChangedSinceThePlanIsNotOverwritten() throws {
    let folder = try folder()
    var table = try Table(folder.store)
    try table.set("Decision", "湿地", to: "accepted")
    let plan = try plan(table, folder.store)
    try folder.store.decide([.status(.rejected, ofTerm: "湿地", basis: .any)], by: "Wang")
    var desk = try ReviewDesk(store: folder.store, reviewer: "Li")
    #expect(throws: ReviewConflict.self) { try desk.apply(plan) }
    #expect(desk.list.terms[0].status == .rejected)
  }

  @Test func ofTwoPreferredRenderingsTheNewOneIsMeant() throws {
    let folder = try folder()
    try folder.store.decide(
      [.status(.preferred, of: "wetland", inTerm: "湿地", basis: .any)], by: "Li")
    var table = try Table(folder.store)
    try table.set("Use", "湿地", "swamp", to: "preferred")
    var desk = try ReviewDesk(store: folder.store, reviewer: "Li")
    _ = try desk.apply(try plan(table, folder.store))
    let statuses = Dictionary(
      desk.list.terms[0].renderings.map { ($0.text, $0.status) }, uniquingKeysWith: { a, _ in a })
    #expect(statuses["swamp"] == .preferred && statuses["wetland"] == .admitted)
    try table.set("Use", "湿地", "marsh", to: "preferred")
    #expect(
      try plan(table, folder.store).rows.filter { $0.verdict == .malformed }.isEmpty,
      "one of them holds already")
    try table.set("Use", "湿地", "swamp", to: "admitted")
    _ = try desk.undo()
    try table.set("Use", "湿地", "swamp", to: "preferred")
    #expect(try plan(table, folder.store).count(.malformed) == 2)
  }

  @Test func rowsThatAreNotFromTheListAreToldApart() throws {
    let folder = try folder()
    var table = try Table(folder.store)
    let (key, revision) = (try table.column("Concord key"), try table.column("Concord revision"))
    var added = Array(repeating: "", count: table.titles.count)
    added[0] = "新词"
    let first = table.rows[0]
    var odd = table.rows[1]
    odd[revision] = "1e9"
    var gone = table.rows[2]
    gone[key] = "t0000000000000000"
    table.rows = [
      first, first, added, odd, gone, Array(repeating: "", count: table.titles.count),
    ]
    let plan = try plan(table, folder.store)
    #expect(
      plan.rows.map(\.verdict) == [.unchanged, .malformed, .unknown, .malformed, .unknown])
    #expect(plan.rows[1].reason == "the same as row 2")
    #expect(plan.decisions().isEmpty)
  }

  @Test func aRowOfAnotherStoreIsNoDecision() throws {
    let folder = try folder()
    var table = try Table(folder.store)
    try table.set("Concord check", "湿地", to: "c0")
    #expect(try plan(table, folder.store).count(.unchanged) == 8)
    try table.set("Note", "湿地", to: "new")
    #expect(verdicts(try plan(table, folder.store)) == [.conflicting])
    try table.set("Concord revision", "湿地", to: "99")
    #expect(verdicts(try plan(table, folder.store)) == [.conflicting])
  }

  @Test(
    arguments: [
      ("Decision", "perhaps", "must be one of undecided, accepted, rejected, later"),
      ("Part of speech", "thing", "must be one of noun"), ("Note", "a\u{0}b", nil),
    ] as [(String, String, String?)])
  func cellsThatCannotBe(title: String, text: String, reason: String?) throws {
    let folder = try folder()
    var table = try Table(folder.store)
    try table.set(title, "湿地", to: text)
    try table.set("Assigned to", "湿地", to: "Li")
    let plan = try ReviewSheet.plan(table.workbook(), file: "a.xlsx", for: folder.store)
    #expect(plan.rows[0].verdict == .malformed && plan.decisions().isEmpty)
    if let reason { #expect(plan.rows[0].reason?.contains(reason) ?? false) }
  }

  @Test func columnsMayBeMovedAndTakenAway() throws {
    let folder = try folder()
    try folder.store.decide(
      [ReviewDecision(.term("湿地"), .note, "kept", basis: .any)], by: "Li")
    var table = try Table(folder.store)
    try table.set("Decision", "湿地", to: "later")
    let note = try table.column("Note")
    table.titles.remove(at: note)
    for i in table.rows.indices { table.rows[i].remove(at: note) }
    table.titles.reverse()
    for i in table.rows.indices { table.rows[i].reverse() }
    table.rows.reverse()
    let plan = try plan(table, folder.store)
    #expect(plan.decisions().map(\.field) == [.status] && plan.count(.unchanged) == 7)
  }

  @Test func textOfSpreadsheetProgramsIsRead() throws {
    let folder = try folder()
    var table = try Table(folder.store)
    try table.set("Note", "湿地", to: "注意")
    let text = String(decoding: table.text(), as: UTF8.self)
    let units: [UInt8] = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] as [UInt8] }
    let plan = try ReviewSheet.plan([0xFF, 0xFE] + units, file: "a.tsv", for: folder.store)
    #expect(plan.rows[0].changes.map(\.mine) == ["注意"] && plan.count(.unchanged) == 7)
  }

  @Test(arguments: [
    "=1", "+1", "-1", "@a", "\t=", "\rx", "'=1", "''=1", "＝1", "'", "''", "a=1", "", "'a", "\n=",
  ])
  func formulasAreDefusedAndRestored(text: String) {
    let defused = SheetText.defused(text)
    #expect(SheetText.restored(defused) == text)
    #expect(!["=", "+", "-", "@", "\t", "\r", "\n", "＝"].contains(defused.prefix(1)))
  }

  @Test func noCellOfTheTextBeginsAFormula() throws {
    let folder = try folder()
    try folder.store.decide(
      ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(1)", "\t=1"].enumerated().map {
        ReviewDecision(.term("=词\($0)"), .note, $1, basis: .any)
      }, by: "Li")
    var text = DelimitedText(
      file: "a.tsv", bytes: try ReviewSheet(folder.store).tabbedText(byteOrderMark: false),
      separator: 0x09)
    var notes: [String] = []
    while let record = try text.next() {
      for cell in record.fields { #expect(!"=+-@\t".contains(cell.first ?? "x"), "\(cell)") }
      notes += record.fields.filter { $0.hasPrefix("'") && !$0.hasPrefix("'=词") }
    }
    #expect(notes.count == 5)
  }

  @Test(arguments: [
    "", "\t\t\n", "PK\u{3}\u{4}", "<xml/>", "Chinese\tEnglish\n湿地\twetland\n",
    "Concord key\tConcord revision\tConcord check\tConcord key\n",
  ])
  func whatIsNoSheetIsRefused(text: String) throws {
    let folder = try folder()
    let error = #expect(throws: ReviewError.self) {
      try ReviewSheet.plan(Array(text.utf8), file: "a", for: folder.store)
    }
    #expect(error?.kind == .invalid)
  }

  /// Bytes changed at random are refused or planned, and never stop the program.
  @Test func damagedSheetsAreReadOrRefused() throws {
    let folder = try folder()
    var dice = SeededGenerator(5)
    for bytes in [
      try ReviewSheet(folder.store).workbook(), try ReviewSheet(folder.store).tabbedText(),
    ] {
      for _ in 0..<60 {
        var damaged = bytes
        for _ in 0..<Int.random(in: 1...4, using: &dice) {
          damaged[Int.random(in: 0..<damaged.count, using: &dice)] = .random(
            in: 0...255, using: &dice)
        }
        do {
          _ = try ReviewSheet.plan(damaged, file: "a", for: folder.store)
        } catch is ReviewError {}
      }
    }
  }

  @Test func archivesThatUnpackToFarMoreAreRefused() throws {
    let folder = try folder()
    let columns = ["Concord key", "Concord revision", "Concord check"].map { Column($0, width: 9) }
    let row = [Cell.text(String(repeating: "a", count: 30_000))]
    let bomb = try WorkbookWriter().bytes([
      Sheet(name: "Review", columns: columns, rows: Array(repeating: row, count: 60))
    ])
    #expect(bomb.count < 20_000)
    let error = #expect(throws: ReviewError.self) {
      try ReviewSheet.plan(bomb, file: "a.xlsx", for: folder.store)
    }
    #expect(error?.reason.contains("unpacks to more than is allowed") ?? false)
  }

  @Test func sheetsLargerThanTheLimitAreRefused() throws {
    let folder = try folder()
    let bytes = [UInt8](repeating: 0x41, count: ReviewSheet.fileBytes + 1)
    #expect(throws: ReviewError.self) {
      try ReviewSheet.plan(bytes, file: "a", for: folder.store)
    }
  }
}
