import Dispatch
import Foundation
import Messages
import Synchronization

/// Where the entries of a binary log go. Called by the calls' own tasks: it must not wait.
public protocol BinaryLogSink: Sendable {
  /// Takes a serialized `grpc.binarylog.v1.GrpcLogEntry`.
  func write(_ entry: Bytes)
}

/// A binary log in a file: each entry after its length, in four bytes, the highest first.
///
/// A thread of its own writes; calls never wait for it. What it can't take is lost and counted: while 8 MiB wait, when the
/// file has its full size, or when the disk is full.
///
/// Source: gRFC A16; the framing is that of grpc-go's sink.
public final class BinaryLogFile: BinaryLogSink {
  /// What a file may cost.
  public struct Limits: Sendable, Hashable {
    /// Bytes that wait to be written.
    public var queuedBytes: Int
    /// Bytes of the file.
    public var fileBytes: Int

    /// 8 MiB waiting, 1 GiB in the file.
    public static let defaults = Limits(queuedBytes: 8 << 20, fileBytes: 1 << 30)

    public init(queuedBytes: Int, fileBytes: Int) {
      self.queuedBytes = queuedBytes
      self.fileBytes = fileBytes
    }
  }

  /// Why there is no file.
  public struct Failure: Error, CustomStringConvertible {
    public let description: String
  }

  private static let prefixBytes = 4

  private let limits: Limits
  private let descriptor: Int32
  private let queue = DispatchQueue(label: "binary log")
  private let queued = Atomic<Int>(0)
  private let lost = Atomic<Int>(0)
  /// Bytes in the file; the queue's own.
  private let written: Atomic<Int>

  /// Opens a file, and goes on after what is there; only its owner may read it.
  public init(path: String, limits: Limits = .defaults) throws(Failure) {
    self.limits = limits
    descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw Failure(description: "“\(path)” can't be written: \(String(cString: strerror(errno))).")
    }
    written = Atomic(Int(lseek(descriptor, 0, SEEK_END)))
  }

  deinit { close(descriptor) }

  /// Entries that are not in the file.
  public var lostEntries: Int { lost.load(ordering: .relaxed) }

  public func write(_ entry: Bytes) {
    let size = entry.count + Self.prefixBytes
    guard queued.wrappingAdd(size, ordering: .relaxed).newValue <= limits.queuedBytes else {
      queued.wrappingSubtract(size, ordering: .relaxed)
      lost.wrappingAdd(1, ordering: .relaxed)
      return
    }
    queue.async { [self] in
      append(entry)
      queued.wrappingSubtract(size, ordering: .relaxed)
    }
  }

  /// Waits until all that was taken is in the file.
  public func flush() async {
    await withCheckedContinuation { continuation in queue.async { continuation.resume() } }
  }

  private func append(_ entry: Bytes) {
    let end = written.load(ordering: .relaxed)
    let size = entry.count + Self.prefixBytes
    var bytes = [UInt8]()
    bytes.reserveCapacity(size)
    withUnsafeBytes(of: UInt32(truncatingIfNeeded: entry.count).bigEndian) { bytes.append(contentsOf: $0) }
    bytes.append(contentsOf: entry)
    guard end + size <= limits.fileBytes, put(bytes) else {
      // What there is of half an entry would make all that follows unreadable.
      _ = ftruncate(descriptor, off_t(end))
      lost.wrappingAdd(1, ordering: .relaxed)
      return
    }
    written.store(end + size, ordering: .relaxed)
  }

  private func put(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBytes { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = Foundation.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        let error = errno
        if count > 0 { rest = rest.dropFirst(count) } else if count == 0 || error != EINTR { return false }
      }
      return true
    }
  }
}
