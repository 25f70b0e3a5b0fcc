import Foundation
import OpenTelemetry
import RPCCore
import RPCTransport
import Tracing

/// Where a service's traces go, and which are recorded: OpenTelemetry's standard variables.
public struct TracingSettings: Sendable {
  /// A receiver of OTLP over gRPC.
  public var receiver: ServiceTarget
  public var configuration: OTLPTracer.Configuration
}

/// The values of `OTEL_TRACES_SAMPLER`.
private enum SamplerName: String, CaseIterable {
  case alwaysOn = "always_on"
  case alwaysOff = "always_off"
  case ratio = "traceidratio"
  case parentBasedAlwaysOn = "parentbased_always_on"
  case parentBasedAlwaysOff = "parentbased_always_off"
  case parentBasedRatio = "parentbased_traceidratio"
}

extension Settings {
  /// Reads `OTEL_EXPORTER_OTLP_TRACES_ENDPOINT` or `OTEL_EXPORTER_OTLP_ENDPOINT` (such as `http://collector:4317`), which
  /// turn traces on, `…_HEADERS`, `…_CERTIFICATE` and `…_TIMEOUT` of the same beginnings, `OTEL_SERVICE_NAME`,
  /// `OTEL_RESOURCE_ATTRIBUTES`, `OTEL_TRACES_SAMPLER`, `OTEL_TRACES_SAMPLER_ARG`, and `OTEL_SDK_DISABLED` and
  /// `OTEL_TRACES_EXPORTER` (`none`), which turn them off.
  ///
  /// Source: OpenTelemetry, Environment Variable Specification.
  mutating func tracing(of service: ServiceName) -> TracingSettings? {
    let isDisabled = value(
      "OTEL_SDK_DISABLED", default: false, expectation: "true or false"
    ) { Bool($0.lowercased()) }
    let exporter = value(
      "OTEL_TRACES_EXPORTER", default: "otlp", expectation: "otlp or none, the only exporters there are"
    ) { ["otlp", "none"].contains($0) ? $0 : nil }
    let endpoint = exporterValue("ENDPOINT", default: ReceiverAddress?.none, expectation: ReceiverAddress.expectation) {
      ReceiverAddress($0)
    }
    let tls = exporterValue("CERTIFICATE", default: String?.none, expectation: "a PEM file of authorities") { $0 }
    _ = exporterValue("PROTOCOL", default: "grpc", expectation: "grpc, the only protocol there is") {
      $0 == "grpc" ? $0 : nil
    }
    let headers = exporterHeaders()
    let timeout = exporterValue(
      "TIMEOUT", default: Duration.seconds(10), expectation: "a whole number of milliseconds from 1 to 600000"
    ) { text in Int(text).flatMap { (1...600_000).contains($0) ? .milliseconds($0) : nil } }
    let resource = resource(of: service)
    let sampler = sampler()
    guard let endpoint, !isDisabled, exporter == "otlp" else { return nil }
    let receiver = ServiceTarget(
      address: endpoint.target, tls: endpoint.isSecure || tls != nil ? ClientTLS(authorities: tls) : nil)
    if let tls = receiver.tls {
      do throws(TLSError) { try tls.check() } catch {
        complain(of: "OTEL_EXPORTER_OTLP_CERTIFICATE", error.description)
      }
    }
    return TracingSettings(
      receiver: receiver,
      configuration: .init(resource: resource, sampler: sampler, headers: headers, exportTimeout: timeout))
  }

  /// A setting of the exporter: what is said for traces wins over what is said for all signals.
  private mutating func exporterValue<Value>(
    _ name: String, default fallback: Value, expectation: String, parse: (String) -> Value?
  ) -> Value {
    let own = "OTEL_EXPORTER_OTLP_TRACES_\(name)"
    let variable = given(own) == nil ? "OTEL_EXPORTER_OTLP_\(name)" : own
    return value(variable, default: fallback, expectation: expectation, parse: parse)
  }

  /// `key=value` with commas between, percent-encoded (W3C Baggage). Its values are secrets: no problem shows them.
  private mutating func exporterHeaders() -> Metadata {
    let own = "OTEL_EXPORTER_OTLP_TRACES_HEADERS"
    let variable = given(own) == nil ? "OTEL_EXPORTER_OTLP_HEADERS" : own
    guard let text = given(variable)?.text else { return [:] }
    var headers = Metadata()
    for pair in Self.pairs(text) ?? [("", "")] where !headers.add(pair.value, for: pair.key) {
      complain(of: variable, "is not a list such as key=value,key=value of fields that can be sent.")
      return [:]
    }
    return headers
  }

  private mutating func resource(of service: ServiceName) -> SpanAttributes {
    let attributes = value(
      "OTEL_RESOURCE_ATTRIBUTES", default: [], expectation: "a list such as key=value,key=value", parse: Self.pairs)
    var resource: SpanAttributes = [
      "service.name": .string("dossier-\(service.rawValue)"), "service.version": .string(Version.current),
      "telemetry.sdk.name": "dossier-rpc", "telemetry.sdk.language": "swift",
      "telemetry.sdk.version": .string(Version.current),
    ]
    for (key, value) in attributes { resource[key] = value }
    if let name = given("OTEL_SERVICE_NAME")?.text { resource["service.name"] = name }
    return resource
  }

  private mutating func sampler() -> Sampler {
    let name = choice("OTEL_TRACES_SAMPLER", default: SamplerName.parentBasedAlwaysOn)
    let ratio = value("OTEL_TRACES_SAMPLER_ARG", default: 1, expectation: "a number from 0 to 1") { text in
      Double(text).flatMap { (0...1).contains($0) ? $0 : nil }
    }
    return switch name {
    case .alwaysOn: Sampler(.always, followingParent: false)
    case .alwaysOff: Sampler(.never, followingParent: false)
    case .ratio: Sampler(.ratio(ratio), followingParent: false)
    case .parentBasedAlwaysOn: Sampler(.always)
    case .parentBasedAlwaysOff: Sampler(.never)
    case .parentBasedRatio: Sampler(.ratio(ratio))
    }
  }

  /// The pairs of a list, or nil when it is malformed.
  private static func pairs(_ text: String) -> [(key: String, value: String)]? {
    var pairs: [(key: String, value: String)] = []
    for part in text.split(separator: ",") {
      guard let equals = part.firstIndex(of: "="),
        let value = part[part.index(after: equals)...].trimmingWhitespace().removingPercentEncoding
      else { return nil }
      let key = part[..<equals].trimmingWhitespace()
      guard !key.isEmpty else { return nil }
      pairs.append((key, value))
    }
    return pairs
  }
}

/// Where a receiver of OTLP is, as an endpoint's URL or as a target says it.
private struct ReceiverAddress {
  static let expectation = "an endpoint such as http://collector:4317, https://collector:4317 or unix:/path"

  let target: String
  let isSecure: Bool

  init?(_ text: String) {
    let isSecure = text.hasPrefix("https://")
    var rest = Substring(text)
    if isSecure || text.hasPrefix("http://") {
      rest = rest.dropFirst(isSecure ? 8 : 7)
      // gRPC has no use for a path.
      if rest.hasSuffix("/") { rest.removeLast() }
      guard !rest.isEmpty, !rest.contains("/"), !rest.contains("@") else { return nil }
      let afterHost = rest.hasPrefix("[") ? rest.drop { $0 != "]" } : rest
      if !afterHost.contains(":") { rest += ":4317" }
    }
    guard let target = ServiceConfiguration.target(String(rest)) else { return nil }
    self.target = target
    self.isSecure = isSecure
  }
}
