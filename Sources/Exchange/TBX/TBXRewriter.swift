internal import Terminology
internal import XML

/// Rewrites the elements of a TBX document one by one.
final class TBXRewriter: XMLHandler {
  private(set) var output = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8)
  private(set) var losses = LossLog()
  private(set) var failure: ExchangeError?

  private let file: String
  private let names: XMLNameTable
  private let form: TBXTransform.Form
  private var renaming: TBXRenaming
  private var style = TBXStyle.dca
  private var isRootOpen = false
  private var coreNamespace: String?
  /// The prefix of core elements in the result, with its colon.
  private var corePrefix = ""
  /// The prefixes, with colons, of modules whose categories become elements.
  private var modulePrefixes: [DataCategoryModule: String] = [:]
  /// What an earlier run kept of version 3.
  private var kept: TBXKeptHeader?

  /// The qualified names of the elements that are open; nil for one that is left out.
  private var open: [String?] = []
  /// Whether nothing stands in the innermost element yet, so that its tag can be closed at once.
  private var isTagOpen = false
  private var swap = TBXHeaderSwap()
  private var grouping: [TBXTermGrouping] = []

  init(file: String, names: XMLNameTable, form: TBXTransform.Form) {
    self.file = file
    self.names = names
    self.form = form
    renaming = form == .version2 ? .toVersion2 : .toVersion3
  }

  private var isVersion2: Bool { form == .version2 }

  // MARK: Events

  func start(_ tag: borrowing XMLScannedTag) {
    guard failure == nil else { return }
    let name = names.names[tag.name]
    if !isRootOpen { return startRoot(tag, name) }
    closeTag()
    let isCore = name.namespace == coreNamespace || name.namespace == nil
    let category =
      isCore
      ? nil
      : DataCategory.all.first {
        $0.name == name.local && $0.module.namespace == name.namespace
      }
    var qualified: String?
    var type: String?
    if isCore {
      let isCategory = DataCategory.Carrier(rawValue: name.local) != nil
      if style == .dct, isCategory, let prefixed = element(for: tag, name.local) {
        qualified = prefixed
      } else {
        qualified = renaming.name(name.local).map { corePrefix + $0 }
        if style == .dct, isCategory {
          losses.add(
            "category as attribute", "kept as it is: it is of no module that has elements",
            line: tag.place.start.line)
        }
      }
    } else if let category, style == .dca {
      qualified = corePrefix + category.carrier.rawValue
      type = category.name
    } else if let category, let prefix = modulePrefixes[category.module] {
      qualified = prefix + category.name
    } else {
      qualified = (tag.prefix.map { $0 + ":" } ?? "") + name.local
      if isVersion2 || style == .dca {
        losses.add(
          "element <\(qualified ?? "")>", "kept as it is: it is of no known module",
          line: tag.place.start.line)
      }
    }
    begin(name.local)
    open.append(qualified)
    guard let qualified else { return }
    write("<\(qualified)")
    for index in 0..<tag.namespaceCount {
      let (prefix, namespace) = tag.namespace(index)
      // Core and modules have their prefixes from the root.
      if namespace == coreNamespace || Self.isModule(namespace) { continue }
      attribute(prefix.map { "xmlns:\($0)" } ?? "xmlns", namespace)
    }
    if let type { attribute("type", type) }
    let dropsType = isCore && qualified != renaming.name(name.local).map { corePrefix + $0 }
    writeAttributes(tag, of: name.local, droppingType: dropsType)
    isTagOpen = true
  }

  func end(_ id: XMLNameID, at place: borrowing XMLScannedPlace) {
    guard failure == nil, let qualified = open.popLast() else { return }
    let local = names.names[id].local
    if let qualified {
      if isTagOpen {
        write("/>")
        isTagOpen = false
      } else {
        write("</\(qualified)>")
      }
    }
    finish(local)
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>, at place: borrowing XMLScannedPlace) {
    guard failure == nil else { return }
    closeTag()
    XMLText.append(bytes, to: &output)
  }

  func comment(_ text: String) {
    guard failure == nil else { return }
    closeTag()
    write("<!--\(text)-->")
    if open.isEmpty { output.append(0x0A) }
  }

  func instruction(target: String, data: String?, at place: borrowing XMLScannedPlace) {
    guard failure == nil else { return }
    if target == TBXKeptHeader.target, !isRootOpen, !isVersion2 {
      kept = TBXKeptHeader(data ?? "")
      return
    }
    closeTag()
    write("<?\(target)\(data.map { " \($0)" } ?? "")?>")
    if open.isEmpty { output.append(0x0A) }
  }

  // MARK: Root

  private func startRoot(_ tag: borrowing XMLScannedTag, _ name: XMLName) {
    isRootOpen = true
    guard name.local == "tbx" || name.local == "martif" else {
      failure = ExchangeError(
        kind: .unknownFormat, file: file, line: tag.place.end.line,
        reason: "the root element is <\(name.local)>, and this conversion takes <tbx> or <martif>",
        advice: "Convert it without --exact.")
      return
    }
    coreNamespace = name.namespace
    var header = TBXKeptHeader()
    for index in 0..<tag.namespaceCount {
      let (prefix, namespace) = tag.namespace(index)
      header.declarations.append((prefix ?? "", namespace))
    }
    header.prefix = tag.prefix ?? ""
    var attributes: [(String, String)] = []
    for index in 0..<tag.attributeCount {
      let number = tag.attributeName(index)
      let key = (tag.attributePrefix(index).map { $0 + ":" } ?? "") + names.names[number].local
      let value = String(decoding: tag.value(index), as: UTF8.self)
      if key == "style" { header.style = value } else { attributes.append((key, value)) }
    }
    if isVersion2 {
      startVersion2(header, wasVersion3: name.local == "tbx", attributes)
    } else {
      startVersion3(
        name.local == "tbx" ? header : kept ?? TBXKeptHeader(adding: header), attributes)
    }
    isTagOpen = true
  }

  private func startVersion2(
    _ header: TBXKeptHeader, wasVersion3: Bool, _ attributes: [(String, String)]
  ) {
    style = .dca
    if wasVersion3 { write("<?\(TBXKeptHeader.target) \(header.data)?>\n") }
    write("<!DOCTYPE martif SYSTEM \"\(TBXDocumentTypes.martifName)\">\n<martif")
    for (key, value) in attributes { attribute(key, value) }
    for (prefix, namespace) in header.declarations
    where namespace != coreNamespace && !Self.isModule(namespace) {
      attribute("xmlns:\(prefix)", namespace)
    }
    open.append("martif")
  }

  private func startVersion3(_ given: TBXKeptHeader, _ attributes: [(String, String)]) {
    var header = given
    let was = TBXStyle(rawValue: header.style.lowercased()) ?? .dca
    if case .version3(let wanted?) = form, wanted != was { header.style = wanted.rawValue }
    style = TBXStyle(rawValue: header.style.lowercased()) ?? .dca
    let isNew = style != was
    if isNew, style == .dca { header.declarations.removeAll { Self.isModule($0.namespace) } }
    if isNew, style == .dct {
      let dialect = attributes.first { $0.0 == "type" }?.1
      let edition = TBXEdition.allCases.first { !$0.isVersion2 && $0.dialect == dialect }
      let modules = edition?.modules ?? DataCategoryModule.allCases
      for module in modules {
        guard let namespace = module.namespace,
          !header.declarations.contains(where: { $0.namespace == namespace })
        else { continue }
        var prefix = module.rawValue
        while header.declarations.contains(where: { $0.prefix == prefix }) { prefix += "1" }
        header.declarations.append((prefix, namespace))
      }
    }
    if style == .dct {
      for (prefix, namespace) in header.declarations {
        if let module = DataCategoryModule.allCases.first(where: { $0.namespace == namespace }) {
          modulePrefixes[module] = prefix.isEmpty ? "" : prefix + ":"
        }
      }
    }
    corePrefix = header.prefix.isEmpty ? "" : header.prefix + ":"
    write("<\(corePrefix)tbx")
    for (prefix, namespace) in header.declarations {
      attribute(prefix.isEmpty ? "xmlns" : "xmlns:\(prefix)", namespace)
    }
    for (key, value) in attributes { attribute(key, value) }
    if !header.style.isEmpty { attribute("style", header.style) }
    open.append("\(corePrefix)tbx")
  }

  private static func isModule(_ namespace: String) -> Bool {
    DataCategoryModule.allCases.contains { $0.namespace == namespace }
  }

  // MARK: Elements

  /// The element for a category that is an attribute, where its module has elements.
  private func element(for tag: borrowing XMLScannedTag, _ local: String) -> String? {
    guard let carrier = DataCategory.Carrier(rawValue: local) else { return nil }
    for index in 0..<tag.attributeCount {
      let number = tag.attributeName(index)
      guard names.names[number].local == "type" else { continue }
      let type = String(decoding: tag.value(index), as: UTF8.self)
      guard let category = DataCategory.named(type, carrier: carrier),
        let prefix = modulePrefixes[category.module]
      else { return nil }
      return prefix + category.name
    }
    return nil
  }

  private func writeAttributes(
    _ tag: borrowing XMLScannedTag, of local: String, droppingType: Bool
  ) {
    for index in 0..<tag.attributeCount {
      let number = tag.attributeName(index)
      let name = names.names[number].local
      if name == "type", droppingType { continue }
      if name == "id", local == "langSet", !isVersion2 {
        losses.add(
          "id of a language section", "left out: version 3 has none", line: tag.place.start.line)
        continue
      }
      let prefix = tag.attributePrefix(index).map { $0 + ":" } ?? ""
      attribute(prefix + name, String(decoding: tag.value(index), as: UTF8.self))
    }
  }

  /// Before an element that moves or is grouped.
  private func begin(_ local: String) {
    switch local {
    case "fileDesc": swap = TBXHeaderSwap()
    case "titleStmt": swap.title = output.count..<output.count
    case "publicationStmt": swap.publication = output.count..<output.count
    case "termSec" where isVersion2: grouping.append(TBXTermGrouping(start: output.count))
    case "term" where !grouping.isEmpty: grouping[grouping.count - 1].termStart = output.count
    case "termNoteGrp" where !grouping.isEmpty: grouping[grouping.count - 1].isNeeded = true
    default: break
    }
  }

  /// After such an element.
  private func finish(_ local: String) {
    switch local {
    case "titleStmt": swap.title = swap.title.lowerBound..<output.count
    case "publicationStmt": swap.publication = swap.publication.lowerBound..<output.count
    case "fileDesc": swap.apply(to: &output, titleFirst: isVersion2)
    case "term", "termNote", "termNoteGrp":
      // The categories as elements are what their carriers are.
      if !grouping.isEmpty { grouping[grouping.count - 1].groupEnd = output.count }
    case "termSec": if isVersion2 { grouping.popLast()?.apply(to: &output) }
    default:
      if !grouping.isEmpty, open.last == "tig", output.suffix(11).elementsEqual("</termNote>".utf8)
      {
        grouping[grouping.count - 1].groupEnd = output.count
      }
    }
  }

  // MARK: Bytes

  private func closeTag() {
    guard isTagOpen else { return }
    output.append(UInt8(ascii: ">"))
    isTagOpen = false
  }

  private func write(_ text: String) { output += text.utf8 }

  private func attribute(_ name: String, _ value: String) {
    write(" \(name)=\"")
    XMLText.append(value, to: &output, inAttribute: true)
    output.append(UInt8(ascii: "\""))
  }
}
