/// Makes ``TokenType``s: the attributes NORM, PREFIX, SUFFIX and SHAPE of a token, hashed to rows of the embedding
/// tables.
struct Lexicon: Sendable {
  private let norms: Norms
  /// Row counts and hash seeds of the four embedding tables, in the order NORM, PREFIX, SUFFIX, SHAPE.
  private let tables: [(rows: UInt32, seed: UInt32)]

  init(norms: Norms, tables: [(rows: UInt32, seed: UInt32)]) {
    self.norms = norms
    self.tables = tables
  }

  /// The type of a token.
  ///
  /// - Parameters:
  ///   - norm: the NORM that a special case gives it, if any.
  ///   - buffer: scratch space.
  func type(
    utf8: UnsafeBufferPointer<UInt8>, scalars: UnsafeBufferPointer<UInt32>, norm: [UInt8]?, startsSpecialCase: Bool,
    orthography: UInt64, buffer: inout [UInt8]
  ) -> TokenType {
    let normID: UInt64
    if let norm = norm ?? norms[orthography] {
      normID = unsafe norm.withUnsafeBufferPointer { unsafe StringIdentifiers.identifier(of: $0) }
    } else {
      buffer.removeAll(keepingCapacity: true)
      unsafe PythonCharacters.appendLowercase(of: scalars, to: &buffer)
      normID = unsafe buffer.withUnsafeBufferPointer { unsafe StringIdentifiers.identifier(of: $0) }
    }
    let prefixID = unsafe identifier(of: scalars.prefix(1), &buffer)
    let suffixID = unsafe identifier(of: scalars.suffix(3), &buffer)
    unsafe Self.appendShape(of: scalars, to: &buffer)
    let shapeID = unsafe buffer.withUnsafeBufferPointer { unsafe StringIdentifiers.identifier(of: $0) }
    return unsafe TokenType(
      orthography: orthography, rows: (rows(0, normID), rows(1, prefixID), rows(2, suffixID), rows(3, shapeID)),
      isSpace: scalars.allSatisfy(PythonCharacters.isSpace), startsSpecialCase: startsSpecialCase)
  }

  private func identifier(of scalars: Slice<UnsafeBufferPointer<UInt32>>, _ buffer: inout [UInt8]) -> UInt64 {
    buffer.removeAll(keepingCapacity: true)
    for index in unsafe scalars.indices { unsafe Self.append(scalars[index], to: &buffer) }
    return unsafe buffer.withUnsafeBufferPointer { unsafe StringIdentifiers.identifier(of: $0) }
  }

  /// The shape of a word: `Xxxx` for `Berlin`, runs cut after four, `LONG` from 100 scalars on.
  private static func appendShape(of scalars: UnsafeBufferPointer<UInt32>, to buffer: inout [UInt8]) {
    buffer.removeAll(keepingCapacity: true)
    guard scalars.count < 100 else { return buffer.append(contentsOf: "LONG".utf8) }
    var last: UInt32?
    var run = 0
    for index in scalars.indices {
      let scalar = unsafe scalars[index]
      let sign: UInt32
      if PythonCharacters.isAlpha(scalar) {
        sign = PythonCharacters.isUpper(scalar) ? 0x58 : 0x78
      } else {
        sign = PythonCharacters.isDigit(scalar) ? 0x64 : scalar
      }
      run = sign == last ? run + 1 : 0
      last = sign
      if run < 4 { append(sign, to: &buffer) }
    }
  }

  private static func append(_ scalar: UInt32, to buffer: inout [UInt8]) {
    if scalar < 0x80 {
      buffer.append(UInt8(truncatingIfNeeded: scalar))
    } else if let scalar = Unicode.Scalar(scalar) {
      buffer.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
  }

  private func rows(_ table: Int, _ identifier: UInt64) -> SIMD4<UInt16> {
    let (rows, seed) = tables[table]
    let keys = Self.keys(identifier, seed: seed)
    return SIMD4(truncatingIfNeeded: keys % SIMD4(repeating: rows))
  }

  /// MurmurHash3 (x64, 128 bits) of a 64-bit identifier, as four keys, by thinc's way of seeding.
  private static func keys(_ identifier: UInt64, seed: UInt32) -> SIMD4<UInt32> {
    func mixed(_ value: UInt64) -> UInt64 {
      var value = (value ^ value >> 33) &* 0xff51_afd7_ed55_8ccd
      value = (value ^ value >> 33) &* 0xc4ce_b9fe_1a85_ec53
      return value ^ value >> 33
    }
    var first = identifier &* 0x87c3_7b91_1142_53d5
    first = (first << 31 | first >> 33) &* 0x4cf5_ad43_2745_937f
    first ^= UInt64(seed) ^ 8
    var second = UInt64(seed) ^ 8
    first &+= second
    second &+= first
    first = mixed(first)
    second = mixed(second)
    first &+= second
    second &+= first
    return SIMD4(
      UInt32(truncatingIfNeeded: first), UInt32(truncatingIfNeeded: first >> 32),
      UInt32(truncatingIfNeeded: second), UInt32(truncatingIfNeeded: second >> 32))
  }
}
