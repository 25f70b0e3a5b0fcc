/// Unpacks what zlib packed (RFC 1950 and 1951), for images inside of files that the tests read.
struct Inflate {
  /// The stream ends early, or is none.
  struct Damaged: Error {}

  private let input: [UInt8]
  private var position: Int
  private var bits: UInt32 = 0
  private var bitCount = 0
  private var output: [UInt8] = []

  static func unpack(_ stream: some Sequence<UInt8>) throws -> [UInt8] {
    var inflate = Inflate(Array(stream))
    try inflate.run()
    return inflate.output
  }

  /// After zlib's two bytes.
  private init(_ stream: [UInt8]) { (input, position) = (stream, 2) }

  private mutating func run() throws {
    var isLast = false
    while !isLast {
      isLast = try take(1) == 1
      switch try take(2) {
      case 0: try copyStored()
      case 1:
        let lengths = (0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 }
        try copyCompressed(Code(lengths), Code([Int](repeating: 5, count: 30)))
      case 2:
        let (literals, distances) = try codes()
        try copyCompressed(literals, distances)
      default: throw Damaged()
      }
    }
  }

  private mutating func take(_ count: Int) throws -> Int {
    while bitCount < count {
      guard position < input.count else { throw Damaged() }
      bits |= UInt32(input[position]) << UInt32(bitCount)
      position += 1
      bitCount += 8
    }
    defer {
      bits >>= UInt32(count)
      bitCount -= count
    }
    return Int(bits & (1 << UInt32(count) - 1))
  }

  /// A canonical Huffman code.
  private struct Code {
    /// How many symbols have a code of so many bits, and the symbols in the order of their codes.
    var counts = [Int](repeating: 0, count: 16)
    var symbols: [Int]

    init(_ lengths: [Int]) {
      for length in lengths where length > 0 { counts[length] += 1 }
      symbols = lengths.indices.filter { lengths[$0] > 0 }.sorted { (lengths[$0], $0) < (lengths[$1], $1) }
    }
  }

  private mutating func symbol(_ code: Code) throws -> Int {
    var (value, first, index) = (0, 0, 0)
    for length in 1...15 {
      value |= try take(1)
      let count = code.counts[length]
      if value - first < count { return code.symbols[index + value - first] }
      index += count
      first = (first + count) << 1
      value <<= 1
    }
    throw Damaged()
  }

  private mutating func codes() throws -> (Code, Code) {
    let (literals, distances, count) = (try take(5) + 257, try take(5) + 1, try take(4) + 4)
    var lengths = [Int](repeating: 0, count: 19)
    for index in [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15].prefix(count) {
      lengths[index] = try take(3)
    }
    let code = Code(lengths)
    var found: [Int] = []
    while found.count < literals + distances {
      switch try symbol(code) {
      case 16: found += [Int](repeating: found.last ?? 0, count: try take(2) + 3)
      case 17: found += [Int](repeating: 0, count: try take(3) + 3)
      case 18: found += [Int](repeating: 0, count: try take(7) + 11)
      case let length: found.append(length)
      }
    }
    return (Code(Array(found[..<literals])), Code(Array(found[literals...])))
  }

  private mutating func copyStored() throws {
    (bits, bitCount) = (0, 0)
    guard position + 4 <= input.count else { throw Damaged() }
    let count = Int(input[position]) | Int(input[position + 1]) << 8
    position += 4
    guard position + count <= input.count else { throw Damaged() }
    output += input[position..<position + count]
    position += count
  }

  private mutating func copyCompressed(_ literals: Code, _ distances: Code) throws {
    while true {
      let symbol = try symbol(literals)
      if symbol == 256 { return }
      if symbol < 256 {
        output.append(UInt8(symbol))
        continue
      }
      let length = try Self.extended(symbol - 257, step: 4, first: 3, last: 258, &self)
      let distance = try Self.extended(try self.symbol(distances), step: 2, first: 1, last: nil, &self)
      guard distance <= output.count else { throw Damaged() }
      for _ in 0..<length { output.append(output[output.count - distance]) }
    }
  }

  /// Lengths and distances: `step` of them for each further bit.
  private static func extended(
    _ index: Int, step: Int, first: Int, last: Int?, _ inflate: inout Inflate
  ) throws -> Int {
    if let last, index == 28 { return last }
    guard index < 30 else { throw Damaged() }
    if index < 2 * step { return first + index }
    let extra = index / step - 1
    return first + ((step + index % step) << extra) + (try inflate.take(extra))
  }
}
