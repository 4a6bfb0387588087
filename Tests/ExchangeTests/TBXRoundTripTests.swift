import Exchange
import Foundation
import Terminology
import TestSupport
import Testing

private func reread(_ glossary: Glossary, _ version: TBXVersion) throws -> Glossary {
  let bytes = try TBXWriter(version: version).bytes(of: glossary)
  return try GlossaryReader().read(bytes: bytes, name: "glossary.tbx").glossary
}

@Suite struct TBXRoundTripTests {
  @Test(arguments: TBXVersion.allCases)
  func sampleComesBack(version: TBXVersion) throws {
    #expect(try reread(sample, version) == sample)
  }

  @Test(arguments: TBXVersion.allCases)
  func hostileGlossariesComeBackAndAreValid(version: TBXVersion) throws {
    let folder = try TemporaryFolder()
    let path = folder.path(of: "g.tbx")
    var generator = GlossaryGenerator(random: SeededGenerator(2017))
    for number in 0..<150 {
      let glossary = generator.glossary()
      #expect(try reread(glossary, version) == glossary, "glossary \(number)")
      if number.isMultiple(of: 10) {
        _ = try TBXWriter(version: version).write(glossary, to: path)
        #expect(try GlossaryReader().read(path: path).glossary == glossary, "file \(number)")
      }
    }
  }

  @Test(arguments: TBXVersion.allCases)
  func controlCharactersAreDroppedAndCounted(version: TBXVersion) throws {
    let folder = try TemporaryFolder()
    var glossary = sample
    glossary.concepts[1].languages[0].terms[0].text = "小\u{0}康\u{7}社会\u{FFFF}"
    let path = folder.path(of: "g.tbx")
    #expect(try TBXWriter(version: version).write(glossary, to: path).droppedCharacters == 3)
    #expect(try GlossaryReader().read(path: path).glossary == sample)
  }

  @Test(arguments: TBXVersion.allCases)
  func paddingOfTermsIsDropped(version: TBXVersion) throws {
    var glossary = sample
    glossary.concepts[1].languages[1].terms[0].text = "\n moderately  prosperous\tsociety "
    #expect(try reread(glossary, version) == sample)
  }

  @Test func emptyGlossaryIsSaidInVersionThreeOnly() throws {
    let folder = try TemporaryFolder()
    let path = folder.path(of: "g.tbx")
    var glossary = sample
    glossary.concepts = []
    _ = try TBXWriter(version: .v3).write(glossary, to: path)
    #expect(try GlossaryReader().read(path: path).glossary == glossary)
    let error = #expect(throws: ExchangeError.self) {
      try TBXWriter(version: .v2).write(glossary, to: path)
    }
    #expect(error?.kind == .unrepresentable)
    #expect(try GlossaryReader().read(path: path).glossary == glossary)
  }
}

