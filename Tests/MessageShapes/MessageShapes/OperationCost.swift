import AllocationCounting
import Glibc

/// What an operation costs the thread that does it, on average.
public struct OperationCost: Sendable {
  /// Of the processor.
  public let nanoseconds: Double
  public let allocations: Double

  /// Does the operation many times, after a tenth as often for the sake of caches.
  ///
  /// - Parameter operation: Gives a number that depends on its work, so that no compiler leaves the work out.
  public init(times: Int, of operation: () throws -> Int) rethrows {
    var sum = 0
    for _ in 0..<max(1, times / 10) { sum &+= try operation() }
    let allocations = Allocations.ofThread
    let start = Self.processorTime
    for _ in 0..<times { sum &+= try operation() }
    let end = Self.processorTime
    self.allocations = Double((Allocations.ofThread - allocations).count) / Double(times)
    nanoseconds = (end - start) / Double(times)
    Self.take(sum)
  }

  /// Two numbers in a line, for another process.
  public var text: String { "\(nanoseconds) \(allocations)" }

  /// Of this thread, in nanoseconds.
  private static var processorTime: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
  }

  @inline(never)
  @_optimize(none)
  private static func take(_ number: Int) {}
}
