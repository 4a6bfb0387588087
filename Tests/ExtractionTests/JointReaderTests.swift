import Testing

@testable import Extraction

@Suite struct JointReaderTests {
  let reader = JointReader(prices: JointReader.Prices(overlap: 4, coordination: 0.5))

  /// An occurrence whose spans have given tokens and scores.
  func member(
    _ place: Range<Int32>, _ spans: KeyValuePairs<Range<Int32>, Double>, rendered: Double = 0.95
  ) -> JointReader.Member {
    JointReader.Member(
      reading: OccurrenceReading(
        spans.map { Span($0.key) }, scores: spans.map(\.value), rendered: rendered),
      site: site(place), isInner: false)
  }

  func tokens(_ members: [JointReader.Member], coordinated: Bool = false) -> [Range<Int32>?] {
    zip(members, reader.decisions(members) { _, _ in coordinated }).map { member, decision in
      decision.span.map { member.reading.spans[$0].tokens }
    }
  }

  @Test func aWordRendersOnePlaceOnly() {
    let both = [member(0..<2, [3..<4: 2, 7..<8: 1.5]), member(4..<6, [3..<4: 4, 7..<8: -3])]
    #expect(tokens(both) == [7..<8, 3..<4])
  }

  @Test func whatIsLeftIsNotRenderedWhereNothingElseFits() {
    let both = [member(0..<2, [3..<4: 2], rendered: 0.6), member(4..<6, [3..<4: 2])]
    #expect(tokens(both) == [nil, 3..<4])
  }

  @Test func membersOfACoordinationShareTheirHead() {
    let both = [member(0..<2, [3..<4: 2]), member(3..<5, [3..<4: 2])]
    #expect(tokens(both, coordinated: true) == [3..<4, 3..<4])
  }

  @Test func innerOccurrencesTakeNothingFromTheirOwners() {
    var inner = member(0..<2, [3..<4: 2])
    inner.isInner = true
    #expect(tokens([member(0..<4, [3..<6: 2]), inner]) == [3..<6, 3..<4])
  }

  @Test func whereNothingWasFoundThatIsNoProofOfAnOmission() throws {
    let model = try OmissionModel(shippedWeights.get())
    #expect((0.05...0.5).contains(model.renderedWithoutSpans))
    let member = JointReader.Member(
      reading: OccurrenceReading(rendered: 0.25), site: site(0..<2), isInner: false)
    for group in [[member], [member, self.member(4..<6, [3..<4: 2])]] {
      let decision = reader.decisions(group) { _, _ in false }[0]
      #expect(decision.span == nil)
      #expect(abs(decision.confidence - 0.75) < 1e-9)
    }
  }

  @Test func aPlaceIsRenderedWhereItsSpansTogetherAreLikelierThanNone() {
    let doubtful = member(0..<2, [3..<4: 0, 7..<8: 0, 9..<10: 0], rendered: 0.6)
    #expect(tokens([doubtful]) == [3..<4])
    // Beside another place that may want one of its words, too.
    let other = member(4..<6, [11..<12: 3, 9..<10: -3])
    #expect(tokens([doubtful, other]) == [3..<4, 11..<12])
    let unlikely = member(0..<2, [3..<4: 0, 7..<8: 0, 9..<10: 0], rendered: 0.4)
    #expect(tokens([unlikely, other]) == [nil, 11..<12])
  }

  @Test func confidenceIsTheShareOfReadingsThatAgree() {
    let alone = [member(0..<2, [3..<4: 0, 7..<8: 0], rendered: 0.8)]
    let decision = reader.decisions(alone) { _, _ in false }[0]
    #expect(abs(decision.confidence - 0.4) < 1e-9)
    let unlikely = [member(0..<2, [3..<4: 0], rendered: 0.3)]
    #expect(reader.decisions(unlikely) { _, _ in false }[0].span == nil)
    #expect(abs(reader.decisions(unlikely) { _, _ in false }[0].confidence - 0.7) < 1e-9)
  }
}
