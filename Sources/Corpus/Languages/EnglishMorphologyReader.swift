/// Reads the lists of `Glossaries/en` that English word forms are known by; the head of each says what it holds.
public struct EnglishMorphologyReader {
  public init() {}

  /// - Throws: where a list is missing or a line of it is not as its head says.
  public func read(folder: String) throws(CorpusError) -> EnglishMorphology {
    var forms = EnglishMorphology()
    for row in try rows("acronyms.tsv", folder, fields: 2) {
      forms.acronyms[row.fields[0]] = Self.words(row.fields[1])
    }
    var spellings: [String: String] = [:]
    for row in try rows("spelling.tsv", folder, fields: 2) {
      let (british, american) = (row.fields[0], row.fields[1])
      if american == "=" {
        forms.spellingsOfBoth.insert(british)
      } else if british.hasSuffix("-"), american.hasSuffix("-") {
        forms.spellingStems.append((String(british.dropLast()), String(american.dropLast())))
      } else {
        spellings[british] = american
      }
    }
    forms.americanSpellings = spellings
    for row in try rows("plurals.tsv", folder, fields: 2) {
      if row.fields[1] == "=" {
        forms.pluralLookalikes.insert(row.fields[0])
      } else {
        forms.irregularSingulars[row.fields[0]] = row.fields[1]
      }
    }
    var families: [String: String] = [:]
    for row in try rows("families.tsv", folder, fields: 1) {
      let words = Self.words(row.fields[0])
      if words.count == 1 {
        forms.frozenWords.formUnion(words)
      } else {
        for word in words { families[word] = words.first }
      }
    }
    forms.families = families
    for row in try rows("self-reference.tsv", folder, fields: 2) {
      forms.selfReferences.append(
        (
          Self.list(row.fields[0]).map { Array($0.utf8) },
          Self.list(row.fields[1]).map { text in
            EnglishProfile.writtenWords(of: text).map { forms.singular(forms.americanSpelling($0)) }
              .filter { !EnglishWords.light.contains($0) }
          }
        ))
    }
    return forms
  }

  private struct Row {
    var fields: [String]
  }

  private func rows(
    _ name: String, _ folder: String, fields count: Int
  ) throws(CorpusError) -> [Row] {
    let path = folder + "/" + name
    var rows: [Row] = []
    for line in try CorpusReader().readLines(path) where !line.text.hasPrefix("#") {
      let fields = line.text.split(separator: "\t", omittingEmptySubsequences: false)
      guard fields.count == count, fields.allSatisfy({ !$0.isEmpty }) else {
        throw CorpusError(
          file: path, line: line.number,
          reason:
            "a line of this list has \(count) \(count == 1 ? "field" : "fields"), not so this",
          advice: "write it as the head of the file says, with tabs between fields")
      }
      rows.append(Row(fields: fields.map(String.init)))
    }
    return rows
  }

  private static func words(_ text: String) -> [String] {
    text.split(separator: " ").map(String.init)
  }

  private static func list(_ text: String) -> [String] {
    text.split(separator: ";").map { words(String($0)).joined(separator: " ") }
      .filter { !$0.isEmpty }
  }
}
