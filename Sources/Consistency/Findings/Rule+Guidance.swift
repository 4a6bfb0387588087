/// What other programs and their readers are told of a rule: names in their vocabularies, and what to do.
extension Rule {
  /// What the rule finds, as a sentence.
  var summary: String {
    switch self {
    case .internalVariation: "One translation renders a term in several ways."
    case .notApproved: "A term is rendered otherwise than the glossary approves."
    case .forbidden: "A rendering is used that the glossary deprecates."
    case .sourceConflict: "A translation settles on another rendering than the preferred one."
    case .omission: "A translation leaves a term out."
    case .sharedRendering: "One target expression stands for several source terms."
    case .drift: "The renderings of a term change with time."
    case .trivialVariation: "A term's form varies in ways that leave its content words alone."
    case .spellingMix: "A translation mixes British and American spelling."
    case .droppedName: "A translation leaves a name out."
    }
  }

  /// What a reviser does about it.
  var help: String {
    switch self {
    case .internalVariation:
      "Choose one rendering for the term and use it throughout, unless the passages mean different things. Capitals,"
        + " inflection, spelling and word order are no difference here."
    case .notApproved:
      "Use an approved rendering of the glossary. If the one in the text is right too, have it approved."
    case .forbidden:
      "Replace the rendering by one that the glossary approves."
    case .sourceConflict:
      "Compare the two renderings with their sentences. If the preferred one is right, change this translation; if this"
        + " translation is right, make its rendering the standard (a reference document or a glossary)."
    case .omission:
      "Check whether the passage says elsewhere, or needs not say, what the source says. If something is lost, add it."
    case .sharedRendering:
      "Decide whether the source terms are one concept. If they are not, readers of the translation cannot tell them"
        + " apart: give each its own rendering."
    case .drift:
      "Find out whether the change was wanted. If it was, the newer rendering is the one to use, and older texts may need a"
        + " note; if not, go back to the older one."
    case .trivialVariation:
      "The sense is the same. Decide on one form where the house style asks for it; else nothing needs to be done."
    case .spellingMix: "Choose one spelling for the whole translation."
    case .droppedName:
      "Check whether the passage still says who or what is meant. If not, add the name."
    }
  }

  /// Whether the rule tells of style, where nothing needs to be wrong.
  var isInformational: Bool {
    switch self {
    case .trivialVariation, .spellingMix: true
    case .internalVariation, .notApproved, .forbidden, .sourceConflict, .omission,
      .sharedRendering, .drift, .droppedName:
      false
    }
  }

  /// The path of the issue type in the MQM typology (MQM Core and its extensions, themqm.org).
  var mqm: String {
    switch self {
    case .internalVariation, .sourceConflict, .sharedRendering, .drift:
      "terminology/inconsistent-use-of-terminology"
    case .notApproved: "terminology/inconsistent-with-terminology-resource"
    case .forbidden: "terminology/wrong-term"
    case .omission, .droppedName: "accuracy/omission"
    case .trivialVariation, .spellingMix: "style/inconsistent-style"
    }
  }

  /// The type of localization quality issue in ITS 2.0 (W3C Recommendation, 29 October 2013, section 8.17): a type that
  /// tools of translators know.
  public var itsType: String {
    switch self {
    case .internalVariation, .sourceConflict, .drift, .trivialVariation, .spellingMix:
      "inconsistency"
    case .notApproved, .forbidden, .sharedRendering: "terminology"
    case .omission, .droppedName: "omission"
    }
  }
}

extension Finding {
  /// Whether it is about a translation as a whole and not about places in it, which are examples then.
  public var isAboutDocument: Bool { term == nil && document != nil }
}
