/// The commonest function words of languages written in Latin letters, by which a line tells its language (after
/// Grefenstette 1995, who compares short words with trigrams).
enum FunctionWords {
  /// Numbers of the languages a word is a function word of; English is 0.
  static let languages: [String: [Int]] = {
    var languages: [String: [Int]] = [:]
    for (number, words) in lists.enumerated() {
      for word in words.split(separator: " ") {
        languages[String(word), default: []].append(number)
      }
    }
    return languages
  }()

  static let english = 0
  static var count: Int { lists.count }

  private static let lists = [
    // English
    """
    a an and are as at be been but by for from had has have he her his how i if in into is it its may must not of on or \
    our shall she should so such than that the their them there these they this those to up was we were what when \
    which who will with would you your
    """,
    // French
    """
    à au aux avec ce ces cette d dans de des du elle elles en est et il ils je l la le les leur lui mais ne nous on ont \
    ou où par pas plus pour qu que qui sa sans se ses son sont sous sur un une vous été était
    """,
    // German
    """
    aber als am an auch auf aus bei das dass dem den der des die durch ein eine einem einen einer es für haben hat ich \
    im in ist mit nach nicht noch oder sein sich sie sind so über um und uns unter vom von vor war waren wenn werden \
    wie wir wird wurde zu zum zur
    """,
    // Spanish
    """
    al ante como con contra de del desde donde el ella en entre era es esta este están fue ha han hasta la las le lo los \
    más no nos o para pero por que se ser si sin sobre son su sus también un una y ya
    """,
    // Italian
    """
    ai al alla anche che ci come con da dal dalla degli dei del della delle di e ed è era gli ha hanno i il in la le lo \
    ma nel nella non o per più quando questo se si sono su sul tra un una uno
    """,
    // Portuguese
    """
    a ao aos as com como da das de do dos e ela ele em entre era é está foi há isso já mais mas na não nas no nos o os \
    ou para pela pelo por que se sem ser seu sua são também um uma
    """,
    // Dutch
    """
    aan als bij dan dat de der deze die dit door een en er haar heeft het hij hun ik in is je maar met naar niet nog of \
    om onder ook op over te tot uit van voor waren was wat we werd wij worden zijn zij
    """,
    // Swedish, Danish, Norwegian
    """
    af att av de den der det efter eller en er et ett från för har hos i ikke inte jag jeg kan med men mot når och og om \
    på som så til till vi var ved være är
    """,
    // Polish, Czech
    """
    aby ale być był była by co do i jak jako je jego jej jest już k która které który na nad nie o od po pod przez przy s \
    se są si tak to tym u v w we z za ze že
    """,
    // Indonesian, Malay
    """
    adalah akan atau bahwa dalam dan dapat dari dengan di ini itu juga kami karena ke lebih mereka oleh pada para saya \
    sebagai telah tidak untuk yang
    """,
    // Turkish
    """
    ama ancak bir bu çok da daha de değil en gibi göre her ile için kadar ki ne o olan olarak olduğu sonra şu ve veya ya
    """,
    // Vietnamese
    """
    bị các cho chúng có của cũng cùng do được đã đang đến để hay hơn khi không là lại mà một này nên nhiều những như nó \
    ra rằng sẽ ta tại theo thì trên trong tôi từ và vào về với
    """,
  ]
}
