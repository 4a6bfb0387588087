internal import JSON
public import Terminology

/// Shows what changed from one glossary to another.
public struct DiffReport: Hashable, Sendable {
  public var diff: GlossaryDiff
  /// Names of the two files, as the person gave them.
  public var old: String
  public var new: String

  public init(_ diff: GlossaryDiff, old: String, new: String) {
    self.diff = diff
    self.old = old
    self.new = new
  }

  /// A line for each concept and each change in it, then the numbers.
  public func text() -> String {
    var text = "--- \(old)\n+++ \(new)\n"
    for concept in diff.concepts {
      text += "\(Self.sign(concept.kind)) \(concept.id) \(concept.label)"
      if let oldID = concept.oldID { text += " (was \(oldID))" }
      text += "\n"
      for change in concept.changes { text += "    \(Self.line(change))\n" }
    }
    return text + summary + "\n"
  }

  /// The numbers in a sentence.
  public var summary: String {
    "\(diff.count(.added)) added, \(diff.count(.removed)) removed, \(diff.count(.changed)) changed, "
      + "\(diff.unchanged) the same"
  }

  private static func sign(_ kind: GlossaryDiff.ConceptChange.Kind) -> String {
    switch kind {
    case .added: "+"
    case .removed: "-"
    case .changed: "~"
    }
  }

  private static func line(_ change: GlossaryDiff.Change) -> String {
    let place = [change.language?.text, change.path.isEmpty ? nil : change.term]
      .compactMap { $0 }.joined(separator: " ")
    let what = change.path.isEmpty ? "" : change.path.joined(separator: " › ") + ": "
    let values =
      switch (change.old, change.new) {
      case (let old?, let new?): "\(quoted(old)) → \(quoted(new))"
      case (nil, let new?): "+ \(quoted(new))"
      case (let old?, nil): "- \(quoted(old))"
      case (nil, nil): ""
      }
    return (place.isEmpty ? "" : place + "  ") + what + values
  }

  /// A text on one line.
  private static func quoted(_ text: String) -> String {
    "“\(text.split(whereSeparator: \.isNewline).joined(separator: " "))”"
  }

  /// `concord-diff/1`, UTF-8; the same bytes for the same differences.
  public func json() -> [UInt8] {
    JSONValue.object([
      ("schema", .string("concord-diff/1")),
      ("old", .string(old)),
      ("new", .string(new)),
      (
        "counts",
        .object([
          ("added", .integer(diff.count(.added))), ("removed", .integer(diff.count(.removed))),
          ("changed", .integer(diff.count(.changed))), ("unchanged", .integer(diff.unchanged)),
        ])
      ),
      ("concepts", .array(diff.concepts.map(\.json))),
    ]).bytes()
  }
}

extension GlossaryDiff.ConceptChange {
  fileprivate var json: JSONValue {
    .object([
      ("kind", .string(kind.rawValue)),
      ("id", .string(id)),
      ("old_id", .optional(oldID)),
      ("label", .string(label)),
      (
        "changes",
        .array(
          changes.map { change in
            .object([
              ("language", .optional(change.language?.text)),
              ("term", .optional(change.term)),
              ("path", .array(change.path.map(JSONValue.string))),
              ("old", .optional(change.old)),
              ("new", .optional(change.new)),
            ])
          })
      ),
    ])
  }
}
