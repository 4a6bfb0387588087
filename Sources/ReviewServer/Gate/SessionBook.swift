internal import Synchronization

/// Who may come in: browsers that came with a start address, known by a cookie.
final class SessionBook: Sendable {
  private struct Entry {
    var secret: Secret
    var session: ReviewSession
    var formToken: Secret
  }

  private struct State {
    /// Of start addresses nobody has used yet.
    var startTokens: [Secret] = []
    var entries: [Entry] = []
    var lastID = 0
  }

  /// Unused start addresses and browsers that are remembered; the oldest are forgotten.
  private static let limit = 64

  private let state = Mutex(State())
  /// Browsers send a cookie to every port of a machine, so that its name has the port.
  private let cookieName: String

  init(port: UInt16) { cookieName = "concord-\(port)" }

  /// The token of a new start address, good for one use.
  func newStartToken() -> String {
    let token = Secret()
    state.withLock { state in
      state.startTokens.append(token)
      state.startTokens.removeFirst(max(0, state.startTokens.count - Self.limit))
    }
    return token.text
  }

  /// Uses a start token up.
  /// - Returns: the `Set-Cookie` of a new session; nil where there is no such token, or no longer.
  func begin(with token: String) -> String? {
    state.withLock { state in
      let index = state.startTokens.indices.reduce(nil as Int?) {
        state.startTokens[$1].matches(token) ? $1 : $0
      }
      guard let index else { return nil }
      state.startTokens.remove(at: index)
      state.lastID += 1
      let formToken = Secret()
      let entry = Entry(
        secret: Secret(), session: ReviewSession(id: state.lastID, formToken: formToken.text),
        formToken: formToken)
      state.entries.append(entry)
      state.entries.removeFirst(max(0, state.entries.count - Self.limit))
      return "\(cookieName)=\(entry.secret.text); HttpOnly; SameSite=Strict; Path=/"
    }
  }

  /// - Parameter cookies: the field `Cookie`: `name=value; name=value`. Another server of this machine may have set one of our name.
  func session(cookies: String?) -> ReviewSession? {
    let values = (cookies ?? "").split(separator: ";").compactMap { pair -> String? in
      let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard sides.count == 2, sides[0].trimmingPrefix(while: { $0 == " " }) == cookieName
      else { return nil }
      return String(sides[1].prefix { $0 != " " })
    }
    return entry { entry in values.prefix(8).contains { entry.secret.matches($0) } }?.session
  }

  /// Whether a form came from a page of its session.
  func isForm(_ token: String?, of session: ReviewSession) -> Bool {
    guard let token, let entry = entry({ $0.session.id == session.id }) else { return false }
    return entry.formToken.matches(token)
  }

  /// Looks at all of them, so that the time does not tell which.
  private func entry(_ isWanted: (Entry) -> Bool) -> Entry? {
    state.withLock { state in
      state.entries.reduce(nil as Entry?) { isWanted($1) ? $1 : $0 }
    }
  }
}
