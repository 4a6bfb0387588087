public import XML

extension ConsistencyReport {
  /// The findings as JUnit XML, UTF-8, for servers that show test results: a suite for each translation, a case for
  /// each of its terms; the same bytes for the same report.
  ///
  /// Findings about a whole translation are a case of their own, findings about no translation in particular a suite of
  /// their own. A case fails where one of its findings does, and is skipped where it does not and one is suppressed; what
  /// its other findings say stands in `system-out`.
  /// The elements are those that Ant's JUnit task began with and that all readers know; there is no standard.
  ///
  /// - Parameter isFailure: whether a finding fails its case.
  /// - Throws: `XMLError` where there is no memory left.
  public func junit(failing isFailure: (Finding) -> Bool) throws(XMLError) -> [UInt8] {
    let suites = junitSuites
    var xml = try XMLWriter()
    let failures = suites.reduce(0) { $0 + $1.failures(isFailure) }
    try xml.start(
      "testsuites",
      [
        "name": "Concord", "tests": String(suites.reduce(0) { $0 + $1.cases.count }),
        "failures": String(failures), "errors": "0",
      ])
    for suite in suites {
      try xml.start(
        "testsuite",
        [
          "name": suite.name, "tests": String(suite.cases.count),
          "failures": String(suite.failures(isFailure)), "errors": "0",
          "skipped": String(suite.cases.count { $0.suppression(isFailure) != nil }),
        ])
      for test in suite.cases {
        try test.write(to: &xml, suite: suite.name, failing: isFailure)
      }
      xml.end()
    }
    return try xml.finish().bytes
  }

  /// In the order of the documents; terms in that of the term list.
  private var junitSuites: [TestSuite] {
    var found: [String: [String: [Finding]]] = [:]
    for finding in findings {
      found[finding.document ?? "", default: [:]][finding.term ?? "", default: []].append(finding)
    }
    var seen: Set<String> = []
    let translations = documents.filter { $0.translates != nil && seen.insert($0.id).inserted }
    let suites = translations.map { document in
      suite(named: document.id, found[document.id] ?? [:]) { term in
        term.renderings.contains { $0.counts[document.id] != nil }
      }
    }
    let general = suite(named: TestSuite.generalName, found[""] ?? [:]) { _ in false }
    return suites + (general.cases.isEmpty ? [] : [general])
  }

  private func suite(
    named name: String, _ found: [String: [Finding]], has: (TermConsistency) -> Bool
  ) -> TestSuite {
    var seen: Set<String> = []
    var cases = terms.filter { found[$0.term] != nil || has($0) }.map(\.term)
      .filter { seen.insert($0).inserted }.map { TestCase(name: $0, findings: found[$0] ?? []) }
    if let whole = found[""] { cases.append(TestCase(name: TestCase.wholeName, findings: whole)) }
    return TestSuite(name: name, cases: cases)
  }
}

private struct TestSuite {
  static let generalName = "all translations"

  var name: String
  var cases: [TestCase]

  func failures(_ isFailure: (Finding) -> Bool) -> Int {
    cases.count { $0.findings.contains(where: isFailure) }
  }
}

private struct TestCase {
  static let wholeName = "the whole document"

  var name: String
  /// Most severe first.
  var findings: [Finding]

  /// The decision that the case is skipped by; nil where it fails all the same.
  func suppression(_ isFailure: (Finding) -> Bool) -> Suppression? {
    findings.contains(where: isFailure) ? nil : findings.compactMap(\.suppression).first
  }

  func write(
    to xml: inout XMLWriter, suite: String, failing isFailure: (Finding) -> Bool
  ) throws(XMLError) {
    try xml.start("testcase", ["classname": suite, "name": name])
    let failures = findings.filter(isFailure)
    // Readers expect one failure a case.
    if let worst = failures.first {
      try xml.element(
        "failure", ["type": worst.rule.rawValue, "message": worst.message],
        text: failures.map(\.plainText).joined(separator: "\n\n"))
    }
    if let suppression = suppression(isFailure) {
      try xml.start("skipped", ["message": suppression.reason])
      xml.end()
    }
    let others = findings.filter { !isFailure($0) }
    if !others.isEmpty {
      try xml.element("system-out", text: others.map(\.plainText).joined(separator: "\n\n"))
    }
    xml.end()
  }
}
