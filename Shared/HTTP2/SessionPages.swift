internal import CNGHTTP2
import Glibc

/// Where libnghttp2 has its session's large blocks: whole pages, which are resident only once they are used.
///
/// Each session begins with a table of streams (4 KiB) and a buffer for frames (16 KiB). Among small blocks of the heap
/// most of both would be resident for good; here a connection that is idle takes neither.
@safe final class SessionPages {
  // Safe: blocks lie within the region, which is unmapped after the session that has them.

  /// Smaller blocks are the heap's.
  private static let smallestBlock = 4096
  private static let pageSize = 4096
  /// The table, the buffer, and the table once more when it has grown; what is over is the heap's.
  private static let capacity = 8 * pageSize

  /// Nil when the kernel gave none: everything is the heap's then.
  private let region: UnsafeMutableRawPointer?
  private var used = 0
  /// Where the buffer for frames is.
  private var buffer: Range<Int>?
  private var isBufferResident = false

  init() {
    let mapped = unsafe mmap(nil, Self.capacity, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    unsafe region = mapped == MAP_FAILED ? nil : mapped
  }

  deinit {
    if let region = unsafe region { unsafe munmap(region, Self.capacity) }
  }

  /// What libnghttp2 is told; these must outlive its session.
  var allocator: nghttp2_mem {
    unsafe nghttp2_mem(
      mem_user_data: Unmanaged.passUnretained(self).toOpaque(),
      malloc: { size, pages in unsafe SessionPages.of(pages)?.take(size) ?? malloc(size) },
      free: { block, pages in unsafe SessionPages.release(block, pages) },
      calloc: { count, size, pages in
        // The region's pages come zeroed, and are given out once.
        let (bytes, isTooLarge) = count.multipliedReportingOverflow(by: size)
        return unsafe (isTooLarge ? nil : SessionPages.of(pages)?.take(bytes)) ?? calloc(count, size)
      },
      realloc: { block, size, pages in unsafe SessionPages.resize(block, size, pages) })
  }

  private static func of(_ pages: UnsafeMutableRawPointer?) -> SessionPages? {
    unsafe pages.map { unsafe Unmanaged<SessionPages>.fromOpaque($0).takeUnretainedValue() }
  }

  private func take(_ size: Int) -> UnsafeMutableRawPointer? {
    guard size >= Self.smallestBlock, size <= Self.capacity - used, let region = unsafe region else { return nil }
    let start = used
    used = min(Self.capacity, start + (size + Self.pageSize - 1) / Self.pageSize * Self.pageSize)
    if size > 2 * Self.smallestBlock {
      buffer = start..<used
      isBufferResident = true
    }
    return unsafe region + start
  }

  private func holds(_ block: UnsafeMutableRawPointer) -> Bool {
    guard let region = unsafe region else { return false }
    return unsafe region <= block && block < region + Self.capacity
  }

  private static func release(_ block: UnsafeMutableRawPointer?, _ pages: UnsafeMutableRawPointer?) {
    guard let block = unsafe block else { return }
    if let pages = unsafe of(pages), unsafe pages.holds(block) { return }
    unsafe free(block)
  }

  private static func resize(
    _ block: UnsafeMutableRawPointer?, _ size: Int, _ pages: UnsafeMutableRawPointer?
  ) -> UnsafeMutableRawPointer? {
    let own = unsafe of(pages)
    guard let block = unsafe block else { return unsafe own?.take(size) ?? malloc(size) }
    guard let own, unsafe own.holds(block), let region = unsafe own.region else { return unsafe realloc(block, size) }
    let grown = unsafe malloc(size)
    // The block's end is not known; none goes beyond the region.
    unsafe grown?.copyMemory(from: block, byteCount: min(size, Self.capacity - (block - region)))
    return unsafe grown
  }

  /// Frames are about to be written.
  func willWrite() { isBufferResident = true }

  /// Gives the buffer's pages back. There must be nothing in it.
  func trim() {
    guard isBufferResident, let buffer, let region = unsafe region else { return }
    isBufferResident = false
    unsafe madvise(region + buffer.lowerBound, buffer.count, MADV_DONTNEED)
  }
}
