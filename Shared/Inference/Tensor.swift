internal import COpenVINO

/// Numbers in memory of their own, with a shape, that a model reads in place.
///
/// Make one of the largest size needed, set its shape for each run, fill it, and pass it to
/// `InferenceRequest.setInput`: nothing is copied on the way. Not safe to share between threads.
@safe public final class Tensor<Element: TensorElement> {
  /// Its sizes, outermost first.
  public private(set) var shape: [Int]
  /// How many elements the shape has.
  public private(set) var count: Int
  /// How many elements fit.
  public let capacity: Int

  private let memory: UnsafeMutableBufferPointer<Element>

  /// Memory for `capacity` zeros, shaped as one row of them.
  public init(capacity: Int) {
    let capacity = max(capacity, 1)
    self.capacity = capacity
    shape = [capacity]
    count = capacity
    // A cache line's alignment lets the vector units load whole lines.
    let raw = UnsafeMutableRawBufferPointer.allocate(byteCount: capacity * MemoryLayout<Element>.stride, alignment: 64)
    unsafe memory = raw.bindMemory(to: Element.self)
    unsafe memory.initialize(repeating: .zero)
  }

  deinit { unsafe memory.deallocate() }

  /// Gives the first elements of the memory a new shape; contents stay.
  ///
  /// Throws `EngineError.badShape` when a size is not positive or the elements do not fit the capacity.
  public func reshape(_ shape: [Int]) throws(EngineError) {
    let count = try elementCount(of: shape, capacity: capacity)
    self.shape = shape
    self.count = count
  }

  /// Lends the elements of the current shape, to be written.
  public func withElements<Result>(_ body: (inout MutableSpan<Element>) throws -> Result) rethrows -> Result {
    // The span covers initialised memory that this object owns, and cannot outlive the call.
    var span = unsafe MutableSpan(_unsafeElements: UnsafeMutableBufferPointer(rebasing: memory[0..<count]))
    return try body(&span)
  }

  /// A handle over the memory, for the engine; the caller keeps this object alive as long as the handle.
  func makeHandle() throws(EngineError) -> OpaquePointer {
    guard let base = unsafe memory.baseAddress else { throw .badShape(shape, elements: 0) }
    return try unsafe makeTensorHandle(shape, Element.elementType, base)
  }
}

/// The number of elements of a shape, if every size is positive and they fit.
func elementCount(of shape: [Int], capacity: Int) throws(EngineError) -> Int {
  var count = 1
  for size in shape {
    let (product, overflow) = count.multipliedReportingOverflow(by: size)
    guard size > 0, !overflow, product <= capacity else { throw .badShape(shape, elements: capacity) }
    count = product
  }
  return count
}

/// A tensor handle over memory that the caller keeps alive as long as the handle is used.
func makeTensorHandle(
  _ shape: [Int], _ type: ElementType, _ memory: UnsafeMutableRawPointer
) throws(EngineError) -> OpaquePointer {
  var dimensions = shape.map(Int64.init)
  var handle: OpaquePointer?
  let rank = Int64(dimensions.count)
  // The shape is only read during the call, so it borrows the array instead of owning a C copy.
  let status = unsafe dimensions.withUnsafeMutableBufferPointer { buffer in
    unsafe ov_tensor_create_from_host_ptr(
      type.code, ov_shape_t(rank: rank, dims: buffer.baseAddress), memory, &handle)
  }
  try check(status, "wrap memory as a tensor of \(shape)")
  guard let handle = unsafe handle else { throw .badShape(shape, elements: 0) }
  return unsafe handle
}
