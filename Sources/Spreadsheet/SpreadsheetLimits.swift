/// How much of a workbook from outside is accepted before reading stops with an error.
public struct SpreadsheetLimits: Hashable, Sendable {
  /// Bytes of the file as it lies on disk. Default 64 MB.
  public var fileBytes = 64 << 20
  /// Files in the archive. Default 10,000.
  public var entries = 10_000
  /// How many times its packed size a part may have; sheets full of the same text reach about 100. Default 200.
  public var ratio = 200
  /// Bytes of a part that are accepted whatever the ratio. Default 1 MB.
  public var smallBytes = 1 << 20
  /// Bytes of all parts that are read, unpacked. Default 512 MB.
  public var unpackedBytes = 512 << 20
  /// Cells of all sheets, empty ones between others counted. Default 8 million.
  public var cells = 8_000_000

  public init() {}
}
