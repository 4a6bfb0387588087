/// Brings the inflected forms and spellings of an English word together.
public struct EnglishMorphology: Sendable {
  private let known: Set<String>

  /// - Parameter vocabulary: words in lower case; an ending is only taken off where what remains is among them.
  public init(vocabulary: some Sequence<String>) { known = Set(vocabulary) }

  /// Letters of the lemma that make its class. Eight keeps inflections and close derivations together
  /// (measured: eight beats five and the whole word, reference/extraction.md 2.2).
  static let classLength = 8

  /// The name of the lemma class of a word in lower case.
  public func lemmaClass(of word: String) -> String {
    String(lemma(of: word).prefix(Self.classLength))
  }

  /// The dictionary form of a word in lower case, in American spelling.
  public func lemma(of word: String) -> String {
    var word = word
    if word.hasSuffix("'s") { word.removeLast(2) } else if word.hasSuffix("'") { word.removeLast() }
    guard word.utf8.count > 2, word.utf8.first.map({ $0 >= 0x61 }) == true else { return word }
    if let irregular = Self.irregular[word] { return irregular }
    return americanized(stripped(word))
  }

  private func stripped(_ word: String) -> String {
    if word.hasSuffix("s"), let base = singular(word) { return base }
    if word.hasSuffix("ing"), word.utf8.count > 5, let base = base(String(word.dropLast(3))) {
      return base
    }
    if word.hasSuffix("ied"), word.utf8.count > 4 { return String(word.dropLast(3)) + "y" }
    if word.hasSuffix("ed"), word.utf8.count > 4, let base = base(String(word.dropLast(2))) {
      return base
    }
    return word
  }

  private func singular(_ word: String) -> String? {
    for keep in ["ss", "us", "is", "ics", "ous"] where word.hasSuffix(keep) { return nil }
    if word.hasSuffix("ies"), word.utf8.count > 4 { return String(word.dropLast(3)) + "y" }
    if word.hasSuffix("sses") || word.hasSuffix("shes") || word.hasSuffix("ches")
      || word.hasSuffix("xes") || word.hasSuffix("zzes")
    {
      return String(word.dropLast(2))
    }
    return String(word.dropLast())
  }

  /// Restores what an -ing or -ed took from the word; nil where no form of it is known.
  private func base(_ stem: String) -> String? {
    if known.contains(stem + "e"), !known.contains(stem) { return stem + "e" }
    let bytes = Array(stem.utf8)
    if bytes.count > 3, bytes[bytes.count - 1] == bytes[bytes.count - 2],
      ![0x6C, 0x73, 0x7A].contains(bytes[bytes.count - 1])
        || !known.contains(stem) && known.contains(String(stem.dropLast()))
    {
      let single = String(stem.dropLast())
      if known.contains(single) { return single }
    }
    return known.contains(stem) ? stem : nil
  }

  private func americanized(_ word: String) -> String {
    for (british, american) in [
      ("isation", "ization"), ("ise", "ize"), ("yse", "yze"), ("our", "or"), ("tre", "ter"),
      ("ogue", "og"), ("ence", "ense"),
    ] where word.hasSuffix(british) && word.utf8.count > british.utf8.count + 2 {
      if british == "ise" || british == "ence" || british == "our" {
        let other = String(word.dropLast(british.count)) + american
        if Self.soundsAlike.contains(word)
          || british == "ence" && word != "defence" && word != "offence" && word != "licence"
        {
          return word
        }
        return other
      }
      return String(word.dropLast(british.count)) + american
    }
    return word
  }

  /// Words in -ise and -our that are no British spellings.
  private static let soundsAlike: Set<String> = [
    "rise", "wise", "raise", "praise", "promise", "exercise", "enterprise", "premise", "precise",
    "surprise", "advise", "revise", "devise", "supervise", "comprise", "compromise", "franchise",
    "expertise", "otherwise", "likewise", "noise", "cruise", "merchandise", "disguise", "arise",
    "excise", "concise", "hour", "four", "tour", "pour", "your", "contour", "detour",
  ]

  private static let irregular: [String: String] = {
    var table: [String: String] = [:]
    let forms = """
      be am is are was were been being|have has had having|do does did done doing|go goes went gone going|
      make made|take took taken|give gave given|get got gotten|come came|see saw seen|know knew known|
      think thought|say said|tell told|find found|keep kept|hold held|bring brought|buy bought|build built|
      lead led|meet met|pay paid|put putting|rise rose risen|grow grew grown|become became|begin began begun|
      show shown|set setting|stand stood|understand understood|win won|lose lost|leave left|mean meant|
      send sent|spend spent|sell sold|seek sought|speak spoke spoken|write wrote written|draw drew drawn|
      drive drove driven|fall fell fallen|feel felt|fight fought|fly flew flown|forget forgot forgotten|
      run ran running|run runs|strive strove striven|undertake undertook undertaken|uphold upheld|
      withdraw withdrew withdrawn|withstand withstood|arise arose arisen|bear bore borne|bind bound|
      break broke broken|choose chose chosen|cut cutting|deal dealt|eat ate eaten|hear heard|lay laid|
      lie lain lying|learn learnt|let letting|overcome overcame|shake shook shaken|shine shone|sing sang sung|
      sit sat|sleep slept|swear swore sworn|swim swam swum|teach taught|throw threw thrown|wear wore worn|
      man men|woman women|child children|person people peoples|foot feet|life lives|self selves|half halves|
      crisis crises|analysis analyses|basis bases|criterion criteria|phenomenon phenomena|datum data|
      medium media|index indices|axis axes|thesis theses|leaf leaves|wife wives|shelf shelves|knife knives|
      wolf wolves|good better best|bad worse worst|news|means|series|species|always|
      perhaps|lens|gas gases|bus buses|focus focuses focused focusing|process processes|
      business businesses|access|success successes|progress|congress congresses|address addresses|
      class classes|princess|illness|fairness|goodness|this|its|us|yes|plus|minus|united|
      used use using|based base|speed|need|indeed|exceed|proceed proceeds proceeded|hundred|
      thing|something|nothing|anything|everything|during|morning|evening|spring|string|king|ring|wing|
      program programs programme programmes|beijing|chongqing|xinjiang|nanjing|deng|ming|qing|lives life|thinking think|bonds bond
      """
    for group in forms.split(separator: "|") {
      let words = group.split { $0 == " " || $0 == "\n" }.map(String.init)
      for word in words where table[word] == nil { table[word] = words.first }
    }
    return table
  }()
}
