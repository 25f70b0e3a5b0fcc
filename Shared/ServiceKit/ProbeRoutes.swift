import HTTPRoutes
import HTTPTypes
import Messages

/// `/healthz`, `/livez` and `/readyz`, as Kubernetes' own servers offer them, each with `/<check>`, `?verbose` and
/// `?exclude=`: 200 or 503, as plain text, or as JSON for those who accept it.
public struct ProbeRoutes: Sendable {
  let service: ServiceName
  let readiness: ReadinessRegistry

  public init(service: ServiceName, readiness: ReadinessRegistry) {
    self.service = service
    self.readiness = readiness
  }

  public var routes: [HTTPRoute] {
    // A process that answers is alive: liveness must not depend on others, or they would get it restarted.
    let alive: @Sendable () -> ReadinessRegistry.Report = {
      ReadinessRegistry.Report(checks: [.init(name: "ping", state: .passed)], draining: false)
    }
    let ready: @Sendable () -> ReadinessRegistry.Report = { readiness.report }
    return [("healthz", alive), ("livez", alive), ("readyz", ready)].map { name, report in
      HTTPRoute([.get], .subtree("/\(name)")) { call in reply(to: call, probe: name, report: report()) }
    }
  }

  private func reply(to call: HTTPCall, probe: String, report: ReadinessRegistry.Report) -> HTTPReply {
    var report = report
    let below = call.path.dropFirst(probe.count + 1).drop { $0 == "/" }
    if !below.isEmpty {
      guard let check = report.checks.first(where: { $0.name == below }) else {
        return .text("There is no check “\(below.prefix(100))”.\n", status: .notFound)
      }
      report = ReadinessRegistry.Report(checks: [check], draining: false)
    }
    let excluded = call.query.filter { $0.name == "exclude" }.map(\.value)
    let unmatched = excluded.filter { name in !report.checks.contains { $0.name == name } }
    report = ReadinessRegistry.Report(
      checks: report.checks.filter { !excluded.contains($0.name) }, draining: report.draining)
    let status: HTTPResponse.Status = report.ready ? .ok : .serviceUnavailable
    if let accept = call.request.headerFields[.accept], accept.contains("application/json") {
      return .text(json(report), status: status, contentType: "application/json")
    }
    guard !report.ready || call.query.contains(where: { $0.name == "verbose" }) else {
      return .text(unmatched.isEmpty ? "ok\n" : Self.warning(unmatched) + "ok\n", status: status)
    }
    return .text(Self.verbose(report, probe: probe, unmatched: unmatched, excluded: excluded), status: status)
  }

  private static func warning(_ names: [String]) -> String {
    "warn: some checks cannot be excluded: no matches for \(names.map { "\"\($0.prefix(100))\"" }.joined(separator: ","))\n"
  }

  private static func verbose(
    _ report: ReadinessRegistry.Report, probe: String, unmatched: [String], excluded: [String]
  ) -> String {
    var text = unmatched.isEmpty ? "" : warning(unmatched)
    for name in excluded where !unmatched.contains(name) { text += "[+]\(name) excluded: ok\n" }
    for check in report.checks {
      switch check.state {
      case .passed: text += "[+]\(check.name) ok\n"
      case .pending: text += "[-]\(check.name) failed: not checked yet\n"
      case .failed(let reason): text += "[-]\(check.name) failed: \(reason)\n"
      }
    }
    if report.draining { text += "[-]draining failed: the service is shutting down\n" }
    return text + "\(probe) check \(report.ready ? "passed" : "failed")\n"
  }

  private func json(_ report: ReadinessRegistry.Report) -> String {
    let checks = report.checks.map { check in
      let (status, reason): (String, String?) =
        switch check.state {
        case .passed: ("ok", nil)
        case .pending: ("pending", nil)
        case .failed(let reason): ("failed", reason)
        }
      let tail = reason.map { ",\"reason\":\(JSONText.quoted($0))" } ?? ""
      return "{\"name\":\(JSONText.quoted(check.name)),\"status\":\"\(status)\"\(tail)}"
    }
    return """
      {"service":"\(service.rawValue)","version":"\(Version.current)","status":"\(report.ready ? "ok" : "failed")",\
      "draining":\(report.draining),"checks":[\(checks.joined(separator: ","))]}

      """
  }
}

/// Text as a JSON string.
public enum JSONText {
  public static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
