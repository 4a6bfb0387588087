/// Escapes text for XML outside of a writer.
public enum XMLText {
  /// Appends text with references for what XML would read as markup or change, and without the characters it does not allow.
  /// - Returns: how many characters were left out.
  @discardableResult
  public static func append(
    _ text: String, to bytes: inout [UInt8], inAttribute: Bool = false
  ) -> Int {
    var text = text
    return text.withUTF8 { append($0, to: &bytes, inAttribute: inAttribute) }
  }

  /// Text for content and for quoted attributes.
  public static func escaped(_ text: String) -> String {
    var bytes: [UInt8] = []
    append(text, to: &bytes, inAttribute: true)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The same for UTF-8 that is valid.
  @discardableResult
  public static func append(
    _ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8], inAttribute: Bool = false
  ) -> Int {
    if XMLCharacters.arePlain(text) {
      bytes.append(contentsOf: text)
      return 0
    }
    let (escaped, dropped) = XMLCharacters.escaped(text, inAttribute: inAttribute)
    bytes.append(contentsOf: escaped)
    return dropped
  }
}
