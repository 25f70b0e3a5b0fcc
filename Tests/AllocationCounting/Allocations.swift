import CAllocationCounting

/// How often memory was asked for, and how much of it: `malloc` and its kin, called by Swift's runtime or by C.
///
/// A program that links this module has its `malloc` counted throughout; it costs a nanosecond each. The counts are
/// exact: tests hold code to them where times would say more about the machine than about the code.
public struct Allocations: Sendable, Hashable {
  public var count: Int
  /// What was asked for, in bytes; nothing is taken off when memory is given back.
  public var bytes: Int

  /// False under a sanitizer, which needs its own `malloc`: every count is 0 then.
  public static var areCounted: Bool { allocations_are_counted() }

  /// Since the calling thread began.
  public static var ofThread: Allocations { Allocations(allocations_of_thread()) }

  /// Since the process began, on all threads, also on those that ended.
  public static var ofProcess: Allocations { Allocations(allocations_of_process()) }

  /// What the work asks for on the calling thread, whatever other threads do at the same time.
  public static func during<R, Failure: Error>(
    _ work: () throws(Failure) -> R
  ) throws(Failure) -> (result: R, allocations: Allocations) {
    let before = ofThread
    let result = try work()
    return (result, ofThread - before)
  }

  public static func - (a: Allocations, b: Allocations) -> Allocations {
    Allocations(count: a.count - b.count, bytes: a.bytes - b.bytes)
  }

  private init(count: Int, bytes: Int) {
    self.count = count
    self.bytes = bytes
  }

  private init(_ counts: AllocationCounts) {
    self.init(count: Int(truncatingIfNeeded: counts.count), bytes: Int(truncatingIfNeeded: counts.bytes))
  }
}
