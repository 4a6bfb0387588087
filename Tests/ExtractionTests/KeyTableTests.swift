import Testing

@testable import Extraction

@Suite struct KeyTableTests {
  @Test func aKeyKeepsItsValueHoweverManyOthersCome() {
    var table = KeyTable<Int>()
    for key in 0..<UInt64(1_000) { table[key &* 0x9E37_79B9_7F4A_7C15, default: 0] += Int(key) }
    for key in 0..<UInt64(1_000) {
      #expect(table[key &* 0x9E37_79B9_7F4A_7C15] == Int(key))
    }
    #expect(table[1] == nil)
  }

  @Test func entriesComeInTheOrderOfTheirKeys() {
    var table = KeyTable<Int>()
    for key: UInt64 in [7, 3, 7, 9] { table[key, default: 10] += 1 }
    #expect(table.keys == [7, 3, 9])
    #expect(table.values == [12, 11, 11])
    table.update { key, value in value += Int(key) }
    #expect(table.values == [19, 14, 20])
  }

  @Test func askingWithADefaultAddsNothing() {
    let table = KeyTable<Int>()
    #expect(table[5, default: 4] == 4)
    #expect(table.keys.isEmpty)
  }
}
