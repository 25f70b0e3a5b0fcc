/// A step of the schema, applied once and never changed after a release.
struct Migration: Sendable {
  let version: Int
  let name: String
  /// Statements, run in one transaction.
  let sql: String
}

/// Every step of the schema, in order.
///
/// Times are microseconds since 1970 in UTC. A record is known by its `number` inside, by its `id` outside.
enum Schema {
  /// "DSSR": marks a file as ours (PRAGMA application_id).
  static let applicationID: Int32 = 0x4453_5352

  static let migrations: [Migration] = [
    Migration(version: 1, name: "cases, documents and jobs", sql: records),
    Migration(version: 2, name: "pages, passages, entities and vectors", sql: contents),
    Migration(version: 3, name: "full text", sql: fullText),
    Migration(version: 4, name: "keys", sql: keys),
    Migration(version: 5, name: "expiry", sql: expiry),
  ]

  private static let records = """
    CREATE TABLE settings (
      name TEXT NOT NULL PRIMARY KEY,
      value BLOB NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE cases (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL UNIQUE,
      display_name TEXT NOT NULL,
      description TEXT NOT NULL,
      document_count INTEGER NOT NULL DEFAULT 0 CHECK (document_count >= 0),
      create_time INTEGER NOT NULL,
      update_time INTEGER NOT NULL,
      delete_time INTEGER,
      expire_time INTEGER
    ) STRICT;

    CREATE TABLE documents (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL UNIQUE,
      case_number INTEGER NOT NULL REFERENCES cases (number) ON DELETE CASCADE,
      display_name TEXT NOT NULL,
      size_bytes INTEGER NOT NULL CHECK (size_bytes >= 0),
      sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
      mime_type TEXT NOT NULL DEFAULT '',
      language TEXT NOT NULL DEFAULT '',
      title TEXT NOT NULL DEFAULT '',
      page_count INTEGER NOT NULL DEFAULT 0,
      passage_count INTEGER NOT NULL DEFAULT 0,
      state INTEGER NOT NULL,
      failure_reason TEXT,
      failure_message TEXT,
      visible_attempt INTEGER,
      create_time INTEGER NOT NULL,
      update_time INTEGER NOT NULL,
      delete_time INTEGER,
      expire_time INTEGER
    ) STRICT;
    -- The same bytes are one document of a case, until it is deleted.
    CREATE UNIQUE INDEX documents_by_content ON documents (case_number, sha256) WHERE delete_time IS NULL;
    CREATE INDEX documents_by_case ON documents (case_number, state);
    CREATE INDEX documents_by_blob ON documents (sha256);

    CREATE TABLE jobs (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      kind TEXT NOT NULL,
      document_number INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
      state INTEGER NOT NULL,
      attempt INTEGER NOT NULL DEFAULT 0,
      max_attempts INTEGER NOT NULL,
      run_time INTEGER NOT NULL,
      lease_token INTEGER NOT NULL DEFAULT 0,
      lease_expire_time INTEGER,
      worker TEXT,
      stage INTEGER NOT NULL DEFAULT 1,
      pages_done INTEGER NOT NULL DEFAULT 0,
      pages_total INTEGER NOT NULL DEFAULT 0,
      failure_reason TEXT,
      failure_message TEXT,
      create_time INTEGER NOT NULL,
      update_time INTEGER NOT NULL,
      finish_time INTEGER
    ) STRICT;
    CREATE INDEX jobs_by_document ON jobs (document_number);
    CREATE INDEX jobs_waiting ON jobs (run_time, number) WHERE state = 1;
    CREATE INDEX jobs_leased ON jobs (lease_expire_time) WHERE state = 2;
    """

