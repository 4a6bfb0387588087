internal import XML

/// The attributes of TBX.
enum TBXAttribute: UInt8, CaseIterable {
  case type, style, lang, id, target, datatype, startRef, isolated, disp, equiv, subtype, i
  /// An attribute that TBX does not have.
  case other

  static let named = Dictionary(
    allCases.map { (String(describing: $0), $0) }, uniquingKeysWith: { first, _ in first })
}

/// What the attributes of a document are, by the numbers of their names.
struct AttributeNames {
  private var known: [TBXAttribute?] = []

  mutating func name(_ id: XMLNameID, _ names: XMLNameTable) -> TBXAttribute {
    if id < known.count, let attribute = known[id] { return attribute }
    while known.count <= id { known.append(nil) }
    let name = names.names[id]
    let attribute: TBXAttribute =
      switch name.namespace {
      case nil: name.local == "lang" ? .other : TBXAttribute.named[name.local] ?? .other
      case "http://www.w3.org/XML/1998/namespace": name.local == "lang" ? .lang : .other
      default: .other
      }
    known[id] = attribute
    return attribute
  }

  func text(_ id: XMLNameID, _ names: XMLNameTable) -> String {
    let name = names.names[id]
    return name.namespace == "http://www.w3.org/XML/1998/namespace"
      ? "xml:\(name.local)" : name.local
  }
}

/// The attributes of an element that the checks after the grammar need. The bytes are gone with the event.
struct TypeAttributes {
  var type: UnsafeBufferPointer<UInt8>?
  var language: UnsafeBufferPointer<UInt8>?
  var id: String?
  var target: String?
  var code = InlineCode.Attributes()
}

/// A code of inline markup (`sc`, `ec`).
struct InlineCode {
  struct Attributes {
    var isolated: String?
    var hasStart = false
    var hasID = false
  }

  var isStart: Bool
  var attributes: Attributes
  var line: Int
  var column: Int

  init(_ element: TBXElement, _ attributes: Attributes, _ frame: DocumentChecks.Frame) {
    isStart = element == .sc
    self.attributes = attributes
    line = frame.line
    column = frame.column
  }
}

/// Finds data categories by the bytes of a `type`.
struct CategoryTable {
  private var table = ByteTable(capacity: 256)
  /// For each name, the category of each carrier, or -1.
  private var indices: [[Int]] = []

  init() {
    for (index, category) in DataCategory.all.enumerated() {
      var name = category.name
      let number = name.withUTF8 { table.add($0) }
      if number == indices.count {
        indices.append([Int](repeating: -1, count: TBXElement.allCases.count))
      }
      indices[number][Int(category.carrier.element.rawValue)] = index
    }
  }

  /// The index in `DataCategory.all`, or -1.
  func index(_ carrier: DataCategory.Carrier, _ type: UnsafeBufferPointer<UInt8>) -> Int {
    let number = table.number(of: type)
    return number < 0 ? -1 : indices[number][Int(carrier.element.rawValue)]
  }
}

/// Names of TBX that are fixed.
enum TBXNamespace {
  /// The namespace of ISO 30042:2019.
  static let core = "urn:iso:std:iso:30042:ed-2"

  /// Elements that have another name in the other version.
  static let renamed = [
    "martif": "tbx", "martifHeader": "tbxHeader", "termEntry": "conceptEntry", "langSet": "langSec",
    "tig": "termSec", "ntig": "termSec", "refObjectList": "refObjectSec", "bpt": "sc",
    "ept": "ec", "tbx": "martif", "tbxHeader": "martifHeader", "conceptEntry": "termEntry",
    "langSec": "langSet", "termSec": "tig", "refObjectSec": "refObjectList", "sc": "bpt",
    "ec": "ept",
  ]
}
