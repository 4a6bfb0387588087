import Terminology

/// Writes a description as `concord.yaml`, with a line of explanation for each key.
public struct ProjectWriter {
  public init() {}

  /// - Parameters:
  ///   - project: `translates` holds names or paths.
  ///   - folder: of the file; paths within it are written as they are seen from there.
  public func yaml(_ project: ProjectDescription, folder: String) -> String {
    let prefix = folder.isEmpty || folder.hasSuffix("/") ? folder : folder + "/"
    func local(_ path: String) -> String {
      Self.quoted(path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path)
    }
    var lines = Self.head
    lines.append("documents:")
    for document in project.documents {
      lines.append("  - file: \(local(document.path))")
      if let language = document.language { lines.append("    language: \(language)") }
      if let translates = document.translates {
        let original = project.documents.first { $0.path.hasSuffix("/" + translates) }
        lines.append("    translates: \(local(original?.path ?? translates))")
      }
      if let publisher = document.publisher {
        lines.append("    publisher: \(Self.quoted(publisher))")
      }
      if let date = document.date { lines.append("    date: \(date)") }
      if let kind = document.kind { lines.append("    kind: \(kind.rawValue)") }
      if document.isReference { lines.append("    reference: true") }
    }
    for (key, paths) in [
      ("dictionary", project.dictionaries), ("glossary", project.glossaries),
      ("model", project.model.map { [$0] } ?? []),
    ] where !paths.isEmpty {
      let list = paths.map(local)
      lines.append(
        list.count == 1 ? "\(key): \(list[0])" : "\(key): [\(list.joined(separator: ", "))]")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static let head = [
    "# What Concord is told of the texts in this folder. Every line is optional: what is not said is found out.",
    "#",
    "# documents: one item a file",
    "#   file         its path, seen from this folder",
    "#   language     zh or en: the only language that is read from it",
    "#   translates   the file that it is a translation of",
    "#   publisher    who published it",
    "#   date         2024-03-05, 2024-03 or 2024",
    "#   kind         \(DocumentKind.allCases.map(\.rawValue).joined(separator: ", "))",
    "#   reference    true: its renderings are the standard for the other translations",
    "# dictionary, glossary, model: files as the options of the same names take them",
    "",
  ]

  /// A double-quoted scalar where a plain one could be misread (YAML 1.2.2, 7.3.3).
  static func quoted(_ text: String) -> String {
    let isPlain =
      text.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || ("0"..."9").contains($0) || "_-./".unicodeScalars.contains($0)
      } && (text.unicodeScalars.first?.properties.isAlphabetic ?? false)
      && !["true", "false", "yes", "no", "null", "on", "off", "y", "n"].contains(text.lowercased())
    if isPlain { return text }
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x22: result += "\\\""
      case 0x5C: result += "\\\\"
      case 0x0A: result += "\\n"
      case 0x0D: result += "\\r"
      case 0x09: result += "\\t"
      case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0xFEFF:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
