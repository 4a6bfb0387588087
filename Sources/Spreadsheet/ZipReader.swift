internal import CLibZip

/// Reads files out of a zip archive that is in memory, and refuses hostile ones: names that lead out of the archive, and
/// files that unpack to far more than they take.
struct ZipReader: ~Copyable {
  let file: String
  private let archive: OpaquePointer
  /// By name in small letters, as the parts of a workbook are found (ECMA-376 part 2, section 6.2.2.3).
  private let indices: [String: zip_uint64_t]
  private let limits: SpreadsheetLimits
  private var unpacked = 0

  /// - Parameter bytes: must stay as long as the reader.
  /// - Throws: where this is no archive, or one beyond a limit.
  init(
    bytes: UnsafeRawBufferPointer, file: String, limits: SpreadsheetLimits
  ) throws(SpreadsheetError) {
    let malformed = SpreadsheetError(
      .malformed, file: file, reason: "this is no zip archive, which an .xlsx file is")
    guard bytes.count <= limits.fileBytes else {
      throw SpreadsheetError(
        .limit, file: file, reason: "the file is larger than \(limits.fileBytes >> 20) MB")
    }
    guard
      let source = zip_source_buffer_create(bytes.baseAddress, zip_uint64_t(bytes.count), 0, nil)
    else { throw malformed }
    guard let archive = zip_open_from_source(source, ZIP_RDONLY, nil) else {
      zip_source_free(source)
      throw malformed
    }
    let names: [String: zip_uint64_t]
    do throws(SpreadsheetError) {
      names = try Self.names(archive, file, limits)
    } catch {
      zip_discard(archive)
      throw error
    }
    self.archive = archive
    self.file = file
    self.limits = limits
    indices = names
  }

  deinit { zip_discard(archive) }

  private static func names(
    _ archive: OpaquePointer, _ file: String, _ limits: SpreadsheetLimits
  ) throws(SpreadsheetError) -> [String: zip_uint64_t] {
    let count = zip_get_num_entries(archive, 0)
    guard count >= 0, count <= limits.entries else {
      throw SpreadsheetError(
        .limit, file: file, reason: "the archive holds more than \(limits.entries) files")
    }
    var names: [String: zip_uint64_t] = [:]
    for index in 0..<zip_uint64_t(count) {
      guard let raw = zip_get_name(archive, index, 0) else { continue }
      let name = String(cString: raw)
      guard !name.hasPrefix("/"), !name.contains("\\"),
        !name.split(separator: "/").contains("..")
      else {
        throw SpreadsheetError(
          .malformed, file: file, reason: "a name in the archive leads out of it")
      }
      // Of two files of one name nobody knows which is meant.
      guard names.updateValue(index, forKey: name.lowercased()) == nil else {
        throw SpreadsheetError(
          .malformed, file: file, reason: "the archive holds “\(name)” twice")
      }
    }
    return names
  }

  /// The content of a file; nil where there is none of that name.
  /// - Throws: where it is damaged, encrypted or beyond a limit.
  mutating func read(_ name: String) throws(SpreadsheetError) -> [UInt8]? {
    guard let index = indices[name.lowercased()] else { return nil }
    var status = zip_stat_t()
    guard zip_stat_index(archive, index, 0, &status) == 0,
      let entry = zip_fopen_index(archive, index, 0)
    else {
      throw SpreadsheetError(
        .malformed, file: file, reason: "“\(name)” in the archive cannot be read")
    }
    defer { zip_fclose(entry) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Int(zip_fread(entry, &chunk, zip_uint64_t(chunk.count)))
      guard count >= 0 else {
        throw SpreadsheetError(
          .malformed, file: file, reason: "“\(name)” in the archive is damaged")
      }
      if count == 0 { return bytes }
      bytes += chunk[..<count]
      unpacked += count
      // The sizes that the archive states may be lies, so that what comes out counts.
      let allowed = max(
        limits.smallBytes, limits.ratio * Int(min(status.comp_size, zip_uint64_t(1) << 40)))
      guard bytes.count <= allowed, unpacked <= limits.unpackedBytes else {
        throw SpreadsheetError(
          .limit, file: file, reason: "“\(name)” in the archive unpacks to more than is allowed")
      }
    }
  }
}
