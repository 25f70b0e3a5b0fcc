import Foundation
import ServiceKit

/// A JSON object on one line, for programs that read what a command prints.
struct JSONLine {
  private var members: [String] = []

  var text: String { "{" + members.joined(separator: ",") + "}" }

  mutating func add(_ name: String, _ value: String) { add(name, json: JSONText.quoted(value)) }

  mutating func add(_ name: String, _ value: some BinaryInteger) { add(name, json: "\(value)") }

  mutating func add(_ name: String, _ value: Bool) { add(name, json: "\(value)") }

  /// In seconds.
  mutating func add(_ name: String, _ value: Duration) { add(name, json: "\(value / .seconds(1))") }

  mutating func add(_ name: String, _ values: [String]) {
    add(name, json: "[\(values.map(JSONText.quoted).joined(separator: ","))]")
  }

  mutating func add(_ name: String, _ values: [JSONLine]) {
    add(name, json: "[\(values.map(\.text).joined(separator: ","))]")
  }

  /// Adds what is JSON already.
  mutating func add(_ name: String, json: String) { members.append("\(JSONText.quoted(name)):\(json)") }

  /// An object of some members.
  static func with(_ add: (inout JSONLine) throws -> Void) rethrows -> JSONLine {
    var line = JSONLine()
    try add(&line)
    return line
  }
}
