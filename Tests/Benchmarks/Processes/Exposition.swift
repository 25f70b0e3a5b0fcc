import Foundation
import Installations

/// What a service tells Prometheus.
struct Exposition: Sendable {
  private let values: [Substring: Double]

  /// Reads a service's `/metrics`.
  init(of service: Installation.Service, in installation: Installation) async throws {
    let answer = try await installation.curl("http://\(installation.address(of: service))/metrics")
    guard answer.succeeded else {
      throw Installation.NotReached(description: "\(service)'s metrics: \(answer.errors)")
    }
    var values: [Substring: Double] = [:]
    for line in answer.text.split(separator: "\n") where !line.hasPrefix("#") {
      guard let space = line.lastIndex(of: " ") else { continue }
      values[line[..<space]] = Double(line[line.index(after: space)...])
    }
    self.values = values
  }

  /// A series, such as `dossier_engine_seconds_sum{engine="tagging"}`; 0 when there is none.
  subscript(series: String) -> Double { values[series[...]] ?? 0 }

  /// The label's values and the numbers of a metric's series.
  func series(of metric: String, by label: String) -> [String: Double] {
    let prefix = "\(metric){\(label)=\""
    let found = values.filter { $0.key.hasPrefix(prefix) && $0.key.hasSuffix("\"}") }
    return Dictionary(
      uniqueKeysWithValues: found.map { (String($0.key.dropFirst(prefix.count).dropLast(2)), $0.value) })
  }
}
