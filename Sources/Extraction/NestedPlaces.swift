/// Decides to which term a place belongs where one listed term lies inside another.
///
/// Where the longer term's rendering holds that of the shorter one (经济全球化 in 普惠包容的经济全球化), the place
/// counts for both. Where it does not (中国共产党 in 中国共产党人, "Chinese Communists"), the longer term is a term of
/// its own and the place counts for it alone.
struct NestedPlaces {
  private let matches: TermMatcher.Matches

  init(_ matches: TermMatcher.Matches) { self.matches = matches }

  /// Removes from each term the places that belong to a longer term alone, unless nothing else would be left.
  func removeOpaque(from found: inout [TermRenderings], _ sites: inout [[Site]]) {
    var renderings: [Place: Span] = [:]
    for term in found {
      for witness in term.witnesses {
        renderings[Place(witness.witness)] = witness.span
      }
    }
    for term in found.indices {
      var owners: [Site: (term: Int32, site: Site)] = [:]
      for (site, owner) in zip(matches.sites[term], matches.owners[term]) { owners[site] = owner }
      guard !owners.isEmpty else { continue }
      let kept = found[term].witnesses.filter { witness in
        guard let owner = owners[witness.witness.site] else { return true }
        let place = Place(term: owner.term, site: owner.site, bead: witness.witness.bead)
        guard let inner = witness.span, let outer = renderings[place] else { return false }
        return outer.tokens.lowerBound <= inner.tokens.lowerBound
          && outer.tokens.upperBound >= inner.tokens.upperBound
      }
      guard !kept.isEmpty, kept.count < found[term].witnesses.count else { continue }
      let keptSites = Set(kept.map(\.witness.site))
      found[term].witnesses = kept
      sites[term] = sites[term].filter { keptSites.contains($0) || owners[$0] == nil }
    }
  }

  private struct Place: Hashable {
    var term: Int32
    var site: Site
    var bead: Int32

    init(term: Int32, site: Site, bead: Int32) {
      self.term = term
      self.site = site
      self.bead = bead
    }

    init(_ witness: Witness) {
      self.init(term: witness.term, site: witness.site, bead: witness.bead)
    }
  }
}
