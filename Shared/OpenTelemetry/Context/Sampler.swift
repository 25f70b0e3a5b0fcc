/// Which traces are recorded.
///
/// Source: OpenTelemetry, Trace SDK, Sampling; as in other languages' SDKs, so that a trace's processes agree.
public struct Sampler: Sendable, Hashable {
  /// What decides for a trace that begins here.
  public enum Root: Sendable, Hashable {
    case always
    case never
    /// Such a part of all traces, from 0 to 1, by their ids.
    case ratio(Double)
  }

  public let root: Root
  /// Whether a trace that began elsewhere is recorded where it was recorded there; otherwise ``root`` decides again.
  public let followsParent: Bool
  /// Of 2^63.
  private let bound: UInt64

  public init(_ root: Root, followingParent followsParent: Bool = true) {
    self.root = root
    self.followsParent = followsParent
    bound =
      switch root {
      case .always: 1 << 63
      case .never: 0
      case .ratio(let ratio): ratio >= 1 ? 1 << 63 : ratio > 0 ? UInt64(ratio * 0x1p63) : 0
      }
  }

  /// `parentbased_always_on`, the default of OpenTelemetry.
  public static let parentBased = Sampler(.always)

  /// No trace that begins here is ever recorded.
  var isNeverRoot: Bool { bound == 0 }

  func isSampled(_ traceID: TraceContext.TraceID, parent: TraceContext?) -> Bool {
    if followsParent, let parent { return parent.isSampled }
    return traceID.low >> 1 < bound
  }
}
