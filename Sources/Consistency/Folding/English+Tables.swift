/// General knowledge of English as data: no entry comes from a text under test.
extension English {
  /// Words without content of their own. Words that change the sense (*by*, *from*, *without*, *not*) are not here.
  static let functionWords: Set<String> = [
    "a", "an", "the", "of", "and", "in", "on", "at", "to", "for", "with", "'s",
  ]

  static let possessivePronouns: Set<String> = [
    "my", "your", "his", "her", "its", "our", "their",
  ]

  /// Acronyms of public life and what they stand for, in American spelling.
  static let acronyms: [String: [String]] = [
    "AI": "artificial intelligence",
    "APEC": "asia pacific economic cooperation",
    "ASEAN": "association of southeast asian nations",
    "AU": "african union",
    "BRI": "belt and road initiative",
    "CPC": "communist party of china",
    "CPPCC": "chinese people 's political consultative conference",
    "DPRK": "democratic people 's republic of korea",
    "EU": "european union",
    "FOCAC": "forum on china africa cooperation",
    "FTA": "free trade agreement",
    "GDI": "global development initiative",
    "GDP": "gross domestic product",
    "GCI": "global civilization initiative",
    "GGI": "global governance initiative",
    "GSI": "global security initiative",
    "HKSAR": "hong kong special administrative region",
    "ICT": "information and communication technology",
    "IMF": "international monetary fund",
    "NATO": "north atlantic treaty organization",
    "NGO": "nongovernmental organization",
    "NPC": "national people 's congress",
    "PLA": "people 's liberation army",
    "PRC": "people 's republic of china",
    "RCEP": "regional comprehensive economic partnership",
    "ROK": "republic of korea",
    "SAR": "special administrative region",
    "SCO": "shanghai cooperation organization",
    "SDG": "sustainable development goal",
    "SDGs": "sustainable development goals",
    "SME": "small and medium sized enterprise",
    "SMEs": "small and medium sized enterprises",
    "SOE": "state owned enterprise",
    "SOEs": "state owned enterprises",
    "UK": "united kingdom",
    "UN": "united nations",
    "US": "united states",
    "USA": "united states of america",
    "WHO": "world health organization",
    "WTO": "world trade organization",
  ].mapValues { $0.split(separator: " ").map(String.init) }

  /// Beginnings of words in British *-our*; not a rule, because of *fourth* and *mourning*.
  static let ourStems = [
    "ardour", "armour", "behaviour", "candour", "clamour", "colour", "demeanour", "endeavour",
    "favour", "fervour", "flavour", "harbour", "honour", "humour", "labour", "misdemeanour",
    "neighbour", "odour", "parlour", "rancour", "rigour", "rumour", "saviour", "savour",
    "splendour", "tumour", "valour", "vapour", "vigour",
  ]

  static let iseEndings: [(british: String, american: String)] = [
    ("isations", "izations"), ("isation", "ization"), ("ising", "izing"), ("ised", "ized"),
    ("ises", "izes"), ("iser", "izer"), ("isers", "izers"), ("ise", "ize"),
    ("ysing", "yzing"), ("ysed", "yzed"), ("yse", "yze"),
  ]

  static let americanSpellings: [String: String] = [
    "acknowledgement": "acknowledgment", "ageing": "aging", "aluminium": "aluminum",
    "amongst": "among", "analogue": "analog", "artefact": "artifact", "calibre": "caliber",
    "cancelled": "canceled", "catalogue": "catalog", "centre": "center", "centred": "centered",
    "centres": "centers", "channelled": "channeled", "cheque": "check",
    "counselling": "counseling", "defence": "defense", "defences": "defenses",
    "dialogue": "dialog", "dialogues": "dialogs", "encyclopaedia": "encyclopedia",
    "enrol": "enroll", "enrolment": "enrollment", "fibre": "fiber", "fulfil": "fulfill",
    "fulfilment": "fulfillment", "fulfils": "fulfills", "grey": "gray", "instalment": "installment",
    "judgement": "judgment", "kilometre": "kilometer", "kilometres": "kilometers",
    "labelled": "labeled", "labelling": "labeling", "learnt": "learned", "licence": "license",
    "litre": "liter", "litres": "liters", "manoeuvre": "maneuver", "metre": "meter",
    "metres": "meters", "modelled": "modeled", "modelling": "modeling", "mould": "mold",
    "offence": "offense", "offences": "offenses", "paediatric": "pediatric", "plough": "plow",
    "practise": "practice", "practised": "practiced", "practising": "practicing",
    "pretence": "pretense", "programme": "program", "programmes": "programs",
    "sceptical": "skeptical", "signalled": "signaled", "skilful": "skillful",
    "storey": "story", "sulphur": "sulfur", "theatre": "theater", "theatres": "theaters",
    "towards": "toward", "travelled": "traveled", "traveller": "traveler",
    "travellers": "travelers", "travelling": "traveling", "tyre": "tire", "whilst": "while",
    "wilful": "willful",
  ]

