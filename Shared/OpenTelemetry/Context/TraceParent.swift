/// The header `traceparent`: a version, the trace's id, the parent span's id, and flags.
///
/// Source: W3C, Trace Context, 3.2.
public enum TraceParent {
  /// The header's name.
  public static let name = "traceparent"

  /// Bytes of version 00's value, and of the part of later versions' values that is read.
  private static let length = 55

  /// What a value says, or nil when it is malformed.
  ///
  /// A version that is not known is read as version 00, if it begins like that, and what it has more is left; ff is none.
  public static func parse(
    _ value: some StringProtocol, state: TraceState = TraceState()
  ) -> TraceContext? {
    let bytes = Array(value.utf8.prefix(length + 1))
    let dash = UInt8(ascii: "-")
    guard bytes.count >= length, bytes[2] == dash, bytes[35] == dash, bytes[52] == dash,
      let version = Hexadecimal.value(bytes[0..<2]), version != 0xff,
      let high = Hexadecimal.value(bytes[3..<19]), let low = Hexadecimal.value(bytes[19..<35]),
      let span = Hexadecimal.value(bytes[36..<52]), let flags = Hexadecimal.value(bytes[53..<55]),
      bytes.count == length || version != 0 && bytes[length] == dash,
      let traceID = TraceContext.TraceID(high: high, low: low), let spanID = TraceContext.SpanID(span)
    else { return nil }
    let known = TraceContext.Flags(rawValue: UInt8(truncatingIfNeeded: flags)).intersection(.known)
    return TraceContext(traceID: traceID, spanID: spanID, flags: known, state: state, isRemote: true)
  }

  /// Version 00's value.
  public static func format(_ context: TraceContext) -> String {
    "00-\(context.traceID)-\(context.spanID)-\(Hexadecimal.text(context.flags.rawValue))"
  }
}
