/// The elements of TBX, of both versions, that belong to its core structure.
enum TBXElement: UInt8, Hashable, Sendable, CaseIterable {
  case tbx, martif, tbxHeader, martifHeader, fileDesc, titleStmt, title, publicationStmt
  case sourceDesc, encodingDesc, revisionDesc, change, p, text, body, back
  case conceptEntry, termEntry, langSec, langSet, termSec, tig, ntig, termGrp, term
  case termComp, termCompGrp, termCompList
  case admin, adminGrp, adminNote, descrip, descripGrp, descripNote, note, ref, xref
  case termNote, termNoteGrp, transac, transacGrp, transacNote, date
  case refObjectSec, refObjectList, refObject, item, itemGrp, itemSet
  case hi, foreign, sc, ec, bpt, ept, ph

  var name: String { Self.names[Int(rawValue)] }

  private static let names = allCases.map { String(describing: $0) }

  static let named = Dictionary(
    allCases.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

  /// The carrier of data categories it is, if it is one.
  var carrier: DataCategory.Carrier? { Self.carriers[Int(rawValue)] }

  private static let carriers = allCases.map { DataCategory.Carrier(rawValue: $0.name) }

  /// The level of an entry that it is, if it is one.
  var level: DataCategoryPlaces.Level? {
    switch self {
    case .conceptEntry, .termEntry: .concept
    case .langSec, .langSet: .language
    case .termSec, .tig, .ntig, .termGrp: .term
    default: nil
    }
  }

  /// What it is for the data categories in it, if it holds any.
  var holder: DataCategoryPlaces.Holder? {
    switch self {
    case .adminGrp: .adminGroup
    case .descripGrp: .descripGroup
    case .termNoteGrp: .termNoteGroup
    case .transacGrp: .transacGroup
    default: level == nil ? nil : .level
    }
  }
}

extension DataCategory.Carrier {
  var element: TBXElement {
    switch self {
    case .admin: .admin
    case .adminNote: .adminNote
    case .descrip: .descrip
    case .descripNote: .descripNote
    case .ref: .ref
    case .termNote: .termNote
    case .transac: .transac
    case .transacNote: .transacNote
    case .xref: .xref
    }
  }
}

/// A set of elements.
struct TBXElementSet: Hashable, Sendable {
  private var bits: UInt64 = 0

  init(_ elements: [TBXElement] = []) {
    for element in elements { bits |= 1 << UInt64(element.rawValue) }
  }

  func contains(_ element: TBXElement) -> Bool {
    bits & (1 << UInt64(element.rawValue)) != 0
  }

  /// In the order in which `TBXElement` names them.
  var elements: [TBXElement] { TBXElement.allCases.filter(contains) }
}
