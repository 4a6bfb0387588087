import Alignment
import Corpus

/// The short forms that the texts themselves declare, on both sides: a short form and its long form are one term, and
/// what renders one renders the other.
struct DeclaredForms: Sendable {
  /// A form of a rendering.
  struct Form: Hashable, Sendable {
    var key: UInt64
    /// In lower case, where the form is an acronym.
    var acronym: String?
  }

  /// What is declared of a source term.
  struct Partners: Sendable, Equatable {
    /// Its other forms.
    var terms: [[UInt32]] = []
    /// Renderings that the translation declares in the same place.
    var forms: Set<Form> = []
  }

  private var declarations: [(declaration: SourceDeclaration, forms: [Form])] = []
  /// Declarations by the last character of either form.
  private var byEnd: [UInt32: [Int]] = [:]
  private var others = KeyTable<Set<Form>>()

  init(_ corpus: AlignedCorpus, texts: [PartText], index: SiteIndex) {
    let keys = SpanKeys(corpus.target)
    let finder = TargetDeclarations(corpus.target)
    var forms: [[[(long: Form, short: Form)]]] = []
    for (part, tokens) in corpus.target.tokens.enumerated() {
      forms.append(
        corpus.target.parts[part].segments.indices.map { segment in
          finder.declarations(part, segment: segment).compactMap {
            guard let long = keys.key(tokens, $0.long), let short = keys.key(tokens, $0.short)
            else { return nil }
            let isAcronym =
              $0.short.count == 1 && tokens.flags[$0.short.lowerBound].contains(.acronym)
            let word = corpus.target.vocabulary.text(of: tokens.ids[$0.short.lowerBound])
            return (Form(key: long), Form(key: short, acronym: isAcronym ? word.lowercased() : nil))
          }
        })
    }
    for pair in forms.joined().joined() {
      others[pair.long.key, default: []].insert(pair.short)
      others[pair.short.key, default: []].insert(pair.long)
    }
    let numbers = BeadNumbers(corpus.bitexts)
    for (part, text) in texts.enumerated() {
      for segment in text.segments.indices {
        let found = SourceDeclaration.declarations(
          in: text.characters.scalars[text.segments[segment]])
        for declaration in found {
          add(
            declaration,
            rendered: index.beads(ofSegment: segment, part: part).flatMap { bead in
              let place = numbers.place(of: Int(bead))
              let bitext = corpus.bitexts[place.bitext]
              let own = Array(forms[bitext.target][bitext.beads[place.bead].target].joined())
              // Of several it is not known which is which.
              return found.count == 1 && own.count == 1 ? [own[0].long, own[0].short] : []
            })
        }
      }
    }
  }

  private mutating func add(_ declaration: SourceDeclaration, rendered forms: [Form]) {
    for end in Set([declaration.short.last, declaration.before.last].compactMap { $0 }) {
      byEnd[end, default: []].append(declarations.count)
    }
    declarations.append((declaration, forms))
  }

  /// What is declared of a term; nothing where the texts say nothing of it.
  /// - Parameter lexicon: knows long forms of which the texts do not say where they begin.
  func partners(of term: [UInt32], _ lexicon: Lexicon) -> Partners {
    var partners = Partners()
    for k in term.last.flatMap({ byEnd[$0] }) ?? [] {
      let (declaration, forms) = declarations[k]
      if declaration.short == term {
        let long = declaration.before.indices.lazy.map { Array(declaration.before[$0...]) }
          .first { declaration.isLong($0) && lexicon.entry(of: $0) != nil }
        if let long { partners.terms.append(long) }
      } else if declaration.isLong(term) {
        partners.terms.append(declaration.short)
      } else {
        continue
      }
      partners.forms.formUnion(forms)
    }
    return partners
  }

  /// The forms that are declared to mean the same as one.
  func others(than key: UInt64) -> Set<Form> { others[key] ?? [] }
}
