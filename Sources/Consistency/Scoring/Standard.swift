import Terminology

/// The translations whose most frequent rendering of a term is the preferred one.
public struct Standard: Hashable, Sendable {
  /// Why these.
  public enum Basis: String, Hashable, Sendable {
    /// The user says so.
    case named
    /// A glossary says what is right.
    case glossary
    /// They are the official ones.
    case official
    /// Nothing is said of any, and these are of one house style, which others do not share. Provisional.
    case houseStyle = "house style"
    /// Nothing is known: all translations vote. Provisional.
    case majority
  }

  public var basis: Basis
  /// Their ids; empty where all vote.
  public var documents: Set<String>

  init(basis: Basis, documents: Set<String>) {
    self.basis = basis
    self.documents = documents
  }

  /// What is known beforehand: the translations that were named, else the official ones, else none.
  init(named: Set<String>, _ records: [DocumentRecord]) {
    if !named.isEmpty {
      (basis, documents) = (.named, named)
      return
    }
    let translations = records.filter { $0.translates != nil }
    let official = Set(translations.filter { $0.kind == .official }.map(\.id))
    // Official throughout says nothing of one against the other.
    let isAll = translations.allSatisfy { official.contains($0.id) }
    documents = isAll ? [] : official
    basis = documents.isEmpty ? .majority : .official
  }

  /// The largest set of translations of which no two differ in their choice of words more than by chance, while all
  /// of them differ from some other one; of several as large the one that differs least. nil where there is none, or
  /// none that differs least.
  ///
  /// Machine translations and drafts are never the standard.
  init?(houseStyleIn pairs: [TranslationPair], _ records: [DocumentRecord]) {
    let unfit = Set(records.filter { $0.kind == .machine || $0.kind == .draft }.map(\.id))
    let telling = pairs.filter { $0.sharedTerms >= Self.leastTerms && $0.g != nil }
    let ids = Set(telling.flatMap { [$0.a, $0.b] }).subtracting(unfit).sorted()
    let alike = Set(telling.filter { !Self.differ($0) }.flatMap { [[$0.a, $0.b], [$0.b, $0.a]] })
    let different = Set(telling.filter(Self.differ).flatMap { [[$0.a, $0.b], [$0.b, $0.a]] })
    let others = Set(telling.flatMap { [$0.a, $0.b] })

    // From each translation the set grows by those that are like all that are in it already.
    var houses = Set<[String]>()
    for first in ids {
      var house = [first]
      for id in ids where id != first && house.allSatisfy({ alike.contains([$0, id]) }) {
        house.append(id)
      }
      let stranger = others.contains { other in
        house.allSatisfy { different.contains([$0, other]) }
      }
      if house.count > 1, stranger { houses.insert(house.sorted()) }
    }
    let most = houses.map(\.count).max() ?? 0
    var largest = houses.filter { $0.count == most }.map { house in
      let members = Set(house)
      let effects = telling.filter { members.contains($0.a) && members.contains($0.b) }
      return (house: house, effect: effects.reduce(0.0) { $0 + ($1.g ?? 0) })
    }
    largest.sort { $0.effect < $1.effect }
    guard let (house, effect) = largest.first, largest.dropFirst().first?.effect != effect
    else { return nil }
    (basis, documents) = (.houseStyle, Set(house))
  }

  private static func differ(_ pair: TranslationPair) -> Bool {
    pair.p.map { $0 <= level } ?? false
  }

  /// Shared terms from which two translations may be said to be alike.
  private static let leastTerms = 20
  private static let level = 0.05
}
