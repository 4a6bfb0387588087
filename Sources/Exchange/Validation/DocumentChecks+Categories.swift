internal import XML

extension DocumentChecks {
  /// Checks that a data category belongs to the editions, at its level and in its group.
  mutating func checkPlace(_ frame: inout Frame, type: UnsafeBufferPointer<UInt8>?) {
    let parent = frames.last?.element
    let holder = parent?.holder
    let level =
      holder == .level
      ? parent?.level : holder == nil ? nil : frames.dropLast().last?.element?.level
    if frame.category >= 0, KnownCategories.watched.contains(frame.category) {
      frame.wantsText = true
    }
    for index in judges.indices where judges[index].edition != .core {
      let judge = judges[index]
      guard frame.category >= 0, judge.categories[frame.category].isKnown else {
        if type?.isEmpty != true { reportUnknown(frame, type, judge: index) }
        continue
      }
      if !judge.categories[frame.category].isFree { frame.wantsText = true }
      let places = judge.categories[frame.category].places
      let isRight =
        if let level, let holder { places.allows(level, holder) } else {
          judge.edition.isVersion2 && holder != nil
        }
      if isRight, !KnownCategories.watched.contains(frame.category) { continue }
      let rules = judge.categories[frame.category]
      if rules.discouraged != nil { clients.noteDiscouraged(frame, judge: index) }
      guard !isRight else { continue }
      let category = DataCategory.all[frame.category]
      log.add(
        .categoryLevel, .error, line: frame.line, column: frame.column,
        "\(category.name) cannot stand in <\(parent?.name ?? "")>"
          + (level != nil && holder != .level
            ? " of <\(frames.dropLast().last?.element?.name ?? "")>" : ""),
        "\(judge.edition.title) has it \(description(places)).", judge: index,
        defect: SchemaDefect.level(category, judge.edition))
    }
  }

  private mutating func reportUnknown(
    _ frame: Frame, _ type: UnsafeBufferPointer<UInt8>?, judge: Int
  ) {
    let element = frame.element?.name ?? ""
    let name =
      type.map { String(decoding: $0, as: UTF8.self) }
      ?? (frame.category >= 0 ? DataCategory.all[frame.category].name : name(frame))
    let edition = judges[judge].edition
    let others = DataCategory.all.filter { $0.name == name && $0.rules(in: edition) != nil }
    let advice =
      if let other = others.first {
        "Write it as <\(other.carrier.rawValue) type=\"\(name)\">."
      } else if let near = nearest(name, element, edition) {
        "Did you mean \(near)?"
      } else {
        "Use a data category of the dialect, or a note."
      }
    log.add(
      .unknownCategory, .error, line: frame.line, column: frame.column,
      "\(edition.title) has no <\(element) type=\"\(name)\">", advice, judge: judge)
  }

  private func nearest(_ name: String, _ element: String, _ edition: TBXEdition) -> String? {
    let folded = name.lowercased().filter { $0.isLetter }
    return DataCategory.all.first {
      guard $0.rules(in: edition) != nil else { return false }
      let own = $0.name.lowercased()
      return own == folded || own.hasPrefix(folded) || folded.hasPrefix(own)
    }?.name
  }

  private func description(_ places: DataCategoryPlaces) -> String {
    let names =
      isVersion2 ? ["termEntry", "langSet", "tig"] : ["conceptEntry", "langSec", "termSec"]
    let levels = places.levels.map { level in
      let holders = places.holders(at: level)
      let name = "<\(names[Int(level.rawValue)])>"
      if holders == [.level] || holders.count > 2 { return "in \(name)" }
      let groups = holders.filter { $0 != .level }.map { "<\($0.elementName)>" }
        .joined(separator: "/")
      return holders.contains(.level) ? "in \(name) or its \(groups)" : "in \(groups) of \(name)"
    }
    return levels.joined(separator: ", ")
  }

