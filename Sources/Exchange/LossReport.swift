internal import JSON

extension Loss {
  /// A loss report as JSON: `{"schema": "concord-losses/1", "losses": [{"what", "why", "count", "where": {"line", "concept"}}]}`.
  public static func report(_ losses: [Loss]) -> [UInt8] {
    var json = JSONLines()
    json.open("{")
    json.member("schema", "concord-losses/1")
    json.key("losses")
    json.open("[")
    for loss in losses {
      json.lineBreak()
      json.open("{")
      json.member("what", loss.what)
      json.member("why", loss.why)
      json.member("count", loss.count)
      json.key("where")
      json.open("{")
      if let line = loss.line { json.member("line", line) }
      json.optional("concept", loss.concept)
      json.close("}")
      json.close("}")
    }
    json.close("]", onNewLine: !losses.isEmpty)
    json.close("}")
    return json.bytes + [0x0A]
  }
}
