import Consistency
import Foundation
import Terminology
import TestSupport
import Testing

/// The report as JSON against the schema that is published with the program.
@Suite struct SchemaTests {
  private static func schema() throws -> [String: Any] {
    let path = "/Sources/Consistency/Schema/concord-consistency-1.schema.json"
    let data = try Data(contentsOf: URL(filePath: packageFolder.path + path))
    return try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  private func complaints(_ report: ConsistencyReport) throws -> [String] {
    let value = try JSONSerialization.jsonObject(with: Data(report.json()))
    return SchemaCheck(root: try Self.schema()).complaints(value)
  }

  @Test func theSchemaIsNamedAsTheReportSays() throws {
    let schema = try Self.schema()
    #expect(schema["title"] as? String == ConsistencyReport.schema)
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func everyReportFollowsTheSchema(seed: UInt64) throws {
    var report = analysis().report(on: termList(randomTerms(seed: seed)))
    try #require(!report.findings.isEmpty)
    #expect(try complaints(report) == [])
    report.findings[0].change = .updated
    #expect(try complaints(report) == [])
  }

  @Test func anEmptyReportFollowsTheSchema() throws {
    #expect(try complaints(analysis().report(on: termList([]))) == [])
  }

  @Test func whatIsNotInTheSchemaIsNoticed() throws {
    let check = SchemaCheck(root: try Self.schema())
    let report = analysis().report(on: termList(randomTerms(seed: 4)))
    var value = try #require(
      JSONSerialization.jsonObject(with: Data(report.json())) as? [String: Any])
    value["extra"] = 1
    value["terms"] = [["term": 5]]
    value["findings"] = nil
    let complaints = check.complaints(value)
    #expect(complaints.contains(": extra is not in the schema"))
    #expect(complaints.contains(": findings is missing"))
    #expect(complaints.contains("/terms/0: verdict is missing"))
    #expect(complaints.contains("/terms/0/term: is no string"))
  }
}

/// As much of JSON Schema (draft 2020-12) as the schema uses.
private struct SchemaCheck {
  let root: [String: Any]

  func complaints(_ value: Any) -> [String] { complaints(value, root, "") }

  private func complaints(_ value: Any, _ schema: [String: Any], _ path: String) -> [String] {
    if let name = (schema["$ref"] as? String)?.split(separator: "/").last {
      let definitions = root["$defs"] as? [String: [String: Any]]
      return definitions?[String(name)].map { complaints(value, $0, path) }
        ?? ["\(path): no definition \(name)"]
    }
    if let options = schema["anyOf"] as? [[String: Any]] {
      let found = options.map { complaints(value, $0, path) }
      return found.contains { $0.isEmpty } ? [] : found.flatMap { $0 }
    }
    if let allowed = schema["enum"] as? [Any] {
      let isAllowed = allowed.contains { ($0 as? NSObject) == (value as? NSObject) }
      return isAllowed ? [] : ["\(path): is none of the values"]
    }
    if let only = schema["const"] as? String {
      return value as? String == only ? [] : ["\(path): is not \(only)"]
    }
    switch schema["type"] as? String {
    case "object": return object(value, schema, path)
    case "array":
      guard let items = value as? [Any] else { return ["\(path): is no array"] }
      let count = items.count
      let isFit =
        count >= schema["minItems"] as? Int ?? 0 && count <= schema["maxItems"] as? Int ?? .max
      let item = schema["items"] as? [String: Any] ?? [:]
      return (isFit ? [] : ["\(path): has \(count) items"])
        + items.enumerated().flatMap { complaints($0.element, item, "\(path)/\($0.offset)") }
    case "string":
      guard let text = value as? String else { return ["\(path): is no string"] }
      let pattern = schema["pattern"] as? String ?? ""
      return text.range(of: pattern, options: .regularExpression) != nil || pattern.isEmpty
        ? [] : ["\(path): “\(text)” does not match"]
    case "integer", "number":
      guard let number = value as? Double,
        schema["type"] as? String == "number" || number == number.rounded()
      else { return ["\(path): is no \(schema["type"] ?? "")"] }
      let isFit =
        number >= schema["minimum"] as? Double ?? -.infinity
        && number <= schema["maximum"] as? Double ?? .infinity
      return isFit ? [] : ["\(path): \(number) is out of bounds"]
    case "boolean": return value is Bool ? [] : ["\(path): is no boolean"]
    case "null": return value is NSNull ? [] : ["\(path): is not null"]
    default: return ["\(path): the schema says nothing that is known here"]
    }
  }

  private func object(_ value: Any, _ schema: [String: Any], _ path: String) -> [String] {
    guard let members = value as? [String: Any] else { return ["\(path): is no object"] }
    let known = schema["properties"] as? [String: [String: Any]] ?? [:]
    let missing = (schema["required"] as? [String] ?? []).filter { members[$0] == nil }
    return missing.map { "\(path): \($0) is missing" }
      + members.sorted { $0.key < $1.key }.flatMap { name, member in
        if let own = known[name] { return complaints(member, own, "\(path)/\(name)") }
        if let other = schema["additionalProperties"] as? [String: Any] {
          return complaints(member, other, "\(path)/\(name)")
        }
        return ["\(path): \(name) is not in the schema"]
      }
  }
}
