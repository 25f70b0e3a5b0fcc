internal import CVectors

/// Room for a fixed number of vectors, contiguous, filled from the front.
///
/// `@unchecked Sendable`: places below the count that a chunk was published with are never written again, and readers
/// look only there; places above it are written by the index's one writer before it publishes a larger count under
/// the index's lock, which orders the writes before the reads.
@safe final class VectorStorage: @unchecked Sendable {
  /// Vectors in a chunk: 1.5 MiB of components and 192 KiB of signs at 384 dimensions.
  static let capacity = 4_096

  let dimensions: Int
  private let components: UnsafeMutablePointer<Int8>
  private let signs: UnsafeMutablePointer<UInt64>
  private let signWords: Int
  private let scales: UnsafeMutablePointer<Float>
  private let languages: UnsafeMutablePointer<UInt16>
  private let words: UnsafeMutablePointer<UInt16>
  private let labels: UnsafeMutablePointer<UInt64>

  init(dimensions: Int) {
    self.dimensions = dimensions
    signWords = SignCode.words(dimensions: dimensions)
    unsafe components = .allocate(capacity: Self.capacity * dimensions)
    unsafe signs = .allocate(capacity: Self.capacity * signWords)
    unsafe scales = .allocate(capacity: Self.capacity)
    unsafe languages = .allocate(capacity: Self.capacity)
    unsafe words = .allocate(capacity: Self.capacity)
    unsafe labels = .allocate(capacity: Self.capacity)
  }

  deinit {
    unsafe components.deallocate()
    unsafe signs.deallocate()
    unsafe scales.deallocate()
    unsafe languages.deallocate()
    unsafe words.deallocate()
    unsafe labels.deallocate()
  }

  /// Fills a place; only the index's writer calls it, for places that are not published.
  func set(_ place: Int, components bytes: UnsafeRawBufferPointer, scale: Float, _ traits: PassageTraits) {
    guard (0..<Self.capacity).contains(place), bytes.count == dimensions, let source = bytes.baseAddress else { return }
    unsafe UnsafeMutableRawPointer(components + place * dimensions).copyMemory(from: source, byteCount: dimensions)
    let code = unsafe SignCode(bytes.lazy.map { Int8(bitPattern: $0) }, dimensions: dimensions)
    for (index, word) in code.words.enumerated() { unsafe signs[place * signWords + index] = word }
    unsafe scales[place] = scale
    unsafe languages[place] = traits.language
    unsafe words[place] = traits.words
    unsafe labels[place] = traits.labels
  }

  /// Fills places with those of another chunk.
  func copy(from other: VectorStorage, _ source: Range<Int>, to place: Int) {
    guard other.dimensions == dimensions, source.lowerBound >= 0, source.upperBound <= Self.capacity,
      place >= 0, place + source.count <= Self.capacity
    else { return }
    let (from, count) = (source.lowerBound, source.count)
    unsafe (components + place * dimensions).update(
      from: other.components + from * dimensions, count: count * dimensions)
    unsafe (signs + place * signWords).update(from: other.signs + from * signWords, count: count * signWords)
    unsafe (scales + place).update(from: other.scales + from, count: count)
    unsafe (languages + place).update(from: other.languages + from, count: count)
    unsafe (words + place).update(from: other.words + from, count: count)
    unsafe (labels + place).update(from: other.labels + from, count: count)
  }

  /// What is known of the passage in a place.
  func traits(at place: Int) -> PassageTraits {
    guard (0..<Self.capacity).contains(place) else { return PassageTraits() }
    return unsafe PassageTraits(language: languages[place], words: words[place], labels: labels[place])
  }

  /// How many words the passage in a place has.
  func words(at place: Int) -> UInt16 {
    guard (0..<Self.capacity).contains(place) else { return 0 }
    return unsafe words[place]
  }

  /// Calls `body` with each place of `range` whose vector differs from the query in at most `bound` signs, and in how
  /// many; it gives the bound for what follows. A few that are above a bound just lowered may come, too.
  func compareSigns(
    _ range: Range<Int>, _ query: SignCode, within bound: inout UInt16,
    _ body: (_ place: Int, _ distance: UInt16) -> UInt16
  ) {
    guard range.lowerBound >= 0, range.upperBound <= Self.capacity, query.words.count == signWords else { return }
    let block = 512
    unsafe withUnsafeTemporaryAllocation(of: dossier_near_code.self, capacity: block) { near in
      unsafe query.words.withUnsafeBufferPointer { query in
        guard let near = near.baseAddress, let queryStart = query.baseAddress else { return }
        for start in stride(from: range.lowerBound, to: range.upperBound, by: block) {
          let count = min(block, range.upperBound - start)
          let found = unsafe dossier_near_codes(signs + start * signWords, queryStart, signWords, count, bound, near)
          for index in 0..<found { bound = unsafe body(start + Int(near[index].place), near[index].distance) }
        }
      }
    }
  }

  /// The dot products of the vectors in `places` with the query, in their order; none when a place is not one.
  func scores(_ places: [UInt16], _ query: QuantizedQuery) -> [Float] {
    guard places.allSatisfy({ $0 < Self.capacity }), query.components.count == dimensions else { return [] }
    let sums = unsafe [Int32](unsafeUninitializedCapacity: places.count) { sums, count in
      unsafe query.components.withUnsafeBufferPointer { query in
        unsafe places.withUnsafeBufferPointer { places in
          guard let sums = sums.baseAddress, let query = query.baseAddress, let first = places.baseAddress else {
            return
          }
          unsafe dossier_dot_products_at(components, first, query, dimensions, places.count, sums)
          count = places.count
        }
      }
    }
    return zip(places, sums).map { place, sum in unsafe Float(sum) * scales[Int(place)] }
  }

  /// Calls `body` with each place of `range` and its dot product with the query.
  func scan(_ range: Range<Int>, _ query: QuantizedQuery, _ body: (_ place: Int, _ score: Float) -> Void) {
    guard range.lowerBound >= 0, range.upperBound <= Self.capacity, query.components.count == dimensions else { return }
    let block = 512
    unsafe withUnsafeTemporaryAllocation(of: Int32.self, capacity: block) { sums in
      unsafe query.components.withUnsafeBufferPointer { query in
        guard let sums = sums.baseAddress, let queryStart = query.baseAddress else { return }
        for start in stride(from: range.lowerBound, to: range.upperBound, by: block) {
          let count = min(block, range.upperBound - start)
          unsafe dossier_dot_products(components + start * dimensions, queryStart, dimensions, count, sums)
          for index in 0..<count {
            unsafe body(start + index, Float(sums[index]) * scales[start + index])
          }
        }
      }
    }
  }
}

/// What filters and ranks need to know of a passage.
struct PassageTraits: Sendable {
  /// By the snapshot's numbers.
  var language: UInt16 = 0
  /// In its text, at most 65,535.
  var words: UInt16 = 0
  /// Of its entities: a bit for each label, by the snapshot's numbers.
  var labels: UInt64 = 0
}

/// A part of the index: storage, and who is in it.
struct VectorChunk: Sendable {
  let storage: VectorStorage
  /// Places in use, from the front, removed ones too.
  var used = 0
  /// The places that are in the index, in order.
  var runs: [VectorIndex.Place] = []

  var live: Int { runs.reduce(0) { $0 + $1.count } }
}
