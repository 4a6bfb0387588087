public import Corpus

/// The learned weights of all models of this module, as `Scripts/train` writes them.
///
/// The file is UTF-8: the line `concord-weights/1`, comments that begin with `# ` (what the weights were fitted on), and
/// lines `section`, tab, `feature`, tab, `weight`. A model asks for its section with the names of all its features, so
/// that a file and a program that do not fit each other are noticed before anything is read.
public struct FittedWeights: Sendable {
  /// The first line of a file.
  static let header = "concord-weights/1"
  private let name: String
  private var sections: [String: [String: Double]] = [:]

  /// - Throws: where the file cannot be read or a line has another form.
  public init(path: String) throws(CorpusError) {
    let lines = try CorpusReader().readLines(path)
    try self.init(lines: lines.map { ($0.number, $0.text) }, name: path)
  }

  init(lines: [(number: Int, text: String)], name: String) throws(CorpusError) {
    self.name = name
    guard lines.first?.text == Self.header else {
      throw CorpusError(
        file: name, line: 1, reason: "this is no file of weights that this version reads",
        advice: "take the one that ships with Concord, or make one with Scripts/train")
    }
    for line in lines.dropFirst() where !line.text.isEmpty && !line.text.hasPrefix("#") {
      let fields = line.text.split(separator: "\t", omittingEmptySubsequences: false)
        .map(String.init)
      guard fields.count == 3, let weight = Double(fields[2]), weight.isFinite,
        sections[fields[0]]?[fields[1]] == nil
      else {
        throw CorpusError(
          file: name, line: line.number,
          reason: "a line is not section, feature and weight, or is there twice",
          advice: "make the file anew with Scripts/train")
      }
      sections[fields[0], default: [:]][fields[1]] = weight
    }
  }

  /// All that a section holds; nothing where the file has no such section.
  func values(of section: String) -> [String: Double] { sections[section] ?? [:] }

  /// The weights of a section's features, in the order of the names.
  /// - Throws: where the section has other features than those named.
  func weights(of section: String, _ features: [String]) throws(CorpusError) -> [Float] {
    let known = sections[section] ?? [:]
    let other = Set(features).symmetricDifference(known.keys).sorted().first
    if let other {
      throw CorpusError(
        file: name,
        reason: known[other] == nil
          ? "section \(section) has no weight for \(other)"
          : "section \(section) has a weight for \(other), which is no feature",
        advice: "make the file anew with Scripts/train")
    }
    return features.map { Float(known[$0] ?? 0) }
  }
}
