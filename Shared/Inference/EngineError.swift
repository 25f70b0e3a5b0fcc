internal import COpenVINO

/// Why the inference engine could not do what it was asked to.
public enum EngineError: Error, Sendable, Equatable, CustomStringConvertible {
  /// OpenVINO refused: what was being done, its status (`ov_status_e`), the status's name, and its message.
  case engine(operation: String, code: Int32, name: String, message: String)
  /// The model has no input or output of this name or index.
  case unknownPort(String)
  /// A tensor has another element type than the caller asked for.
  case elementType(port: String, expected: ElementType, actual: ElementType)
  /// A tensor has another shape than the caller asked for; `nil` stands for any size.
  /// An output of size zero ends here too: some models answer so, without an error, on some processors.
  case shape(port: String, expected: [Int?], actual: [Int])
  /// A shape is negative, empty of elements, or does not fit the memory given for it.
  case badShape([Int], elements: Int)
  /// A model's answer is outside of what its self-test allows.
  case implausible(model: String, reason: String)
  /// More calls wait for a request of the pool than its bound allows.
  case queueFull(limit: Int)
  /// The pool was shut down.
  case closed

  public var description: String {
    switch self {
    case .engine(let operation, let code, let name, let message):
      "\(operation): \(name) (\(code))\(message.isEmpty ? "" : ": \(message)")"
    case .unknownPort(let port): "the model has no input or output \(port)"
    case .elementType(let port, let expected, let actual): "\(port) holds \(actual), not \(expected)"
    case .shape(let port, let expected, let actual):
      "\(port) has the shape \(actual), not [\(expected.map { $0.map(String.init) ?? "any" }.joined(separator: ", "))]"
    case .badShape(let shape, let elements): "the shape \(shape) does not fit \(elements) elements"
    case .implausible(let model, let reason): "the model \(model) failed its self-test: \(reason)"
    case .queueFull(let limit): "\(limit) calls already wait for the model"
    case .closed: "the model was shut down"
    }
  }
}

/// Turns a status of OpenVINO into an error that keeps its code and message.
func check(_ status: ov_status_e, _ operation: @autoclosure () -> String) throws(EngineError) {
  guard status != OK else { return }
  // Both strings stay OpenVINO's: a static one, and one that lives until the thread's next failure.
  let name = unsafe ov_get_error_info(status).map { unsafe String(cString: $0) } ?? "unknown"
  let message = unsafe ov_get_last_err_msg().map { unsafe String(cString: $0) } ?? ""
  throw .engine(operation: operation(), code: status.rawValue, name: name, message: message)
}
