internal import XML

/// Judges the pieces of a document and gathers what is wrong with it.
///
/// Everything is judged by all the editions in question at once; what several of them object to is one finding.
struct DocumentChecks {
  /// What an element's name says.
  enum Meaning {
    case core(TBXElement)
    /// A data category as an element (style DCT), by its index in `DataCategory.all`.
    case category(Int)
    /// No element of TBX, though in its namespace.
    case unknown
    /// An element of another namespace.
    case foreign
  }

  /// An open element.
  struct Frame {
    /// Nil for what is no element of TBX; nothing in it is judged.
    var element: TBXElement?
    var category = -1
    var name: XMLNameID
    var line: Int
    var column: Int
    /// Where its text begins in `text`.
    var textStart: Int
    var wantsText = false
    /// Whether text of its own would be a defect, and none was found yet.
    var refusesText = false
    var hasCodes = false
    /// Whether it is a data category as an element (style DCT).
    var isCategoryElement = false
  }

  let names: XMLNameTable
  /// Inline codes, by the depth of the element whose text they stand in.
  var codes: [(depth: Int, code: InlineCode)] = []
  private let choice: EditionChoice
  var judges: [StructureJudge] = []
  var frames: [Frame] = []
  /// The progress of each open element, `judges.count` each.
  private var states: [StructureJudge.State] = []
  var text: [UInt8] = []
  /// How many open elements want their text.
  private var listeners = 0

  private var meanings: [Meaning] = []
  var attributes = AttributeNames()
  private var categoryTable = CategoryTable()

  var log = FindingLog()
  var identifiers = IdentifierLog()
  var entry = EntryChecks()
  var clients = ClientFacts()

  private(set) var dialect = ""
  private(set) var style: String?
  private(set) var isVersion2 = false
  private var coreNamespace: String?
  private var isStopped = false

  init(names: XMLNameTable, choice: EditionChoice) {
    self.names = names
    self.choice = choice
  }

  // MARK: Events

