import Corpus
public import Terminology

/// A kind of finding. The numbers are those of the project's rule list.
public enum Rule: String, Hashable, Sendable, CaseIterable, Codable {
  /// One translation renders a term in several ways.
  case internalVariation = "TC001"
  /// A term is rendered otherwise than the glossary approves.
  case notApproved = "TC002"
  /// A rendering is used that the glossary deprecates.
  case forbidden = "TC003"
  /// A translation settles on another rendering than the preferred one.
  case sourceConflict = "TC004"
  /// A translation leaves a term out.
  case omission = "TC005"
  /// One target expression stands for several source terms.
  case sharedRendering = "TC006"
  /// The renderings of a term change with time.
  case drift = "TC007"
  /// A term's form varies in ways that leave its content words alone.
  case trivialVariation = "TC008"
  /// A translation mixes British and American spelling.
  case spellingMix = "TC009"
  /// A translation leaves a name out.
  case droppedName = "TC010"

  /// A rendering in quotation marks, or what to say where evidence has none: only an omission shows that there is none.
  func wording(_ rendering: String?) -> String {
    rendering.map { "“\($0)”" }
      ?? (self == .omission || self == .droppedName ? "not rendered" : "no sure rendering")
  }

  /// A short name for a reader.
  public var title: String {
    switch self {
    case .internalVariation: "varies within a translation"
    case .notApproved: "not as the glossary approves"
    case .forbidden: "deprecated by the glossary"
    case .sourceConflict: "differs between translations"
    case .omission: "not rendered"
    case .sharedRendering: "one rendering for several terms"
    case .drift: "changes with time"
    case .trivialVariation: "varies in form only"
    case .spellingMix: "mixed spelling"
    case .droppedName: "name not rendered"
    }
  }
}

/// How a finding is to be taken.
public enum Level: String, Hashable, Comparable, Sendable, CaseIterable, Codable {
  case note, warning, error

  /// By gravity.
  public static func < (a: Self, b: Self) -> Bool { a.gravity < b.gravity }

  private var gravity: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  /// Warning from severity 25, error from 60; statistics alone never make an error, that takes a glossary, and a
  /// deprecated rendering is a warning at least.
  /// - Parameter severity: 0 to 100.
  public init(severity: Double, of rule: Rule) {
    let isByGlossary = rule == .notApproved || rule == .forbidden
    self =
      isByGlossary && severity >= 60
      ? .error : severity >= 25 || rule == .forbidden ? .warning : .note
  }
}

/// A place in the texts that shows what a finding says.
public struct Evidence: Hashable, Sendable {
  public var source: Place
  public var target: Place
  /// 1-based number of the bead within its pair of documents; 0 where there are no beads.
  public var bead = 0
  /// The source and target side of the bead.
  public var sourceText: String
  public var targetText: String
  /// Verbatim; nil where the term is not rendered, or not surely enough to say how (``Rule/wording(_:)``).
  public var rendering: String?
  /// The pieces of a rendering whose words do not stand together, `dialectical … materialism`; nil where they do.
  public var pieces: String?
  /// Where the term stands in `sourceText`, and all stretches of its rendering in `targetText`, in UTF-8 bytes; empty
  /// where that is not known.
  public var sourceRange = 0..<0
  public var targetRanges: [Range<Int>] = []
  /// 0 to 1.
  public var confidence: Double

  init(_ pair: TextPair, in document: String, rendering: String?) {
    source = Place(document: document, line: pair.line)
    target = source
    bead = pair.line
    sourceText = pair.source
    targetText = pair.target
    self.rendering = rendering
    confidence = 1
  }

  /// Leaves open how the term is rendered.
  mutating func forgetRendering() {
    rendering = nil
    pieces = nil
    targetRanges = []
  }

  init(_ occurrence: Occurrence) {
    source = occurrence.source
    target = occurrence.target
    bead = occurrence.bead
    sourceText = occurrence.sourceText
    targetText = occurrence.targetText
    rendering = occurrence.rendering?.text
    pieces = occurrence.rendering.flatMap { $0.pieces.isEmpty ? nil : $0.piecesText }
    sourceRange = occurrence.sourceRange
    targetRanges = occurrence.rendering?.ranges ?? []
    confidence = occurrence.confidence
  }
}

/// Something a reviser should look at.
public struct Finding: Hashable, Sendable {
  /// The same in every run as long as rule, term and document are (and for TC006 the rendering): to remember
  /// decisions by.
  public var id: String
  public var rule: Rule
  /// The source term; nil for a finding about a whole document.
  public var term: String?
  /// The translation; nil for a finding about all of them.
  public var document: String?
  public var level: Level
  /// What the severity follows from.
  public var counts: SeverityBasis
  /// 0 to 100.
  public var severity: Double { counts.severity }
  /// One sentence with its numbers.
  public var message: String
  /// One place for each rendering the message speaks of.
  public var evidence: [Evidence]
  /// The places that are bad, as many as ``counts`` has but no more than ``placeLimit``, in the order of the texts; empty
  /// for a finding about a whole translation.
  public var blamed: [BlamedPlace]
  /// Set where a reviser has decided to bear it.
  public var suppression: Suppression?
  /// Set where the report was compared with an earlier one.
  public var change: BaselineState?

  /// Bad places that are marked; the others are only counted.
  public static let placeLimit = 100

  /// - Parameter rendering: folded, for rules that may find the same term more than once.
  init(
    _ rule: Rule, term: String?, document: String?, rendering: String? = nil,
    counts: SeverityBasis, message: String, evidence: [Evidence], blamed: [BlamedPlace]
  ) {
    id = Self.id(of: rule, term: term, document: document, rendering: rendering)
    self.rule = rule
    self.term = term
    self.document = document
    level = Level(severity: counts.severity, of: rule)
    self.counts = counts
    self.message = message
    self.evidence = evidence
    self.blamed = blamed
  }

  init(
    _ rule: Rule, term: String?, document: String?, rendering: String? = nil,
    counts: SeverityBasis, message: String, places: [Occurrence], blamed: [BlamedPlace] = []
  ) {
    self.init(
      rule, term: term, document: document, rendering: rendering, counts: counts,
      message: message, evidence: places.map(Evidence.init), blamed: blamed)
  }

  /// The id that a finding has or would have.
  /// - Parameter rendering: folded, for rules that may find the same term more than once.
  public static func id(
    of rule: Rule, term: String?, document: String?, rendering: String? = nil
  ) -> String {
    let subject = [rule.rawValue, term ?? "", document ?? ""] + [rendering].compactMap(\.self)
    return "\(rule.rawValue)-\(fingerprint(subject))"
  }

  /// FNV-1a, 64 bits, in hexadecimal (Fowler, Noll, Vo); a zero byte ends each part.
  private static func fingerprint(_ parts: [String]) -> String {
    let hash = parts.flatMap { Array($0.utf8) + [0] }.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01B3
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
