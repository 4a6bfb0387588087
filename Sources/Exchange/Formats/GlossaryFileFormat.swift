/// The formats that a glossary can be written in, by the names that `concord convert --to` takes.
public enum GlossaryFileFormat: String, Hashable, Sendable, CaseIterable {
  /// The portable subset of TBX-Basic, version 3: what 1.2.1 and version 4 both accept.
  case tbx
  case tbxBasic = "tbx-basic"
  /// TBX-Basic 1.2.1 with data categories as elements.
  case tbxBasicDCT = "tbx-basic-dct"
  case tbxV4 = "tbx-v4"
  case tbxMin = "tbx-min"
  case tbxLinguist = "tbx-linguist"
  /// TBX-Basic 1.2.1 with Concord's module of evidence, a private dialect.
  case tbxConcord = "tbx-concord"
  /// TBX-Basic of 2008 with its constraint file and document types.
  case tbxV2 = "tbx-v2"
  case omegatTSV = "omegat-tsv"
  case omegatCSV = "omegat-csv"
  /// Universal Terminology eXchange 1.20 of AAMT.
  case utx
  case memoqCSV = "memoq-csv"
  case tradosCSV = "trados-csv"
  case xlsx
  /// MultiTerm's XML.
  case mtf
  /// SKOS in Turtle.
  case skos
  /// TMX 1.4b of the contexts.
  case tmx
  /// XLIFF 2 with its glossary module.
  case xliff
  case markdown
  case html
  /// Concord's own model.
  case json

  public var fileExtension: String {
    switch self {
    case .tbx, .tbxBasic, .tbxBasicDCT, .tbxV4, .tbxMin, .tbxLinguist, .tbxConcord, .tbxV2: "tbx"
    // OmegaT 3.6 knows lists with tabs by .txt, .tab and .utf8 only.
    case .omegatTSV: "txt"
    case .omegatCSV, .memoqCSV, .tradosCSV: "csv"
    case .utx: "utx"
    case .xlsx: "xlsx"
    case .mtf: "xml"
    case .skos: "ttl"
    case .tmx: "tmx"
    case .xliff: "xlf"
    case .markdown: "md"
    case .html: "html"
    case .json: "json"
    }
  }

  /// The format named, or nil.
  public init?(name: String) { self.init(rawValue: name.lowercased()) }

  /// The format whose name is nearest to a wrong one (Levenshtein distance; the first in the list among equals).
  public static func nearest(to name: String) -> Self {
    let name = Array(name.lowercased().utf8.prefix(64))
    return allCases.min { distance(name, $0) < distance(name, $1) } ?? .tbx
  }

  private static func distance(_ a: [UInt8], _ format: Self) -> Int {
    let b = Array(format.rawValue.utf8)
    var row = Array(0...b.count)
    for (i, byte) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for j in b.indices {
        let substitution = diagonal + (byte == b[j] ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(substitution, row[j] + 1, row[j + 1] + 1)
      }
    }
    return row[b.count]
  }

  /// How TBX of this format is written; nil for other formats.
  public func tbxWriter(client: TBXClient? = nil) -> TBXWriter? {
    switch self {
    case .tbx: TBXWriter()
    case .tbxBasic: TBXWriter(edition: .basic)
    case .tbxBasicDCT: TBXWriter(edition: .basic, style: .dct)
    case .tbxV4: TBXWriter(edition: .basicV4)
    case .tbxMin: TBXWriter(edition: .min)
    case .tbxLinguist: TBXWriter(edition: .linguist)
    case .tbxConcord: TBXWriter(edition: .concord)
    case .tbxV2: TBXWriter(edition: .v2Basic, client: client)
    default: nil
    }
  }
}
