/// Reads TMX 1.4: one pair of texts a translation unit.
struct TMXReader {
  let document: String
  let limits: InputLimits

  func read(_ path: String) throws(CorpusError) -> AlignedDocument {
    throw CorpusError(file: document, reason: "TMX", advice: "later")
  }
}
