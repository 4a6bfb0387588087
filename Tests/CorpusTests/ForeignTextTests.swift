import Terminology
import Testing

@testable import Corpus

@Suite struct ForeignTextTests {
  private func isForeign(_ line: String, in language: LanguageTag) -> Bool {
    ForeignText(in: language).isForeign([UInt32](scalarsOf: line))
  }

  static let foreignAnywhere = [
    "Портовая компания отвечает за данные этого отчёта.",
    "港は地域とのつながりを深めている。",
    "항만 회사는 이 보고서의 자료에 책임이 있다.",
    "شركة الميناء مسؤولة عن البيانات الواردة في هذا التقرير",
    "La compagnie du port est responsable des données de ce rapport.",
    "Die Hafengesellschaft ist für die Daten in diesem Bericht verantwortlich.",
    "La compañía del puerto es responsable de los datos que figuran en este informe.",
    "Perusahaan pelabuhan itu bertanggung jawab untuk data yang ada dalam laporan ini.",
    "Công ty cảng chịu trách nhiệm về các số liệu trong báo cáo này và của những năm trước.",
  ]

  @Test(arguments: foreignAnywhere)
  func aThirdLanguageIsForeignInBothTexts(_ line: String) {
    #expect(isForeign(line, in: .chinese))
    #expect(isForeign(line, in: .english))
  }

  @Test(arguments: [
    "The port company is responsible for the data in this report.",
    "Ties between the port and its neighbours grew closer.",
    "President Lula da Silva of Brazil visited the port of Rio de Janeiro in May.",
    "Rio de Janeiro", "Total 3 150", "2. 码头 / 港口 / 港区: Port",
    "α = β + γ", "“实事求是” means to seek truth from facts.",
    "Côte d'Ivoire, São Tomé and Príncipe and the Federated States of Micronesia", "12", "",
  ])
  func englishWithForeignNamesIsNotForeignInEnglish(_ line: String) {
    #expect(!isForeign(line, in: .english))
  }

  @Test(arguments: [
    "港口公司对本报告的数据负责。", "卡拉ＯＫの店", "列奥纳多・达・芬奇", "GDP", "World Trade Organization",
    "技能提升计划全年培训工人3150人次（Lingang Shipping College of the Port）。", "α粒子", "",
  ])
  func chineseWithForeignNamesIsNotForeignInChinese(_ line: String) {
    #expect(!isForeign(line, in: .chinese))
  }

  @Test func theOtherLanguageOfThePairIsForeignInAText() {
    #expect(isForeign("港口公司对本报告的数据负责。", in: .english))
    #expect(isForeign("The port company is responsible for the data.", in: .chinese))
  }
}
