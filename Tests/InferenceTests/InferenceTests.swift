import Foundation
import Inference
import Testing

@Suite(.serialized) struct InferenceTests {
  private static let store: ModelStore = {
    let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return ModelStore(root: repository.appending(path: ".deps/models").path)
  }()
  private static let model = Result {
    try Engine().compile(store.path("model.onnx", of: .embedding))
  }

  private func set(_ request: InferenceRequest, _ shape: [Int]) throws {
    let count = shape.reduce(1, *)
    for (name, value) in [("input_ids", 2000), ("attention_mask", 1), ("token_type_ids", 0)] as [(String, Int64)] {
      let values = [Int64](repeating: value, count: count)
      try request.setInput(name, copying: values.span, shape: shape)
    }
  }

  @Test("A model is compiled with its ports, in 32-bit floats")
  func compiles() throws {
    let model = try Self.model.get()
    #expect(model.inputs.map(\.name) == ["input_ids", "attention_mask", "token_type_ids"])
    #expect(model.inputs.allSatisfy { $0.elementType == .int64 && $0.shape == [nil, nil] })
    #expect(model.outputs.map(\.shape) == [[nil, nil, 384]])
    #expect(try model.property("INFERENCE_PRECISION_HINT") == "f32")
  }

  @Test("A model compiled for a shape takes that alone")
  func shapes() throws {
    var options = Engine.Options.defaults
    for name in ["input_ids", "attention_mask", "token_type_ids"] { options.shapes[name] = [1, 8] }
    let model = try Engine().compile(Self.store.path("model.onnx", of: .embedding), options)
    #expect(model.inputs.allSatisfy { $0.shape == [1, 8] })
    let request = try model.makeRequest()
    try set(request, [1, 8])
    try request.run()
    let first = try request.withOutput(of: Float.self, shape: [1, 8, 384]) { elements, _ in elements[0] }
    #expect(first.isFinite && first != 0)
    #expect(throws: EngineError.self) { try set(request, [1, 9]) }
    options.shapes["no_such_input"] = [1]
    #expect(throws: EngineError.self) { try Engine().compile(Self.store.path("model.onnx", of: .embedding), options) }
  }

  @Test("An output is read in place, with its shape", arguments: [[1, 1], [2, 16], [3, 200]])
  func runs(shape: [Int]) throws {
    let request = try Self.model.get().makeRequest()
    try set(request, shape)
    try request.run()
    let count = try request.withOutput(of: Float.self, shape: [nil, nil, 384]) { elements, actual in
      #expect(actual == shape + [384])
      #expect(elements[0] != 0 && elements[elements.count - 1].isFinite)
      return elements.count
    }
    #expect(count == shape.reduce(384, *))
  }

  @Test("The caller's memory is read in place, and not used after the call")
  func wraps() throws {
    let request = try Self.model.get().makeRequest()
    try set(request, [1, 8])
    try request.run()
    let expected = try request.withOutput(of: Float.self, shape: [1, 8, 384]) { elements, _ in elements[100] }
    let pieces = [Int64](repeating: 2000, count: 8)
    let wrapped = try request.run("input_ids", reading: pieces.span, shape: [1, 8]) { request in
      try request.withOutput(of: Float.self, shape: [1, 8, 384]) { elements, _ in elements[100] }
    }
    #expect(wrapped == expected)
    try set(request, [1, 8])
    try request.run()
  }

