extension String {
  /// Without the line breaks and padding that belong to a file's layout: runs of XML white space become one space, and those at
  /// the ends are dropped. Other spaces (U+3000, U+00A0) stay.
  var withoutLayout: String {
    // A space between two others than layout is no layout.
    var wasLayout = true
    var isPlain = true
    for byte in utf8 {
      let isLayout = Self.isLayout(byte)
      isPlain = isPlain && !(isLayout && (wasLayout || byte != 0x20))
      wasLayout = isLayout
    }
    if isPlain && !wasLayout { return self }
    return utf8.split(whereSeparator: Self.isLayout).compactMap { String($0) }
      .joined(separator: " ")
  }

  /// Whether something is left of the text without layout and the characters that XML does not allow.
  var hasVisibleText: Bool {
    unicodeScalars.contains { $0.value > 0x20 && $0.value != 0xFFFE && $0.value != 0xFFFF }
  }

  private static func isLayout(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D
  }
}

/// The folder of a path with its slash, or nothing, and the name in it.
func splitPath(_ path: String) -> (folder: String, name: String) {
  guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return ("", path) }
  let start = path.utf8.index(after: slash)
  return (String(path[..<start]), String(path[start...]))
}
