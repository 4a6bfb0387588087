public import FoundationEssentials

/// What is read back from a `consistency.json`: the findings, to compare with and to explain.
public struct StoredReport: Hashable, Sendable, Decodable {
  /// A finding as it was reported.
  public struct StoredFinding: Hashable, Sendable, Decodable {
    public var id: String
    public var rule: Rule
    public var term: String?
    public var document: String?
    public var level: Level
    /// 0 to 100, with four decimals.
    public var severity: Double
    public var message: String
    public var counts: SeverityBasis
    public var evidence: [StoredEvidence]
  }

  /// A place that shows what a finding says.
  public struct StoredEvidence: Hashable, Sendable, Decodable {
    public var sourceDocument: String
    public var sourceLine: Int
    public var targetDocument: String
    public var targetLine: Int
    public var sourceText: String
    public var targetText: String
    public var rendering: String?
  }

  public var schema: String
  public var findings: [StoredFinding]

  /// - Parameter data: a report of schema `concord-consistency/1`, UTF-8.
  /// - Throws: where it is none; the error says what was expected.
  public init(_ data: Data) throws(ReportError) {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    do {
      self = try decoder.decode(Self.self, from: data)
    } catch let DecodingError.keyNotFound(key, context) {
      throw ReportError(
        "“\(key.stringValue)” is missing\(Self.place(context.codingPath))")
    } catch let DecodingError.typeMismatch(_, context), let DecodingError.valueNotFound(_, context)
    {
      throw ReportError("something else was expected\(Self.place(context.codingPath))")
    } catch let DecodingError.dataCorrupted(context) {
      throw ReportError(
        context.codingPath.isEmpty
          ? "it is no JSON" : "a value is not known\(Self.place(context.codingPath))")
    } catch {
      throw ReportError("it is no JSON")
    }
    guard schema == ConsistencyReport.schema else {
      throw ReportError("its schema is “\(schema)”, not “\(ConsistencyReport.schema)”")
    }
  }

  private static func place(_ path: [any CodingKey]) -> String {
    path.isEmpty
      ? ""
      : " at "
        + path.map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }.joined(separator: ".")
  }
}

/// Why a file is no report.
public struct ReportError: Error, Hashable, Sendable {
  public var reason: String

  init(_ reason: String) { self.reason = reason }
}
