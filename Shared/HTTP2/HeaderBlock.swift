internal import CNGHTTP2

/// Header fields about to be sent: reused between blocks, so that building one allocates nothing.
///
/// Fields of `StaticString`s are sent from where they lie; others are copied in.
@safe public final class HeaderBlock {
  private var fields: [nghttp2_nv] = unsafe []
  /// Where a field's name and value start in ``text``; -1 where they are static.
  private var offsets: [(name: Int, value: Int)] = []
  private var text: [UInt8] = []

  public init() {}

  public var isEmpty: Bool { unsafe fields.isEmpty }

  /// Forgets the fields, keeps the memory.
  public func clear() {
    unsafe fields.removeAll(keepingCapacity: true)
    offsets.removeAll(keepingCapacity: true)
    text.removeAll(keepingCapacity: true)
  }

  public func add(_ name: StaticString, _ value: StaticString) {
    unsafe fields.append(
      nghttp2_nv(
        name: UnsafeMutablePointer(mutating: name.utf8Start), value: UnsafeMutablePointer(mutating: value.utf8Start),
        namelen: name.utf8CodeUnitCount, valuelen: value.utf8CodeUnitCount, flags: Self.bothStatic))
    offsets.append((-1, -1))
  }

  public func add(_ name: StaticString, copying value: some Sequence<UInt8>) {
    let start = text.count
    text.append(contentsOf: value)
    unsafe fields.append(
      nghttp2_nv(
        name: UnsafeMutablePointer(mutating: name.utf8Start), value: nil, namelen: name.utf8CodeUnitCount,
        valuelen: text.count - start, flags: UInt8(NGHTTP2_NV_FLAG_NO_COPY_NAME.rawValue)))
    offsets.append((-1, start))
  }

  /// The name is in lower case already.
  public func add(copying name: String, copying value: some Sequence<UInt8>) {
    let start = text.count
    text.append(contentsOf: name.utf8)
    let middle = text.count
    text.append(contentsOf: value)
    unsafe fields.append(
      nghttp2_nv(name: nil, value: nil, namelen: middle - start, valuelen: text.count - middle, flags: 0))
    offsets.append((start, middle))
  }

  private static let bothStatic = UInt8(
    NGHTTP2_NV_FLAG_NO_COPY_NAME.rawValue | NGHTTP2_NV_FLAG_NO_COPY_VALUE.rawValue)

  /// The fields as libnghttp2 wants them, valid within the closure.
  func withFields<Result>(_ body: (UnsafePointer<nghttp2_nv>?, Int) -> Result) -> Result {
    unsafe text.withUnsafeMutableBufferPointer { text in
      unsafe fields.withUnsafeMutableBufferPointer { fields in
        // Offsets were taken while the text grew; they are inside of it.
        if let base = text.baseAddress {
          for index in 0..<fields.count {
            let offset = offsets[index]
            if offset.name >= 0 { unsafe fields[index].name = base + offset.name }
            if offset.value >= 0 { unsafe fields[index].value = base + offset.value }
          }
        }
        return unsafe body(UnsafePointer(fields.baseAddress), fields.count)
      }
    }
  }
}
