internal import CNGHTTP2

/// Header fields about to be sent: reused between blocks, so that building one allocates nothing.
///
/// Fields of `StaticString`s are sent from where they lie; others are copied in.
@safe public final class HeaderBlock {
  // Safe: both buffers belong to the block, which writes only after it has made room.

  /// libnghttp2's form of the fields; what is copied points into `text`.
  private var fields: UnsafeMutablePointer<nghttp2_nv>
  private var count = 0
  private var capacity = 16
  private var text: UnsafeMutablePointer<UInt8>
  private var textCount = 0
  private var textCapacity = 512

  public init() {
    unsafe fields = .allocate(capacity: capacity)
    unsafe text = .allocate(capacity: textCapacity)
  }

  deinit {
    unsafe fields.deallocate()
    unsafe text.deallocate()
  }

  public var isEmpty: Bool { count == 0 }

  /// Forgets the fields, keeps the memory.
  public func clear() {
    count = 0
    textCount = 0
  }

  public func add(_ name: StaticString, _ value: StaticString) {
    unsafe append(
      nghttp2_nv(
        name: UnsafeMutablePointer(mutating: name.utf8Start), value: UnsafeMutablePointer(mutating: value.utf8Start),
        namelen: name.utf8CodeUnitCount, valuelen: value.utf8CodeUnitCount, flags: Self.bothStatic))
  }

  public func add(_ name: StaticString, copying value: some Sequence<UInt8>) {
    let (start, length) = unsafe copy(value)
    unsafe append(
      nghttp2_nv(
        name: UnsafeMutablePointer(mutating: name.utf8Start), value: start, namelen: name.utf8CodeUnitCount,
        valuelen: length, flags: Self.staticName))
  }

  /// The name is in lower case already.
  public func add(copying name: String, copying value: some Sequence<UInt8>) {
    let nameOffset = textCount
    let nameLength = unsafe copy(name.utf8).length
    let (start, length) = unsafe copy(value)
    // After the value's copy, which may have moved the name.
    unsafe append(
      nghttp2_nv(name: text + nameOffset, value: start, namelen: nameLength, valuelen: length, flags: 0))
  }

  private static let staticName = UInt8(NGHTTP2_NV_FLAG_NO_COPY_NAME.rawValue)
  private static let bothStatic = UInt8(
    NGHTTP2_NV_FLAG_NO_COPY_NAME.rawValue | NGHTTP2_NV_FLAG_NO_COPY_VALUE.rawValue)

  private func append(_ field: nghttp2_nv) {
    if count == capacity {
      let larger = UnsafeMutablePointer<nghttp2_nv>.allocate(capacity: capacity * 2)
      unsafe larger.moveInitialize(from: fields, count: count)
      unsafe fields.deallocate()
      unsafe fields = larger
      capacity *= 2
    }
    unsafe (fields + count).initialize(to: field)
    count += 1
  }

  private func copy(_ bytes: some Sequence<UInt8>) -> (start: UnsafeMutablePointer<UInt8>, length: Int) {
    let offset = textCount
    let isCopied: Void? = bytes.withContiguousStorageIfAvailable { bytes in
      makeRoom(for: bytes.count)
      if let source = bytes.baseAddress { unsafe (text + offset).update(from: source, count: bytes.count) }
      textCount += bytes.count
    }
    if isCopied == nil {
      for byte in bytes {
        makeRoom(for: 1)
        unsafe text[textCount] = byte
        textCount += 1
      }
    }
    return unsafe (text + offset, textCount - offset)
  }

  private func makeRoom(for more: Int) {
    guard textCount + more > textCapacity else { return }
    let capacity = max(textCapacity * 2, textCount + more)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    unsafe larger.update(from: text, count: textCount)
    // Copies that fields point to have moved.
    for index in 0..<count {
      let flags = unsafe fields[index].flags
      if flags == 0, let name = unsafe fields[index].name { unsafe fields[index].name = larger + (name - text) }
      if flags != Self.bothStatic, let value = unsafe fields[index].value {
        unsafe fields[index].value = larger + (value - text)
      }
    }
    unsafe text.deallocate()
    unsafe text = larger
    textCapacity = capacity
  }

  /// The fields as libnghttp2 wants them, valid within the closure.
  @inline(__always)
  func withFields<Result>(_ body: (UnsafePointer<nghttp2_nv>?, Int) -> Result) -> Result {
    unsafe body(UnsafePointer(fields), count)
  }
}

/// The blocks that a session builds headers and trailers in. Sessions of one thread may share them: each block is built
/// and submitted within one call.
public final class HeaderBlocks {
  let headers = HeaderBlock()
  let trailers = HeaderBlock()

  public init() {}
}
