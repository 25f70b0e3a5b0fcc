/// What a session allows its peer.
public struct SessionConfiguration: Sendable {
  /// Streams that the peer may have open at once.
  public var maxConcurrentStreams: UInt32
  /// Bytes that the peer may send on a stream before they are consumed.
  public var streamWindow: Int32
  /// Bytes that the peer may send on all streams before they are received.
  public var connectionWindow: Int32
  /// Bytes of a header list, with 32 for each field (RFC 9113, 6.5.2).
  public var maxHeaderListBytes: Int
  /// Resets that the peer may send: a burst, and how many each second (CVE-2023-44487).
  public var resets: Rate
  /// Stream errors that the peer may provoke, so that this side resets (CVE-2025-8671).
  public var streamErrors: Rate
  /// Control frames and empty frames that the peer may send without doing anything useful (CVE-2019-9511…9518).
  public var idleFrames: Rate
  /// Frames queued for a peer that does not read.
  public var maxQueuedFrames: Int
  /// Whether the peer may ask to speak another protocol on a stream (RFC 8441).
  public var allowsExtendedConnect = false

  /// So many at once, and so many each second.
  public struct Rate: Sendable, Hashable {
    public var burst: Int
    public var perSecond: Int
    public init(burst: Int, perSecond: Int) {
      self.burst = burst
      self.perSecond = perSecond
    }
  }

  /// 256 streams, windows of 512 KiB and 8 MiB, 16 KiB of headers, and floods bounded to what no honest peer sends.
  public static let defaults = SessionConfiguration()

  public init(
    maxConcurrentStreams: UInt32 = 256, streamWindow: Int32 = 512 << 10, connectionWindow: Int32 = 8 << 20,
    maxHeaderListBytes: Int = 16 << 10, resets: Rate = Rate(burst: 1000, perSecond: 100),
    streamErrors: Rate = Rate(burst: 1000, perSecond: 100), idleFrames: Rate = Rate(burst: 10_000, perSecond: 1000),
    maxQueuedFrames: Int = 10_000
  ) {
    self.maxConcurrentStreams = maxConcurrentStreams
    self.streamWindow = streamWindow
    self.connectionWindow = connectionWindow
    self.maxHeaderListBytes = maxHeaderListBytes
    self.resets = resets
    self.streamErrors = streamErrors
    self.idleFrames = idleFrames
    self.maxQueuedFrames = maxQueuedFrames
  }
}

/// How much of something a peer may still do: what is used up comes back with time. The clock is read at the beginning,
/// and when nothing is left.
struct Budget {
  private let rate: SessionConfiguration.Rate
  private var left: Int
  private var refilled = ContinuousClock.now

  init(_ rate: SessionConfiguration.Rate) {
    self.rate = rate
    left = rate.burst
  }

  /// Takes one; false when there is none.
  mutating func take() -> Bool {
    if left > 0 {
      left -= 1
      return true
    }
    let now = ContinuousClock.now
    let seconds = refilled.duration(to: now) / .seconds(1)
    let earned = min(Double(rate.burst), seconds * Double(rate.perSecond))
    guard earned >= 1 else { return false }
    refilled = now
    left = Int(earned) - 1
    return true
  }

  /// Gives some back, for something useful that the peer did.
  @inline(__always)
  mutating func give(_ number: Int) { left = min(rate.burst, left &+ number) }
}
