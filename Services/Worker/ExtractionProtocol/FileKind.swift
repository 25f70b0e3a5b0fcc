/// Kinds of files that the extractor reads.
///
/// Images are not among them: they need no extraction, and go to vision as they are.
public enum FileKind: String, Sendable, Hashable, CaseIterable {
  case pdf
  /// Text in any encoding.
  case text
  case markdown
  case html
  /// An e-mail message (RFC 5322 with MIME).
  case email
}
