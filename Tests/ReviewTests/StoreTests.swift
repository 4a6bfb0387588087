import Foundation
import GRDB
import TestSupport
import Testing

@testable import Review

@Suite struct StoreTests {
  @Test func theStoreOfAFolderIsFound() throws {
    let desk = try Desk()
    let text = try desk.folder.file("a.txt", "x")
    #expect(ReviewStore.place(for: desk.folder.path) == desk.store.path)
    #expect(ReviewStore.place(for: text) == desk.store.path)
    #expect(ReviewStore.place(for: desk.store.path) == desk.store.path)
    try desk.store.decide([accept("改革")], by: "Li")
    #expect(try ReviewStore(existingFor: desk.folder.path).events(after: 0).count == 1)
  }

  @Test func whatIsNoStoreIsRefusedAndLeftAlone() throws {
    let folder = try TemporaryFolder()
    let text = try folder.file("text.sqlite", "no database, but long enough to be taken for one")
    let error = #expect(throws: ReviewError.self) { try ReviewStore(path: text) }
    #expect(error?.kind == .foreign)
    #expect(
      try String(contentsOfFile: text, encoding: .utf8)
        == "no database, but long enough to be taken for one")
    let missing = #expect(throws: ReviewError.self) { try ReviewStore(existingFor: folder.path) }
    #expect(missing?.kind == .unusable)
    let nowhere = #expect(throws: ReviewError.self) {
      try ReviewStore(path: folder.path(of: "none/store.sqlite"))
    }
    #expect(nowhere?.kind == .unusable)
  }

  @Test func databasesOfOthersAndOfLaterVersionsAreRefused() throws {
    let desk = try Desk()
    try desk.store.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('9')") }
    #expect(#expect(throws: ReviewError.self) { try desk.again() }?.kind == .newer)
    try desk.store.write { database in
      try database.execute(sql: "DELETE FROM grdb_migrations; PRAGMA application_id = 7")
    }
    #expect(#expect(throws: ReviewError.self) { try desk.again() }?.kind == .foreign)
  }

  @Test func everyWriteIsSynchronousAndTheFileIsInWALMode() throws {
    let desk = try Desk()
    let settings = try desk.store.write { database in
      try ["synchronous", "journal_mode", "foreign_keys"].map {
        try String.fetchOne(database, sql: "PRAGMA \($0)") ?? ""
      }
    }
    #expect(settings == ["2", "wal", "1"])
  }

  @Test(arguments: [
    "UPDATE event SET new = 'rejected'", "DELETE FROM event", "UPDATE step SET actor = 'x'",
    "DELETE FROM step",
  ])
  func theLogOnlyGrows(sql: String) throws {
    let desk = try Desk()
    try desk.store.decide([accept("改革")], by: "Li")
    #expect(throws: (any Error).self) { try desk.store.write { try $0.execute(sql: sql) } }
    #expect(try desk.store.value(.term("改革"), .status) == "accepted")
  }

  @Test func verifyFindsWhatTheLogDoesNotSay() throws {
    let desk = try Desk()
    try desk.store.decide([accept("改革"), accept("开放")], by: "Li")
    try desk.store.write {
      try $0.execute(sql: "UPDATE value SET value = 'rejected' WHERE term = '改革'")
    }
    #expect(try desk.store.verify().count == 1)
    try desk.store.write { try $0.execute(sql: "UPDATE standing SET state = 'undone'") }
    #expect(try desk.store.verify().count == 2)
    try desk.store.rebuild()
    #expect(try desk.store.verify() == [])
    #expect(try desk.store.list().terms.map(\.status) == [.accepted, .accepted])
  }

  @Test func sharedFileSystemsAreRefused() throws {
    let folder = try TemporaryFolder()
    let mounts = """
      27 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
      40 27 0:50 / /mnt/team\\040share rw - nfs4 server:/x rw
      41 27 0:51 / /mnt/team rw - ext4 /dev/sdb1 rw
      42 27 0:52 / \(folder.path) rw master:2 - fuse.sshfs me@host:/ rw
      cut off
      """
    #expect(FileSystem.type(of: "/home/li", mounts) == "ext4")
    #expect(FileSystem.type(of: "/mnt/team share/terms", mounts) == "nfs4")
    #expect(FileSystem.type(of: "/mnt/teamwork", mounts) == "ext4")
    let error = #expect(throws: ReviewError.self) {
      try FileSystem.requireLocal(folder: folder.path, of: "store", mounts: mounts)
    }
    #expect(error?.kind == .sharedFileSystem && error?.reason.contains("fuse.sshfs") ?? false)
    for type in ["nfs", "cifs", "smb3", "9p", "fuse", "virtiofs"] {
      #expect(FileSystem.isShared(type), "\(type)")
    }
    for type in ["ext4", "btrfs", "xfs", "tmpfs", "overlay", "fuseblk", "zfs"] {
      #expect(!FileSystem.isShared(type), "\(type)")
    }
  }
}
