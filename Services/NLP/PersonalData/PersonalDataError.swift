/// Why personal data cannot be looked for.
public enum PersonalDataError: Error, Sendable, Equatable, CustomStringConvertible {
  /// A text is longer than the limit, in bytes of UTF-8.
  case textTooLong(bytes: Int, limit: Int)
  /// A call has more texts than allowed.
  case tooManyTexts(count: Int, limit: Int)
  /// The patterns failed their self-test: what they should have found.
  case patternsFailed(expected: String)

  public var description: String {
    switch self {
    case .textTooLong(let bytes, let limit): "a text of \(bytes) bytes is longer than \(limit)"
    case .tooManyTexts(let count, let limit): "\(count) texts in one call are more than \(limit)"
    case .patternsFailed(let expected): "the patterns failed their self-test: no \(expected) found"
    }
  }
}
