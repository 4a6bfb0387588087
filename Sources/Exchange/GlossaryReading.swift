public import Terminology

/// How a glossary was stored.
public enum GlossaryFormat: String, Hashable, Sendable, CaseIterable {
  /// ISO 30042:2019, either style.
  case tbx3
  /// ISO 30042:2008.
  case tbx2
  /// TBX-Min of 2013, root `TBX`.
  case tbxMin2013
  /// Columns of tab- or comma-separated text.
  case list
  /// Universal Terminology eXchange of AAMT.
  case utx
  /// A workbook (Office Open XML).
  case workbook
  /// MultiTerm's XML.
  case multiTerm
  /// Translation Memory eXchange.
  case tmx
  /// Concord's own model as JSON.
  case json
}

/// A glossary as it was read.
public struct GlossaryReading: Hashable, Sendable {
  public var glossary: Glossary
  public var format: GlossaryFormat
  /// What was in the file and is not in the glossary, in the order in which it was first met.
  public var losses: [Loss]
}
