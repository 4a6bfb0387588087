/// How much of a document from outside is accepted before reading stops with an error.
public struct XMLLimits: Hashable, Sendable {
  /// Bytes of the whole document. Default 4 GiB: reading streams, so this bounds time, not memory.
  public var documentBytes: Int
  /// Elements open at once. Default 256, libxml2's own bound.
  public var depth: Int
  /// UTF-8 bytes of one run of text between two tags, or of one attribute value. Default 10 MB, libxml2's own bound.
  public var textBytes: Int
  /// Bytes of one tag, comment, instruction or document type declaration. Default 256 KiB: libxml2 compares the attributes of
  /// a tag pairwise, and this keeps the worst tag under a second.
  public var markupBytes: Int

  public init(
    documentBytes: Int = 4 << 30, depth: Int = 256, textBytes: Int = 10_000_000,
    markupBytes: Int = 256 << 10
  ) {
    self.documentBytes = documentBytes
    self.depth = depth
    self.textBytes = textBytes
    self.markupBytes = markupBytes
  }
}
