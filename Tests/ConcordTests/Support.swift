import Foundation
import TestSupport
import Testing
import XML

/// Samples that give every command something to do and take few seconds.
let speech = ["harbour-speech.zh.txt", "harbour-speech.en.txt"].map(samplePath)

/// What the program said, and how it ended.
struct Run {
  var exitCode: Int32
  var output: Data
  /// Standard error.
  var messages: String

  var text: String { String(decoding: output, as: UTF8.self) }
  var lines: [String] { text.split(separator: "\n").map(String.init) }
  var errorLines: [String] { messages.split(separator: "\n").map(String.init) }

  /// Cells of a table by row and column name.
  var rows: [[String: String]] { table(text) }
}

func table(_ text: String) -> [[String: String]] {
  let lines = text.split(separator: "\n").map {
    $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
  }
  guard let header = lines.first else { return [] }
  return lines.dropFirst().map { Dictionary(zip(header, $0)) { first, _ in first } }
}

/// A folder to run the program in; it is gone after the test.
final class Workplace {
  let path: String

  /// The program stands beside the program of the tests, wherever that was built.
  private static let program = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appending(path: "concord")

  init() throws {
    path = NSTemporaryDirectory() + "concord-\(UUID().uuidString)"
    try FileManager.default.createDirectory(
      atPath: path + "/.streams", withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Runs the program in the folder, without network or terminal.
  /// - Parameter output: a file to write standard output to, instead of keeping it.
  func run(_ arguments: String..., output: String? = nil) throws -> Run {
    try run(arguments, output: output)
  }

  func run(_ arguments: [String], output: String? = nil) throws -> Run {
    let started = try start(arguments, output: output)
    started.process.waitUntilExit()
    return try started.end()
  }

  /// A program that was started, and where what it says goes.
  struct Started {
    let process: Process
    let output: String
    let messages: String

    /// To be called when the process has ended.
    func end() throws -> Run {
      Run(
        exitCode: process.terminationReason == .exit
          ? process.terminationStatus : 128 + process.terminationStatus,
        output: try Data(contentsOf: URL(filePath: output)),
        messages: String(decoding: try Data(contentsOf: URL(filePath: messages)), as: UTF8.self))
    }
  }

  func start(_ arguments: [String], output: String? = nil) throws -> Started {
    let process = Process()
    process.executableURL = Self.program
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: path)
    process.environment = [
      "CONCORD_GLOSSARIES": packageFolder.appending(path: "Glossaries").path
    ]
    // Files, not pipes, which would fill up while nobody reads them.
    let streams = ["output", "messages"].map { "\(path)/.streams/\(UUID().uuidString).\($0)" }
    for stream in streams { try Data().write(to: URL(filePath: stream)) }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: URL(filePath: output ?? streams[0]))
    process.standardError = try FileHandle(forWritingTo: URL(filePath: streams[1]))
    try process.run()
    return Started(process: process, output: streams[0], messages: streams[1])
  }

  func file(_ name: String, _ text: String) throws { try file(name, data: Data(text.utf8)) }

  func file(_ name: String, data: Data) throws {
    try data.write(to: URL(filePath: "\(path)/\(name)"))
  }

  func folder(_ name: String) throws {
    try FileManager.default.createDirectory(
      atPath: "\(path)/\(name)", withIntermediateDirectories: true)
  }

  func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: "\(path)/\(name)")), as: UTF8.self)
  }

  /// The files below a folder with their bytes, hidden ones too.
  func files(_ folder: String) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: "\(path)/\(folder)") {
      var isFolder: ObjCBool = false
      let file = "\(path)/\(folder)/\(name)"
      guard FileManager.default.fileExists(atPath: file, isDirectory: &isFolder),
        !isFolder.boolValue
      else { continue }
      files[name] = try Data(contentsOf: URL(filePath: file))
    }
    return files
  }

  /// What lies in the folder itself, apart from what the tests keep there.
  func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path).filter { $0 != ".streams" }.sorted()
  }
}

/// How often each element stands in a document; throws where it is not well-formed.
func elementCounts(_ xml: Data) throws -> [String: Int] {
  var counts: [String: Int] = [:]
  var reader = try XMLReader(bytes: Array(xml), name: "output")
  while let event = try reader.next() {
    if case .start(let tag) = event { counts[tag.name.local, default: 0] += 1 }
  }
  return counts
}

/// Six rows in two languages, written for these tests; 志愿者 stands in two.
let libraryTable = """
  zh\ten
  图书馆收藏了五万册图书，其中一半是儿童读物。\tThe library holds 50,000 books, half of them children's books.
  今年，图书馆将开放网上服务。\tThis year the library will open its online services.
  网上服务让居民在家借书。\tOnline services let residents borrow books at home.
  老师们认为，阅读能够提高学生的语言能力。\tTeachers believe that reading can improve the language ability of students.
  我们感谢所有志愿者的支持。\tWe thank all volunteers for their support.
  志愿者在图书馆为学生读书。\tVolunteers read to students in the library.

  """
