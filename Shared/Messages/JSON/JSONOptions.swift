/// How messages become JSON.
public struct JSONEncodingOptions: Sendable, Hashable {
  /// Lines and two spaces a level.
  public var isPretty: Bool
  /// Fields at their defaults are written, too.
  public var includesDefaults: Bool
  /// Names as the proto file has them, such as `size_bytes`.
  public var usesProtoNames: Bool
  /// Enumeration values by number.
  public var usesEnumNumbers: Bool

  public init(
    isPretty: Bool = false, includesDefaults: Bool = false, usesProtoNames: Bool = false, usesEnumNumbers: Bool = false
  ) {
    self.isPretty = isPretty
    self.includesDefaults = includesDefaults
    self.usesProtoNames = usesProtoNames
    self.usesEnumNumbers = usesEnumNumbers
  }
}

/// How JSON becomes messages.
public struct JSONDecodingOptions: Sendable, Hashable {
  /// Members that are no field, and enumeration values that have no name, are passed over; by default they are errors.
  public var ignoresUnknownFields: Bool
  /// Objects and arrays in one another.
  public var maxNesting: Int

  public init(ignoresUnknownFields: Bool = false, maxNesting: Int = 100) {
    self.ignoresUnknownFields = ignoresUnknownFields
    self.maxNesting = maxNesting
  }
}
