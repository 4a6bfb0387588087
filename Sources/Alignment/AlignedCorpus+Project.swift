public import Corpus

extension AlignedCorpus {
  /// The documents with what was found out of them, in the order of their paths: which languages they are in and which
  /// translates which. What was known beforehand stays.
  public var project: ProjectDescription {
    var project = ProjectDescription()
    for (name, known) in descriptions.sorted(by: { $0.value.path < $1.value.path }) {
      let isSource = bitexts.contains { source.parts[$0.source].document == name }
      let originals = bitexts.filter { target.parts[$0.target].document == name }
        .map { source.parts[$0.source].document }
      guard isSource || !originals.isEmpty else { continue }
      var document = known
      // A file in both languages needs no word about either.
      if isSource != !originals.isEmpty {
        let side = isSource ? source : target
        document.language = side.parts.first { $0.document == name }?.language
        document.translates = document.translates ?? originals.first
      }
      project.documents.append(document)
    }
    return project
  }
}
