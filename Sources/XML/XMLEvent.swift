/// One attribute of a start tag. Namespace declarations are not attributes here.
public struct XMLAttribute: Hashable, Sendable {
  /// The local name: `lang` of `xml:lang`.
  public var name: String
  /// The prefix as written: `xml` of `xml:lang`.
  public var prefix: String?
  /// The namespace name the prefix stands for; nil where there is no prefix, or none declared for it.
  public var namespace: String?
  public var value: String

  public init(name: String, prefix: String? = nil, namespace: String? = nil, value: String) {
    self.name = name
    self.prefix = prefix
    self.namespace = namespace
    self.value = value
  }
}

/// The name of an element as its tags give it.
public struct XMLName: Hashable, Sendable {
  /// The local name: `term` of `tbx:term`.
  public var local: String
  /// The prefix as written.
  public var prefix: String?
  /// The namespace name; nil where none is declared.
  public var namespace: String?

  public init(_ local: String, prefix: String? = nil, namespace: String? = nil) {
    self.local = local
    self.prefix = prefix
    self.namespace = namespace
  }
}

/// A start tag.
public struct XMLTag: Hashable, Sendable {
  public var name: XMLName
  /// In document order. Defaults from a document type declaration are left out.
  public var attributes: [XMLAttribute]

  public init(name: XMLName, attributes: [XMLAttribute] = []) {
    self.name = name
    self.attributes = attributes
  }

  /// The value of the first attribute with this local name, whatever its prefix.
  public subscript(name: String) -> String? {
    attributes.first { $0.name == name }?.value
  }

  /// The value of `xml:lang` (XML 1.0 section 2.12).
  public var language: String? {
    attributes.first { $0.name == "lang" && $0.prefix == "xml" }?.value
  }
}

/// A piece of a document, in document order. Comments and processing instructions are passed over.
public enum XMLEvent: Hashable, Sendable {
  case start(XMLTag)
  case end(XMLName)
  /// All the text between two tags, CDATA sections included.
  case text(String)
}
