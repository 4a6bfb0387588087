import TestSupport
import Testing

@testable import Corpus

@Suite struct InternerTests {
  @Test func numbersAreThoseOfADictionary() {
    var numbers = SeededGenerator(20_270_318)
    var interner = Interner()
    var reference: [[UInt8]: Int32] = [:]
    for _ in 0..<6000 {
      let length = Int.random(in: 0...3, using: &numbers)
      let bytes = (0..<length).map { _ in UInt8.random(in: 0..<24, using: &numbers) }
      if let known = reference[bytes] {
        #expect(interner.id(of: bytes) == known)
      } else {
        #expect(interner.id(of: bytes) == nil)
        reference[bytes] = Int32(reference.count)
      }
      #expect(interner.intern(bytes) == reference[bytes])
    }
    #expect(reference.count > 1024, "large enough to make the table grow")
    #expect(interner.count == reference.count)
    for (bytes, id) in reference {
      #expect(interner.id(of: bytes) == id)
      #expect(Array(interner.bytes(of: id)) == bytes)
    }
  }

  @Test func textGoesInAndOutAsItIs() {
    var interner = Interner()
    for (i, word) in ["港口", "", "port", "𠮷", "PORT", "港口"].enumerated() {
      #expect(interner.intern(word) == (i == 5 ? 0 : Int32(i)))
      #expect(interner.text(of: interner.intern(word)) == word)
    }
  }
}
