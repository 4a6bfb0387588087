/// A passage and its translation, as a file of pairs has them.
public struct TextPair: Hashable, Sendable {
  /// The Chinese side.
  public var source: String
  /// The English side.
  public var target: String
  /// 1-based line of the file.
  public var line: Int

  public init(source: String, target: String, line: Int) {
    self.source = source
    self.target = target
    self.line = line
  }

  /// Whether both sides have text.
  var isComplete: Bool {
    !source.allSatisfy(\.isWhitespace) && !target.allSatisfy(\.isWhitespace)
  }
}

typealias PairConsumer = (TextPair) -> Void

extension CorpusReader {
  /// Whether all paths are files of pairs, and one of them so large that they are better not held in memory.
  /// - Throws: where a file does not exist.
  public func areLargePairs(_ paths: [String]) throws(CorpusError) -> Bool {
    for path in paths {
      guard !PathKind.isFolder(path) else { return false }
      switch FileKind(path: path, isNamed: true) {
      case .table, .translationMemory: continue
      default: return false
      }
    }
    for path in paths where try FileBytes.isLarger(path, than: limits.linkedBytes, name: path) {
      return true
    }
    return false
  }

  /// Calls `body` with the pairs of a table or a translation memory, one after the other; none is kept.
  ///
  /// - Parameter name: of the file, for messages.
  /// - Returns: warnings of what was left out.
  /// - Throws: where the file cannot be used.
  public func forEachPair(
    in path: String, name: String, _ body: @escaping (TextPair) -> Void
  ) throws(CorpusError) -> [CorpusError] {
    if FileKind(path: path, isNamed: true) == .translationMemory {
      let reader = TMXReader(document: name, limits: limits, consumer: body)
      return [try reader.read(path).warning].compactMap(\.self)
    }
    return try TableReader(document: name, limits: limits, consumer: body)
      .read(streaming: path).warnings
  }
}
