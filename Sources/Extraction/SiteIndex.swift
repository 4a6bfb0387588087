import Alignment
import Corpus

/// Leads from a place in a source text to the beads that hold it, one for each translation at most.
struct SiteIndex {
  let texts: [PartText]
  /// For each source part its bitexts: for each segment the index into the links, -1 where it is in no bead.
  private var linksOfSegment: [[[Int32]]]

  init(_ corpus: AlignedCorpus, texts: [PartText], links: [BeadLinks]) {
    self.texts = texts
    linksOfSegment = [[[Int32]]](repeating: [], count: texts.count)
    var linkOfBead: [[Int32]] = corpus.bitexts.map { [Int32](repeating: -1, count: $0.beads.count) }
    for (k, link) in links.enumerated() { linkOfBead[link.bitext][link.bead] = Int32(k) }
    for (b, bitext) in corpus.bitexts.enumerated() {
      var row = [Int32](repeating: -1, count: texts[bitext.source].segments.count)
      for (n, bead) in bitext.beads.enumerated() {
        for segment in bead.source { row[segment] = linkOfBead[b][n] }
      }
      linksOfSegment[bitext.source].append(row)
    }
  }

  func links(of site: Site) -> [Int32] {
    let segment = texts[Int(site.part)].segment(at: Int(site.start))
    return linksOfSegment[Int(site.part)].map { $0[segment] }.filter { $0 >= 0 }
  }

  /// Witnesses of each term, grouped by term.
  func witnesses(of sites: [[Site]]) -> [Witness] {
    sites.indices.flatMap { term in
      sites[term].flatMap { site in
        links(of: site).map { Witness(term: Int32(term), site: site, links: $0) }
      }
    }
  }
}
