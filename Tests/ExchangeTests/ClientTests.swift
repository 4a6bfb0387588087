import Exchange
import Foundation
import Terminology
import TestSupport
import Testing

/// Other people's programs and schemas, as judges of our files. They lie outside the package: where one is missing its test is
/// skipped and says so. In CI, which installs the programs, only the schemas may be missing.
private enum Judge {
  static let isCI = ProcessInfo.processInfo.environment["CI"] == "true"

  /// The folder beside the package with schemas and probes.
  static let shared: String = {
    var folder = URL(filePath: #filePath)
    for _ in 0..<4 { folder.deleteLastPathComponent() }
    return folder.appending(path: "shared/data/tbx").path(percentEncoded: false)
  }()

  static let omegaT = "/usr/share/omegat/OmegaT.jar"

  static func program(_ name: String) -> String? {
    let folders = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin"
    return folders.split(separator: ":").map { "\($0)/\(name)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  static func has(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  /// A Python that has translate-toolkit.
  static let python: String? = [program("python3"), "/usr/bin/python3"].compactMap { $0 }
    .first { (try? run($0, ["-c", "import translate"]))?.status == 0 }

  static let canRunJing = has(shared) && (isCI || program("jing") != nil)
  static let canRunXMLLint = has(shared) && (isCI || program("xmllint") != nil)
  static let canRunOmegaT = has(shared) && (isCI || program("javac") != nil && has(omegaT))
  static let canRunToolkit = has(shared) && (isCI || python != nil)

  static func run(_ program: String, _ arguments: [String]) throws -> (
    status: Int32, output: String
  ) {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }
}

/// Every source term with every target term, in order.
private let expectedPairs = sample.concepts.flatMap { concept in
  concept.languages[0].terms.flatMap { source in
    concept.languages[1].terms.map { "\(source.text)\t\($0.text)" }
  }
}

@Suite struct ClientTests {
  @Test(
    .enabled(if: Judge.canRunJing, "needs jing and the schemas in ../shared"),
    arguments: ["v3-core/TBXcoreStructV03.rng", "v3-iso-tr24633-2/core_schema.rng"])
  func jingAcceptsVersionThree(schema: String) throws {
    let jing = try #require(Judge.program("jing"))
    let folder = try TemporaryFolder()
    let path = folder.path(of: "g.tbx")
    var generator = GlossaryGenerator(random: SeededGenerator(1))
    for glossary in [sample, generator.glossary(), generator.glossary()] {
      _ = try TBXWriter(version: .v3).write(glossary, to: path)
      let result = try Judge.run(jing, ["\(Judge.shared)/schemas/\(schema)", path])
      #expect(result.status == 0, "\(result.output)")
    }
  }

  @Test(.enabled(if: Judge.canRunJing, "needs jing and the schemas in ../shared"))
  func jingAcceptsVersionTwo() throws {
    let jing = try #require(Judge.program("jing"))
    let folder = try TemporaryFolder()
    let path = folder.path(of: "g.tbx")
    var generator = GlossaryGenerator(random: SeededGenerator(1))
    for glossary in [sample, generator.glossary(), generator.glossary()] {
      _ = try TBXWriter(version: .v2).write(glossary, to: path)
      let result = try Judge.run(
        jing, ["\(Judge.shared)/schemas/v2-basic/TBXBasicRNGV02.rng", path])
      #expect(result.status == 0, "\(result.output)")
    }
  }

  /// With our document types beside it, and then with the official ones in their place.
  @Test(.enabled(if: Judge.canRunXMLLint, "needs xmllint and the schemas in ../shared"))
  func bundleIsValidAgainstItsDocumentTypes() throws {
    let xmllint = try #require(Judge.program("xmllint"))
    let folder = try TemporaryFolder()
    let files = try TBXWriter(version: .v2).write(sample, to: folder.path(of: "g.tbx")).files
    for isOfficial in [false, true] {
      for path in files.prefix(2) {
        let result = try Judge.run(xmllint, ["--nonet", "--noout", "--valid", path])
        #expect(result.status == 0, "\(path), official: \(isOfficial)")
      }
      for path in files.suffix(2) where !isOfficial {
        let name = URL(filePath: path).lastPathComponent
        try FileManager.default.removeItem(atPath: path)
        try FileManager.default.copyItem(
          atPath: "\(Judge.shared)/schemas/v2-basic/\(name)", toPath: path)
      }
    }
  }

  @Test(.enabled(if: Judge.canRunOmegaT, "needs OmegaT, a JDK and the probe in ../shared"))
  func omegaTReadsExactlyOurPairs() throws {
    let javac = try #require(Judge.program("javac"))
    let java = try #require(Judge.program("java"))
    let folder = try TemporaryFolder()
    let path = folder.path(of: "g.tbx")
    _ = try TBXWriter(version: .v2).write(sample, to: path)
    let compiled = try Judge.run(
      javac,
      ["-cp", Judge.omegaT, "-d", folder.path, "\(Judge.shared)/clients/OmegaTGlossaryProbe.java"])
    try #require(compiled.status == 0)
    let result = try Judge.run(
      java,
      [
        "-Duser.home=\(folder.path)", "-cp", "\(Judge.omegaT):\(folder.path)",
        "OmegaTGlossaryProbe", "zh-CN", "en-US", path,
      ])
    #expect(result.status == 0)
    let pairs = result.output.split(separator: "\n").dropFirst()
      .map { $0.split(separator: "\t").prefix(2).joined(separator: "\t") }
    #expect(pairs == expectedPairs)
  }

  @Test(.enabled(if: Judge.canRunToolkit, "needs translate-toolkit and the probe in ../shared"))
  func translateToolkitReadsExactlyOurPairs() throws {
    let python = try #require(Judge.python)
    let folder = try TemporaryFolder()
    let path = folder.path(of: "g.tbx")
    _ = try TBXWriter(version: .v2).write(sample, to: path)
    let result = try Judge.run(
      python, ["\(Judge.shared)/clients/tt_probe.py", "-", "-", path])
    #expect(result.status == 0)
    struct Unit: Decodable {
      var src: String
      var tgt: String
    }
    let pairs = try result.output.split(separator: "\n").dropFirst().map {
      let unit = try JSONDecoder().decode(Unit.self, from: Data($0.utf8))
      return "\(unit.src)\t\(unit.tgt)"
    }
    // A unit of the toolkit is the first term of each language; "-" leaves their choice to it.
    #expect(
      pairs
        == sample.concepts.map { concept in
          concept.languages.map { $0.terms[0].text }.joined(separator: "\t")
        })
  }

  /// Glossaries of other makers: each is read, or refused with its line, never anything else.
  @Test(.enabled(if: Judge.has(Judge.shared), "needs the test files in ../shared"))
  func glossariesOfOthersAreRead() throws {
    let folder = Judge.shared + "/testfiles"
    let files = try #require(FileManager.default.enumerator(atPath: folder))
      .compactMap { $0 as? String }.filter { $0.contains(".tbx") }.sorted()
    try #require(!files.isEmpty)
    var sizes: [String: Int] = [:]
    for file in files {
      let name = URL(filePath: file).lastPathComponent
      do throws(ExchangeError) {
        sizes[name] = try GlossaryReader().read(path: "\(folder)/\(file)").glossary.concepts.count
      } catch {
        #expect(error.line != nil, "\(error)")
        sizes[name] = 0
      }
    }
    // Counted with grep -c: <termEntry, <conceptEntry.
    #expect(sizes["suse_zh-CN.tbx.xml"] == 539)
    #expect(sizes["sdl_tbx.tbx"] == 223)
    #expect(sizes["poorly_formed_xml.tbx"] == 0)
    #expect(
      sizes["TBX-Basic_DCA_Example_Astronomy_VALID.tbx"]
        == sizes["TBX-Basic_DCT_Example_Astronomy_VALID.tbx"])
  }
}