  @Test("What does not fit the model is refused by name, type and shape")
  func refuses() throws {
    let request = try Self.model.get().makeRequest()
    let pieces = [Int64](repeating: 1, count: 8)
    #expect(throws: EngineError.unknownPort("nothing")) {
      try request.setInput("nothing", copying: pieces.span, shape: [1, 8])
    }
    #expect(throws: EngineError.elementType(port: "input_ids", expected: .int64, actual: .float32)) {
      try request.setInput("input_ids", copying: [Float(1)].span, shape: [1, 1])
    }
    #expect(throws: EngineError.shape(port: "input_ids", expected: [nil, nil], actual: [8])) {
      try request.setInput("input_ids", copying: pieces.span, shape: [8])
    }
    for shape in [[1, 9], [1, 7], [0, 8], [-1, -8], [Int.max, 2]] {
      #expect(throws: EngineError.badShape(shape, elements: 8)) {
        try request.setInput("input_ids", copying: pieces.span, shape: shape)
      }
    }
    try set(request, [1, 8])
    try request.run()
    #expect(throws: EngineError.shape(port: "last_hidden_state", expected: [1, 9, 384], actual: [1, 8, 384])) {
      try request.withOutput(of: Float.self, shape: [1, 9, 384]) { _, _ in }
    }
    #expect(throws: EngineError.elementType(port: "last_hidden_state", expected: .int64, actual: .float32)) {
      try request.withOutput(of: Int64.self, shape: [nil, nil, nil]) { _, _ in }
    }
    #expect(throws: EngineError.unknownPort("1")) {
      try request.withOutput(1, of: Float.self, shape: []) { _, _ in }
    }
  }

  @Test("A file that is no model is refused with the engine's code and message")
  func refusesFile() throws {
    let path = try Self.store.path("vocab.txt", of: .embedding)
    let error = try #require(throws: EngineError.self) { try Engine().compile(path) }
    guard case .engine(let operation, let code, _, let message) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(operation.contains(path) && code < 0 && !message.isEmpty)
  }

  @Test("A pool runs calls of many tasks, and each gets its own answer")
  func pools() async throws {
    let pool = try InferencePool(Self.model.get(), requests: 2)
    try await withThrowingTaskGroup(of: (Int, Int).self) { group in
      for width in 1...24 {
        group.addTask {
          let count = try await pool.run { request in
            for name in ["input_ids", "attention_mask", "token_type_ids"] {
              let values = [Int64](repeating: 1, count: width)
              try request.setInput(name, copying: values.span, shape: [1, width])
            }
            try request.run()
            return try request.withOutput(of: Float.self, shape: [1, width, 384]) { elements, _ in elements.count }
          }
          return (width, count)
        }
      }
      for try await (width, count) in group { #expect(count == width * 384) }
    }
  }

  @Test("A pool bounds its queue, drops cancelled calls, and refuses when closed")
  func boundsPool() async throws {
    let pool = try InferencePool(Self.model.get(), requests: 1, maximumQueuedCalls: 1)
    let gate = Monitor((isRunning: false, isOpen: false))
    let running = Task {
      try await pool.run { _ in
        gate.withLock { $0.isRunning = true }
        gate.broadcast()
        gate.wait { $0.isOpen ? () : nil }
        return 1
      }
    }
    while !gate.withLock({ $0.isRunning }) { await Task.yield() }
    let waiting = Task { try await pool.run { _ in 2 } }
    while pool.waitingCalls == 0 { await Task.yield() }
    await #expect(throws: EngineError.queueFull(limit: 1)) { try await pool.run { _ in 4 } }
    waiting.cancel()
    await #expect(throws: CancellationError.self) { try await waiting.value }
    let last = Task { try await pool.run { _ in 5 } }
    while pool.waitingCalls == 0 { await Task.yield() }
    pool.close()
    await #expect(throws: EngineError.closed) { try await last.value }
    await #expect(throws: EngineError.closed) { try await pool.run { _ in 6 } }
    gate.withLock { $0.isOpen = true }
    gate.broadcast()
    #expect(try await running.value == 1)
  }

  @Test("Every run of an engine's models is told to its meter")
  func metering() async throws {
    let (spans, continuation) = AsyncStream.makeStream(of: EngineActivity.Span.self)
    let activity = EngineActivity { span, _ in continuation.yield(span) }
    let model = try Engine(meter: activity.meter("vectors")).compile(Self.store.path("model.onnx", of: .embedding))
    let request = try model.makeRequest()
    try set(request, [1, 4])
    try request.run()
    continuation.finish()
    var told: [EngineActivity.Span] = []
    for await span in spans { told.append(span) }
    #expect(told == [.run(engine: "vectors"), .busy])
  }
}
