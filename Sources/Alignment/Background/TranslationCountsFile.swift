/// The form of a model's file: UTF-8, tab-separated, plain or gzip.
///
/// The first line is `concord-model/1`, the source and the target language, and the number of lines that follow. Each of
/// these has four fields: `word` or `character`, a source unit, a target word, a number with at most one decimal.
/// A line without source says how often the target word stood in the texts, a line without target how often the unit
/// did, any other how often the word rendered the unit. The target words of a kind come first, then each unit with its
/// renderings, in the order of the target words.
enum TranslationCountsFile {
  static let schema = "concord-model/1"
  static let header = "\(schema)\tzh\ten\t"
  /// Bytes a line may have; the longest words have not a tenth of it.
  static let lineBytes = 1 << 12
  /// Lines a file may have, about a gigabyte of memory; 40,000 sentence pairs make some 30,000.
  static let lines = 10_000_000
  /// Counts must be less; above it a Float would lose the decimal.
  static let countLimit = 1_000_000
}
