/// Collects bytes and gives them up as ``Bytes`` without a copy.
public struct BytesBuilder: ~Copyable {
  private var storage: ByteStorage
  private var capacity: Int
  /// Bytes so far.
  public private(set) var count = 0

  /// - Parameter capacity: Room to begin with, in bytes; it doubles as needed.
  public init(capacity: Int = 256) {
    self.capacity = Swift.max(16, capacity)
    storage = ByteStorage.make(capacity: self.capacity)
  }

  public mutating func append(_ byte: UInt8) {
    if count == capacity { grow(by: 1) }
    unsafe storage.start[count] = byte
    count += 1
  }

  public mutating func append(contentsOf bytes: UnsafeRawBufferPointer) {
    guard let source = bytes.baseAddress, bytes.count > 0 else { return }
    if capacity - count < bytes.count { grow(by: bytes.count) }
    // There is room for all of them, by the line above.
    unsafe UnsafeMutableRawPointer(storage.start + count).copyMemory(from: source, byteCount: bytes.count)
    count += bytes.count
  }

  public mutating func append(contentsOf bytes: Bytes) {
    unsafe bytes.withUnsafeBytes { unsafe append(contentsOf: $0) }
  }

  public mutating func append(_ text: StaticString) {
    unsafe append(contentsOf: UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  public mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { unsafe append(contentsOf: UnsafeRawBufferPointer($0)) }
  }

  /// Seven bits a byte, the lowest first.
  public mutating func append(varint value: UInt64) {
    var value = value
    while value >= 0x80 {
      append(UInt8(truncatingIfNeeded: value) | 0x80)
      value >>= 7
    }
    append(UInt8(truncatingIfNeeded: value))
  }

  /// Changes a byte that was appended before.
  mutating func replace(at index: Int, with byte: UInt8) {
    precondition(index >= 0 && index < count, "The index is outside of the bytes.")
    unsafe storage.start[index] = byte
  }

  /// Takes the last bytes away again.
  public mutating func removeLast(_ number: Int) { count -= Swift.min(Swift.max(0, number), count) }

  /// What was collected.
  public consuming func finish() -> Bytes {
    unsafe count == 0 ? Bytes() : Bytes(owner: storage, start: storage.start, count: count)
  }

  private mutating func grow(by needed: Int) {
    let larger = Swift.max(capacity * 2, count + needed)
    let next = ByteStorage.make(capacity: larger)
    unsafe UnsafeMutableRawPointer(next.start).copyMemory(from: storage.start, byteCount: count)
    storage = next
    capacity = larger
  }
}

/// One allocation: a reference count and the bytes.
@usableFromInline
final class ByteStorage: ManagedBuffer<Void, UInt8> {
  @usableFromInline
  static func make(capacity: Int) -> ByteStorage {
    // `create` makes an instance of the class it is called on.
    unsafe unsafeDowncast(ByteStorage.create(minimumCapacity: capacity) { _ in }, to: ByteStorage.self)
  }

  /// Stays where it is while the storage lives (the elements are allocated behind the object).
  @usableFromInline
  var start: UnsafeMutablePointer<UInt8> {
    unsafe withUnsafeMutablePointerToElements { unsafe $0 }
  }
}
