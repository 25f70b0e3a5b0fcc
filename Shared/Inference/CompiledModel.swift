internal import COpenVINO

/// A model ready to run. Safe to use from any thread; each thread that runs it makes its own `InferenceRequest`.
@safe public final class CompiledModel: Sendable {
  /// An input or output of a model.
  public struct Port: Sendable, Hashable {
    /// Its name in the model file.
    public let name: String
    /// What its elements are.
    public let elementType: ElementType
    /// Its sizes, outermost first; `nil` where the model takes any.
    public let shape: [Int?]
  }

  /// The file it was compiled from.
  public let path: String
  /// What it takes.
  public let inputs: [Port]
  /// What it gives.
  public let outputs: [Port]

  // Proof of safety: set once, freed in deinit; making requests from several threads is allowed by the engine.
  private nonisolated(unsafe) let model: OpaquePointer
  // The plug-in that runs the model must outlive it.
  private let engine: Engine

  var meter: EngineMeter { engine.meter }

  init(adopting model: OpaquePointer, engine: Engine, path: String) throws(EngineError) {
    unsafe self.model = model
    self.engine = engine
    self.path = path
    do throws(EngineError) {
      inputs = try unsafe Self.ports(
        of: model, count: ov_compiled_model_inputs_size, port: ov_compiled_model_input_by_index)
      outputs = try unsafe Self.ports(
        of: model, count: ov_compiled_model_outputs_size, port: ov_compiled_model_output_by_index)
    } catch {
      unsafe ov_compiled_model_free(model)
      throw error
    }
  }

  deinit { unsafe ov_compiled_model_free(model) }

  /// Makes a request: the memory one run of the model at a time needs.
  public func makeRequest() throws(EngineError) -> InferenceRequest {
    var request: OpaquePointer?
    try check(unsafe ov_compiled_model_create_infer_request(model, &request), "make a request of \(path)")
    guard let request = unsafe request else { throw .unknownPort(path) }
    return unsafe InferenceRequest(adopting: request, model: self)
  }

  /// A property of the compiled model by its OpenVINO name, such as `INFERENCE_PRECISION_HINT`.
  public func property(_ name: String) throws(EngineError) -> String {
    var value: UnsafeMutablePointer<CChar>?
    try check(unsafe ov_compiled_model_get_property(model, name, &value), "read \(name) of \(path)")
    guard let value = unsafe value else { return "" }
    defer { unsafe ov_free(value) }
    return unsafe String(cString: value)
  }

  private static func ports(
    of model: OpaquePointer,
    count: (OpaquePointer, UnsafeMutablePointer<Int>) -> ov_status_e,
    port: (OpaquePointer, Int, UnsafeMutablePointer<OpaquePointer?>) -> ov_status_e
  ) throws(EngineError) -> [Port] {
    var size = 0
    try check(unsafe count(model, &size), "count the ports")
    var ports: [Port] = []
    for index in 0..<size {
      var pointer: OpaquePointer?
      try check(unsafe port(model, index, &pointer), "read port \(index)")
      guard let pointer = unsafe pointer else { throw .unknownPort("\(index)") }
      defer { unsafe ov_output_const_port_free(pointer) }
      ports.append(try unsafe Port(pointer, index: index))
    }
    return ports
  }
}

extension CompiledModel.Port {
  fileprivate init(_ port: OpaquePointer, index: Int) throws(EngineError) {
    var name: UnsafeMutablePointer<CChar>?
    // A port without a name is legal; it is addressed by its index.
    if unsafe ov_port_get_any_name(port, &name) == OK, let name = unsafe name {
      self.name = unsafe String(cString: name)
      unsafe ov_free(name)
    } else {
      self.name = "\(index)"
    }
    var type = DYNAMIC
    try check(unsafe ov_port_get_element_type(port, &type), "read the type of \(self.name)")
    elementType = ElementType(type)
    var partial = unsafe ov_partial_shape_t()
    try check(unsafe ov_port_get_partial_shape(port, &partial), "read the shape of \(self.name)")
    defer { unsafe ov_partial_shape_free(&partial) }
    var shape: [Int?] = []
    // A rank that is itself unknown is given as an empty shape.
    if unsafe partial.rank.min == partial.rank.max, let dimensions = unsafe partial.dims {
      for index in 0..<Int(unsafe partial.rank.max) {
        let dimension = unsafe dimensions[index]
        shape.append(dimension.min == dimension.max ? Int(dimension.max) : nil)
      }
    }
    self.shape = shape
  }
}
