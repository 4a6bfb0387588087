import Testing

@testable import Corpus

@Suite struct HyphenJudgeTests {
  static let judge = HyphenJudge(
    lines: lines(
      """
      The development of green ports is a long term task. A win-win result needs
      policy makers, and policy makers need cooperation between law makers; our
      people centered approach, our people and their economy and social welfare.
      Reform reform of a well-being index and the environment of the whole coast
      """))

  @Test(arguments: [
    ("green port develop-", "ment has begun", false),  // development stands in the text
    ("a win-", "win result", true),  // win-win stands in the text
    ("long-", "term monitoring", true),  // both halves are words of the text
    ("in the pre-", "Qin period", true),  // a capital begins a name
    ("the restora-", "tion of wetlands", false),  // neither half is a word
    ("a wide-rang-", "ing plan", false),  // cut once more inside its last word
    ("high-", "quality growth", true),  // a compound although the text has it nowhere else
    ("a short-", "fall", false),
    ("high-", "lands", false),
    ("environ-", "ment", false),
    ("people-", "centered", true),
    ("- -", "word", true),  // no word before the hyphen
    ("policy-", "", true),  // nothing follows
  ])
  func aHyphenIsKeptOrNot(_ text: String, _ next: String, _ keeps: Bool) {
    #expect(Self.judge.keepsHyphen(between: scalars(text), and: scalars(next)) == keeps)
  }

  @Test func fragmentsAtLineEndsAreNoWords() {
    let judge = HyphenJudge(
      lines: lines("green develop-\nment is develop-\nment or develop-\nment"))
    #expect(!judge.keepsHyphen(between: scalars("develop-"), and: scalars("ment")))
  }
}
