/// A NumPy array of 32-bit floats, in C order, as thinc writes it into MessagePack.
struct NumericArray {
  let shape: [Int]
  let values: [Float]

  /// Decodes `{nd: true, type: "<f4", shape: […], data: …}`.
  ///
  /// Throws if the array is not of exactly `shape`: the network's sizes are checked once, here.
  init(_ value: MessagePackValue?, shape: [Int], name: String, file: String) throws(EntityTaggerError) {
    func malformed(_ reason: String) -> EntityTaggerError { .malformed(file: file, reason: "\(name): \(reason)") }
    guard let value, case .bool(true)? = value["nd"], let data = value["data"]?.bytes else {
      throw malformed("no array")
    }
    guard value["type"]?.string == "<f4" else { throw malformed("not of 32-bit little-endian floats") }
    guard let found = value["shape"]?.array?.map({ $0.int ?? -1 }), found == shape else {
      throw malformed("shape \(value["shape"]?.array?.map { $0.int ?? -1 } ?? []) instead of \(shape)")
    }
    let count = shape.reduce(1, *)
    guard data.count == count * 4 else { throw malformed("\(data.count) bytes instead of \(count * 4)") }
    self.shape = shape
    // Every machine that Swift runs on is little-endian, as the file is.
    values = unsafe Array(unsafeUninitializedCapacity: count) { floats, initialized in
      unsafe data.withUnsafeBytes { unsafe UnsafeMutableRawBufferPointer(floats).copyMemory(from: $0) }
      initialized = count
    }
    // NaN and infinity spread into every sum they are part of.
    guard values.reduce(0, +).isFinite else { throw malformed("a value is not finite") }
  }
}
