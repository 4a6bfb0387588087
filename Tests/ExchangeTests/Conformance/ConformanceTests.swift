import Foundation
import TestSupport
import Testing

@testable import Exchange

/// The suite of `Tests/Conformance`: minimal files with one defect each, for everybody who writes or checks TBX.
@Suite struct ConformanceTests {
  private static let cases = (CategoryCases.all + StructureCases.all).sorted { $0.name < $1.name }
  private static let folder = packageFolder.appending(path: "Tests/Conformance")

  @Test func theSuiteIsLarge() {
    #expect(Self.cases.count >= 300)
    #expect(Set(Self.cases.map(\.name)).count == Self.cases.count)
  }

  @Test func everyRuleOfStructureAndDialectHasACase() {
    let covered = Set(Self.cases.flatMap { $0.expected.compactMap(\.rule) })
    let elsewhere: Set<ValidationRule> = [
      .namespace, .dialect, .discouragedCategory, .emptyCategory, .missingPartOfSpeech,
    ]
    let missing = ValidationRule.allCases.filter {
      ($0.layer == 2 || $0.layer == 3) && !covered.contains($0) && !elsewhere.contains($0)
    }
    #expect(missing == [])
  }

  @Test(arguments: cases.indices)
  func theVerdictIsTheExpectedOne(_ index: Int) throws {
    let made = Self.cases[index]
    for (edition, rule) in made.expected {
      let report = try TBXValidator(.these([edition]))
        .report(bytes: [UInt8](made.text.utf8), name: made.name)
      let errors = report.findings.filter { $0.level == .error }
      #expect(
        report.isValid == (rule == nil), "\(made.name) as \(edition): \(errors.map(\.message))")
      if let rule {
        #expect(
          errors.contains { $0.rule == rule },
          "\(made.name) as \(edition): \(errors.map { "\($0.rule) \($0.message)" })")
      }
    }
  }

  /// The files are made from the table and kept, so that others can use them: `Scripts/conformance-suite` makes them anew.
  @Test func theStoredFilesAreThoseOfTheTable() throws {
    var table = "file\tedition\tvalid\trule\n"
    for made in Self.cases {
      for (edition, rule) in made.expected {
        table +=
          "\(made.name).tbx\t\(edition.rawValue)\t\(rule == nil ? "yes" : "no")\t\(rule?.rawValue ?? "")\n"
      }
    }
    let files = Self.folder.appending(path: "files")
    let list = Self.folder.appending(path: "expected.tsv")
    if ProcessInfo.processInfo.environment["CONCORD_WRITE_CONFORMANCE_SUITE"] != nil {
      try? FileManager.default.removeItem(at: files)
      try FileManager.default.createDirectory(at: files, withIntermediateDirectories: true)
      for made in Self.cases {
        try made.text.write(
          to: files.appending(path: "\(made.name).tbx"), atomically: true, encoding: .utf8)
      }
      try table.write(to: list, atomically: true, encoding: .utf8)
    }
    #expect(try String(contentsOf: list, encoding: .utf8) == table)
    let stored = try FileManager.default.contentsOfDirectory(atPath: files.path)
    #expect(stored.sorted() == Self.cases.map { "\($0.name).tbx" }.sorted())
    for made in Self.cases {
      let text = try String(
        contentsOf: files.appending(path: "\(made.name).tbx"), encoding: .utf8)
      #expect(text == made.text, "\(made.name)")
    }
  }
}