  mutating func start(_ tag: borrowing XMLScannedTag) {
    let position = tag.place.start
    var frame = Frame(
      name: tag.name, line: position.line, column: position.column, textStart: text.count)
    if frames.isEmpty {
      startRoot(tag, &frame)
    } else {
      switch meaning(tag.name) {
      case .core(let element):
        frame.element = element
        take(tag, element, &frame)
      case .category(let index):
        frame.category = index
        frame.isCategoryElement = true
        frame.element = DataCategory.all[index].carrier.element
        takeCategory(tag, index, &frame)
      case .unknown:
        report(
          .unknownElement, frame, "<\(name(frame))> is no element of TBX",
          nearestAdvice(names.names[tag.name].local))
      case .foreign:
        report(
          .unknownElement, frame, "<\(name(frame))> is no element of TBX or its modules",
          "Use a data category of the dialect, or leave the element out.")
      }
    }
    if frame.wantsText { listeners += 1 }
    if let element = frame.element {
      frame.refusesText = judges.contains { !$0.allowsText(element) }
    }
    frames.append(frame)
    for _ in judges { states.append(StructureJudge.State()) }
    log.flush(judges)
  }

  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>, at place: borrowing XMLScannedPlace) {
    if listeners > 0 { text.append(contentsOf: bytes) }
    let last = frames.count - 1
    guard last >= 0, frames[last].refusesText, let element = frames[last].element,
      bytes.contains(where: { !TextBytes.isLayout($0) })
    else { return }
    frames[last].refusesText = false
    let position = place.end
    for index in judges.indices where !judges[index].allowsText(element) {
      log.add(
        .misplacedText, .error, line: position.line, column: position.column,
        "<\(element.name)> has text of its own", judges[index].textAdvice(element),
        judge: index)
    }
    log.flush(judges)
  }

  mutating func end() {
    guard let frame = frames.popLast() else { return }
    let base = states.count - judges.count
    if let element = frame.element {
      for index in judges.indices {
        for missing in judges[index].missing(in: element, states[base + index]) {
          let list = missing.elements.map { "<\($0.name)>" }.joined(separator: " or ")
          log.add(
            .missingElement, .error, line: frame.line, column: frame.column,
            "<\(element.name)> has no \(list)", "Add it.", judge: index)
        }
      }
      if frame.hasCodes { checkCodes() }
      finish(frame, element)
    }
    states.removeLast(judges.count)
    if frame.wantsText {
      listeners -= 1
      if listeners == 0 { text.removeAll(keepingCapacity: true) }
    }
    log.flush(judges)
  }

  /// Ends the reading at a defect of the XML itself.
  mutating func stop(_ error: XMLError) {
    isStopped = true
    let isMalformed = [.notWellFormed, .truncated, .empty].contains(error.kind)
    let position = error.position ?? XMLPosition(line: 1, column: 1)
    if judges.isEmpty { judges = editions(dialect: dialect).map { StructureJudge($0) } }
    reportAll(
      isMalformed ? .notWellFormed : .unreadable, .error, position, error.message, error.advice)
    log.flush(judges)
  }

  mutating func report(file: String) -> ValidationReport {
    if !isStopped {
      for finding in identifiers.findings {
        for index in judges.indices {
          log.add(
            finding.rule, finding.level, line: finding.line, column: finding.column,
            finding.message, finding.advice, judge: index)
        }
      }
      clients.report(&self)
      log.flush(judges)
    }
    let verdicts = judges.map {
      ValidationReport.Verdict(edition: $0.edition, errors: $0.errors, warnings: $0.warnings)
    }
    var judged = verdicts.map(\.edition)
    if choice == .automatic, let best = verdicts.min(by: { $0.errors < $1.errors }) {
      judged = best.errors == 0 ? verdicts.filter(\.isValid).map(\.edition) : [best.edition]
    }
    let findings = log.findings(about: judged, of: judges.map(\.edition))
    return ValidationReport(
      file: file, dialect: dialect, style: style, verdicts: verdicts, judged: judged,
      findings: findings.kept, findingCount: findings.count, concepts: entry.conceptCount,
      terms: entry.termCount, isComplete: !isStopped)
  }

  // MARK: The root

  private mutating func startRoot(_ tag: borrowing XMLScannedTag, _ frame: inout Frame) {
    let name = names.names[tag.name]
    coreNamespace = name.namespace
    isVersion2 = name.local == "martif"
    for index in 0..<tag.attributeCount {
      let attribute = attributes.name(tag.attributeName(index), names)
      let value = String(decoding: tag.value(index), as: UTF8.self)
      if attribute == .type { dialect = value }
      if attribute == .style { style = value }
    }
    judges = editions(dialect: dialect).map { StructureJudge($0) }
    guard name.local == "tbx" || isVersion2 else {
      return reportAll(
        .namespace, .error, XMLPosition(line: frame.line, column: frame.column),
        "the root is <\(name.local)>, and a TBX file begins with <tbx> or <martif>",
        "Export the glossary as TBX; Concord converts many other formats.")
    }
    let expected = isVersion2 ? nil : TBXNamespace.core
    if name.namespace != expected {
      reportAll(
        .namespace, .error, XMLPosition(line: frame.line, column: frame.column),
        name.namespace.map { "the namespace of the root is \"\($0)\"" }
          ?? "the root has no namespace",
        expected.map { "Write xmlns=\"\($0)\"." } ?? "Leave the namespace out.")
    }
    frame.element = isVersion2 ? .martif : .tbx
    checkAttributes(tag, frame.element ?? .tbx, frame)
    checkDialect(frame)
  }

  private func editions(dialect: String) -> [TBXEdition] {
    if case .these(let editions) = choice { return editions }
    if isVersion2 { return dialect == "TBX-Basic" ? [.v2Basic] : [.v2Default] }
    let matching = TBXEdition.allCases.filter { !$0.isVersion2 && $0.dialect == dialect }
    return matching.isEmpty ? [.core] : matching
  }

  private mutating func checkDialect(_ frame: Frame) {
    for (index, judge) in judges.enumerated() {
      let edition = judge.edition
      if isVersion2 != edition.isVersion2 {
        log.add(
          .dialect, .error, line: frame.line, column: frame.column,
          "the file is TBX version \(isVersion2 ? 2 : 3), and \(edition.title) is version "
            + "\(edition.isVersion2 ? 2 : 3)", "Convert it, or name another edition.",
          judge: index)
      } else if !isVersion2, edition.dialect != dialect, !dialect.isEmpty {
        let isPrivate = edition == .core && !TBXEdition.allCases.contains { $0.dialect == dialect }
        log.add(
          .dialect, isPrivate ? .note : .error, line: frame.line, column: frame.column,
          isPrivate
            ? "the dialect \(dialect) is not known: only the structure is judged"
            : "the dialect is \(dialect), and \(edition.title) is asked for",
          isPrivate ? "Its own schema says more." : "Write type=\"\(edition.dialect)\".",
          judge: index)
      }
    }
  }

  // MARK: Elements

  /// What a name means, kept by its number.
  private mutating func meaning(_ name: XMLNameID) -> Meaning {
    while meanings.count <= name { meanings.append(classify(names.names[meanings.count])) }
    return meanings[name]
  }

  private func classify(_ name: XMLName) -> Meaning {
    if name.namespace == coreNamespace {
      return TBXElement.named[name.local].map(Meaning.core) ?? .unknown
    }
    if let module = DataCategoryModule.allCases.first(where: {
      $0.namespace != nil && $0.namespace == name.namespace
    }),
      let index = DataCategory.all.firstIndex(where: {
        $0.module == module && $0.name == name.local
      })
    {
      return .category(index)
    }
    return .foreign
  }

  private mutating func take(
    _ tag: borrowing XMLScannedTag, _ element: TBXElement, _ frame: inout Frame
  ) {
    if let last = frames.last, last.isCategoryElement {
      report(
        .misplacedElement, frame, "<\(element.name)> cannot stand in <\(name(last))>",
        "Data categories as elements hold text alone.")
    } else {
      stepAll(element, frame)
    }
    let type = checkAttributes(tag, element, frame)
    switch element {
    case .sc, .ec:
      if let last = frames.indices.last {
        frames[last].hasCodes = true
        codes.append((frames.count, InlineCode(element, type.code, frame)))
      }
    case .term, .date: frame.wantsText = true
    case .p where type.type?.starts(with: "XCS".utf8) == true: clients.hasConstraints = true
    case .hi where frames.last?.element == .term: clients.highlightedTerms += 1
    default: break
    }
    entry.open(element, frame, language: type.language, id: type.id)
    if element.level == .language { checkOpenedSection(frame) }
    checkGroup(element, frame)
    guard let carrier = element.carrier else { return }
    if style == "dct", isInEntry {
      report(
        .style, frame, "<\(element.name)> is style DCA, and the file says style DCT",
        "Write the data category as an element, or style=\"dca\".")
    }
    guard let value = type.type else { return }
    frame.category = categoryTable.index(carrier, value)
    checkPlace(&frame, type: value)
    checkTarget(frame, type)
  }

  private mutating func takeCategory(
    _ tag: borrowing XMLScannedTag, _ index: Int, _ frame: inout Frame
  ) {
    let category = DataCategory.all[index]
    if style != "dct" {
      report(
        .style, frame, "<\(name(frame))> is style DCT, and the file says style DCA",
        "Write <\(category.carrier.rawValue) type=\"\(category.name)\">, or style=\"dct\".")
    }
    for (judge, edition) in judges.enumerated() where !edition.allowsCategoryElements {
      log.add(
        .style, .error, line: frame.line, column: frame.column,
        "the structure of \(edition.edition.title) has no data categories as elements",
        "Convert the file to style DCA.", judge: judge)
    }
    stepAll(category.carrier.element, frame)
    var type = TypeAttributes()
    for attribute in 0..<tag.attributeCount {
      let known = attributes.name(tag.attributeName(attribute), names)
      if known == .target, category.target != .none {
        type.target = String(decoding: tag.value(attribute), as: UTF8.self)
      } else {
        report(
          .unknownAttribute, frame,
          "<\(name(frame))> has the attribute \(attributes.text(tag.attributeName(attribute), names))",
          "Leave it out: data categories as elements have at most a target.")
      }
    }
    checkPlace(&frame, type: nil)
    checkTarget(frame, type)
  }

  /// Takes an element into the sequence of its parent, by every edition.
  private mutating func stepAll(_ element: TBXElement, _ frame: Frame) {
    guard let parent = frames.last?.element else { return }
    let base = states.count - judges.count
    for index in judges.indices {
      guard judges[index].knows(element) else {
        log.add(
          .unknownElement, .error, line: frame.line, column: frame.column,
          "\(judges[index].edition.title) has no <\(element.name)>",
          nearestAdvice(element.name), judge: index)
        continue
      }
      guard let misfit = judges[index].step(element, in: parent, &states[base + index]) else {
        continue
      }
      let (rule, message, advice) = judges[index].objection(to: element, in: parent, misfit)
      log.add(
        rule, .error, line: frame.line, column: frame.column, message, advice, judge: index)
    }
  }

  // MARK: Reporting

  func name(_ frame: Frame) -> String {
    let local = names.names[frame.name].local
    guard case .category(let index) = meanings[frame.name] else { return local }
    return "\(DataCategory.all[index].module.rawValue):\(local)"
  }

  var isInEntry: Bool {
    frames.contains { $0.element == .body || $0.element == .back }
      && !frames.contains { $0.element == .back }
  }

  /// A finding that all editions share.
  mutating func report(
    _ rule: ValidationRule, _ frame: Frame, _ message: String, _ advice: String,
    level: ValidationFinding.Level = .error, defect: Int? = nil
  ) {
    reportAll(
      rule, level, XMLPosition(line: frame.line, column: frame.column), message, advice,
      defect: defect)
  }

  mutating func reportAll(
    _ rule: ValidationRule, _ level: ValidationFinding.Level, _ position: XMLPosition,
    _ message: String, _ advice: String, defect: Int? = nil
  ) {
    for index in judges.indices {
      log.add(
        rule, level, line: position.line, column: position.column, message, advice,
        judge: index, defect: defect)
    }
  }

  private func nearestAdvice(_ local: String) -> String {
    let renamed = TBXNamespace.renamed[local]
    return renamed.map { "Version \(isVersion2 ? 2 : 3) calls it <\($0)>." }
      ?? "Leave it out, or use an element of TBX."
  }
}
