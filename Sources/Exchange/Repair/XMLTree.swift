internal import XML

/// An XML document in memory that can be changed and written again: names with their prefixes, white space, comments and
/// instructions as they were.
final class XMLTree: XMLHandler {
  final class Element {
    /// With its prefix, as written.
    var name: String
    let line: Int
    /// With their prefixes, as written; namespace declarations first.
    var attributes: [(name: String, value: String)]
    var children: [Node] = []

    init(name: String, line: Int, attributes: [(name: String, value: String)] = []) {
      self.name = name
      self.line = line
      self.attributes = attributes
    }

    /// The name without its prefix.
    var local: String { String(name.split(separator: ":").last ?? "") }

    /// The prefix with its colon, or nothing.
    var prefix: String { String(name.dropLast(local.count)) }

    subscript(attribute: String) -> String? {
      get { attributes.first { $0.name == attribute }?.value }
      set {
        let index = attributes.firstIndex { $0.name == attribute }
        switch (index, newValue) {
        case (let index?, let value?): attributes[index].value = value
        case (let index?, nil): attributes.remove(at: index)
        case (nil, let value?): attributes.append((attribute, value))
        case (nil, nil): break
        }
      }
    }

    var elements: [Element] {
      children.compactMap { if case .element(let element) = $0 { element } else { nil } }
    }

    /// All text in it.
    var text: String {
      children.map { child in
        switch child {
        case .text(let text): text
        case .element(let element): element.text
        case .comment, .instruction: ""
        }
      }.joined()
    }
  }

  enum Node {
    case element(Element)
    case text(String)
    case comment(String)
    case instruction(target: String, data: String?)
  }

  /// What stands before the root.
  var prolog: [Node] = []
  private(set) var root: Element?
  /// What stands behind the root.
  private var epilog: [Node] = []
  var documentType: (name: String, publicID: String?, systemID: String?)?

  private let names: XMLNameTable
  private var open: [Element] = []

  init(names: XMLNameTable) {
    self.names = names
  }

  func start(_ tag: borrowing XMLScannedTag) {
    var attributes: [(name: String, value: String)] = []
    for index in 0..<tag.namespaceCount {
      let (prefix, namespace) = tag.namespace(index)
      attributes.append((prefix.map { "xmlns:\($0)" } ?? "xmlns", namespace))
    }
    for index in 0..<tag.attributeCount {
      let id = tag.attributeName(index)
      let prefix = tag.attributePrefix(index).map { $0 + ":" } ?? ""
      attributes.append(
        (prefix + names.names[id].local, String(decoding: tag.value(index), as: UTF8.self)))
    }
    let element = Element(
      name: (tag.prefix.map { $0 + ":" } ?? "") + names.names[tag.name].local,
      line: tag.place.start.line, attributes: attributes)
    if let last = open.last {
      last.children.append(.element(element))
    } else {
      root = element
    }
    open.append(element)
  }

  func end(_ name: XMLNameID, at place: borrowing XMLScannedPlace) { _ = open.popLast() }

  func text(_ bytes: UnsafeBufferPointer<UInt8>, at place: borrowing XMLScannedPlace) {
    guard let element = open.last else { return }
    let text = String(decoding: bytes, as: UTF8.self)
    if case .text(let before)? = element.children.last {
      element.children[element.children.count - 1] = .text(before + text)
    } else {
      element.children.append(.text(text))
    }
  }

  func comment(_ text: String) { add(.comment(text)) }

  func instruction(target: String, data: String?, at place: borrowing XMLScannedPlace) {
    add(.instruction(target: target, data: data))
  }

  func documentType(
    name: String, publicID: String?, systemID: String?, at place: borrowing XMLScannedPlace
  ) {
    documentType = (name, publicID, systemID)
  }

  private func add(_ node: Node) {
    if let element = open.last {
      element.children.append(node)
    } else if root == nil {
      prolog.append(node)
    } else {
      epilog.append(node)
    }
  }

  /// The document as UTF-8.
  var bytes: [UInt8] {
    var bytes = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8)
    for node in prolog {
      write(node, to: &bytes)
      bytes.append(0x0A)
    }
    if let documentType {
      bytes += "<!DOCTYPE \(documentType.name)".utf8
      if let publicID = documentType.publicID {
        bytes += " PUBLIC \"\(publicID)\" \"\(documentType.systemID ?? "")\"".utf8
      } else if let systemID = documentType.systemID {
        bytes += " SYSTEM \"\(systemID)\"".utf8
      }
      bytes += ">\n".utf8
    }
    if let root { write(.element(root), to: &bytes) }
    for node in epilog {
      bytes.append(0x0A)
      write(node, to: &bytes)
    }
    bytes.append(0x0A)
    return bytes
  }

  private func write(_ node: Node, to bytes: inout [UInt8]) {
    switch node {
    case .text(let text): XMLText.append(text, to: &bytes)
    case .comment(let text): bytes += "<!--\(text)-->".utf8
    case .instruction(let target, let data):
      bytes += "<?\(target)\(data.map { " \($0)" } ?? "")?>".utf8
    case .element(let element):
      bytes += "<\(element.name)".utf8
      for (name, value) in element.attributes {
        bytes += " \(name)=\"".utf8
        XMLText.append(value, to: &bytes, inAttribute: true)
        bytes.append(UInt8(ascii: "\""))
      }
      guard !element.children.isEmpty else {
        bytes += "/>".utf8
        return
      }
      bytes.append(UInt8(ascii: ">"))
      for child in element.children { write(child, to: &bytes) }
      bytes += "</\(element.name)>".utf8
    }
  }
}
