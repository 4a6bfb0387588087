/// The elements that versions 2 and 3 name differently.
enum TBXRenaming {
  case toVersion2, toVersion3

  /// Version 2, version 3. `ntig` comes after `tig`: a term section is a `tig` unless it needs groups.
  private static let pairs = [
    ("martif", "tbx"), ("martifHeader", "tbxHeader"), ("termEntry", "conceptEntry"),
    ("langSet", "langSec"), ("tig", "termSec"), ("ntig", "termSec"),
    ("refObjectList", "refObjectSec"), ("termCompList", "termCompSec"), ("bpt", "sc"),
    ("ept", "ec"),
  ]

  private static let to2 = Dictionary(
    pairs.map { ($0.1, $0.0) }, uniquingKeysWith: { first, _ in first })
  private static let to3 = Dictionary(uniqueKeysWithValues: pairs)

  /// The name in the other version; nil where it has no such element and the tags are left out.
  func name(_ local: String) -> String? {
    switch self {
    case .toVersion2: Self.to2[local] ?? local
    case .toVersion3: local == "termGrp" ? nil : Self.to3[local] ?? local
    }
  }
}

/// What a file of version 2 keeps of the root of version 3, as an instruction:
/// `<?concord-tbx3 style="dct" prefix="" xmlns="urn:iso:std:iso:30042:ed-2" xmlns:min="…"?>`.
struct TBXKeptHeader {
  static let target = "concord-tbx3"

  var style = "dca"
  /// The prefix of core elements.
  var prefix = ""
  /// The namespaces declared on the root; an empty prefix for the default.
  var declarations: [(prefix: String, namespace: String)] = []

  init() {}

  /// The root of version 3 for a file that never was of version 3.
  init(adding header: Self) {
    declarations =
      [("", "urn:iso:std:iso:30042:ed-2")] + header.declarations.filter { !$0.prefix.isEmpty }
  }

  init?(_ data: String) {
    style = ""
    var rest = data[...]
    while let sign = rest.firstIndex(of: "=") {
      let key = rest[..<sign].filter { !$0.isWhitespace }
      let opening = rest.index(after: sign)
      guard opening < rest.endIndex, rest[opening] == "\"",
        let closing = rest[rest.index(after: opening)...].firstIndex(of: "\"")
      else { return nil }
      let value = String(rest[rest.index(after: opening)..<closing])
      rest = rest[rest.index(after: closing)...]
      switch key {
      case "style": style = value
      case "prefix": prefix = value
      case "xmlns": declarations.append(("", value))
      default:
        guard key.hasPrefix("xmlns:") else { return nil }
        declarations.append((String(key.dropFirst(6)), value))
      }
    }
  }

  var data: String {
    // Namespace names hold neither quotation marks nor the end of an instruction, or they are not kept.
    let safe = declarations.filter { !$0.namespace.contains("\"") && !$0.namespace.contains("?>") }
    return "style=\"\(style)\" prefix=\"\(prefix)\""
      + safe.map { " \($0.prefix.isEmpty ? "xmlns" : "xmlns:\($0.prefix)")=\"\($0.namespace)\"" }
      .joined()
  }
}

/// Title and publication change places: version 2 has the title first, version 3 the publication.
struct TBXHeaderSwap {
  var title = 0..<0
  var publication = 0..<0

  func apply(to output: inout [UInt8], titleFirst: Bool) {
    guard !title.isEmpty, !publication.isEmpty else { return }
    let (first, second) =
      title.lowerBound < publication.lowerBound ? (title, publication) : (publication, title)
    guard (first == title) != titleFirst else { return }
    let between = output[first.upperBound..<second.lowerBound]
    let swapped = Array(output[second]) + between + output[first]
    output.replaceSubrange(first.lowerBound..<second.upperBound, with: swapped)
  }
}

/// A term section of version 2 in the making: where groups of term notes are in it, it is a `ntig`, with a `termGrp` around the term
/// and its notes.
struct TBXTermGrouping {
  let start: Int
  var termStart = 0
  /// After the last note on the term.
  var groupEnd = 0
  var isNeeded = false

  init(start: Int) { self.start = start }

  func apply(to output: inout [UInt8]) {
    guard isNeeded, termStart > start, groupEnd > termStart else { return }
    // From the end, so that offsets before stay true.
    output.replaceSubrange(output.count - "</tig>".utf8.count..<output.count, with: "</ntig>".utf8)
    output.insert(contentsOf: "</termGrp>".utf8, at: groupEnd)
    output.insert(contentsOf: "<termGrp>".utf8, at: termStart)
    output.insert(UInt8(ascii: "n"), at: start + 1)
  }
}
