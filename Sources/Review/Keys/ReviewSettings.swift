internal import GRDB

/// Light or dark.
public enum ReviewTheme: String, Hashable, Sendable, CaseIterable {
  /// As the system has it.
  case auto
  case light, dark
}

/// What a reviewer set for themselves. No decision, and in no log.
public struct ReviewSettings: Hashable, Sendable {
  public var keys = ReviewKeys()
  public var theme = ReviewTheme.auto
  /// The term they were at; nil before any.
  public var place: String?
  /// What they were looking at.
  public var query = ReviewQuery()

  public init() {}
}

extension ReviewStore {
  private enum Setting: String {
    case keys, theme, place, query
  }

  /// The usual ones where a reviewer has set nothing.
  public func settings(of reviewer: String) throws -> ReviewSettings {
    let rows = try read {
      try Row.fetchAll(
        $0, sql: "SELECT name, value FROM setting WHERE reviewer = ?", arguments: [reviewer])
    }
    var settings = ReviewSettings()
    for row in rows {
      let value: String = row[1]
      switch Setting(rawValue: row[0]) {
      case .keys: settings.keys = ReviewKeys(text: value)
      case .theme: settings.theme = ReviewTheme(rawValue: value) ?? .auto
      case .place: settings.place = value
      case .query:
        settings.query = ReviewQuery(
          fields: value.split(whereSeparator: \.isNewline).map { line in
            let parts = line.split(separator: "\t", maxSplits: 1, omittingEmptySubsequences: false)
            return (String(parts[0]), parts.count > 1 ? String(parts[1]) : "")
          })
      case nil: break
      }
    }
    return settings
  }

  /// - Throws: `ReviewError` for a name that is none, and where the store cannot be written.
  public func save(_ settings: ReviewSettings, of reviewer: String) throws {
    try ReviewRules.check(actor: reviewer, scope: .shared)
    let query = settings.query.fields.map { name, value in
      // A search on one line.
      "\(name)\t\(value.split(whereSeparator: \.isNewline).joined(separator: " "))\n"
    }.joined()
    let values: [Setting: String?] = [
      .keys: settings.keys.isUsual ? nil : settings.keys.text,
      .theme: settings.theme == .auto ? nil : settings.theme.rawValue, .place: settings.place,
      .query: query.isEmpty ? nil : query,
    ]
    try write { database in
      for (setting, value) in values {
        if let value {
          try database.execute(
            sql: "INSERT OR REPLACE INTO setting (reviewer, name, value) VALUES (?, ?, ?)",
            arguments: [reviewer, setting.rawValue, value])
        } else {
          try database.execute(
            sql: "DELETE FROM setting WHERE reviewer = ? AND name = ?",
            arguments: [reviewer, setting.rawValue])
        }
      }
    }
  }
}
