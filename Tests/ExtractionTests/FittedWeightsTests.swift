import Corpus
import Testing

@testable import Extraction

@Suite struct FittedWeightsTests {
  func weights(_ text: String) throws -> FittedWeights {
    try FittedWeights(
      lines: text.split(separator: "\n").enumerated().map { ($0 + 1, String($1)) }, name: "w")
  }

  @Test func weightsComeInTheOrderOfTheNames() throws {
    let read = try weights("concord-weights/1\n# of what\na\tx\t1.5\na\ty\t-2\nb\tx\t3")
    #expect(try read.weights(of: "a", ["y", "x"]) == [-2, 1.5])
  }

  @Test(arguments: [
    "concord-weights/2\na\tx\t1", "concord-weights/1\na\tx", "concord-weights/1\na\tx\tmuch",
    "concord-weights/1\na\tx\tnan", "concord-weights/1\na\tx\t1\na\tx\t2",
  ])
  func filesOfAnotherFormAreRefused(_ text: String) {
    #expect(throws: CorpusError.self) { try weights(text) }
  }

  @Test func sectionsWithOtherFeaturesAreRefused() throws {
    let read = try weights("concord-weights/1\na\tx\t1\na\ty\t2")
    #expect(throws: CorpusError.self) { try read.weights(of: "a", ["x"]) }
    #expect(throws: CorpusError.self) { try read.weights(of: "a", ["x", "y", "z"]) }
  }
}
