/// Memory for libprotobuf-c's form of one message: handed out in order, given back all at once.
///
/// Taken from and given back to a small pool by `withArena`, so that a call costs no `malloc`.
@safe
public struct Arena {
  // Safe: an arena is used inside of the call that gives it, which is when its memory is there.
  @usableFromInline let state: UnsafeMutablePointer<ArenaState>

  init(_ state: UnsafeMutablePointer<ArenaState>) { unsafe self.state = state }

  /// Uninitialised memory, aligned for every type; traps when the machine has none.
  @inlinable
  public func allocate(byteCount: Int) -> UnsafeMutableRawPointer {
    let size = (byteCount &+ 15) & ~15
    let start = unsafe state.pointee.cursor
    if unsafe state.pointee.end - start >= size {
      unsafe state.pointee.cursor = start + size
      return unsafe start
    }
    // Encoding has no limit of its own: it takes a small multiple of what the message already takes.
    guard let memory = unsafe state.pointee.allocateSlowly(size, limited: false) else { fatalError("Out of memory.") }
    return unsafe memory
  }

  /// Room for one or more values of a type, not initialised.
  @inlinable
  public func allocate<T>(_ type: T.Type, count: Int = 1) -> UnsafeMutablePointer<T> {
    unsafe allocate(byteCount: MemoryLayout<T>.stride &* count).bindMemory(to: type, capacity: count)
  }
}

/// The head of an arena; stands at the beginning of the arena's first chunk.
@safe
@usableFromInline
struct ArenaState {
  // Safe: the addresses are those of chunks that the arena owns until its end.

  /// The next free byte of the newest chunk, always a multiple of 16.
  @usableFromInline var cursor: UnsafeMutableRawPointer
  /// One past the newest chunk.
  @usableFromInline var end: UnsafeMutableRawPointer
  /// Further chunks, newest first; each begins with the address of the next one.
  var chunks: UnsafeMutableRawPointer?
  /// The first chunk's size, this head included.
  var firstSize: Int
  /// The newest chunk's size.
  var newestSize: Int
  /// All chunks' sizes.
  var total: Int
  /// What decoding may take in all.
  var limit: Int

  /// For decoding: as ``Arena/allocate(byteCount:)``, but nil at the limit.
  mutating func allocateLimited(_ byteCount: Int) -> UnsafeMutableRawPointer? {
    guard byteCount <= limit else { return nil }
    let size = (byteCount &+ 15) & ~15
    let start = unsafe cursor
    if unsafe end - start >= size {
      unsafe cursor = start + size
      return unsafe start
    }
    return unsafe allocateSlowly(size, limited: true)
  }

  /// A new chunk, twice as large as the last one up to 1 MiB.
  @usableFromInline
  @inline(never)
  mutating func allocateSlowly(_ size: Int, limited: Bool) -> UnsafeMutableRawPointer? {
    let chunkSize = max(size + Arena.linkSize, min(newestSize * 2, 1 << 20))
    if limited, total - firstSize + chunkSize > limit { return nil }
    let chunk = UnsafeMutableRawPointer.allocate(byteCount: chunkSize, alignment: 16)
    unsafe chunk.storeBytes(of: chunks, as: UnsafeMutableRawPointer?.self)
    unsafe chunks = chunk
    newestSize = chunkSize
    total += chunkSize
    let start = unsafe chunk + Arena.linkSize
    unsafe cursor = start + size
    unsafe end = chunk + chunkSize
    return unsafe start
  }
}

extension Arena {
  /// Bytes at the head of a further chunk: the link to the next one.
  static let linkSize = 16
  static let headSize = (MemoryLayout<ArenaState>.size + 15) & ~15
  /// A fresh arena's size: enough for all but few messages.
  static let initialSize = 32 << 10
  /// The largest first chunk that the pool keeps; larger ones go back to the system.
  static let largestKept = 512 << 10

  /// Calls the closure with an arena; what is in it ends with the call.
  @inline(__always)
  static func withArena<R, Failure: Error>(
    limit: Int = .max, _ body: (Arena) throws(Failure) -> R
  ) throws(Failure) -> R {
    let arena = ArenaPool.shared.take() ?? make(size: initialSize)
    unsafe arena.state.pointee.limit = limit
    defer { arena.end() }
    return try body(arena)
  }

  private static func make(size: Int) -> Arena {
    let chunk = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
    let state = unsafe chunk.bindMemory(to: ArenaState.self, capacity: 1)
    unsafe state.initialize(
      to: ArenaState(
        cursor: chunk + headSize, end: chunk + size, chunks: nil, firstSize: size, newestSize: size, total: size,
        limit: .max))
    return unsafe Arena(state)
  }

  /// Gives the arena back to the pool, with one chunk that would have held all of this message.
  private func end() {
    let first = unsafe state.pointee.firstSize
    guard unsafe state.pointee.chunks != nil else {
      unsafe state.pointee.cursor = UnsafeMutableRawPointer(state) + Arena.headSize
      ArenaPool.shared.giveBack(self)
      return
    }
    let wanted = unsafe min(state.pointee.total, Arena.largestKept)
    destroy()
    if first < Arena.largestKept || wanted < first {
      ArenaPool.shared.giveBack(Arena.make(size: max(wanted, Arena.initialSize)))
    }
  }

  func destroy() {
    var next = unsafe state.pointee.chunks
    while let chunk = unsafe next {
      unsafe next = chunk.load(as: UnsafeMutableRawPointer?.self)
      unsafe chunk.deallocate()
    }
    unsafe UnsafeMutableRawPointer(state).deallocate()
  }
}
