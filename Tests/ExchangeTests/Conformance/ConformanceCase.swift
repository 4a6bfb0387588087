@testable import Exchange

/// A minimal file with one defect, or none, and what each edition of its dialect should say of it.
struct ConformanceCase {
  var name: String
  var text: String
  /// The editions that it is judged by, with the rule it breaks there; nil where it is valid.
  var expected: [(edition: TBXEdition, rule: ValidationRule?)]
}

/// Writes the files of the suite.
enum ConformanceFile {
  static func version3(
    _ dialect: String, style: String = "dca", body: String, back: String = "",
    declaringModules: Bool = false
  ) -> String {
    let namespaces =
      declaringModules
      ? DataCategoryModule.allCases.compactMap { module in
        module.namespace.map { " xmlns:\(module.rawValue)=\"\($0)\"" }
      }.joined() : ""
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <tbx xmlns="urn:iso:std:iso:30042:ed-2"\(namespaces) type="\(dialect)" style="\(style)" xml:lang="en">
      <tbxHeader><fileDesc><sourceDesc><p>conformance suite</p></sourceDesc></fileDesc></tbxHeader>
      <text>
      <body>
      \(body)
      </body>\(back.isEmpty ? "" : "\n<back>\(back)</back>")
      </text>
      </tbx>

      """
  }

  static func version2(_ dialect: String, body: String) -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <martif type="\(dialect)" xml:lang="en">
    <martifHeader><fileDesc><sourceDesc><p>conformance suite</p></sourceDesc></fileDesc></martifHeader>
    <text>
    <body>
    \(body)
    </body>
    </text>
    </martif>

    """
  }

  /// An entry of version 3 with something at each of its levels.
  static func entry(concept: String = "", language: String = "", term: String = "") -> String {
    """
    <conceptEntry id="c1">\(concept)
    <langSec xml:lang="en">\(language)
    <termSec><term>term</term>\(term)</termSec>
    </langSec>
    </conceptEntry>
    """
  }

  static func entry2(concept: String = "", language: String = "", term: String = "") -> String {
    """
    <termEntry id="c1">\(concept)
    <langSet xml:lang="en">\(language)
    <tig><term>term</term>\(term)</tig>
    </langSet>
    </termEntry>
    """
  }

  /// Something at one level of an entry.
  static func entry(_ content: String, at level: DataCategoryPlaces.Level, version2: Bool = false)
    -> String
  {
    switch (level, version2) {
    case (.concept, false): entry(concept: content)
    case (.language, false): entry(language: content)
    case (.term, false): entry(term: content)
    case (.concept, true): entry2(concept: content)
    case (.language, true): entry2(language: content)
    case (.term, true): entry2(term: content)
    }
  }
}
