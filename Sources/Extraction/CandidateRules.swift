import Corpus

/// What the words at the edges of a Chinese term may be.
struct CandidateRules {
  /// Characters that never stand inside a term.
  static let never = Set([UInt32](scalarsOf: "了是把将们着不也都又就才要这那其被让给呢吗吧啊么您你我他她它"))
  /// Characters that do not begin a term when they stand alone.
  static let badStart = Set(
    [UInt32](
      scalarsOf:
        "的和与及或在以为于有对上中下之所而且并但若如因由从向至到化性者式率度们等各每某该此本其另再还更最很较已曾正可能会应须需得使令令称指说做作把被按据经就一二三四五六七八九十两几多数第年月日时"
    ))
  /// Characters that do not end a term when they stand alone.
  static let badEnd = Set(
    [UInt32](
      scalarsOf:
        "的和与及或在以为于有对上中下之所而且并但若如因由从向至到各等第以新大小我本该此其更最很较已曾正可应须需得使称指说做作按据经就一二三四五六七八九十两几多数年月日时内外前后间里"))
  /// Words beside which a name is that of who wrote or sent the text, and a term is none.
  static let bylines = Set(
    [
      "记者", "通讯员", "特约记者", "本报记者", "责任编辑", "责编", "编辑", "作者", "摄影", "摄", "供稿", "撰稿", "撰文", "来源",
      "稿源",
      "译者", "编译", "校对", "原标题", "报道员",
    ].map { [UInt32](scalarsOf: $0) })
  /// Heads of the names of bodies and their meetings; of acts and documents; of doctrines, systems and undertakings. A
  /// name of several words ends on one of them, and a longer word may (委员会 on 会).
  static let bodies = heads(
    "中心 协会 委员会 组织 工作组 小组 理事会 联盟 同盟 政府 法院 检察院 银行 公司 集团 大学 学院 研究所 研究院 部队 机构 机关 办公室 基金会 联合会 总局 议会 国会 "
      + "大会 会议 论坛 峰会 首脑会议 部 局 署 厅 院 会 处 司 社 所 党 军 庭 委 队 代表团 共和国 王国 联邦 特区 使馆 领事馆")
  static let acts = heads(
    "法 法案 法典 法规 条例 公约 条约 协定 协议 宣言 声明 公报 宪法 宪章 章程 规则 办法 准则 议定书 决议 纲要 白皮书 备忘录 指南 标准 计划书 报告")
  static let doctrines = heads(
    "主义 思想 理论 学说 制度 体系 系统 体制 机制 战略 政策 方针 原则 路线 计划 规划 方案 工程 倡议 观 论 道路 运动 革命 事业 理念 模式 格局 精神 文明")

  private static func heads(_ list: String) -> Set<[UInt32]> {
    Set(list.split(separator: " ").map { [UInt32](scalarsOf: $0) })
  }

  /// Whether a word is one of some heads, or a word of three characters or more that ends on one.
  static func ends(_ word: [UInt32], on heads: Set<[UInt32]>) -> Bool {
    if heads.contains(word) { return true }
    guard word.count >= 3 else { return false }
    return (1...3).contains { heads.contains(Array(word.suffix($0))) && $0 < word.count }
  }

  /// Marks that join two words to one name: 中国—东盟, COVID-19, 列夫·托尔斯泰.
  static let joiners = Set([UInt32](scalarsOf: "—–-‐·・•"))
  static let openBrackets = Set([UInt32](scalarsOf: "（("))
  static let closeBrackets = Set([UInt32](scalarsOf: "）)"))
  /// What a law is divided into: 第三条 is no part of a term.
  static let divisions = Set([UInt32](scalarsOf: "条章款项目节编"))
  /// Characters that end a term where no number stands before them (世界城市日), and one (二十大) where one does.
  static let dates = Set([UInt32](scalarsOf: "年月日时"))
  static let moment: UInt32 = 0x65F6
  static let congress: UInt32 = 0x5927
  /// Characters that count against a candidate wherever they stand.
  static let connecting = Set([UInt32](scalarsOf: "的和与及或在以为于有对上中各每某该此其"))

  /// Whether a word is a noun with the place or time relative to it (世界上, 新征程上, 国庆节以来), which ends no term.
  static func isPlacePhrase(_ word: [UInt32], _ lexicon: Lexicon) -> Bool {
    guard word.count >= 3, let last = word.last else { return false }
    if localisers.contains(last) { return lexicon.entry(of: word.dropLast()) != nil }
    return ChineseProfile.isPostposition(word.suffix(2))
      && lexicon.entry(of: word.dropLast(2)) != nil
  }

  /// Spans of time of two characters that stand behind a number alone.
  private static let countedTimes = Set(["周年", "周岁", "年代"].map { [UInt32](scalarsOf: $0) })