  /// Checks where a data category leads.
  mutating func checkTarget(_ frame: Frame, _ type: TypeAttributes) {
    guard frame.category >= 0 else { return }
    let isElement = style == "dct"
    switch DataCategory.all[frame.category].target {
    case .none: break
    case .web:
      guard let target = type.target else {
        if isElement { reportNoTarget(frame, level: .error) }
        return
      }
      guard !target.utf8.starts(with: "http://".utf8), !target.utf8.starts(with: "https://".utf8)
      else { return }
      for (index, judge) in judges.enumerated()
      where judge.edition != .core && (isElement || judge.allowsCategoryElements) {
        reportWebAddress(frame, judge: index, target: target)
      }
    case .element:
      guard let target = type.target else {
        return reportNoTarget(frame, level: isElement ? .error : .warning)
      }
      refer(to: target, frame, isElement)
      if target == entry.conceptID {
        report(
          .selfReference, frame, "the concept \(target) refers to itself",
          "Refer to another one, or leave the reference out.", level: .warning)
      }
    case .person:
      guard let target = type.target else { return }
      refer(to: target, frame, isElement)
      identifiers.markResponsibility()
    }
  }

  /// In style DCA the grammar has made the target a reference already.
  private mutating func refer(to target: String, _ frame: Frame, _ isElement: Bool) {
    guard isElement else { return }
    for index in judges.indices {
      identifiers.refer(
        to: TextBytes.trimmed(target), line: frame.line, column: frame.column,
        from: "<\(name(frame))>", judge: index)
    }
  }

  private mutating func reportNoTarget(_ frame: Frame, level: ValidationFinding.Level) {
    report(
      .missingAttribute, frame, "\(DataCategory.all[frame.category].name) has no target",
      "Say where it leads.", level: level)
  }

  /// Version 4 of TBX-Basic has fewer groups, and less in them.
  mutating func checkGroup(_ element: TBXElement, _ frame: Frame) {
    let parent = frames.last?.element
    for (index, judge) in judges.enumerated() where judge.edition.refuses(element, in: parent) {
      log.add(
        .groupContent, .error, line: frame.line, column: frame.column,
        "\(judge.edition.title) has no <\(element.name)> in <\(parent?.name ?? "")>",
        "Put what it holds directly into the section.", judge: index)
    }
  }

  /// Codes of inline markup: a start and an end in one text belong together, others are isolated.
  mutating func checkCodes() {
    let own = codes.filter { $0.depth > frames.count }.map(\.code)
    codes.removeAll { $0.depth > frames.count }
    let firstStart = own.firstIndex(where: \.isStart)
    let lastEnd = own.lastIndex { !$0.isStart }
    for (index, code) in own.enumerated() {
      let isPaired =
        code.isStart ? (lastEnd ?? -1) > index : (firstStart ?? Int.max) < index
      let wanted = isPaired ? "no" : "yes"
      let element = code.isStart ? "sc" : "ec"
      let place = XMLPosition(line: code.line, column: code.column)
      if let isolated = code.attributes.isolated, isolated != wanted {
        reportAll(
          .inlineCode, .error, place,
          "isolated of <\(element)> is \"\(isolated)\" where the code is "
            + (isPaired ? "paired" : "alone") + " in its text",
          "Write isolated=\"\(wanted)\", or leave it out.")
      }
      if !code.isStart, isPaired, !code.attributes.hasStart {
        reportAll(
          .inlineCode, .error, place, "<ec> does not say which <sc> it ends",
          "Add startRef with the id of the <sc>.")
      }
      if !code.isStart, !isPaired, !code.attributes.hasID {
        reportAll(
          .inlineCode, .error, place, "an isolated <ec> has no id", "Give it an id.")
      }
    }
  }

