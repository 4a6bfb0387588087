internal import CLibZip
import Glibc

/// Packs files into a zip archive in memory, all dated 1 January 1980, so that the same files give the same bytes.
struct ZipWriter: ~Copyable {
  private let buffer: OpaquePointer
  /// nil once it is closed.
  private var archive: OpaquePointer?

  /// - Throws: where there is no memory left.
  init() throws(SpreadsheetError) {
    guard let buffer = zip_source_buffer_create(nil, 0, 0, nil) else { throw Self.failure }
    guard let archive = zip_open_from_source(buffer, ZIP_TRUNCATE, nil) else {
      zip_source_free(buffer)
      throw Self.failure
    }
    // Closing the archive would take the bytes with it.
    zip_source_keep(buffer)
    self.buffer = buffer
    self.archive = archive
  }

  deinit {
    if let archive { zip_discard(archive) }
    zip_source_free(buffer)
  }

  /// - Throws: where there is no memory left.
  mutating func add(_ bytes: [UInt8], as name: String) throws(SpreadsheetError) {
    guard let archive else { preconditionFailure("a finished archive takes no more files") }
    // The library reads the bytes when the archive is closed, and frees them then.
    let copy = malloc(max(1, bytes.count))
    guard let copy else { throw Self.failure }
    bytes.withUnsafeBytes { all in
      if let start = all.baseAddress { memcpy(copy, start, all.count) }
    }
    guard let source = zip_source_buffer(archive, copy, zip_uint64_t(bytes.count), 1) else {
      free(copy)
      throw Self.failure
    }
    let index = zip_file_add(archive, name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
    guard index >= 0 else {
      zip_source_free(source)
      throw Self.failure
    }
    let january1980: zip_uint16_t = 1 << 5 | 1
    guard zip_file_set_dostime(archive, zip_uint64_t(index), 0, january1980, 0) == 0 else {
      throw Self.failure
    }
  }

  /// Hands over the archive.
  /// - Throws: where there is no memory left.
  consuming func finish() throws(SpreadsheetError) -> [UInt8] {
    guard let open = archive, zip_close(open) == 0 else { throw Self.failure }
    archive = nil
    var status = zip_stat_t()
    guard zip_source_open(buffer) == 0 else { throw Self.failure }
    defer { zip_source_close(buffer) }
    guard zip_source_stat(buffer, &status) == 0 else { throw Self.failure }
    var bytes = [UInt8](repeating: 0, count: Int(status.size))
    guard zip_source_read(buffer, &bytes, status.size) == zip_int64_t(bytes.count) else {
      throw Self.failure
    }
    return bytes
  }

  private static var failure: SpreadsheetError {
    SpreadsheetError(
      .unwritable, file: "workbook", reason: "there is no memory left to pack it")
  }
}
