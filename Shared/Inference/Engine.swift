internal import COpenVINO
internal import Glibc

/// The inference engine: reads model files (ONNX or OpenVINO IR) and compiles them for this machine's processor.
///
/// Safe to use from any thread. Creating one takes about 10 ms, compiling a model tens to hundreds: do neither
/// before the service listens, nor on the cooperative pool's threads.
@safe public final class Engine: Sendable {
  /// How a model is compiled.
  public struct Options: Sendable, Hashable {
    /// What to optimise for.
    public enum Goal: String, Sendable {
      /// One request at a time, which gets every thread.
      case latency = "LATENCY"
      /// Many requests at once, each on a stream of its own.
      case throughput = "THROUGHPUT"
    }

    /// What to optimise for.
    public var goal: Goal
    /// Threads that all streams of this model share; `nil` leaves it to the engine.
    public var threads: Int?
    /// Requests that can run at once; `nil` leaves it to the engine.
    public var streams: Int?
    /// A folder in which compiled models are kept, so that the next start compiles faster; `nil` for none.
    public var cacheDirectory: String?
    /// Sizes of inputs by their names, when they are known: the engine then plans once rather than for each new shape,
    /// which costs milliseconds. Inputs without any keep the model's own.
    public var shapes: [String: [Int]] = [:]

    /// One request at a time on one thread.
    public static let defaults = Options(goal: .latency, threads: 1, streams: 1)

    /// Creates options.
    public init(goal: Goal, threads: Int? = nil, streams: Int? = nil, cacheDirectory: String? = nil) {
      self.goal = goal
      self.threads = threads
      self.streams = streams
      self.cacheDirectory = cacheDirectory
    }

    var properties: [(key: String, value: String)] {
      // Without the precision hint the CPU plug-in silently computes in bfloat16 where it can, which ruins some models.
      var properties = [("INFERENCE_PRECISION_HINT", "f32"), ("PERFORMANCE_HINT", goal.rawValue)]
      if let threads { properties.append(("INFERENCE_NUM_THREADS", String(threads))) }
      if let streams { properties.append(("NUM_STREAMS", String(streams))) }
      if let cacheDirectory { properties.append(("CACHE_DIR", cacheDirectory)) }
      return properties
    }
  }

  // Proof of safety: set once, freed in deinit; `ov::Core` locks inside (its documentation calls it thread-safe).
  private nonisolated(unsafe) let core: OpaquePointer
  /// Hears of every run of the engine's models.
  let meter: EngineMeter

  /// Starts the engine.
  ///
  /// - Parameter meter: Hears of every run of its models.
  public init(meter: EngineMeter = .none) throws(EngineError) {
    self.meter = meter
    var core: OpaquePointer?
    try check(unsafe ov_core_create(&core), "start the engine")
    guard let core = unsafe core else { throw .unknownPort("core") }
    unsafe self.core = core
  }

  deinit { unsafe ov_core_free(core) }

  /// The engine's version, such as `2026.4.1-…`.
  public static var version: String {
    var version = unsafe ov_version_t()
    guard unsafe ov_get_openvino_version(&version) == OK else { return "unknown" }
    defer { unsafe ov_version_free(&version) }
    return unsafe version.buildNumber.map { unsafe String(cString: $0) } ?? "unknown"
  }

  /// Reads and compiles the model at a path. Blocks for as long as that takes.
  ///
  /// Computes in 32-bit floats on every processor.
  public func compile(_ path: String, _ options: Options = .defaults) throws(EngineError) -> CompiledModel {
    let properties = options.properties
    // The property array points at C copies of the strings, which live until the call returns.
    let strings = unsafe properties.flatMap { unsafe [strdup($0.key), strdup($0.value)] }
    defer { unsafe strings.forEach { unsafe free($0) } }
    var array: [ov_property_t] = unsafe []
    for index in properties.indices {
      var property = unsafe ov_property_t()
      unsafe property.key = UnsafePointer(strings[2 * index])
      unsafe property.value = UnsafeRawPointer(strings[2 * index + 1])
      unsafe array.append(property)
    }
    var model: OpaquePointer?
    if options.shapes.isEmpty {
      try check(
        unsafe ov_core_compile_model_from_file_props(core, path, "CPU", array.count, array, &model), "compile \(path)")
    } else {
      let source = try unsafe read(path, options.shapes)
      defer { unsafe ov_model_free(source) }
      try check(
        unsafe ov_core_compile_model_props(core, source, "CPU", array.count, array, &model), "compile \(path)")
    }
    guard let model = unsafe model else { throw .unknownPort(path) }
    return try unsafe CompiledModel(adopting: model, engine: self, path: path)
  }

  /// Reads a model and gives its inputs their sizes; the caller frees it.
  private func read(_ path: String, _ shapes: [String: [Int]]) throws(EngineError) -> OpaquePointer {
    var source: OpaquePointer?
    try check(unsafe ov_core_read_model(core, path, nil, &source), "read \(path)")
    guard let source = unsafe source else { throw .unknownPort(path) }
    var names: [UnsafePointer<CChar>?] = unsafe []
    var partials: [ov_partial_shape_t] = unsafe []
    defer {
      for index in unsafe partials.indices { unsafe ov_partial_shape_free(&partials[index]) }
      for index in unsafe names.indices { unsafe free(UnsafeMutablePointer(mutating: names[index])) }
    }
    do throws(EngineError) {
      for (name, shape) in shapes {
        let sizes = shape.map(Int64.init)
        var partial = unsafe ov_partial_shape_t()
        try check(
          unsafe ov_partial_shape_create_static(Int64(sizes.count), sizes, &partial), "shape \(name) of \(path)")
        unsafe partials.append(partial)
        unsafe names.append(UnsafePointer(strdup(name)))
      }
      try check(unsafe ov_model_reshape(source, &names, partials, partials.count), "shape the inputs of \(path)")
    } catch {
      unsafe ov_model_free(source)
      throw error
    }
    return unsafe source
  }
}
