/// Messages that have a JSON form of their own.
enum WellKnownType {
  case any, timestamp, duration, fieldMask, structure, value, listValue, wrapper

  init?(_ fullName: String) {
    guard fullName.hasPrefix("google.protobuf.") else { return nil }
    switch fullName.dropFirst(16) {
    case "Any": self = .any
    case "Timestamp": self = .timestamp
    case "Duration": self = .duration
    case "FieldMask": self = .fieldMask
    case "Struct": self = .structure
    case "Value": self = .value
    case "ListValue": self = .listValue
    case "DoubleValue", "FloatValue", "Int64Value", "UInt64Value", "Int32Value", "UInt32Value", "BoolValue",
      "StringValue", "BytesValue":
      self = .wrapper
    default: return nil
    }
  }

  static let nullValue = "google.protobuf.NullValue"

  /// The part of a type URL after the last slash; nil where there is none.
  static func typeName(inURL url: String) -> String? {
    guard let slash = url.lastIndex(of: "/") else { return nil }
    let name = url[url.index(after: slash)...]
    return name.isEmpty ? nil : String(name)
  }
}
