internal import COpenVINO

/// The memory one run of a model at a time needs: inputs are set, the model is run, outputs are read in place.
///
/// Blocks its thread while it runs: use it from `InferencePool` or a thread of your own, not from the cooperative
/// pool. Not safe to share between threads.
@safe public final class InferenceRequest {
  /// The model it runs.
  public let model: CompiledModel

  private let request: OpaquePointer
  // Tensors in use as inputs, kept alive since the engine reads their memory in place.
  private var inputs: [String: AnyObject] = [:]

  init(adopting request: OpaquePointer, model: CompiledModel) {
    unsafe self.request = request
    self.model = model
  }

  deinit { unsafe ov_infer_request_free(request) }

  /// Makes a tensor an input of the runs to come. The request keeps it and reads its memory in place; call again
  /// after `Tensor.reshape`.
  public func setInput<Element>(_ name: String, _ tensor: Tensor<Element>) throws(EngineError) {
    try checkInput(name, Element.elementType, tensor.shape)
    let handle = try unsafe tensor.makeHandle()
    defer { unsafe ov_tensor_free(handle) }
    try check(unsafe ov_infer_request_set_tensor(request, name, handle), "set \(name)")
    inputs[name] = tensor
  }

  /// Copies elements into an input of the runs to come.
  public func setInput<Element: TensorElement>(
    _ name: String, copying elements: Span<Element>, shape: [Int]
  ) throws(EngineError) {
    let tensor = Tensor<Element>(capacity: elements.count)
    try tensor.reshape(shape)
    guard tensor.count == elements.count else { throw .badShape(shape, elements: elements.count) }
    tensor.withElements { target in
      for index in elements.indices { target[index] = elements[index] }
    }
    try setInput(name, tensor)
  }

  /// Runs the model with the caller's memory as an input, read in place, and lends the request to `body` afterwards
  /// so that outputs can be read. The memory is not used after the call.
  public func run<Element: TensorElement, Result>(
    _ name: String, reading elements: Span<Element>, shape: [Int], _ body: (InferenceRequest) throws -> Result
  ) throws -> Result {
    try checkInput(name, Element.elementType, shape)
    guard try elementCount(of: shape, capacity: elements.count) == elements.count else {
      throw EngineError.badShape(shape, elements: elements.count)
    }
    var original: OpaquePointer?
    try check(unsafe ov_infer_request_get_tensor(request, name, &original), "read \(name)")
    defer {
      // Puts the request's own tensor back, so that the borrowed memory is not referred to after its lifetime.
      _ = unsafe ov_infer_request_set_tensor(request, name, original)
      unsafe ov_tensor_free(original)
    }
    return try unsafe elements.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { throw EngineError.badShape(shape, elements: 0) }
      // Inputs are only read, so the missing constness of the C signature does no harm.
      let memory = unsafe UnsafeMutableRawPointer(mutating: base)
      let handle = try unsafe makeTensorHandle(shape, Element.elementType, memory)
      defer { unsafe ov_tensor_free(handle) }
      try check(unsafe ov_infer_request_set_tensor(request, name, handle), "set \(name)")
      try run()
      return try body(self)
    }
  }

  /// Runs the model and waits for its end.
  public func run() throws(EngineError) {
    try check(model.meter.measure { unsafe ov_infer_request_infer(request) }, "run \(model.path)")
  }

  /// Lends an output of the last run.
  ///
  /// - Parameters:
  ///   - index: which of `CompiledModel.outputs`.
  ///   - shape: the sizes it must have; `nil` for a size that may be any but zero.
  ///   - body: gets the elements and the actual shape; the elements end with the call.
  ///
  /// Throws `EngineError.shape` when the output is empty or of another shape, `.elementType` when of another type.
  public func withOutput<Element: TensorElement, Result>(
    _ index: Int = 0, of type: Element.Type, shape expected: [Int?],
    _ body: (Span<Element>, _ shape: [Int]) throws -> Result
  ) throws -> Result {
    guard model.outputs.indices.contains(index) else { throw EngineError.unknownPort("\(index)") }
    let name = model.outputs[index].name
    var handle: OpaquePointer?
    try check(unsafe ov_infer_request_get_output_tensor_by_index(request, index, &handle), "read \(name)")
    guard let handle = unsafe handle else { throw EngineError.unknownPort(name) }
    defer { unsafe ov_tensor_free(handle) }

    var actualType = DYNAMIC
    try check(unsafe ov_tensor_get_element_type(handle, &actualType), "read the type of \(name)")
    guard ElementType(actualType) == Element.elementType else {
      throw EngineError.elementType(port: name, expected: Element.elementType, actual: ElementType(actualType))
    }
    let shape = try unsafe shape(of: handle, name)
    let fits =
      shape.count == expected.count
      && zip(shape, expected).allSatisfy { actual, expected in actual > 0 && (expected ?? actual) == actual }
    guard fits else { throw EngineError.shape(port: name, expected: expected, actual: shape) }

    var memory: UnsafeMutableRawPointer?
    try check(unsafe ov_tensor_data(handle, &memory), "read the data of \(name)")
    guard let memory = unsafe memory else { throw EngineError.shape(port: name, expected: expected, actual: []) }
    // The engine's memory holds as many elements of this type as the shape says; it is the request's until the next
    // run, and the span cannot outlive the call.
    let count = shape.reduce(1, *)
    let buffer = unsafe UnsafeBufferPointer(start: memory.assumingMemoryBound(to: Element.self), count: count)
    return try body(unsafe Span(_unsafeElements: buffer), shape)
  }

  private func checkInput(_ name: String, _ type: ElementType, _ shape: [Int]) throws(EngineError) {
    guard let port = model.inputs.first(where: { $0.name == name }) else { throw .unknownPort(name) }
    guard port.elementType == type else {
      throw .elementType(port: name, expected: port.elementType, actual: type)
    }
    let fits =
      port.shape.isEmpty
      || (port.shape.count == shape.count && zip(port.shape, shape).allSatisfy { $0 == nil || $0 == $1 })
    guard fits else { throw .shape(port: name, expected: port.shape, actual: shape) }
  }

  private func shape(of handle: OpaquePointer, _ name: String) throws(EngineError) -> [Int] {
    var shape = unsafe ov_shape_t()
    try check(unsafe ov_tensor_get_shape(handle, &shape), "read the shape of \(name)")
    defer { _ = unsafe ov_shape_free(&shape) }
    guard let dimensions = unsafe shape.dims else { return [] }
    return (0..<Int(unsafe shape.rank)).map { Int(unsafe dimensions[$0]) }
  }
}
