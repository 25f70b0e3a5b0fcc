import Messages
import RPCCore

/// A JSON object of a service config, which knows where it stands in it. Members that nobody asks for are passed over, as
/// gRPC's other implementations do: configs are shared by clients of many languages.
struct JSONObject {
  typealias Value = Google.Protobuf.Value.Kind

  let path: String
  private let members: [String: Google.Protobuf.Value]

  /// The most that a config may have, in bytes.
  static let maxBytes = 1 << 20

  init(parsing json: String) throws(ServiceConfigError) {
    guard json.utf8.count <= Self.maxBytes else {
      throw ServiceConfigError("", "has more than \(Self.maxBytes) bytes")
    }
    do throws(MessageError) {
      members = try Google.Protobuf.Struct(json: json).fields
    } catch {
      throw ServiceConfigError("", "is no JSON object: \(error)")
    }
    path = ""
  }

  init(_ value: Value, at path: String) throws(ServiceConfigError) {
    guard case .structValue(let object) = value else { throw ServiceConfigError(path, "is not an object") }
    self.path = path
    members = object.fields
  }

  func path(of name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }

  var names: [String] { members.keys.sorted() }

  /// A member; nil when it is absent or null.
  func value(_ name: String) -> Value? {
    guard let kind = members[name]?.kind, case .nullValue = kind else { return members[name]?.kind }
    return nil
  }

  func object(_ name: String) throws(ServiceConfigError) -> JSONObject? {
    guard let value = value(name) else { return nil }
    return try JSONObject(value, at: path(of: name))
  }

  /// A list's values, each with its path.
  func list(_ name: String) throws(ServiceConfigError) -> [(value: Value, path: String)]? {
    guard let value = value(name) else { return nil }
    guard case .listValue(let list) = value else { throw ServiceConfigError(path(of: name), "is not a list") }
    var values: [(Value, String)] = []
    for (index, element) in list.values.enumerated() {
      guard let kind = element.kind else { continue }
      values.append((kind, "\(path(of: name))[\(index)]"))
    }
    return values
  }

  func text(_ name: String) throws(ServiceConfigError) -> String? {
    guard let value = value(name) else { return nil }
    guard case .stringValue(let text) = value else { throw ServiceConfigError(path(of: name), "is not a string") }
    return text
  }

  func bool(_ name: String) throws(ServiceConfigError) -> Bool? {
    guard let value = value(name) else { return nil }
    guard case .boolValue(let bool) = value else {
      throw ServiceConfigError(path(of: name), "is neither true nor false")
    }
    return bool
  }

  func number(_ name: String, in range: ClosedRange<Double>) throws(ServiceConfigError) -> Double? {
    guard let value = value(name) else { return nil }
    guard case .numberValue(let number) = value, range.contains(number) else {
      throw ServiceConfigError(path(of: name), "is not a number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  /// A whole number, or text of one, as proto3 has 64-bit integers in JSON.
  func integer(_ name: String, in range: ClosedRange<Int>) throws(ServiceConfigError) -> Int? {
    guard let value = value(name) else { return nil }
    let number: Int? =
      switch value {
      case .numberValue(let number): Int(exactly: number)
      case .stringValue(let text): Int(text)
      default: nil
      }
    guard let number, range.contains(number) else {
      throw ServiceConfigError(
        path(of: name), "is not a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  /// A `google.protobuf.Duration`, such as `"1.5s"`, of which up to nine decimals count.
  func duration(_ name: String, from least: Duration = .zero) throws(ServiceConfigError) -> Duration? {
    guard let text = try text(name) else { return nil }
    guard let duration = Self.duration(text), duration >= least else {
      throw ServiceConfigError(
        path(of: name), "is not a time such as \"1.5s\"\(least > .zero ? " of more than 0" : "")")
    }
    return duration
  }

  private static func duration(_ text: String) -> Duration? {
    guard text.hasSuffix("s") else { return nil }
    let parts = text.dropLast().split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let isNumber = { (part: Substring) in !part.isEmpty && part.utf8.allSatisfy { (0x30...0x39).contains($0) } }
    guard parts.allSatisfy(isNumber), let seconds = Int64(parts[0]), seconds <= 315_576_000_000 else { return nil }
    guard parts.count == 2 else { return .seconds(seconds) }
    guard parts[1].count <= 9, let fraction = Int64(parts[1].padded(to: 9)) else { return nil }
    return .seconds(seconds) + .nanoseconds(fraction)
  }

  /// Status codes, by their numbers or names.
  func codes(_ name: String) throws(ServiceConfigError) -> Set<StatusCode>? {
    guard let list = try list(name) else { return nil }
    var codes = Set<StatusCode>()
    for (value, path) in list {
      let code: StatusCode? =
        switch value {
        case .numberValue(let number): Int(exactly: number).flatMap(StatusCode.init(rawValue:))
        case .stringValue(let text): StatusCode.allCases.first { $0.description == text.uppercased() }
        default: nil
        }
      guard let code else { throw ServiceConfigError(path, "is no status code") }
      codes.insert(code)
    }
    return codes
  }
}

extension Substring {
  fileprivate func padded(to count: Int) -> String { self + String(repeating: "0", count: count - self.count) }
}
