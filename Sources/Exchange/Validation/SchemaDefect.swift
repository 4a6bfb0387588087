/// Where the published schemas do not say what the standard and the module descriptions say.
///
/// Findings carry the number of the defect because of which a published schema does not make them; the numbers are those of the list
/// in `Tests/Conformance/README.md`.
enum SchemaDefect {
  /// The defect because of which a schema does not check a level.
  static func level(_ category: DataCategory, _ edition: TBXEdition) -> Int? {
    edition == .basicV4 && category.name == "partOfSpeech" ? 13 : nil
  }

  /// The defect because of which a schema does not check a value.
  static func value(_ category: DataCategory, _ edition: TBXEdition, isEmpty: Bool) -> Int? {
    switch edition {
    case .basic where category.name == "transactionType": 1
    case .basicV4, .minV4: isEmpty ? 14 : nil
    default: nil
    }
  }
}
