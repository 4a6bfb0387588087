/// Two people gave one field different values: nothing was written.
public struct ReviewConflict: Error, Hashable, Sendable, CustomStringConvertible {
  public var subject: ReviewSubject
  public var field: ReviewField
  /// What the author of the refused decision saw.
  public var base: String?
  /// What is there now.
  public var theirs: String?
  /// What was to be written.
  public var mine: String?
  /// Who gave it the value it has now; nil where nobody did.
  public var actor: String?
  /// When (UTC, ISO 8601).
  public var time: String?

  public var description: String {
    func quoted(_ value: String?) -> String { value.map { "“\($0)”" } ?? "nothing" }
    let who = actor.map { " by \($0)" } ?? ""
    return "\(field.rawValue) of \(subject.label) has become \(quoted(theirs))\(who) since you saw"
      + " \(quoted(base)); your \(quoted(mine)) was not written"
  }
}

/// Why a review store cannot be used, or a decision cannot be taken.
public struct ReviewError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Kind: Hashable, Sendable {
    /// There is no such file, or it cannot be opened or written.
    case unusable
    /// The file is no review store.
    case foreign
    /// A later version of Concord wrote the file.
    case newer
    /// The file lies on a file system that several machines share.
    case sharedFileSystem
    /// The value does not fit the field, or the field the subject.
    case invalid
    /// There is nothing to undo or redo.
    case nothingToDo
    /// A blind round that is not open, or not closed, as the request needs it.
    case round
    /// Another process held the store for longer than ``ReviewStore/patience``.
    case busy
  }

  public var kind: Kind
  /// The file, or the subject of a decision.
  public var place: String
  public var reason: String
  /// The next step.
  public var advice: String

  /// `place: reason (advice)`
  public var description: String { "\(place): \(reason) (\(advice))" }
}
