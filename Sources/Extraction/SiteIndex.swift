import Alignment
import Corpus

/// Leads from a place in a source text to the beads that hold it, one for each translation at most.
struct SiteIndex: Sendable {
  let texts: [PartText]
  /// For each source part its bitexts: for each segment the number of its bead, -1 where it is in none.
  private var beadsOfSegment: [[[Int32]]]

  init(_ corpus: AlignedCorpus, texts: [PartText]) {
    self.texts = texts
    beadsOfSegment = [[[Int32]]](repeating: [], count: texts.count)
    let numbers = BeadNumbers(corpus.bitexts)
    for (b, bitext) in corpus.bitexts.enumerated() {
      var row = [Int32](repeating: -1, count: texts[bitext.source].segments.count)
      for (n, bead) in bitext.beads.enumerated() {
        for segment in bead.source { row[segment] = Int32(numbers.number(of: n, in: b)) }
      }
      beadsOfSegment[bitext.source].append(row)
    }
  }

  func beads(of site: Site) -> [Int32] {
    beads(
      ofSegment: texts[Int(site.part)].segment(at: Int(site.start)), part: Int(site.part))
  }

  func beads(ofSegment segment: Int, part: Int) -> [Int32] {
    beadsOfSegment[part].map { $0[segment] }.filter { $0 >= 0 }
  }

  /// Witnesses of each term, grouped by term.
  func witnesses(of sites: [[Site]]) -> [Witness] {
    sites.indices.flatMap { term in
      sites[term].flatMap { site in
        beads(of: site).map { Witness(term: Int32(term), site: site, bead: $0) }
      }
    }
  }
}
