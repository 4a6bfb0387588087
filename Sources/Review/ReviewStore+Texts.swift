internal import GRDB

/// What the last extraction was made of, so that it need not be made again of the same.
extension ReviewStore {
  /// - Parameter texts: what tells the texts and the options from others: paths, sizes, times, versions.
  public func record(texts: [String], ofExtraction extraction: Int64) throws {
    try write { database in
      try database.execute(
        sql: "DELETE FROM texts; INSERT INTO texts (extraction, digest) VALUES (?, ?)",
        arguments: [extraction, Self.digest(texts)])
    }
  }

  /// Whether the last extraction was made of these.
  public func isExtracted(from texts: [String]) throws -> Bool {
    try read { database in
      try Bool.fetchOne(
        database,
        sql: """
          SELECT digest = ? FROM texts
          WHERE extraction = (SELECT MAX(id) FROM extraction)
          """, arguments: [Self.digest(texts)]) ?? false
    }
  }

  /// How many extractions went into the store.
  public func extractionCount() throws -> Int {
    try read { try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM extraction") ?? 0 }
  }

  /// Makes sure that a store may lie at a place, without making one.
  /// - Throws: `ReviewError` where its folder is not there, or on a file system that several machines share.
  public static func check(place: String) throws(ReviewError) {
    try FileSystem.requireLocal(folder: folder(of: place), of: place)
  }

  private static func digest(_ texts: [String]) -> String {
    var print = Fingerprint()
    for text in texts { print.add(text) }
    return print.text
  }
}