@Suite struct TBXWriterTests {
  @Test func versionThreeAsAWhole() throws {
    let folder = try TemporaryFolder()
    let path = folder.path(of: "g.tbx")
    #expect(try TBXWriter(version: .v3).write(sample, to: path).files == [path])
    #expect(try folder.names == ["g.tbx"])
    #expect(
      try contents(path) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <tbx type="TBX-Basic" style="dca" xml:lang="zh-CN" xmlns="urn:iso:std:iso:30042:ed-2">
          <tbxHeader>
            <fileDesc>
              <titleStmt>
                <title>政治术语</title>
              </titleStmt>
              <sourceDesc>
                <p>Mined from 001-zh.txt and 003-en.txt</p>
              </sourceDesc>
            </fileDesc>
          </tbxHeader>
          <text>
            <body>
              <conceptEntry id="c1">
                <descrip type="subjectField">politics</descrip>
                <descrip type="definition">人类命运共同体的定义</descrip>
                <note>Seen by the board.</note>
                <langSec xml:lang="zh-CN">
                  <termSec>
                    <term>人类命运共同体</term>
                    <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>
                    <descripGrp>
                      <descrip type="context">推动构建人类命运共同体。</descrip>
                      <admin type="source">001-zh.txt</admin>
                    </descripGrp>
                  </termSec>
                </langSec>
                <langSec xml:lang="en-US">
                  <termSec>
                    <term>community with a shared future for mankind</term>
                    <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>
                    <termNote type="termType">fullForm</termNote>
                    <descripGrp>
                      <descrip type="context">Build a community &amp; "more" &lt;now&gt;.</descrip>
                      <admin type="source">003-en.txt</admin>
                    </descripGrp>
                    <descrip type="context">Without a source.</descrip>
                    <note>A slogan.</note>
                  </termSec>
                  <termSec>
                    <term>CSFM</term>
                    <termNote type="administrativeStatus">admittedTerm-admn-sts</termNote>
                    <termNote type="termType">acronym</termNote>
                  </termSec>
                  <termSec>
                    <term>community of common destiny</term>
                    <termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote>
                  </termSec>
                  <termSec>
                    <term>common destiny</term>
                    <termNote type="administrativeStatus">supersededTerm-admn-sts</termNote>
                    <termNote type="termType">shortForm</termNote>
                  </termSec>
                </langSec>
              </conceptEntry>
              <conceptEntry id="c2">
                <langSec xml:lang="zh-CN">
                  <termSec>
                    <term>小康社会</term>
                  </termSec>
                </langSec>
                <langSec xml:lang="en-US">
                  <termSec>
                    <term>moderately prosperous society</term>
                  </termSec>
                </langSec>
              </conceptEntry>
            </body>
          </text>
        </tbx>

        """)
  }

  @Test func versionTwoIsABundle() throws {
    let folder = try TemporaryFolder()
    let path = folder.path(of: "政治.tbx")
    let written = try TBXWriter(version: .v2).write(sample, to: path)
    #expect(
      written.files.map { URL(filePath: $0).lastPathComponent }
        == ["政治.tbx", "政治.xcs", "TBXBasiccoreStructV02.dtd", "tbxxcsdtd.dtd"])
    #expect(try folder.names.count == 4)
    #expect(
      try contents(path).hasPrefix(
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">
        <martif type="TBX-Basic" xml:lang="zh-CN">
          <martifHeader>
            <fileDesc>
              <titleStmt>
                <title>政治术语</title>
              </titleStmt>
              <sourceDesc>
                <p>Mined from 001-zh.txt and 003-en.txt</p>
              </sourceDesc>
            </fileDesc>
            <encodingDesc>
              <p type="XCSURI">政治.xcs</p>
            </encodingDesc>
          </martifHeader>
          <text>
            <body>
              <termEntry id="c1">
        """))
    let constraints = try contents(written.files[1])
    #expect(constraints.contains("<langCode>zh-CN</langCode>"))
    #expect(constraints.contains("<langCode>en-US</langCode>"))
  }

  @Test func bothVersionsPassTheValidator() throws {
    let folder = try TemporaryFolder()
    var sample = sample
    sample.concepts[0].languages[1].terms[0].matching = [.caseSensitive, .exact]
    for version in TBXVersion.allCases {
      let path = folder.path(of: "\(version).tbx")
      _ = try TBXWriter(version: version).write(sample, to: path)
      #expect(try TBXValidator().report(path: path).isValid)
    }
  }

  private static let defects: [(String, @Sendable (inout Glossary) -> Void)] = [
    ("id", { $0.concepts[0].id = "1 a" }),
    ("same id", { $0.concepts[1].id = "c1" }),
    ("no language", { $0.concepts[0].languages = [] }),
    ("no term", { $0.concepts[0].languages[1].terms = [] }),
    ("empty term", { $0.concepts[0].languages[0].terms[0].text = " \u{7}\n" }),
    ("same language", { $0.concepts[0].languages[1].language = tag("zh-CN") }),
  ]

  @Test(arguments: TBXVersion.allCases)
  func whatCannotBeSaidIsRefusedAndTheOldFileStays(version: TBXVersion) throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("g.tbx", "old")
    for (name, spoil) in Self.defects {
      var glossary = sample
      spoil(&glossary)
      let error = #expect(throws: ExchangeError.self, "\(name)") {
        try TBXWriter(version: version).write(glossary, to: path)
      }
      #expect(error?.kind == .unrepresentable, "\(name)")
      #expect(error?.file == path)
    }
    #expect(try contents(path) == "old")
    #expect(try folder.names == ["g.tbx"])
  }

  @Test func aThousandEntriesAreFast() throws {
    let folder = try TemporaryFolder()
    var glossary = sample
    glossary.concepts = (1...1000).map {
      var concept = sample.concepts[0]
      concept.id = "c\($0)"
      return concept
    }
    let path = folder.path(of: "g.tbx")
    let duration = try ContinuousClock().measure {
      _ = try TBXWriter(version: .v3).write(glossary, to: path)
    }
    #expect(duration < .seconds(5))
    #expect(try GlossaryReader().read(path: path).glossary == glossary)
  }
}

@Suite struct AtomicFileTests {
  @Test func replacesAndKeepsPermissions() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("terms.tsv", "old")
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    try AtomicFile.write([UInt8]("new".utf8), to: path)
    #expect(try contents(path) == "new")
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
    #expect(mode as? Int == 0o640)
    #expect(try folder.names == ["terms.tsv"])
  }

  @Test func writesThroughALink() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("real.tsv", "old")
    let link = folder.path(of: "link.tsv")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
    try AtomicFile.write([UInt8]("new".utf8), to: link)
    #expect(try contents(path) == "new")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == path)
  }

  @Test func anAbandonedFileLeavesNothing() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("terms.tsv", "old")
    do {
      let file = try AtomicFile(replacing: path)
      try file.fill([1, 2, 3])
      #expect(try folder.names.count == 2)
    }
    #expect(try folder.names == ["terms.tsv"])
    #expect(try contents(path) == "old")
  }

  @Test func longNamesFit() throws {
    let folder = try TemporaryFolder()
    let path = folder.path(of: String(repeating: "术", count: 84))
    try AtomicFile.write([1], to: path)
    #expect(try folder.names.count == 1)
  }

  @Test(arguments: ["", "/no/such/folder/x.tsv", "/dev/null", "/"])
  func impossiblePlacesAreTypedErrors(path: String) {
    let error = #expect(throws: ExchangeError.self) { try AtomicFile.write([1], to: path) }
    #expect(error?.kind == .unwritable)
    #expect(error?.file == path)
  }
}
