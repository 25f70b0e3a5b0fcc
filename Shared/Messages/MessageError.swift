/// Why bytes or JSON are not a message, or a message cannot be written.
public struct MessageError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong.
  public enum Reason: Hashable, Sendable {
    /// The bytes end inside a field.
    case truncated
    /// Messages are nested deeper than the limit.
    case nesting(limit: Int)
    /// A `string` field is not UTF-8.
    case utf8
    /// Not the wire format; with what is wrong.
    case malformed(String)
    /// The message, or what it would take in memory, is over the limit in bytes.
    case tooLarge(limit: Int)
    /// Not the message's JSON; with what is wrong and where in the text, counted from 1.
    case json(String, line: Int, column: Int)
    /// A type's description is not among those known.
    case unknownType(String)
    /// A value that the JSON mapping has no form for.
    case notRepresentable(String)
  }

  public var reason: Reason
  /// The field, from the outermost message inwards, such as `pages[3].words`; empty where not known.
  public var path: String

  public init(_ reason: Reason, path: String = "") {
    self.reason = reason
    self.path = path
  }

  public var description: String {
    let what =
      switch reason {
      case .truncated: "The message ends inside a field."
      case .nesting(let limit): "Messages are nested deeper than \(limit) levels."
      case .utf8: "A text is not valid UTF-8."
      case .malformed(let what): "The message is malformed: \(what)."
      case .tooLarge(let limit): "The message takes more memory than the limit of \(limit) bytes."
      case .json(let what, let line, let column): "The JSON does not fit, at line \(line), column \(column): \(what)."
      case .unknownType(let name): "The type \(name) is not known."
      case .notRepresentable(let what): "JSON has no form for this value: \(what)."
      }
    return path.isEmpty ? what : "\(what) Field: \(path)."
  }

  /// The same error, seen from the message around.
  func within(_ component: String) -> MessageError {
    var error = self
    error.path = path.isEmpty ? component : path.hasPrefix("[") ? component + path : "\(component).\(path)"
    return error
  }
}