  private static let weeks = ["星期", "礼拜"].map { [UInt32](scalarsOf: $0) }

  private static let localisers = Set([UInt32](scalarsOf: "上中下里内"))

  /// How a unit may take part in a term.
  struct Unit: OptionSet {
    let rawValue: UInt32
    static let never = Self(rawValue: 1 << 0)
    static let badStart = Self(rawValue: 1 << 1)
    static let badEnd = Self(rawValue: 1 << 2)
    static let verb = Self(rawValue: 1 << 3)
    static let verbNoun = Self(rawValue: 1 << 4)
    static let adverb = Self(rawValue: 1 << 5)
    static let function = Self(rawValue: 1 << 6)
    static let single = Self(rawValue: 1 << 7)
    static let name = Self(rawValue: 1 << 8)
    static let connecting = Self(rawValue: 1 << 9)
    static let listed = Self(rawValue: 1 << 10)
    static let adjective = Self(rawValue: 1 << 11)
    static let time = Self(rawValue: 1 << 12)
    static let organisation = Self(rawValue: 1 << 13)
    static let number = Self(rawValue: 1 << 14)
    static let specialised = Self(rawValue: 1 << 15)
    static let place = Self(rawValue: 1 << 16)
    static let joiner = Self(rawValue: 1 << 17)
    static let openBracket = Self(rawValue: 1 << 18)
    static let closeBracket = Self(rawValue: 1 << 19)
    static let date = Self(rawValue: 1 << 20)
    static let congress = Self(rawValue: 1 << 21)
    static let latin = Self(rawValue: 1 << 22)
    static let byline = Self(rawValue: 1 << 23)
    static let idiom = Self(rawValue: 1 << 24)
    static let preposition = Self(rawValue: 1 << 25)
  }

  static func unit(_ word: [UInt32], classes: WordClass, isListed: Bool, flags: TokenFlags) -> Unit
  {
    var unit: Unit = []
    if let c = word.first, word.count == 1, c.kind == .punctuation {
      if joiners.contains(c) { unit.insert(.joiner) }
      if openBrackets.contains(c) { unit.insert(.openBracket) }
      if closeBrackets.contains(c) { unit.insert(.closeBracket) }
      return unit
    }
    if word.first?.kind == .latin { unit.insert(.latin) }
    if ChineseProfile.isPreposition(word) { unit.insert([.preposition, .badEnd]) }
    if ChineseProfile.isPostposition(word) { unit.insert([.badStart, .badEnd]) }
    if bylines.contains(word) { unit.insert(.byline) }
    if word.count == 1, let c = word.first, c.kind == .han {
      unit.insert(.single)
      if never.contains(c) { unit.insert(.never) }
      if badStart.contains(c) { unit.insert(.badStart) }
      if badEnd.contains(c) { unit.insert(.badEnd) }
      if connecting.contains(c) { unit.insert(.connecting) }
      if dates.contains(c) { unit.insert(.date) }
      if c == congress { unit.insert(.congress) }
      if classes.contains(.numeral) { unit.insert(.number) }
      if classes.contains(.classifier) || classes.contains(.numeral) { unit.insert(.badStart) }
    }
    if isListed { unit.insert(.listed) }
    let isNominal =
      !classes.isDisjoint(with: [.noun, .place, .organisation, .person])
    if word.count > 1 {
      // 公里 and 周年 belong to the number before them.
      if classes.contains(.classifier) || countedTimes.contains(word) { unit.insert(.badStart) }
      if classes.contains(.function), !isNominal { unit.insert([.function, .badStart, .badEnd]) }
      if classes.contains(.verb) { unit.insert(isNominal ? .verbNoun : .verb) }
      if classes.contains(.adverb), !isNominal, !classes.contains(.adjective) {
        unit.insert([.adverb, .badEnd])
      }
      // 今年, 目前 and 星期四 end no term; 新世纪 and 过渡期 may.
      if classes.contains(.time), !isNominal {
        let isWeekday = weeks.contains { word.starts(with: $0) }
        unit.insert(word.count == 2 || isWeekday ? [.time, .badEnd] : .time)
      }
    } else if classes.contains(.verb), !isNominal {
      unit.insert(.verb)
    } else if classes.contains(.adverb), !isNominal {
      unit.insert([.adverb, .badEnd])
    }
    if classes.contains(.adjective), !isNominal { unit.insert(.adjective) }
    if classes.contains(.specialised) { unit.insert(.specialised) }
    if classes.contains(.person) { unit.insert(.name) }
    if classes.contains(.place) { unit.insert(.place) }
    if classes.contains(.idiom) { unit.insert(.idiom) }
    if classes.contains(.organisation) { unit.insert(.organisation) }
    if flags.contains(.number) || word.first?.kind == .digit {
      unit.insert(.number)
      unit.insert(.badEnd)
    }
    return unit
  }
}
