extension ConsistencyReport {
  /// What the figures say together, in sentences for a reader in a hurry: whose renderings are the standard, and which
  /// translations are as consistent in themselves as it is without following it.
  public var summary: [String] { [standardSentence].compactMap(\.self) + contrasts }

  private var standardSentence: String? {
    let names = Phrase.listed(standard.documents.sorted())
    return switch standard.basis {
    case .named: "The standard is \(names), as told."
    case .glossary:
      "The standard is the glossary\(names.isEmpty ? "" : ", and \(names) for terms that it lacks")."
    case .official: "The standard is \(names): official."
    case .houseStyle:
      "No translation was named as the reference. \(names) choose the same words, and"
        + " others do not, so theirs stand as the standard until you say otherwise."
    case .majority:
      documents.count { $0.translates != nil } > 1
        ? "No translation was named as the reference: what most of them say is preferred." : nil
    }
  }

  /// Consistency is not correctness: a translation may be as uniform as the standard with words of its own (Carpuat and
  /// Simard 2012).
  private var contrasts: [String] {
    let standards = documents.filter { standard.documents.contains($0.id) }
    return documents.compactMap { document in
      guard document.translates != nil, !standard.documents.contains(document.id),
        let agreement = document.agreement.macro, let conformity = document.conformity.macro,
        let model = standards.min(by: {
          abs(($0.agreement.macro ?? .infinity) - agreement)
            < abs(($1.agreement.macro ?? .infinity) - agreement)
        }),
        let modelAgreement = model.agreement.macro, let modelConformity = model.conformity.macro,
        modelConformity - conformity >= Self.tellingGap,
        abs(modelAgreement - agreement) < Self.tellingGap
      else { return nil }
      return "\(document.id) is about as consistent in itself as \(model.id) (mean agreement"
        + " \(Figures.twoDecimals(agreement)) and \(Figures.twoDecimals(modelAgreement))), but follows"
        + " the standard in \(Figures.percent(conformity)) of a term’s places only"
        + " (\(model.id): \(Figures.percent(modelConformity)); means over terms)."
    }
  }

  /// A difference of shares that a reader would act on.
  private static let tellingGap = 0.1
}
