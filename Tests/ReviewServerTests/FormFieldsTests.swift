import ReviewServer
import Testing

@Suite struct FormFieldsTests {
  @Test func keepsEveryValueOfAName() {
    let fields = FormFields([("rendering", "reform"), ("note", "ok"), ("rendering", "reforms")])
    #expect(fields["rendering"] == "reform")
    #expect(fields.all("rendering") == ["reform", "reforms"])
    #expect(fields["status"] == nil)
  }
}
