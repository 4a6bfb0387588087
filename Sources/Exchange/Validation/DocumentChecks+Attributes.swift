internal import XML

extension DocumentChecks {
  /// Checks the attributes of an element against every edition's grammar.
  @discardableResult
  mutating func checkAttributes(
    _ tag: borrowing XMLScannedTag, _ element: TBXElement, _ frame: Frame
  ) -> TypeAttributes {
    var found = TypeAttributes()
    var seen: UInt32 = 0
    for index in 0..<tag.attributeCount {
      let name = attributes.name(tag.attributeName(index), names)
      let value = tag.value(index)
      seen |= 1 << UInt32(name.rawValue)
      switch name {
      case .type: found.type = value
      case .lang: found.language = value
      case .target: found.target = String(decoding: value, as: UTF8.self)
      case .isolated: found.code.isolated = String(decoding: value, as: UTF8.self)
      case .startRef: found.code.hasStart = true
      case .id:
        found.code.hasID = !value.isEmpty
        found.id = String(decoding: value, as: UTF8.self)
      default: break
      }
      for judge in judges.indices where judges[judge].knows(element) {
        let kind = judges[judge].kind(of: name, of: element)
        guard !kind.isNone else {
          log.add(
            .unknownAttribute, .error, line: frame.line, column: frame.column,
            "<\(element.name)> has no attribute "
              + attributes.text(tag.attributeName(index), names), "Leave it out.", judge: judge)
          continue
        }
        check(value, kind, name, element, frame, judge)
      }
    }
    for judge in judges.indices {
      let absent = judges[judge].requiredAttributes(of: element) & ~seen
      guard absent != 0 else { continue }
      for name in TBXAttribute.allCases where absent & (1 << UInt32(name.rawValue)) != 0 {
        log.add(
          .missingAttribute, .error, line: frame.line, column: frame.column,
          "<\(element.name)> has no \(name == .lang ? "xml:lang" : String(describing: name))",
          name == .type && element.carrier != nil
            ? "Name its data category." : "Add it.", judge: judge)
      }
    }
    if let id = found.id {
      let trimmed = TextBytes.trimmed(id)
      if let line = identifiers.define(trimmed, line: frame.line, isPerson: isPerson) {
        report(
          .duplicateIdentifier, frame, "the id \"\(id)\" is there already, in line \(line)",
          "Give each its own.")
      }
    }
    return found
  }

  /// Whether the element at hand stands for a person of the back matter.
  private var isPerson: Bool {
    frames.last?.element == .refObjectSec || frames.last?.element == .refObjectList
  }

  private mutating func check(
    _ value: UnsafeBufferPointer<UInt8>, _ kind: StructureJudge.AttributeKind,
    _ name: TBXAttribute, _ element: TBXElement, _ frame: Frame, _ judge: Int
  ) {
    switch kind {
    case .none: return
    case .text, .address, .webAddress:
      if name == .type, value.isEmpty, !judges[judge].edition.isVersion2 {
        log.add(
          .emptyCategory, .error, line: frame.line, column: frame.column,
          "the type of <\(element.name)> is empty", "Name its data category.", judge: judge)
      }
      // References to the web are checked where the data category is known.
      if case .webAddress = kind, !TextBytes.isWebAddress(value) {
        reportWebAddress(frame, judge: judge, target: String(decoding: value, as: UTF8.self))
      }
      return
    case .id:
      let text = TextBytes.trimmed(String(decoding: value, as: UTF8.self))
      if text.isXMLIdentifier { return }
      add("an XML identifier", "Begin it with a letter, and use letters, digits, - . and _.")
    case .reference:
      let text = TextBytes.trimmed(String(decoding: value, as: UTF8.self))
      identifiers.refer(
        to: text, line: frame.line, column: frame.column, from: "<\(element.name)>",
        judge: judge)
    case .language:
      if TextBytes.isLanguage(value) { return }
      // The grammars of 2008 leave it free; the standard does not.
      add(
        "a language tag", "Write a tag of BCP 47, as zh-CN or en.",
        level: judges[judge].edition.isVersion2 ? .warning : .error)
    case .dialect:
      if value.starts(with: "TBX-".utf8), value.count > 4 { return }
      add("the name of a dialect", "Write TBX-Basic, or another name that begins with TBX-.")
    case .oneOf(let list):
      let values = judges[judge].lists[list]
      let text = String(decoding: value, as: UTF8.self)
      if values.contains(TextBytes.trimmed(text)) { return }
      add("one of \(values.joined(separator: ", "))", "Write one of these.")
    }

    func add(
      _ expected: String, _ advice: String, level: ValidationFinding.Level = .error
    ) {
      log.add(
        .attributeValue, level, line: frame.line, column: frame.column,
        "\(name == .lang ? "xml:lang" : String(describing: name)) of <\(element.name)> is "
          + "\"\(String(decoding: value, as: UTF8.self))\", and must be \(expected)", advice,
        judge: judge)
    }
  }

  mutating func reportWebAddress(_ frame: Frame, judge: Int, target: String) {
    log.add(
      .webAddress, .error, line: frame.line, column: frame.column,
      "the target \"\(target)\" is no address on the web",
      "Begin it with http:// or https://, or write a note.", judge: judge,
      defect: judges[judge].edition == .basicV4 || judges[judge].edition == .minV4 ? nil : 2)
  }
}

extension StructureJudge.AttributeKind {
  fileprivate var isNone: Bool {
    if case .none = self { true } else { false }
  }
}

/// Identifiers of a document, and the references to them.
struct IdentifierLog {
  private var lines: [String: Int] = [:]
  private var persons: Set<String> = []
  private var references: [Reference] = []

  private struct Reference {
    var target: String
    var line: Int
    var column: Int
    var element: String
    var judges: UInt32
    /// Whether it should lead to a person.
    var isResponsibility = false
  }

  /// Takes an identifier; the line of an earlier one of the same name, or nil.
  mutating func define(_ id: String, line: Int, isPerson: Bool) -> Int? {
    if let earlier = lines[id] { return earlier }
    lines[id] = line
    if isPerson { persons.insert(id) }
    return nil
  }

  mutating func refer(to target: String, line: Int, column: Int, from element: String, judge: Int) {
    if let last = references.last, last.target == target, last.line == line, last.column == column {
      references[references.count - 1].judges |= 1 << UInt32(judge)
      return
    }
    references.append(
      Reference(
        target: target, line: line, column: column, element: element, judges: 1 << UInt32(judge)))
  }

  /// Says of the reference taken last that it should lead to a person.
  mutating func markResponsibility() {
    if !references.isEmpty { references[references.count - 1].isResponsibility = true }
  }

  /// What is found wrong with a reference.
  struct Finding {
    var rule: ValidationRule
    var level: ValidationFinding.Level
    var line: Int
    var column: Int
    var message: String
    var advice: String
  }

  /// The references that lead nowhere, or to the wrong kind of thing.
  var findings: [Finding] {
    references.compactMap { reference in
      if lines[reference.target] == nil {
        return Finding(
          rule: .danglingReference, level: .error, line: reference.line, column: reference.column,
          message:
            "\(reference.element) refers to \"\(reference.target)\", and nothing has this id",
          advice: "Correct the reference, or add what it refers to.")
      } else if reference.isResponsibility, !persons.contains(reference.target) {
        return Finding(
          rule: .notAPerson, level: .warning, line: reference.line, column: reference.column,
          message: "the responsibility refers to \"\(reference.target)\", which is no person",
          advice: "Refer to a <refObject> of the back matter.")
      }
      return nil
    }
  }
}
