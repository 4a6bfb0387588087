public import Foundation
internal import GRDB

/// The decisions on a term list, in one file beside the project's texts.
///
/// Every decision is a line of a log that only grows; what holds now is the log's fold, and is kept beside it. A decision is on the
/// disk when its call returns. Several threads and processes of one machine may use a store at the same time.
public final class ReviewStore: Sendable {
  /// The name that a store has beside the texts.
  public static let fileName = "concord-review.sqlite"
  /// How long a write waits for one of another process, in seconds.
  public static let patience: TimeInterval = 10

  /// As it was given.
  public let path: String
  let database: DatabasePool
  private let now: @Sendable () -> Date

  /// Opens a store, or makes one where there is none.
  ///
  /// - Parameters:
  ///   - path: the file; its folder must be there.
  ///   - now: the clock that decisions are dated by.
  /// - Throws: `ReviewError` for a file system that machines share, a file that is no store, one of a later version, and one that
  ///   cannot be written.
  public convenience init(
    path: String, now: @escaping @Sendable () -> Date = { Date() }
  ) throws {
    try self.init(path: path, mustExist: false, now: now)
  }

  /// Opens the store of a project.
  /// - Parameter path: the folder with the texts, a text in it, or the store itself.
  /// - Throws: `ReviewError` as ``init(path:now:)``, and where there is no store.
  public convenience init(
    existingFor path: String, now: @escaping @Sendable () -> Date = { Date() }
  ) throws {
    try self.init(path: Self.place(for: path), mustExist: true, now: now)
  }

  /// Where the store of a project lies.
  /// - Parameter path: the folder with the texts, a text in it, or the store itself.
  public static func place(for path: String) -> String {
    var isFolder: ObjCBool = false
    let isThere = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    if path.hasSuffix(".sqlite"), !isFolder.boolValue { return path }
    let url = URL(filePath: path)
    let folder = isThere && !isFolder.boolValue ? url.deletingLastPathComponent() : url
    return folder.appending(path: fileName).path
  }

  private init(path: String, mustExist: Bool, now: @escaping @Sendable () -> Date) throws {
    self.path = path
    self.now = now
    let url = URL(filePath: path).resolvingSymlinksInPath()
    try FileSystem.requireLocal(folder: Self.folder(of: path), of: path)
    if mustExist, !FileManager.default.fileExists(atPath: path) {
      throw ReviewError(
        kind: .unusable, place: path, reason: "there is no review store",
        advice: "name a folder whose terms were reviewed, or its file \(Self.fileName)")
    }
    var configuration = Configuration()
    configuration.label = "review"
    configuration.busyMode = .timeout(Self.patience)
    configuration.foreignKeysEnabled = true
    // A decision is to survive a loss of power, too; GRDB's own choice for WAL is NORMAL, which may lose the last ones.
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = FULL") }
    database = try ReviewError.translating(path) {
      try Self.requireOurs(url.path, shownAs: path)
      let pool = try DatabasePool(path: url.path, configuration: configuration)
      try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
      let migrator = ReviewSchema.migrator
      guard try !pool.read(migrator.hasBeenSuperseded) else {
        throw ReviewError(
          kind: .newer, place: path, reason: "a later version of Concord wrote it",
          advice: "use that version, or one after it")
      }
      do {
        try migrator.migrate(pool)
      } catch {
        // Another process may have been quicker.
        guard try pool.read(migrator.hasCompletedMigrations) else { throw error }
      }
      return pool
    }
  }

  /// Where a store really lies, without symbolic links.
  static func folder(of path: String) -> String {
    URL(filePath: path).resolvingSymlinksInPath().deletingLastPathComponent().path
  }

  /// Makes sure that a file that is there already is a store, before anything of it changes.
  private static func requireOurs(_ file: String, shownAs path: String) throws {
    let size = try? FileManager.default.attributesOfItem(atPath: file)[.size] as? Int
    guard let size, size > 0 else { return }
    var configuration = Configuration()
    configuration.busyMode = .timeout(patience)
    let queue = try DatabaseQueue(path: file, configuration: configuration)
    let (id, tables) = try queue.read { database in
      (
        try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0,
        try Int.fetchOne(
          database,
          sql: """
            SELECT COUNT(*) FROM sqlite_master
            WHERE name NOT LIKE 'grdb_%' AND name NOT LIKE 'sqlite_%'
            """) ?? 0
      )
    }
    // Another process may just be making the store.
    guard id == ReviewSchema.applicationID || id == 0 && tables == 0 else {
      throw ReviewError(
        kind: .foreign, place: path, reason: "the file is a database of another program",
        advice: "move it away, or name another folder")
    }
  }

  /// The clock's time, UTC, ISO 8601 with milliseconds.
  func timestamp() -> String {
    now().formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
  }

  func read<Result>(_ work: (Database) throws -> Result) throws -> Result {
    try ReviewError.translating(path) { try database.read(work) }
  }

  /// One transaction: all of it is on the disk when this returns, or nothing.
  func write<Result>(_ work: (Database) throws -> Result) throws -> Result {
    try ReviewError.translating(path) { try database.write(work) }
  }
}

extension ReviewError {
  /// Says errors of the database as errors of the store.
  static func translating<Result>(_ path: String, _ work: () throws -> Result) throws -> Result {
    do {
      return try work()
    } catch let error as DatabaseError {
      switch error.resultCode {
      case .SQLITE_NOTADB, .SQLITE_CORRUPT:
        throw ReviewError(
          kind: .foreign, place: path, reason: "the file is no review store, or is damaged",
          advice: "put back a copy, or move it away and begin anew")
      case .SQLITE_BUSY, .SQLITE_LOCKED:
        throw ReviewError(
          kind: .busy, place: path, reason: "another program has been writing for long",
          advice: "try again, or close what else has the file open")
      case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_PERM:
        throw ReviewError(
          kind: .unusable, place: path,
          reason:
            "it cannot be opened or written: \(error.message ?? error.resultCode.description)",
          advice: "check the folder, its permissions and the free space")
      default: throw error
      }
    }
  }
}
