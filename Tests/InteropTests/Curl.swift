import Foundation
import Installations

/// Requests by curl, one a process.
enum Curl {
  struct Answer {
    let status: Int
    let type: String
    let text: String

    /// The body in one form, whatever the order of an object's members and the white space between them.
    var json: String {
      get throws {
        let value = try JSONSerialization.jsonObject(with: Data(text.utf8), options: [.fragmentsAllowed])
        let data = try JSONSerialization.data(withJSONObject: value, options: [.sortedKeys, .fragmentsAllowed])
        return String(decoding: data, as: UTF8.self)
      }
    }
  }

  struct Failure: Error, CustomStringConvertible { let description: String }

  /// - Parameter fields: As `name: value`.
  static func send(
    _ method: String, _ url: String, _ fields: [String] = [], _ body: String = "", options: [String] = []
  ) async throws -> Answer {
    let command = try await Command.run(
      URL(filePath: "/usr/bin/curl"),
      [
        "--silent", "--show-error", "--max-time", "120", "--request", method, "--write-out",
        "\n%{http_code} %{content_type}",
      ] + options + fields.flatMap { ["--header", $0] } + (body.isEmpty ? [] : ["--data-binary", body]) + [url])
    let lines = command.text.split(separator: "\n", omittingEmptySubsequences: false)
    let last = (lines.last ?? "").split(separator: " ", maxSplits: 1)
    guard command.succeeded, let status = last.first.flatMap({ Int($0) }) else {
      throw Failure(description: "\(command.ending): \(command.errors)")
    }
    return Answer(
      status: status, type: last.count > 1 ? String(last[1]) : "", text: lines.dropLast().joined(separator: "\n"))
  }
}
