import Glibc

/// Bytes that never change: a view of a shared buffer, counted by reference.
///
/// Copies and slices cost a reference, not a copy: a `bytes` field can be a part of the message it came in.
/// Indices start at 0 in every value, also in one made from a slice with ``init(_:)-(Slice<Bytes>)``.
@safe
public struct Bytes: @unchecked Sendable {
  // Safe: `owner` keeps the memory at `start` for as long as the value lives, and every access is within `count`.
  // Sendable: the memory at `start` is written before the first Bytes over it exists and never after; `owner` is only
  // retained and released.

  /// Keeps the memory; nil for memory that lives as long as the program, and for no bytes at all.
  @usableFromInline let owner: AnyObject?
  @usableFromInline let start: UnsafePointer<UInt8>
  public let count: Int

  @inlinable
  init(owner: AnyObject?, start: UnsafePointer<UInt8>, count: Int) {
    self.owner = owner
    unsafe self.start = start
    self.count = count
  }

  /// No bytes.
  @inlinable
  public init() {
    // Never read, as there are no bytes; any non-null address would do.
    unsafe self.init(owner: nil, start: UnsafePointer(bitPattern: 16).unsafelyUnwrapped, count: 0)
  }

  /// Memory that the closure fills: it is given all the room and says how much of it it has initialised.
  ///
  /// - Parameter capacity: Room, in bytes.
  @inlinable
  public init<Failure: Error>(
    unsafeUninitializedCapacity capacity: Int,
    initializingWith fill: (_ room: UnsafeMutableRawBufferPointer, _ count: inout Int) throws(Failure) -> Void
  ) throws(Failure) {
    let storage = ByteStorage.make(capacity: capacity)
    var count = 0
    try unsafe fill(UnsafeMutableRawBufferPointer(start: storage.start, count: capacity), &count)
    unsafe self.init(owner: storage, start: storage.start, count: Swift.min(Swift.max(0, count), capacity))
  }

  /// A copy of the bytes.
  public init(copying bytes: UnsafeRawBufferPointer) {
    guard let source = bytes.baseAddress, bytes.count > 0 else {
      self.init()
      return
    }
    unsafe self.init(unsafeUninitializedCapacity: bytes.count) { room, count in
      if let start = room.baseAddress { unsafe start.copyMemory(from: source, byteCount: bytes.count) }
      count = bytes.count
    }
  }

  /// A copy of the bytes.
  public init(_ bytes: some Sequence<UInt8>) {
    if let copy = bytes.withContiguousStorageIfAvailable({ unsafe Bytes(copying: UnsafeRawBufferPointer($0)) }) {
      self = copy
    } else {
      var builder = BytesBuilder(capacity: bytes.underestimatedCount)
      for byte in bytes { builder.append(byte) }
      self = builder.finish()
    }
  }

  /// The same byte, `count` times; none when `count` is negative.
  public init(repeating byte: UInt8, count: Int) {
    unsafe self.init(unsafeUninitializedCapacity: Swift.max(0, count)) { room, filled in
      unsafe room.initializeMemory(as: UInt8.self, repeating: byte)
      filled = room.count
    }
  }

  /// The same memory: nothing is copied.
  public init(_ bytes: Bytes) { self = bytes }

  /// A part of the same memory: nothing is copied.
  public init(_ slice: Slice<Bytes>) {
    // A slice's bounds are inside its base.
    unsafe self.init(
      owner: slice.base.owner, start: slice.base.start + slice.startIndex, count: slice.endIndex - slice.startIndex)
  }

  /// The text in UTF-8.
  public init(_ text: some StringProtocol) {
    self.init(text.utf8)
  }
}

// MARK: - Reading

extension Bytes: RandomAccessCollection {
  public typealias Index = Int
  public typealias SubSequence = Slice<Bytes>

  @inlinable public var startIndex: Int { 0 }
  @inlinable public var endIndex: Int { count }
  @inlinable public var isEmpty: Bool { count == 0 }

  @inlinable
  public subscript(position: Int) -> UInt8 {
    precondition(position >= 0 && position < count, "The index is outside of the bytes.")
    return unsafe start[position]
  }

  @inlinable
  public func withContiguousStorageIfAvailable<R>(_ body: (UnsafeBufferPointer<UInt8>) throws -> R) rethrows -> R? {
    try unsafe body(UnsafeBufferPointer(start: start, count: count))
  }

  /// Calls the closure with the memory, valid until it returns.
  @inlinable
  public func withUnsafeBytes<R, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> R
  ) throws(Failure) -> R {
    try unsafe body(UnsafeRawBufferPointer(start: start, count: count))
  }

  /// The bytes, to be read within a scope.
  public var span: Span<UInt8> {
    @_lifetime(borrow self)
    get {
      // `self` keeps the memory while the span lives.
      unsafe _overrideLifetime(Span(_unsafeStart: start, count: count), borrowing: self)
    }
  }

  /// The bytes as raw memory, to be read within a scope.
  public var rawSpan: RawSpan {
    @_lifetime(borrow self)
    get {
      unsafe _overrideLifetime(RawSpan(_unsafeStart: UnsafeRawPointer(start), byteCount: count), borrowing: self)
    }
  }

  /// A part of the same memory; the range is cut to what there is.
  public func slice(_ range: Range<Int>) -> Bytes { Bytes(self[range.clamped(to: 0..<count)]) }

  /// The bytes as UTF-8 text; nil where they are not.
  public var text: String? {
    guard let valid = try? UTF8Span(validating: span) else { return nil }
    return String(copying: valid)
  }
}

// MARK: - Comparing

extension Bytes: Hashable {
  public static func == (a: Bytes, b: Bytes) -> Bool {
    guard a.count == b.count else { return false }
    // Both have `count` bytes.
    return unsafe a.start == b.start || memcmp(a.start, b.start, a.count) == 0
  }

  public func hash(into hasher: inout Hasher) {
    unsafe withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
    hasher.combine(count)
  }
}

extension Bytes: ExpressibleByArrayLiteral {
  public init(arrayLiteral elements: UInt8...) { self.init(elements) }
}

extension Bytes: CustomStringConvertible {
  /// The number of bytes and the first 32 of them in hexadecimal.
  public var description: String {
    let digits = Array("0123456789abcdef")
    let shown = prefix(32).map { "\(digits[Int($0 >> 4)])\(digits[Int($0 & 15)])" }.joined()
    return "\(count) bytes\(isEmpty ? "" : ": ")\(shown)\(count > 32 ? "…" : "")"
  }
}
