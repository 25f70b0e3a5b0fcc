import Glibc
import Messages
import NIOCore

/// What time it is, for times that were kept as the event loops' own.
struct WallClock {
  private let now: Google.Protobuf.Timestamp
  private let uptime = NIODeadline.now()

  init() {
    var time = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &time)
    now = Google.Protobuf.Timestamp(seconds: Int64(time.tv_sec), nanos: Int32(truncatingIfNeeded: time.tv_nsec))
  }

  func time(of instant: NIODeadline) -> Google.Protobuf.Timestamp {
    let nanoseconds = Int64(now.nanos) - (uptime - instant).nanoseconds
    let billion: Int64 = 1_000_000_000
    let remainder = nanoseconds % billion
    let isNegative = remainder < 0
    return Google.Protobuf.Timestamp(
      seconds: now.seconds + nanoseconds / billion - (isNegative ? 1 : 0),
      nanos: Int32(remainder + (isNegative ? billion : 0)))
  }

  func time(of instant: NIODeadline?) -> Google.Protobuf.Timestamp? { instant.map { time(of: $0) } }
}
