import Tracing

/// Which trace and span something is done in: what crosses processes as `traceparent` and `tracestate`.
///
/// Source: W3C, Trace Context.
public struct TraceContext: Sendable, Hashable {
  /// 16 bytes, not all of them 0.
  public struct TraceID: Sendable, Hashable, CustomStringConvertible {
    public let high: UInt64
    public let low: UInt64

    /// Nil when both are 0.
    public init?(high: UInt64, low: UInt64) {
      guard high | low != 0 else { return nil }
      self.high = high
      self.low = low
    }

    /// 32 lower-case hexadecimal digits.
    public var description: String { Hexadecimal.text(high) + Hexadecimal.text(low) }
  }

  /// 8 bytes, not all of them 0.
  public struct SpanID: Sendable, Hashable, CustomStringConvertible {
    public let value: UInt64

    /// Nil when it is 0.
    public init?(_ value: UInt64) {
      guard value != 0 else { return nil }
      self.value = value
    }

    /// 16 lower-case hexadecimal digits.
    public var description: String { Hexadecimal.text(value) }
  }

  /// The flags of `traceparent`.
  public struct Flags: OptionSet, Sendable, Hashable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The caller may have recorded its span.
    public static let sampled = Flags(rawValue: 1)
    /// The trace's id is random (Trace Context Level 2).
    public static let random = Flags(rawValue: 2)
    /// Those that this version knows; others are not passed on.
    public static let known: Flags = [.sampled, .random]
  }

  public let traceID: TraceID
  public let spanID: SpanID
  public let flags: Flags
  /// Empty where there is none.
  public let state: TraceState
  /// It came from another process.
  public let isRemote: Bool

  public init(traceID: TraceID, spanID: SpanID, flags: Flags, state: TraceState = TraceState(), isRemote: Bool = false)
  {
    self.traceID = traceID
    self.spanID = spanID
    self.flags = flags
    self.state = state
    self.isRemote = isRemote
  }

  public var isSampled: Bool { flags.contains(.sampled) }
}

/// Where a `ServiceContext` has its ``TraceContext``.
enum TraceContextKey: ServiceContextKey {
  typealias Value = TraceContext
  static var nameOverride: String? { "trace-context" }
}

extension ServiceContext {
  /// The trace and span that something is done in; nil outside of traces, and in those that were not sampled here.
  public var traceContext: TraceContext? {
    get { self[TraceContextKey.self] }
    set { self[TraceContextKey.self] = newValue }
  }
}

/// Hexadecimal digits, lower-case.
enum Hexadecimal {
  static func text(_ value: UInt64) -> String {
    String(unsafeUninitializedCapacity: 16) { digits in
      for index in 0..<16 { digits[index] = digit(UInt8(truncatingIfNeeded: value >> UInt64(60 - 4 * index)) & 15) }
      return 16
    }
  }

  static func text(_ value: UInt8) -> String {
    String(unsafeUninitializedCapacity: 2) { digits in
      digits[0] = digit(value >> 4)
      digits[1] = digit(value & 15)
      return 2
    }
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }

  /// Nil when there is anything but lower-case digits.
  static func value(_ digits: some Collection<UInt8>) -> UInt64? {
    guard digits.count <= 16 else { return nil }
    var value: UInt64 = 0
    for digit in digits {
      let nibble: UInt8
      switch digit {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): nibble = digit - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): nibble = digit - UInt8(ascii: "a") + 10
      default: return nil
      }
      value = value << 4 | UInt64(nibble)
    }
    return value
  }
}
