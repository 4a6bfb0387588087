/// What a key or a button does, the same in browser and terminal.
public enum ReviewAction: String, Hashable, Sendable, CaseIterable {
  case next, previous, nextUndecided, previousUndecided, first, last, extendDown, extendUp
  case prefer1, prefer2, prefer3, prefer4, prefer5, prefer6, prefer7, prefer8, prefer9
  case accept, reject, later, admit, forbid
  case nextRendering, previousRendering, nextExample, previousExample
  case select, selectAll, acceptSelection, rejectSelection, merge, split
  case editTarget, editSource, note, assign, suppress, widen, history
  case undo, redo, search, facets, nextOrder, enter, leave, save, nextPane, help

  /// What a help page and a button's name say.
  public var title: String {
    if let rendering { return "Make rendering \(rendering + 1) preferred and accept" }
    return Self.entries[self]?.title ?? rawValue
  }

  /// Of `prefer1` to `prefer9` the place of the rendering, from 0.
  public var rendering: Int? {
    guard rawValue.hasPrefix("prefer"), let number = Int(rawValue.dropFirst(6)) else { return nil }
    return number - 1
  }

  /// `prefer1` to `prefer9`.
  /// - Parameter place: from 0.
  public static func prefer(_ place: Int) -> Self? { Self(rawValue: "prefer\(place + 1)") }

  public var defaultKeys: [ReviewKey] {
    if let rendering { return [ReviewKey(String(rendering + 1))].compactMap(\.self) }
    return (Self.entries[self]?.keys ?? []).compactMap(ReviewKey.init)
  }

  private struct Entry {
    var title: String
    var keys: [String]

    init(_ title: String, _ keys: String...) {
      self.title = title
      self.keys = keys
    }
  }

  private static let entries: [Self: Entry] = [
    .next: Entry("Next term", "j", "ArrowDown"),
    .previous: Entry("Previous term", "k", "ArrowUp"),
    .nextUndecided: Entry("Next undecided term", "n"),
    .previousUndecided: Entry("Previous undecided term", "N"),
    .first: Entry("First term", "g g", "Home"),
    .last: Entry("Last term", "G", "End"),
    .extendDown: Entry("Extend the selection down", "J", "Shift+ArrowDown"),
    .extendUp: Entry("Extend the selection up", "K", "Shift+ArrowUp"),
    .accept: Entry("Accept the term as shown", "a"),
    .reject: Entry("Reject the term", "x"),
    .later: Entry("Decide later", "d"),
    .admit: Entry("Rendering is an allowed variant, or not", "v"),
    .forbid: Entry("Rendering is forbidden, or not", "b"),
    .nextRendering: Entry("Next rendering", "ArrowRight"),
    .previousRendering: Entry("Previous rendering", "ArrowLeft"),
    .nextExample: Entry("Next example", "]"),
    .previousExample: Entry("Previous example", "["),
    .select: Entry("Select or deselect the term", "Space"),
    .selectAll: Entry("Select all terms shown", "Ctrl+a"),
    .acceptSelection: Entry("Accept the selected terms", "A"),
    .rejectSelection: Entry("Reject the selected terms", "X"),
    .merge: Entry("Merge", "m"),
    .split: Entry("Split", "u"),
    .editTarget: Entry("Edit the English", "e"),
    .editSource: Entry("Edit the Chinese", "t"),
    .note: Entry("Note", "c"),
    .assign: Entry("Assign", "@"),
    .suppress: Entry("Suppress a finding", "i"),
    .widen: Entry("Widen the context", "w"),
    .history: Entry("History", "h"),
    .undo: Entry("Undo", "z", "Ctrl+z"),
    .redo: Entry("Redo", "Z", "Ctrl+Shift+z"),
    .search: Entry("Search", "/"),
    .facets: Entry("Filter", "f"),
    .nextOrder: Entry("Next order", "s"),
    .enter: Entry("Go in", "Enter"),
    .leave: Entry("Go out", "Escape"),
    .save: Entry("Save the field and go to the next term", "Ctrl+Enter"),
    .nextPane: Entry("Next pane", "F6"),
    .help: Entry("Help and keys", "?"),
  ]
}
