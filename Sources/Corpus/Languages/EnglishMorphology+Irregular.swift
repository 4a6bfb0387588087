extension EnglishMorphology {
  /// Forms that no rule makes, and words that look like forms and are none.
  static let irregular: [String: String] = {
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
