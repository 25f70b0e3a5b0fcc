extension Google.Protobuf.Duration: Comparable {
  /// Rounded toward zero to nanoseconds.
  public init(_ duration: Swift.Duration) {
    let parts = duration.components
    self.init(seconds: parts.seconds, nanos: Int32(parts.attoseconds / 1_000_000_000))
  }

  /// The same length of time.
  public var duration: Swift.Duration { .seconds(seconds) + .nanoseconds(Int64(nanos)) }

  /// Such as `1.5s`; nil where the signs of the parts differ or it is over 10,000 years.
  public var text: String? { TimeText.duration(seconds: seconds, nanos: nanos) }

  public static func < (a: Self, b: Self) -> Bool { (a.seconds, a.nanos) < (b.seconds, b.nanos) }
}

extension Swift.Duration {
  /// The same length of time.
  public init(_ duration: Google.Protobuf.Duration) { self = duration.duration }
}
