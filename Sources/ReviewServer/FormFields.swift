/// Names with values, in the order in which they were sent; a name may come more than once.
public struct FormFields: Hashable, Sendable {
  public var pairs: [(name: String, value: String)] { entries.map { ($0.name, $0.value) } }

  private struct Entry: Hashable, Sendable {
    var name: String
    var value: String
  }
  private var entries: [Entry] = []

  public init(_ pairs: [(String, String)] = []) {
    entries = pairs.map { Entry(name: $0.0, value: $0.1) }
  }

  /// The first value of a name.
  public subscript(name: String) -> String? { entries.first { $0.name == name }?.value }

  public func all(_ name: String) -> [String] {
    entries.filter { $0.name == name }.map(\.value)
  }
}
