import OpenTelemetry
import RPCCore
import Testing

@testable import ServiceKit

@Suite("Settings of traces")
struct TracingSettingsTests {
  private func read(_ environment: [String: String]) -> (TracingSettings?, [Settings.Problem]) {
    var settings = Settings(environment: environment)
    let tracing = settings.tracing(of: .nlp)
    return (tracing, settings.problems)
  }

  @Test(
    "Without an endpoint nothing is traced, nor where that is turned off",
    arguments: [
      [:], ["OTEL_SERVICE_NAME": "x", "OTEL_TRACES_SAMPLER": "always_on"],
      ["OTEL_EXPORTER_OTLP_ENDPOINT": ""],
      ["OTEL_EXPORTER_OTLP_ENDPOINT": "http://a:1", "OTEL_SDK_DISABLED": "TRUE"],
      ["OTEL_EXPORTER_OTLP_ENDPOINT": "http://a:1", "OTEL_TRACES_EXPORTER": "none"],
    ])
  func off(_ environment: [String: String]) {
    let (tracing, problems) = read(environment)
    #expect(tracing == nil && problems.isEmpty)
  }

  @Test(
    "An endpoint is a URL, or a target as gRPC names it",
    arguments: [
      ("http://collector:4317", "collector:4317", false), ("http://collector", "collector:4317", false),
      ("http://collector:4317/", "collector:4317", false), ("https://collector:443", "collector:443", true),
      ("http://[::1]:4317", "[::1]:4317", false), ("collector:4317", "collector:4317", false),
      ("dns:///collector:4317", "dns:///collector:4317", false), ("unix:/run/otlp.sock", "unix:/run/otlp.sock", false),
    ])
  func endpoints(_ text: String, _ target: String, isSecure: Bool) throws {
    let (tracing, problems) = read(["OTEL_EXPORTER_OTLP_ENDPOINT": text])
    let receiver = try #require(tracing?.receiver, "\(problems)")
    #expect(receiver.address == target && (receiver.tls != nil) == isSecure)
  }

  @Test(
    "What is wrong is said by its variable's name",
    arguments: [
      ("OTEL_EXPORTER_OTLP_ENDPOINT", "http://"), ("OTEL_EXPORTER_OTLP_ENDPOINT", "http://a:1/v1/traces"),
      ("OTEL_EXPORTER_OTLP_ENDPOINT", "http://user:secret@a:1"), ("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "ftp://a b"),
      ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"), ("OTEL_EXPORTER_OTLP_TIMEOUT", "-1"),
      ("OTEL_EXPORTER_OTLP_TIMEOUT", "10s"), ("OTEL_EXPORTER_OTLP_HEADERS", "key"),
      ("OTEL_EXPORTER_OTLP_HEADERS", "a key=x"), ("OTEL_EXPORTER_OTLP_CERTIFICATE", "/not/there.pem"),
      ("OTEL_TRACES_SAMPLER", "sometimes"), ("OTEL_TRACES_SAMPLER_ARG", "1.5"), ("OTEL_TRACES_SAMPLER_ARG", "nan"),
      ("OTEL_TRACES_EXPORTER", "zipkin"), ("OTEL_SDK_DISABLED", "maybe"), ("OTEL_RESOURCE_ATTRIBUTES", "a"),
    ])
  func problems(_ variable: String, _ text: String) {
    let environment = ["OTEL_EXPORTER_OTLP_ENDPOINT": "http://collector:4317"].merging([variable: text]) { $1 }
    let (_, problems) = read(environment)
    #expect(problems.map(\.name) == [variable])
  }

  @Test("Headers are decoded, what is said of traces wins, and no secret is shown")
  func headers() throws {
    let (tracing, _) = read([
      "OTEL_EXPORTER_OTLP_ENDPOINT": "http://other:1", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT": "http://collector:4317",
      "OTEL_EXPORTER_OTLP_HEADERS": "api-key=one", "OTEL_EXPORTER_OTLP_TRACES_HEADERS": "Api-Key=a%20b%2Cc, other = 2 ",
      "OTEL_EXPORTER_OTLP_TIMEOUT": "250",
    ])
    let settings = try #require(tracing)
    #expect(settings.receiver.address == "collector:4317")
    #expect(settings.configuration.headers == ["api-key": "a b,c", "other": "2"])
    #expect(settings.configuration.exportTimeout == .milliseconds(250))
    let (_, problems) = read(["OTEL_EXPORTER_OTLP_HEADERS": "api-key=geheim\u{1}"])
    #expect(problems.count == 1 && !problems.description.contains("geheim"))
  }

  @Test("A service is named after itself, unless it is told otherwise")
  func resource() throws {
    let base = ["OTEL_EXPORTER_OTLP_ENDPOINT": "http://collector:4317"]
    let own = try #require(read(base).0?.configuration.resource)
    #expect(own.get("service.name") == "dossier-nlp" && own.get("service.version") == .string(Version.current))
    let attributes = ["OTEL_RESOURCE_ATTRIBUTES": "service.name=first,deployment.environment.name=a%20b"]
    let told = try #require(read(base.merging(attributes) { $1 }).0?.configuration.resource)
    #expect(told.get("service.name") == "first" && told.get("deployment.environment.name") == "a b")
    let named = base.merging(attributes) { $1 }.merging(["OTEL_SERVICE_NAME": "second"]) { $1 }
    #expect(read(named).0?.configuration.resource.get("service.name") == "second")
  }

  @Test(
    "Samplers have the standard names",
    arguments: [
      ("always_on", nil, Sampler(.always, followingParent: false)),
      ("always_off", nil, Sampler(.never, followingParent: false)),
      ("traceidratio", "0.25", Sampler(.ratio(0.25), followingParent: false)),
      ("parentbased_always_on", nil, Sampler(.always)), ("parentbased_always_off", nil, Sampler(.never)),
      ("parentbased_traceidratio", "0.5", Sampler(.ratio(0.5))),
      ("parentbased_traceidratio", nil, Sampler(.ratio(1))), (nil, nil, .parentBased),
    ] as [(String?, String?, Sampler)])
  func samplers(_ name: String?, _ argument: String?, _ sampler: Sampler) {
    var environment = ["OTEL_EXPORTER_OTLP_ENDPOINT": "http://collector:4317"]
    environment["OTEL_TRACES_SAMPLER"] = name
    environment["OTEL_TRACES_SAMPLER_ARG"] = argument
    #expect(read(environment).0?.configuration.sampler == sampler)
  }
}
