import Terminology
import Yams

/// Goes through the nodes of one `concord.yaml`.
struct ProjectReading {
  let file: String
  /// Where the paths of the file start.
  let folder: String

  private enum Key {
    static let root = ["documents", "dictionary", "glossary", "model"]
    static let document = [
      "file", "language", "publisher", "date", "kind", "translates", "reference",
    ]
  }

  mutating func description(_ root: Node) throws(CorpusError) -> ProjectDescription {
    var project = ProjectDescription()
    if case .scalar(let scalar) = root, scalar.string.isEmpty { return project }
    for (key, value) in try members(root, "the description", among: Key.root) {
      switch key {
      case "documents": project.documents = try documents(value)
      case "dictionary": project.dictionaries = try paths(value)
      case "glossary": project.glossaries = try paths(value)
      default: project.model = path(try text(value, "a path"))
      }
    }
    return project
  }

  // MARK: Documents

  private func documents(_ node: Node) throws(CorpusError) -> [DocumentDescription] {
    guard case .sequence(let items) = node else {
      throw refusal(
        node, "“documents” is no list", "write one item a document, each beginning with “- file:”")
    }
    var documents: [DocumentDescription] = []
    var places: [(name: String, node: Node)] = []
    for item in items {
      let (document, translates) = try document(item)
      if documents.contains(where: { $0.path == document.path }) {
        throw refusal(item, "\(document.path) is described twice", "leave one of the two")
      }
      documents.append(document)
      if let translates { places.append(translates) }
    }
    let known = Set(documents.map(\.path))
    for place in places where !known.contains(path(place.name)) {
      let nearest = Self.nearest(
        to: place.name, among: documents.map { String($0.path.dropFirst(prefix.utf8.count)) })
      throw refusal(
        place.node, "“\(place.name)” is none of the documents described here",
        nearest.map { "did you mean “\($0)”?" } ?? "describe it, too, with “- file: \(place.name)”")
    }
    return documents
  }

  private func document(
    _ node: Node
  ) throws(CorpusError) -> (DocumentDescription, translates: (name: String, node: Node)?) {
    var document = DocumentDescription(path: "")
    var translates: (name: String, node: Node)?
    for (key, value) in try members(node, "a document", among: Key.document) {
      switch key {
      case "file": document.path = path(try text(value, "a file name"))
      case "language": document.language = try language(value)
      case "publisher": document.publisher = try text(value, "a name")
      case "date": document.date = try date(value)
      case "kind": document.kind = try kind(value)
      case "translates":
        let name = try text(value, "a file name")
        document.translates = path(name)
        translates = (name, value)
      default: document.isReference = try flag(value)
      }
    }
    guard !document.path.isEmpty else {
      throw refusal(node, "a document without file", "begin it with “- file: NAME”")
    }
    guard document.translates != document.path else {
      throw refusal(
        node, "a document that translates itself",
        "leave “translates” out; a file in two languages needs none")
    }
    return (document, translates)
  }

  private func language(_ node: Node) throws(CorpusError) -> LanguageTag {
    let name = try text(node, "a language")
    let primary = LanguageTag(name)?.primary
    guard let tag = LanguageTag(name),
      [LanguageTag.chinese, .english].contains(where: { $0.primary == primary })
    else { throw refusal(node, "“\(name)” is no language Concord reads", "write zh or en") }
    return tag
  }

  private func kind(_ node: Node) throws(CorpusError) -> DocumentKind {
    let name = try text(node, "a kind")
    let names = DocumentKind.allCases.map(\.rawValue)
    guard let kind = DocumentKind(rawValue: name) else {
      throw refusal(
        node, "“\(name)” is no kind of document",
        Self.nearest(to: name, among: names).map { "did you mean “\($0)”?" }
          ?? "write \(names.joined(separator: ", ")), or leave it out")
    }
    return kind
  }

  private func date(_ node: Node) throws(CorpusError) -> String {
    let text = try text(node, "a date")
    guard CalendarDay(text) != nil else {
      throw refusal(node, "“\(text)” is no date", "write it as 2024-03-05, 2024-03 or 2024")
    }
    return text
  }

  private func flag(_ node: Node) throws(CorpusError) -> Bool {
    switch try text(node, "true or false").lowercased() {
    case "true", "yes": return true
    case "false", "no": return false
    case let other:
      throw refusal(node, "“\(other)” is neither true nor false", "write true or false")
    }
  }

  // MARK: Nodes

  private func members(
    _ node: Node, _ what: String, among known: [String]
  ) throws(CorpusError) -> [(key: String, value: Node)] {
    guard case .mapping(let mapping) = node else {
      throw refusal(
        node, "\(what) is no list of “key: value”",
        "use the keys \(known.joined(separator: ", "))")
    }
    var members: [(key: String, value: Node)] = []
    for (keyNode, value) in mapping {
      let key = try text(keyNode, "a key")
      guard known.contains(key) else {
        throw refusal(
          keyNode, "“\(key)” is no key of \(what)",
          Self.nearest(to: key, among: known).map { "did you mean “\($0)”?" }
            ?? "use \(known.joined(separator: ", "))")
      }
      members.append((key, value))
    }
    return members
  }

  private func text(_ node: Node, _ what: String) throws(CorpusError) -> String {
    guard case .scalar(let scalar) = node, !scalar.string.isEmpty else {
      throw refusal(node, "\(what) is missing here", "write one value after the colon")
    }
    return scalar.string
  }

  /// One path, or a list of them.
  private func paths(_ node: Node) throws(CorpusError) -> [String] {
    guard case .sequence(let items) = node else { return [path(try text(node, "a path"))] }
    var list: [String] = []
    for item in items { list.append(path(try text(item, "a path"))) }
    return list
  }

  private var prefix: String { folder.isEmpty || folder.hasSuffix("/") ? folder : folder + "/" }

  private func path(_ name: String) -> String { name.hasPrefix("/") ? name : prefix + name }

  private func refusal(_ node: Node, _ reason: String, _ advice: String) -> CorpusError {
    CorpusError(
      file: file, line: node.mark?.line, column: node.mark?.column, reason: reason, advice: advice)
  }

  // MARK: Slips of the pen

  /// The word that differs from another by at most a third of its letters (Levenshtein 1966); of several the first.
  static func nearest(to word: String, among known: [String]) -> String? {
    let best = known.map { (word: $0, distance: distance(word.lowercased(), $0.lowercased())) }
      .min { $0.distance < $1.distance }
    return best.flatMap { $0.distance <= max(1, $0.word.count / 3) ? $0.word : nil }
  }

  private static func distance(_ a: String, _ b: String) -> Int {
    let (a, b) = (Array(a), Array(b))
    var row = Array(0...b.count)
    for i in a.indices {
      var diagonal = row[0]
      row[0] = i + 1
      for j in b.indices {
        let above = row[j + 1]
        row[j + 1] = min(above + 1, row[j] + 1, diagonal + (a[i] == b[j] ? 0 : 1))
        diagonal = above
      }
    }
    return row[b.count]
  }
}