  /// The end of an element: its text is whole now.
  mutating func finish(_ frame: Frame, _ element: TBXElement) {
    let bytes = frame.wantsText ? text[frame.textStart...] : []
    if element == .date, !TextBytes.isDate(bytes) {
      let text = String(decoding: bytes, as: UTF8.self)
      for (index, judge) in judges.enumerated() {
        // TBX-Default has dates in words; other forms of ISO 8601 are common there.
        log.add(
          .date, judge.edition == .v2Default ? .warning : .error, line: frame.line,
          column: frame.column, "\"\(text)\" is no date", "Write year-month-day, as 2026-03-31.",
          judge: index)
      }
    }
    if frame.category >= 0, frame.wantsText { checkValue(frame, bytes) }
    closeEntryElement(element, frame, bytes)
  }

  private mutating func checkValue(_ frame: Frame, _ bytes: ArraySlice<UInt8>) {
    let category = DataCategory.all[frame.category]
    for index in judges.indices where !judges[index].categories[frame.category].isFree {
      let judge = judges[index]
      let rules = judge.categories[frame.category]
      switch rules.content {
      case .text: continue
      case .values(let values):
        if rules.values.contains(where: { $0.elementsEqual(bytes) }) { continue }
        let text = String(decoding: bytes, as: UTF8.self)
        log.add(
          .categoryValue, style != "dct" && rules.tolerated.contains(text) ? .warning : .error,
          line: frame.line,
          column: frame.column,
          "\(category.name) is \"\(text)\" in \(judge.edition.title)",
          KnownCategories.suggestion(text, values).map { "Write \($0)." }
            ?? "It can be \(values.joined(separator: ", ")).", judge: index,
          defect: SchemaDefect.value(category, judge.edition, isEmpty: text.isEmpty))
      case .count, .number:
        let text = String(decoding: bytes, as: UTF8.self)
        if rules.content.accepts(text) { continue }
        log.add(
          .categoryValue, .error, line: frame.line, column: frame.column,
          "\(category.name) is \"\(text)\"", "Write a number.", judge: index)
      }
    }
  }
}

extension DataCategory.Content {
  /// Whether a text may be the content.
  func accepts(_ text: String) -> Bool {
    switch self {
    case .text: true
    case .values(let values): values.contains(text)
    case .count: Int(text).map { $0 >= 0 } ?? false
    case .number(let range): Double(text).map { range.contains($0) } ?? false
    }
  }
}

extension DataCategoryPlaces.Holder {
  var elementName: String {
    switch self {
    case .level: ""
    case .adminGroup: "adminGrp"
    case .descripGroup: "descripGrp"
    case .termNoteGroup: "termNoteGrp"
    case .transacGroup: "transacGrp"
    }
  }
}

/// Data categories that the checks look into.
enum KnownCategories {
  static let administrativeStatus = index("administrativeStatus")
  static let usageStatus = index("usageStatus")
  static let partOfSpeech = index("partOfSpeech")
  static let watched = [administrativeStatus, usageStatus]

  private static func index(_ name: String) -> Int {
    DataCategory.all.firstIndex { $0.name == name } ?? -1
  }

  /// The value that was probably meant: the same without case, padding and the endings of other editions, or a word that other programs write.
  static func suggestion(_ text: String, _ values: [String]) -> String? {
    let wanted = key(text)
    guard !wanted.isEmpty else { return nil }
    return values.first { key($0) == wanted }
  }

  private static func key(_ text: String) -> String {
    var word = text.lowercased().filter { $0.isLetter || $0.isNumber }
    for ending in ["admnsts", "term"] where word.hasSuffix(ending) && word != ending {
      word.removeLast(ending.count)
    }
    return synonyms[word] ?? word
  }

  private static let synonyms = [
    "notrecommended": "deprecated", "forbidden": "deprecated", "obsolete": "superseded",
    "approved": "preferred", "allowed": "admitted", "creation": "origination",
    "created": "origination", "modified": "modification", "propernoun": "noun", "n": "noun",
    "v": "verb", "adj": "adjective", "adv": "adverb", "m": "masculine", "f": "feminine",
    "othergender": "other",
  ]
}