  /// What an attempt stores is seen when its document's `visible_attempt` names it: one row decides, however many
  /// pages there are.
  private static let contents = """
    CREATE TABLE attempts (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      document_number INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
      job_number INTEGER NOT NULL REFERENCES jobs (number) ON DELETE CASCADE,
      attempt INTEGER NOT NULL,
      state INTEGER NOT NULL,
      passage_count INTEGER NOT NULL DEFAULT 0,
      create_time INTEGER NOT NULL,
      UNIQUE (job_number, attempt)
    ) STRICT;
    CREATE INDEX attempts_by_document ON attempts (document_number);
    CREATE INDEX attempts_discarded ON attempts (number) WHERE state = 3;

    CREATE TABLE pages (
      attempt_number INTEGER NOT NULL REFERENCES attempts (number) ON DELETE CASCADE,
      page INTEGER NOT NULL,
      width REAL NOT NULL,
      height REAL NOT NULL,
      recognized INTEGER NOT NULL,
      text TEXT NOT NULL,
      PRIMARY KEY (attempt_number, page)
    ) STRICT;

    CREATE TABLE passages (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      attempt_number INTEGER NOT NULL REFERENCES attempts (number) ON DELETE CASCADE,
      page INTEGER NOT NULL,
      ordinal INTEGER NOT NULL,
      first INTEGER NOT NULL,
      past INTEGER NOT NULL,
      text TEXT NOT NULL,
      language TEXT NOT NULL,
      recognition_confidence REAL,
      regions BLOB NOT NULL,
      UNIQUE (attempt_number, page, ordinal)
    ) STRICT;

    CREATE TABLE entities (
      passage_number INTEGER NOT NULL REFERENCES passages (number) ON DELETE CASCADE,
      ordinal INTEGER NOT NULL,
      label TEXT NOT NULL,
      text TEXT NOT NULL,
      folded TEXT NOT NULL,
      first INTEGER NOT NULL,
      past INTEGER NOT NULL,
      source INTEGER NOT NULL,
      score REAL NOT NULL,
      PRIMARY KEY (passage_number, ordinal)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX entities_by_text ON entities (folded, label);
    CREATE INDEX entities_by_label ON entities (label);

    -- 32-bit floats, for exact scores.
    CREATE TABLE embeddings (
      passage_number INTEGER PRIMARY KEY REFERENCES passages (number) ON DELETE CASCADE,
      components BLOB NOT NULL
    ) STRICT;
    -- 8-bit copies and what filters ask for, by attempt, so that an index loads them in one sweep.
    CREATE TABLE vectors (
      attempt_number INTEGER NOT NULL REFERENCES attempts (number) ON DELETE CASCADE,
      passage_number INTEGER NOT NULL,
      language TEXT NOT NULL,
      words INTEGER NOT NULL,
      labels TEXT NOT NULL,
      scale REAL NOT NULL,
      components BLOB NOT NULL,
      PRIMARY KEY (attempt_number, passage_number)
    ) STRICT, WITHOUT ROWID;
    """

  private static let fullText = """
    CREATE VIRTUAL TABLE passage_text USING fts5 (
      text, content = 'passages', content_rowid = 'number',
      tokenize = '\(TextAnalyzer.tokenizer)'
    );
    CREATE VIRTUAL TABLE passage_terms USING fts5vocab (passage_text, instance);
    CREATE VIRTUAL TABLE passage_term_counts USING fts5vocab (passage_text, row);
    CREATE TRIGGER passages_after_insert AFTER INSERT ON passages BEGIN
      INSERT INTO passage_text (rowid, text) VALUES (new.number, new.text);
    END;
    CREATE TRIGGER passages_after_delete AFTER DELETE ON passages BEGIN
      INSERT INTO passage_text (passage_text, rowid, text) VALUES ('delete', old.number, old.text);
    END;
    """

  private static let expiry = """
    CREATE INDEX documents_deleted ON documents (expire_time) WHERE delete_time IS NOT NULL;
    CREATE INDEX cases_deleted ON cases (expire_time) WHERE delete_time IS NOT NULL;
    """

  private static let keys = """
    CREATE TABLE api_keys (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL UNIQUE,
      display_name TEXT NOT NULL,
      role INTEGER NOT NULL,
      prefix TEXT NOT NULL,
      secret_sha256 BLOB NOT NULL UNIQUE CHECK (length(secret_sha256) = 32),
      create_time INTEGER NOT NULL,
      expire_time INTEGER,
      revoke_time INTEGER
    ) STRICT;
    """
}
