/// Why a model folder could not be used.
///
/// Texts never cause an error: every string, however odd, has a tokenisation and a (possibly empty) list of entities.
public enum EntityTaggerError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A file of the model folder is missing or cannot be read.
  case unreadable(file: String, reason: String)
  /// A file is larger than any file of this kind has reason to be.
  case tooLarge(file: String, bytes: Int, limit: Int)
  /// A file's bytes are not what its format says.
  case malformed(file: String, reason: String)
  /// A tokenizer pattern uses regular-expression syntax that the matcher does not have.
  case unsupportedPattern(name: String, reason: String)
  /// The loaded model did not give the known answer for the self-test's text.
  case selfTestFailed(expected: String, found: String)

  public var description: String {
    switch self {
    case .unreadable(let file, let reason): "cannot read \(file): \(reason)"
    case .tooLarge(let file, let bytes, let limit): "\(file) has \(bytes) bytes; the limit is \(limit)"
    case .malformed(let file, let reason): "\(file) is malformed: \(reason)"
    case .unsupportedPattern(let name, let reason): "the tokenizer's \(name) pattern is not supported: \(reason)"
    case .selfTestFailed(let expected, let found): "the self-test expected \(expected) and found \(found)"
    }
  }
}