  /// Words of the spelling rules that both varieties write so, if only in another sense.
  static let spellingsOfBoth: Set<String> = Set(
    [
      "acknowledgement", "among", "amongst", "catalogue", "check", "dialog", "dialogue",
      "dialogues", "dialogs", "judgement", "judgment", "learned", "license", "meter", "meters",
      "practice", "practiced", "practicing", "story", "tire", "toward", "towards", "while",
    ]
      + [
        "advertise", "advise", "appraise", "chastise", "comprise", "compromise", "concise",
        "cruise", "despise", "disguise", "enterprise", "exercise", "expertise", "franchise",
        "improvise", "likewise", "merchandise", "otherwise", "paradise", "praise", "precise",
        "premise", "promise", "raise", "revise", "supervise", "surprise", "televise", "treatise",
        "arise", "capsize", "seize",
      ].flatMap { [$0, $0 + "s", $0 + "d", $0.dropLast() + "ing"] })

  static let irregularSingulars: [String: String] = [
    "analyses": "analysis", "bases": "base", "children": "child", "countrymen": "countryman",
    "crises": "crisis", "criteria": "criterion", "feet": "foot", "halves": "half",
    "hypotheses": "hypothesis", "leaves": "leaf", "lives": "life", "media": "medium",
    "men": "man", "oases": "oasis", "phenomena": "phenomenon", "selves": "self",
    "spokesmen": "spokesman", "statesmen": "statesman", "theses": "thesis", "wives": "wife",
    "women": "woman",
  ]

  /// Words in *-s* whose meaning is not that of the word without it.
  static let pluralLookalikes: Set<String> = [
    "always", "arms", "customs", "does", "gas", "goods", "has", "hers", "means", "news", "ours",
    "perhaps", "series", "species", "theirs", "this", "was", "whereas", "yours",
  ]

  /// Words that a rule would make equal to another one of a different sense: *developed* and *developing*
  /// countries are opposites, *humane* is not *human*.
  static let frozenWords: Set<String> = [
    "developed", "developing", "evening", "hardly", "humane", "lately", "morale", "morning",
    "nearly", "unit", "united",
  ]

  /// Any member of a family → its first member.
  static let families: [String: String] = {
    var result: [String: String] = [:]
    for family in familyLines.split(separator: "\n") {
      let words = family.split(separator: " ").map(String.init)
      for word in words { result[word] = words.first }
    }
    return result
  }()

  /// One family a line. Words whose sense has moved away stand apart: *government* from *govern*, *globalize* from
  /// *global*, *modern* from *modernize*, *leader* from *lead*.
  private static let familyLines = """
    accountable accountability
    achieve achievement
    administer administration administrative
    africa african
    agree agreement
    agriculture agricultural
    america american
    apply application
    appoint appointment
    asia asian
    assist assistance
    begin began begun beginning
    benefit beneficial
    bring brought
    broad broader broadest
    build built building
    centralize centralization
    china chinese
    choose chose chosen choice
    civilize civilization
    clean cleaner cleanest
    close closer closest
    commit commitment
    communism communist
    compete competition
    competitive competitiveness
    complete completion
    confident confidence
    conserve conservation
    constitution constitutional
    construct construction
    consult consultation consultative
    contribute contribution
    cooperate cooperation cooperative
    coordinate coordination
    create creation
    creative creativity
    culture cultural
    decide decision
    deep deeper deepest depth
    democracy democratic
    develop development developmental
    digit digital
    diplomacy diplomatic
    discipline disciplinary
    diverse diversity
    ecology ecological
    economy economic economical
    educate education educational
    effective effectiveness
    efficient efficiency
    emerge emergence
    environment environmental
    equal equality
    establish establishment
    europe european
    expand expansion
    explore exploration
    fair fairer fairest fairness
    fight fought
    free freedom
    friendly friendship friendliness
    fulfill fulfillment
    give gave given giving
    global globally
    globalize globalization
    good goodness
    govern governance
    great greater greatest
    grow grew grown growth
    guide guidance
    harmony harmonious
    health healthy
    high higher highest height
    history historic historical
    hold held
    honest honesty
    ideology ideological
    implement implementation
    improve improvement
    inclusive inclusiveness inclusivity
    independent independence
    industrialize industrialization
    industry industrial
    inform information
    initiate initiation
    innovate innovation innovative
    inspect inspection
    institution institutional
    integrate integration
    invest investment
    judge judgment
    just justice
    keep kept
    know knew known knowledge
    large larger largest
    lead led leadership
    legislate legislation legislative
    long longer longest length
    make made making
    manage management
    marxism marxist
    meet met
    modernize modernization
    moral morality
    move movement
    multilateral multilateralism
    nation national
    neighbor neighborhood
    new newer newest
    open openness
    organize organization organizational
    participate participation
    patriotic patriotism
    peace peaceful
    political politics
    possible possibility
    produce production
    promote promotion
    prosperous prosperity prosper
    protect protection
    province provincial
    region regional
    regulate regulation regulatory
    rejuvenate rejuvenation
    represent representation
    responsible responsibility
    revitalize revitalization
    revolution revolutionary
    rise rize rose risen rizing
    russia russian
    science scientific
    secure security
    seek sought
    serve service
    show showed shown
    simple simplicity
    small smaller smallest
    socialism socialist
    society social societal
    sovereign sovereignty
    speak spoke spoken speech
    spirit spiritual
    stable stability
    strategy strategic
    strict stricter strictness
    strong stronger strongest strength
    supervise supervision supervisory supervize
    sustainable sustainability
    take took taken taking
    technology technological
    territory territorial
    theory theoretical
    think thought
    tradition traditional
    transform transformation
    transparent transparency
    true truth
    uphold upheld
    urbanize urbanization
    use usage using used
    vigor vigorous
    wide wider widest
    win won
    wise wize wisdom
    write wrote written writing
    """
}
