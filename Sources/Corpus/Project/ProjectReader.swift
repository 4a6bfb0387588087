import Terminology
import Yams

/// Reads `concord.yaml`, the description of a folder's documents.
///
/// Every key is optional; a key that is not known is refused, so that a slip of the pen does not silently change a run.
public struct ProjectReader {
  /// The name that the file has in a folder.
  public static let fileName = "concord.yaml"
  /// Bytes of a description; one of a thousand documents has 200 kB.
  static let limit = 4 << 20

  public init() {}

  /// - Parameter folder: of the documents; paths in the file start there.
  /// - Throws: where the file cannot be read, is no YAML, or says something that is not understood.
  public func read(_ path: String, folder: String) throws(CorpusError) -> ProjectDescription {
    let bytes = try FileBytes.read(path, name: path, limit: Self.limit)
    return try description(of: String(decoding: bytes, as: UTF8.self), path: path, folder: folder)
  }

  func description(
    of text: String, path: String, folder: String
  ) throws(CorpusError) -> ProjectDescription {
    guard let root = try compose(text, path) else { return ProjectDescription() }
    var reading = ProjectReading(file: path, folder: folder)
    return try reading.description(root)
  }

  private func compose(_ text: String, _ path: String) throws(CorpusError) -> Node? {
    do {
      return try Yams.compose(yaml: text)
    } catch let error as YamlError {
      throw Self.refusal(error, path)
    } catch {
      throw CorpusError(file: path, reason: "\(error)", advice: "write it as YAML")
    }
  }

  private static func refusal(_ error: YamlError, _ path: String) -> CorpusError {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      CorpusError(
        file: path, line: mark.line, column: mark.column,
        reason: "this is no YAML: \(problem)",
        advice: "check indentation, colons and quotation marks")
    case .duplicatedKeysInMapping(let duplicates, let context):
      CorpusError(
        file: path, line: context.mark.line, column: context.mark.column,
        reason: "“\(duplicates.first?.description ?? "")” is said twice",
        advice: "leave one of the two")
    default:
      CorpusError(file: path, reason: "this is no YAML: \(error)", advice: "write it as YAML")
    }
  }
}
