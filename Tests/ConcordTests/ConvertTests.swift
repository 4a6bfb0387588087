import Foundation
import Testing

private let list = """
  zh-CN\ten-US\tstatus
  改革\treform|overhaul\t
  大局\tbig picture\tforbidden

  """

@Suite struct ConvertTests {
  @Test func aListBecomesTBXAndAWorkbookAndBack() throws {
    let place = try Workplace()
    try place.file("list.tsv", list)
    #expect(try place.run("convert", "list.tsv", "--to", "tbx", "-o", "g.tbx").exitCode == 0)
    #expect(try place.run("convert", "g.tbx", "--to", "xlsx", "-o", "g.xlsx").exitCode == 0)
    let run = try place.run("convert", "g.xlsx", "--to", "omegat-tsv")
    #expect(run.exitCode == 0)
    #expect(
      run.text
        == "# -*- coding: utf-8 -*-\n改革\treform\t\n改革\toverhaul\t\n大局\tbig picture\tDEPRECATED\n")
  }

  @Test func lossesAreToldAndReported() throws {
    let place = try Workplace()
    try place.file("list.tsv", "zh\ten\tdefinition\n改革\treform\tchange for the better\n")
    let run = try place.run(
      "convert", "list.tsv", "--to", "tmx", "-o", "g.tmx", "--loss-report", "losses.json")
    #expect(run.exitCode == 0)
    #expect(
      run.messages.contains(
        "concord: definition: left out: the format has no place for it (1×, first in c1)"))
    let report = try String(contentsOfFile: place.path + "/losses.json", encoding: .utf8)
    #expect(report.contains("\"what\": \"definition\""))
  }

  @Test func wrongCommandLinesAreRefused() throws {
    let place = try Workplace()
    try place.file("list.tsv", list)
    let run = try place.run("convert", "list.tsv", "--to", "tbx-basci")
    #expect(run.exitCode == 2)
    #expect(run.messages.contains("did you mean tbx-basic?"))
    for wrong in [
      ["--to", "tbx", "--client", "omegat"], ["--to", "tbx-v2", "--client", "trados"],
      ["--to", "json", "--exact"], ["--to", "utx", "--source-language", "!"],
    ] {
      #expect(try place.run(["convert", "list.tsv"] + wrong).exitCode == 2, "\(wrong)")
    }
    #expect(try place.run("convert", "nowhere.tbx", "--to", "tbx").exitCode == 3)
    #expect(
      try place.run("convert", "list.tsv", "--to", "utx", "--target-language", "fr").exitCode == 3)
  }

  @Test func versionsChangeExactlyAndComeBack() throws {
    let place = try Workplace()
    let file = """
      <?xml version="1.0" encoding="UTF-8"?>
      <tbx xmlns="urn:iso:std:iso:30042:ed-2" type="TBX-Basic" xml:lang="zh" style="dca"><!-- x -->
        <text><body><conceptEntry id="c1"><descrip type="odd">o</descrip><langSec xml:lang="zh">
          <termSec><term>改革</term></termSec></langSec></conceptEntry></body></text>
      </tbx>

      """
    try place.file("g.tbx", file)
    for steps in [["tbx-v2", "tbx"], ["tbx-basic-dct", "tbx-basic"]] {
      #expect(
        try place.run("convert", "g.tbx", "--to", steps[0], "--exact", "-o", "h.tbx").exitCode == 0)
      let back = try place.run("convert", "h.tbx", "--to", steps[1], "--exact")
      #expect(back.text == file)
    }
  }
}
