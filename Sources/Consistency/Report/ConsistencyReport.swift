public import Terminology

/// What a rendering is, measured against the preferred one of its term.
public enum RenderingClass: String, Hashable, Sendable {
  /// The rendering that others are measured by, or another one that the glossary approves.
  case preferred
  /// Another form of the preferred rendering, with the same content words.
  case trivial
  /// A content word differs or is missing.
  case divergent
}

/// How consistently a term is rendered, over all translations.
public enum Verdict: String, Hashable, Sendable, CaseIterable {
  /// Every occurrence reads alike.
  case consistent
  /// More than one form, but always the same content words.
  case trivial
  /// Some renderings differ in content words.
  case divergent
  /// Rendered fewer than twice: there is nothing to compare.
  case single
}

/// Agreement over occurrences (micro) and over terms (macro), 0 to 1; nil where nothing could be measured.
public struct MicroMacro: Hashable, Sendable {
  public var micro: Double?
  public var macro: Double?

  public init(micro: Double?, macro: Double?) {
    self.micro = micro
    self.macro = macro
  }
}

/// A document with its figures, which only a translation has.
public struct DocumentConsistency: Hashable, Sendable {
  public var id: String
  public var language: LanguageTag
  /// The id of the document it translates; nil for a source.
  public var translates: String?
  /// Who published it, where that is known.
  public var publisher: String?
  /// The day it is of (ISO 8601) and how it came about, where that is known.
  public var date: String?
  public var kind: DocumentKind?
  /// Whether its renderings are the standard.
  public var isReference: Bool
  /// Share of pairs of occurrences of the same term, inside this document, that are rendered alike (`Measure.agreement`):
  /// micro pools the pairs of all terms, macro is the mean over terms rendered twice or more. General words
  /// (``GeneralWords``) take no part in any of these figures.
  public var agreement: MicroMacro
  /// Share of occurrences with the preferred rendering or a trivial variant, over terms that another translation
  /// and, where there is one, the standard (``ConsistencyReport/standard``) render too; where the standard is a glossary,
  /// share of those with an approved rendering, over its terms.
  public var conformity: MicroMacro
  /// 95 % intervals of the two micro figures, over terms (``TermBootstrap``); nil for fewer than two terms.
  public var agreementInterval: ShareInterval?
  public var conformityInterval: ShareInterval?
  /// Omitted / (rendered + omitted), 0 to 1.
  public var omission: Double?
  /// Its 95 % interval (``ShareInterval``).
  public var omissionInterval: ShareInterval?
  /// Occurrences that were rendered, omitted, and too uncertain to score.
  public var rendered: Int
  public var omitted: Int
  public var uncertain: Int

  /// A document of which nothing is measured yet.
  init(_ record: DocumentRecord) {
    id = record.id
    language = record.language
    translates = record.translates
    publisher = record.publisher
    date = record.date
    kind = record.kind
    isReference = record.isReference
    agreement = MicroMacro(micro: nil, macro: nil)
    conformity = MicroMacro(micro: nil, macro: nil)
    rendered = 0
    omitted = 0
    uncertain = 0
  }
}

/// How far two translations differ in their choice of words.
public struct TranslationPair: Hashable, Sendable {
  /// Ids of the documents, `a` before `b`.
  public var a: String
  public var b: String
  /// Source effect, about 0 (same house style) to 1 (each uniform and always different); nil where no shared term
  /// is rendered twice in either. See `SourceEffect`.
  public var g: Double?
  /// Chance of translations that differ at least as much if their names meant nothing, 0 to 1.
  public var p: Double?
  /// How many terms both render.
  public var sharedTerms: Int
  /// Places of the same originals where both render a term, and how many of these they render alike.
  public var pairedAlike: Int
  public var pairedPlaces: Int
  /// Paired agreement, 0 to 1; nil where they translate nothing in common.
  public var pairedAgreement: Double? {
    pairedPlaces == 0 ? nil : Double(pairedAlike) / Double(pairedPlaces)
  }
  /// The terms that both render, in the order of the term list.
  public var terms: [TermComparison]
}

/// What can be said of one term in two translations.
public enum ComparisonVerdict: String, Hashable, Sendable {
  /// Both have the same words.
  case same
  /// The same content words.
  case trivial
  /// Different, and more so than chance would have it (Freeman–Halton p, Benjamini–Hochberg over the pair's terms).
  case differs
  /// Different, but no more than chance might have it.
  case unproven
  /// Different, but too few occurrences to show anything.
  case tooFew = "too few"
  /// No rendering in common, and too few occurrences to show anything.
  case noOverlap = "no overlap"
}

/// One term in two translations, by joined renderings.
public struct TermComparison: Hashable, Sendable {
  public var term: String
  public var verdict: ComparisonVerdict
  /// Jensen–Shannon divergence less what chance makes of it, at most 1 (``RenderingTest``).
  public var divergence: Double
  /// Chance of a table as improbable if it did not matter who translated, and the smallest that these counts can give.
  public var p: Double
  public var smallestP: Double
}

/// A wording of a term with its counts.
public struct RenderingCount: Hashable, Sendable {
  /// As it stands in a translation, except that runs of white space are one space.
  public var text: String
  public var kind: RenderingClass
  /// Renderings of a term with the same number have the same content words; 0 is that of the preferred one.
  public var group: Int
  /// Where ``kind`` is trivial, what sets it apart from the preferred rendering.
  public var rung: FoldRung?
  /// Occurrences per translation, by document id.
  public var counts: [String: Int]

  /// What wordings have in common that are one rendering: they differ in white space and quotation marks only.
  public static func key(of wording: String) -> String { FoldLadder.plainText(wording) }

  /// Occurrences in all translations.
  public var total: Int { counts.values.reduce(0, +) }
}

/// A term with its renderings.
public struct TermConsistency: Hashable, Sendable {
  public var term: String
  /// Whether it is a word of the general vocabulary, which takes no part in the figures (``GeneralWords``).
  public var isGeneral = false
  public var verdict: Verdict
  /// How often the term stands in the source texts.
  public var occurrences: Int
  /// Pair agreement over all translations, trivial variants taken as equal, 0 to 1; nil if rendered fewer than twice.
  public var agreement: Double?
  /// Preferred first, then trivial, then divergent, each most frequent first.
  public var renderings: [RenderingCount]
  /// Occurrences (per translation) without a rendering, and too uncertain to score.
  public var omitted: Int
  public var uncertain: Int
  /// How its renderings change with time; nil where too little is dated, or no change could be shown.
  public var drift: Drift?
}

/// What a run over a term list found: figures, verdicts and findings.
public struct ConsistencyReport: Hashable, Sendable {
  public var options: ConsistencyOptions
  /// Whose renderings are the preferred ones.
  public var standard: Standard
  /// Sources and translations, by id.
  public var documents: [DocumentConsistency]
  public var pairs: [TranslationPair]
  /// In the order of the term list.
  public var terms: [TermConsistency]
  /// Most severe first.
  public var findings: [Finding]
  /// How often the comparison of translations is misled by chance; nil where they are not compared.
  public var selfTest: SelfTest?
}
