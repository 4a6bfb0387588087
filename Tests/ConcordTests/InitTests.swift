import Foundation
import TestSupport
import Testing

@Suite struct InitTests {
  func place() throws -> Workplace {
    let place = try Workplace()
    try place.folder("texts")
    for name in ["harbour-speech.zh.txt", "harbour-speech.en.txt"] {
      try place.file("texts/" + name, data: try Data(contentsOf: URL(filePath: samplePath(name))))
    }
    return place
  }

  @Test func aFolderIsDescribedAndTheDescriptionIsUsed() throws {
    let place = try place()
    let made = try place.run("init", "texts")
    #expect(made.exitCode == 0)
    #expect(made.messages == "concord: 2 documents are described in texts/concord.yaml\n")
    let written = try place.text("texts/concord.yaml")
    #expect(
      written.hasSuffix(
        """
        documents:
          - file: harbour-speech.en.txt
            language: en
            translates: harbour-speech.zh.txt
          - file: harbour-speech.zh.txt
            language: zh

        """))
    try place.file(
      "texts/concord.yaml",
      written.replacing("language: en", with: "language: en\n    publisher: The Port"))
    let run = try place.run("extract", "texts", "-o", "out")
    #expect(run.exitCode == 0)
    #expect(try place.text("out/consistency.json").contains("\"publisher\": \"The Port\""))
  }

  @Test func aDescriptionThatIsThereIsKeptUnlessForced() throws {
    let place = try place()
    let own = "documents:\n  - file: harbour-speech.en.txt\n    publisher: The Port\n"
    try place.file("texts/concord.yaml", own)
    let run = try place.run("init", "texts")
    #expect(run.exitCode == 3)
    #expect(
      run.messages
        == "concord: error: texts/concord.yaml: there is one already (edit it, or say --force to write it anew)\n"
    )
    #expect(try place.text("texts/concord.yaml") == own)
    #expect(try place.run("init", "--force", "texts").exitCode == 0)
    #expect(try place.text("texts/concord.yaml").contains("    publisher: \"The Port\"\n"))
  }

  @Test func aWrongKeyStopsARun() throws {
    let place = try place()
    try place.file("texts/concord.yaml", "document: []\n")
    let run = try place.run("extract", "texts", "-o", "out")
    #expect(run.exitCode == 3)
    #expect(
      run.messages
        == "concord: error: texts/concord.yaml:1:1: “document” is no key of the description (did you mean “documents”?)\n"
    )
    #expect(try place.names() == ["texts"])
  }
}
