/// The function words of English by class: the one table from which every other place takes its own.
public enum EnglishWords {
  public static let articles = set("a an the")

  public static let demonstratives = set("this that these those")

  public static let negations = set("not no non without")

  public static let personalPronouns = set("i me you he him she her it we us they them")

  /// Possessive pronouns before a noun.
  public static let possessives = set("my your his her its our their")

  public static let relatives = set("who whom whose which what when where why how")

  public static let formsOfBe = set("be am is are was were been being")
  public static let formsOfHave = set("have has had having")
  public static let formsOfDo = set("do does did doing done")
  public static let modals = set("will would shall should can could may might must ought")

  /// Words of a clause rather than of a noun phrase.
  public static let auxiliaries = formsOfBe.union(formsOfHave).union(formsOfDo).union(modals)

  /// Prepositions that change no sense where one stands for the other; *by*, *from* and *without* are none.
  public static let lightPrepositions = set("of in on at to for with")

  /// Words that begin what qualifies a noun from behind, or an adverbial.
  public static let prepositions = lightPrepositions.union(
    set(
      """
      as by from into off onto out over toward towards under up upon within without via about above after against along
      amid among around before behind below beneath beside besides between beyond despite down during except inside
      near outside past per since through throughout till until unto versus including
      """))

  /// Forms of verbs that begin what qualifies a noun from behind, as prepositions do; they have a meaning of their own.
  public static let verbalPrepositions = set("relating concerning regarding")

  /// Words that complete a verb: *opening up*, *carry out*.
  public static let particles = set("up out off over down through along around")

  public static let coordinators = set("and or nor &")

  /// Conjunctions that begin a clause.
  public static let subordinators = set("so yet if then than as while since till until that but")

  /// Words at which a long clause may end, since another begins.
  public static let clauseOpeners = set("and which that so while with")

  /// Words that join two sentences, or a rule to the text around it.
  private static let connectives = set(
    "thereof thereby therein hereby herein whereby wherein thus hence also just etc")

  private static let adverbs = set(
    "no not n't very too only even there here such some any both either neither")

  private static let otherPronouns = set(
    """
    mine yours hers ours theirs myself ourselves yourself yourselves himself herself itself themselves one's it's that's
    let's
    """)

  /// Words without meaning of their own: what the word splitter takes for no content word. What can itself render a
  /// Chinese word (all, each, own, same, other, new, more) is not among them.
  public static let all = [
    articles, demonstratives, personalPronouns, possessives, relatives, auxiliaries, prepositions,
    coordinators, subordinators, connectives, adverbs, otherPronouns,
  ].reduce(into: Set<String>()) { $0.formUnion($1) }

  /// What two renderings may differ in without a difference of words: articles, prepositions that change no sense,
  /// *and*, the possessive.
  public static let light = articles.union(lightPrepositions).union(["and", "'s"])

  /// Words after another that show that the other heads no noun phrase ("handle the", "seeks to").
  public static let afterVerbs = articles.union(demonstratives).union(possessives)
    .union(set("to as at on by"))

  /// The length of the longest of them, in scalars.
  static let longest = all.map(\.unicodeScalars.count).max() ?? 0

  /// Whether a word is no acronym even in capitals, as those of a heading are; pronouns and verbs may be one (US, WHO,
  /// IT).
  static func isNoAcronym(_ word: ArraySlice<UInt32>) -> Bool {
    noAcronyms.contains(String(scalars: word.map(\.lowered)))
  }

  private static let noAcronyms = articles.union(prepositions).union(coordinators)
    .union(possessives).union(demonstratives).union(set("no not but if then than so"))

  /// Words after whose full stop a number goes on: *Cap. 66*, *No. 5*.
  static let abbreviations = set(
    "cap no nos art arts sec secs ch chs vol vols para paras sch fig figs pp ss")

  /// Words after whose full stop a name goes on: *Mr. Li*.
  public static let titles = set("mr mrs ms dr prof st gen")

  /// Words before the names of persons that say who they are: *President Xi*.
  public static let offices = set(
    """
    miss sir madam professor president chairman chairwoman minister secretary premier director general comrade vice
    """)

  private static func set(_ words: String) -> Set<String> {
    Set(words.split { $0 == " " || $0 == "\n" }.map(String.init))
  }
}
