import Messages
import RPCCore
import Storage

extension Google.Protobuf.Timestamp {
  init(_ instant: Instant) {
    let (seconds, microseconds) = instant.microseconds.quotientAndRemainder(dividingBy: 1_000_000)
    // Moments before 1970 count their fraction forward, too.
    self =
      microseconds < 0
      ? .init(seconds: seconds - 1, nanos: Int32(truncatingIfNeeded: (microseconds + 1_000_000) * 1_000))
      : .init(seconds: seconds, nanos: Int32(truncatingIfNeeded: microseconds * 1_000))
  }
}

extension Google.Protobuf.Duration {
  init(_ duration: Swift.Duration) {
    let (seconds, attoseconds) = duration.components
    self.init(seconds: seconds, nanos: Int32(truncatingIfNeeded: attoseconds / 1_000_000_000))
  }
}

extension Instant {
  /// Throws INVALID_ARGUMENT outside of the years 1 to 9999, as the message's own definition says.
  init(_ timestamp: Google.Protobuf.Timestamp, _ field: String) throws(RPCError) {
    guard (-62_135_596_800...253_402_300_799).contains(timestamp.seconds), (0..<1_000_000_000).contains(timestamp.nanos)
    else {
      throw FieldCheck.refuse(field, "must be a time of the years 1 to 9999")
    }
    self.init(microseconds: timestamp.seconds * 1_000_000 + Int64(timestamp.nanos) / 1_000)
  }
}
