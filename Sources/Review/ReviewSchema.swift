internal import GRDB

/// The tables, and how those of earlier versions become those of this one.
///
/// `step` and `event` are the log, which grows and never changes. `value` and `standing` are its fold. `setting` is
/// what people set for themselves, everything else the last extraction.
enum ReviewSchema {
  /// Marks the file as ours (`PRAGMA application_id`): "CRev".
  static let applicationID = 0x4352_6576

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { database in
      try database.execute(sql: log)
      try database.execute(sql: extraction)
    }
    migrator.registerMigration("2") { try $0.execute(sql: settings) }
    migrator.registerMigration("3") { try $0.execute(sql: texts) }
    return migrator
  }

  private static let log = """
    PRAGMA application_id = \(applicationID);
    CREATE TABLE step (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      kind TEXT NOT NULL CHECK (kind IN ('decision', 'undo', 'redo')),
      actor TEXT NOT NULL,
      scope TEXT NOT NULL,
      time TEXT NOT NULL,
      -- The decision that an undo or redo is of.
      decision INTEGER REFERENCES step (id),
      CHECK ((kind = 'decision') = (decision IS NULL))
    ) STRICT;
    CREATE TABLE event (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      step INTEGER NOT NULL REFERENCES step (id),
      kind TEXT NOT NULL,
      term TEXT NOT NULL,
      item TEXT NOT NULL,
      field TEXT NOT NULL,
      old TEXT,
      new TEXT,
      -- The decisions that the old and the new value are of; NULL before any.
      oldOrigin INTEGER REFERENCES step (id),
      newOrigin INTEGER REFERENCES step (id),
      reason TEXT
    ) STRICT;
    CREATE INDEX eventByStep ON event (step);
    CREATE INDEX eventBySubject ON event (term, kind, item, field);
    CREATE TRIGGER stepStays BEFORE UPDATE ON step BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
    CREATE TRIGGER stepIsKept BEFORE DELETE ON step BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
    CREATE TRIGGER eventStays BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
    CREATE TRIGGER eventIsKept BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
    CREATE TABLE value (
      scope TEXT NOT NULL,
      term TEXT NOT NULL,
      kind TEXT NOT NULL,
      item TEXT NOT NULL,
      field TEXT NOT NULL,
      -- NULL where somebody took an earlier decision back.
      value TEXT,
      -- The decision it is of.
      origin INTEGER NOT NULL REFERENCES step (id),
      PRIMARY KEY (scope, term, kind, item, field)
    ) STRICT, WITHOUT ROWID;
    -- Whether a decision can be undone, redone, or neither since a later one took its place.
    CREATE TABLE standing (
      step INTEGER PRIMARY KEY REFERENCES step (id),
      actor TEXT NOT NULL,
      scope TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'replaced'))
    ) STRICT;
    CREATE INDEX standingByActor ON standing (actor, scope, state, step);
    """

  /// What people set for themselves: keys, colours, where they were. No decisions.
  private static let settings = """
    CREATE TABLE setting (
      reviewer TEXT NOT NULL,
      name TEXT NOT NULL,
      value TEXT NOT NULL,
      PRIMARY KEY (reviewer, name)
    ) STRICT, WITHOUT ROWID;
    """

  /// What the last extraction was made of, as one fingerprint.
  private static let texts = """
    CREATE TABLE texts (
      extraction INTEGER NOT NULL REFERENCES extraction (id),
      digest TEXT NOT NULL
    ) STRICT;
    """

  private static let extraction = """
    CREATE TABLE extraction (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      time TEXT NOT NULL,
      digest TEXT NOT NULL,
      sourceLanguage TEXT NOT NULL,
      targetLanguage TEXT NOT NULL
    ) STRICT;
    CREATE TABLE document (
      position INTEGER PRIMARY KEY,
      id TEXT NOT NULL,
      language TEXT NOT NULL,
      translates TEXT,
      publisher TEXT,
      date TEXT,
      kind TEXT,
      isReference INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE term (
      term TEXT PRIMARY KEY,
      -- From 1; 0 for a term that is gone.
      rank INTEGER NOT NULL,
      score REAL NOT NULL,
      frequency INTEGER NOT NULL,
      documents INTEGER NOT NULL,
      verdict TEXT NOT NULL,
      agreement REAL,
      omitted INTEGER NOT NULL,
      uncertain INTEGER NOT NULL,
      -- Against the extraction before: new, changed, unchanged, gone; and the differences as JSON.
      change TEXT NOT NULL,
      differences TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE rendering (
      term TEXT NOT NULL REFERENCES term (term) ON DELETE CASCADE,
      -- From 0, as in the report: preferred, then trivial, then divergent.
      position INTEGER NOT NULL,
      text TEXT NOT NULL,
      -- The equivalent that it is a form of, or its text.
      citation TEXT NOT NULL,
      class TEXT NOT NULL,
      -- Renderings of a term with the same number have the same content words.
      family INTEGER NOT NULL,
      rung TEXT,
      PRIMARY KEY (term, position)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE renderingCount (
      term TEXT NOT NULL,
      position INTEGER NOT NULL,
      document TEXT NOT NULL,
      count INTEGER NOT NULL,
      -- Mean of the occurrences, 0 to 1.
      confidence REAL NOT NULL,
      PRIMARY KEY (term, position, document),
      FOREIGN KEY (term, position) REFERENCES rendering (term, position) ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE finding (
      position INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      rule TEXT NOT NULL,
      term TEXT,
      document TEXT,
      level TEXT NOT NULL,
      severity REAL NOT NULL,
      message TEXT NOT NULL
    ) STRICT;
    CREATE INDEX findingByTerm ON finding (term);
    CREATE TABLE bead (
      id INTEGER PRIMARY KEY,
      sourceDocument TEXT NOT NULL,
      sourceLine INTEGER NOT NULL,
      targetDocument TEXT NOT NULL,
      targetLine INTEGER NOT NULL,
      number INTEGER NOT NULL,
      sourceText TEXT NOT NULL,
      targetText TEXT NOT NULL
    ) STRICT;
    CREATE TABLE occurrence (
      term TEXT NOT NULL REFERENCES term (term) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      id TEXT NOT NULL,
      bead INTEGER NOT NULL REFERENCES bead (id),
      -- In UTF-8 bytes.
      sourceStart INTEGER NOT NULL,
      sourceEnd INTEGER NOT NULL,
      -- The wording that it is counted as; NULL where it is not rendered or not surely.
      rendering TEXT,
      -- The stretches of the rendering in UTF-8 bytes: 4-9 20-31.
      ranges TEXT NOT NULL,
      confidence REAL NOT NULL,
      PRIMARY KEY (term, position)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX occurrenceByBead ON occurrence (bead);
    """
}
