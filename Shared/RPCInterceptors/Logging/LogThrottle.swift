import RPCCore
import Synchronization

/// Lets a number of lines a second pass for each bad status, and counts those that it holds back.
final class LogThrottle: Sendable {
  private struct Slot: ~Copyable, Sendable {
    /// The second that is counted (the upper 40 bits), and the lines in it.
    let window = Atomic<UInt64>(0)
    let suppressed = Atomic<Int>(0)
  }

  private static let lineBits: UInt64 = 24

  private let slots = InlineArray<17, Slot> { _ in Slot() }
  private let limit: UInt64
  private let start = ContinuousClock.now

  init(perSecond: Int) { limit = UInt64(min(max(perSecond, 0), 1 << 20)) }

  /// How many lines of the status were held back before this one; nil holds this one back, too.
  func admit(_ status: StatusCode, at now: ContinuousClock.Instant) -> Int? {
    let second = UInt64(max(0, start.duration(to: now).components.seconds)) &+ 1
    let index = status.rawValue
    var known = slots[index].window.load(ordering: .relaxed)
    while true {
      let lines = known >> Self.lineBits == second ? known & (1 << Self.lineBits - 1) : 0
      guard lines < limit else {
        slots[index].suppressed.wrappingAdd(1, ordering: .relaxed)
        return nil
      }
      let (isTaken, found) = slots[index].window.weakCompareExchange(
        expected: known, desired: second << Self.lineBits | lines + 1, ordering: .relaxed)
      if isTaken { return slots[index].suppressed.exchange(0, ordering: .relaxed) }
      known = found
    }
  }
}
