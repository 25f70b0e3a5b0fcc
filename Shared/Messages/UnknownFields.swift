/// Fields that came with a message and that its type does not know, in their wire form.
public struct UnknownFields: Sendable, Hashable {
  /// A reference, so that a message that has none (nearly every one) pays one word.
  private final class Records: Sendable {
    let bytes: Bytes

    init(_ bytes: Bytes) { self.bytes = bytes }
  }

  private var records: Records?

  /// None.
  public init() {}

  /// The fields as the wire format has them: each its tag and its value.
  ///
  /// Bytes that are not that become no fields.
  public init(serialized bytes: Bytes) {
    guard !bytes.isEmpty, (try? WireReader.check(bytes)) != nil else { return }
    records = Records(bytes)
  }

  init(trusted bytes: Bytes) {
    records = bytes.isEmpty ? nil : Records(bytes)
  }

  /// Whether there are none.
  public var isEmpty: Bool { records == nil }

  /// The fields as the wire format has them.
  public var serialized: Bytes { records?.bytes ?? Bytes() }

  public static func == (a: UnknownFields, b: UnknownFields) -> Bool {
    a.records === b.records || a.serialized == b.serialized
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(serialized) }
}
