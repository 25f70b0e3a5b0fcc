import Synchronization

/// Random ids for traces and spans, without a lock and without a system call for each.
///
/// SplitMix64 (Steele, Lea, Flood, 2014) from a random start: ids need to differ, not to be secret.
final class RandomIDs: Sendable {
  private let state = Atomic<UInt64>(.random(in: .min ... .max))
  private let offset = UInt64.random(in: .min ... .max)

  func next() -> UInt64 {
    var value = state.wrappingAdd(0x9E37_79B9_7F4A_7C15, ordering: .relaxed).newValue
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  func traceID() -> TraceContext.TraceID {
    while true {
      // Two of one sequence follow from each other: the secret offset keeps processes' sequences apart.
      if let id = TraceContext.TraceID(high: next() ^ offset, low: next()) { return id }
    }
  }

  func spanID() -> TraceContext.SpanID {
    while true {
      if let id = TraceContext.SpanID(next()) { return id }
    }
  }
}
