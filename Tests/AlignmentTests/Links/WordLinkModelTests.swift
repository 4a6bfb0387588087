import TestSupport
import Testing
import Workers

@testable import Alignment
@testable import Corpus

@Suite struct WordLinkModelTests {
  /// Sentences over 24 words, of which word k is translated by "word-k" in another order.
  struct Planted {
    var pairs = TokenPairs()
    var source = Interner()
    var target = Interner()
    var links: [Set<[Int]>] = []

    init(sentences: Int) {
      var random = LinkRandom(seed: 3)
      // Characters without any gloss, so that nothing but their company tells what they mean.
      let words = (0..<24).map { source.intern(String(scalars: [UInt32(0x3400 + $0)])) }
      let partners = (0..<24).map { target.intern("\(Self.letters[$0])word") }
      for _ in 0..<sentences {
        var all = Array(0..<24)
        for k in 0..<8 { all.swapAt(k, k + Int(random.next() * Float(24 - k))) }
        let chosen = Array(all[..<8])
        var order = Array(0..<8)
        // Neighbours change places here and there.
        for k in 0..<7 where random.next() < 0.4 { order.swapAt(k, k + 1) }
        pairs.append(chosen.map { words[$0] }, order.map { partners[chosen[$0]] })
        links.append(Set(order.enumerated().map { [$1, $0] }))
      }
    }

    static let letters = Array("abcdefghijklmnopqrstuvwxyz")
  }

  func model(
    _ planted: Planted, lexicon: Lexicon = Lexicon(), threads: Int = 2
  ) -> WordLinkModel {
    WordLinkModel(
      training: planted.pairs, source: planted.source, target: planted.target, lexicon: lexicon,
      workers: WorkerPool(threads: threads))
  }

  @Test func plantedLinksAreFound() {
    let planted = Planted(sentences: 60)
    let found = model(planted).links(of: planted.pairs, 0..<60)
    let right = zip(found, planted.links).reduce(0) { sum, pair in
      sum + pair.0.count { pair.1.contains([$0.source, $0.target]) }
    }
    let all = found.reduce(0) { $0 + $1.count }
    #expect(Double(right) / Double(all) > 0.95)
    #expect(Double(right) / (60 * 8) > 0.9)
  }

  @Test func linksAreTheSameOnAnyNumberOfThreads() {
    let planted = Planted(sentences: 20)
    let one = model(planted, threads: 1).links(of: planted.pairs, 0..<20)
    let three = model(planted, threads: 3).links(of: planted.pairs, 0..<20)
    #expect(
      one.map { $0.map { [$0.source, $0.target] } }
        == three.map { $0.map { [$0.source, $0.target] } })
  }

  @Test func linksOfAPairDoNotDependOnWhatWasAskedBefore() {
    let planted = Planted(sentences: 12)
    let model = model(planted)
    let last = model.links(of: planted.pairs, 11..<12)[0].map { [$0.source, $0.target] }
    let all = model.links(of: planted.pairs, 0..<12)[11].map { [$0.source, $0.target] }
    #expect(last == all)
  }

  @Test func theOrderOfPairsDoesNotMatter() {
    let planted = Planted(sentences: 12)
    var turned = TokenPairs()
    // Words are met in another order, too, and so have other numbers.
    var (source, target) = (Interner(), Interner())
    for id in (0..<Int32(24)).reversed() {
      _ = source.intern(planted.source.text(of: id))
      _ = target.intern(planted.target.text(of: id))
    }
    for pair in (0..<12).reversed() {
      turned.append(
        planted.pairs.source[planted.pairs.source(of: pair)].map {
          source.intern(planted.source.text(of: $0))
        },
        planted.pairs.target[planted.pairs.target(of: pair)].map {
          target.intern(planted.target.text(of: $0))
        })
    }
    let found = WordLinkModel(
      training: turned, source: source, target: target, lexicon: Lexicon()
    ).links(of: turned, 0..<12).reversed().map { $0.map { [$0.source, $0.target] } }
    let expected = model(planted).links(of: planted.pairs, 0..<12).map {
      $0.map { [$0.source, $0.target] }
    }
    #expect(found == expected)
  }

  @Test func posteriorsAreProbabilities() {
    let planted = Planted(sentences: 12)
    let model = model(planted)
    for pair in 0..<planted.pairs.count {
      let found = model.posteriors(
        Array(planted.pairs.source[planted.pairs.source(of: pair)]),
        Array(planted.pairs.target[planted.pairs.target(of: pair)]))
      let (n, m) = (found.rows, found.columns)
      #expect((found.fromTarget + found.fromSource).allSatisfy { $0 >= 0 && $0 <= 1.001 })
      for j in 0..<m {
        #expect((0..<n).reduce(Float(0)) { $0 + found.fromTarget[$1 * m + j] } <= 1.001)
      }
      for i in 0..<n {
        #expect((0..<m).reduce(Float(0)) { $0 + found.fromSource[i * m + $1] } <= 1.001)
      }
    }
  }

  @Test(arguments: [
    (
      "图书馆 在 2023 年 12月 开放 。", "the library opened in december 2023 .",
      ["0-1", "2-5", "4-4", "6-6"]
    ),
    ("学生 感谢 老师", "students thank teachers", ["0-0", "1-1", "2-2"]),
  ])
  func oneSentenceIsLinkedByTheLexicon(
    _ source: String, _ target: String, _ expected: [String]
  ) throws {
    var pairs = TokenPairs()
    var (zh, en) = (Interner(), Interner())
    pairs.append(
      source.split(separator: " ").map { zh.intern(String($0)) },
      target.split(separator: " ").map { en.intern(String($0)) })
    let model = WordLinkModel(
      training: pairs, source: zh, target: en, lexicon: try shippedLexicon.get())
    let found = Set(model.links(of: pairs, 0..<1)[0].map { "\($0.source)-\($0.target)" })
    #expect(found.isSuperset(of: expected), "\(found.sorted())")
  }

  @Test func emptySidesAndEndlessPairsHaveNoLinks() {
    var planted = Planted(sentences: 4)
    planted.pairs.append([], [0, 1])
    planted.pairs.append([0, 1], [])
    planted.pairs.append([], [])
    planted.pairs.append([Int32](repeating: 0, count: WordLinkModel.longestSide + 1), [0])
    let links = model(planted).links(of: planted.pairs, 4..<8)
    #expect(links.allSatisfy { $0.isEmpty })
  }
}
