import Foundation
import Inspection
import Installations
import InteropCases
import Logging
import Messages
import RPCCore
import RPCTransport
import ServiceKit
import Synchronization
import Testing

@Suite("Envoy stands before our servers", .serialized, .timeLimit(.minutes(10)))
struct EnvoyTests {
  /// Whether the server says that it is ready.
  final class Switch: Sendable {
    private let isOn = Atomic<Bool>(true)
    func set(_ value: Bool) { isOn.store(value, ordering: .relaxed) }
    func check() throws { if !isOn.load(ordering: .relaxed) { throw CheckFailure("It is switched off.") } }
  }

  /// Notes the connections that calls come by.
  final class Notes: Service {
    static let serviceName = "interop.Notes"
    static var file: FileSchema { FileSchema(embedded: "") }
    static let method = Method(service: serviceName, name: "Note", kind: .unary)

    private let addresses = Mutex<Set<String>>([])
    var connectionCount: Int { addresses.withLock { $0.count } }

    var methods: [MethodHandler] {
      [
        MethodHandler(
          method: Self.method,
          body: .unary { request, context in
            self.addresses.withLock { _ = $0.insert(context.peer.address) }
            return request
          })
      ]
    }
  }

  /// Runs a test against all that a server of ours serves, behind Envoy.
  private func withEnvoy(
    _ configuration: Server.Configuration = .defaults, ready: Switch = Switch(), notes: Notes = Notes(),
    _ body: (Envoy) async throws -> Void
  ) async throws {
    let readiness = ReadinessRegistry(logger: Logger(label: "readiness") { _ in SwiftLogNoOpLogHandler() })
    readiness.register("switch", every: .milliseconds(10), retry: .milliseconds(10)) { try ready.check() }
    let checks = Task { await readiness.run() }
    defer { checks.cancel() }
    for await report in readiness.reports() where report.ready { break }
    let services: [any Service] = [RawEcho(), InteropService(), SearchMirror(), FileMirror(), notes]
    let router = Router(services: services + [HealthService(readiness: readiness, services: services)])
    let envoy = try await Envoy(
      router, httpRoutes: ProbeRoutes(service: .api, readiness: readiness).routes, configuration: configuration)
    let result: Result<Void, any Error>
    do {
      result = .success(try await body(envoy))
    } catch {
      result = .failure(error)
      Issue.record("\(error)\n\(envoy.log)")
    }
    await envoy.end()
    try result.get()
  }

  private static func method(_ name: String, _ kind: CallKind = .unary) -> Method {
    Method(service: "interop.Echo", name: name, kind: kind)
  }

  private func call(_ envoy: Envoy, _ method: Method, _ requests: [Bytes]) async throws -> [Bytes] {
    let stream = try await envoy.client.open(method, options: .timeout(.seconds(120)))
    for request in requests { try await stream.send(request) }
    try await stream.finish()
    var responses: [Bytes] = []
    while let response = try await stream.receive() { responses.append(response) }
    return responses
  }

  // MARK: - Calls

  @Test("Every kind of call gets through, also when much is sent and slowly read")
  func kinds() async throws {
    try await withEnvoy { envoy in
      #expect(try await call(envoy, Self.method("Echo", .unary), [Bytes("ship".utf8)]) == [Bytes("ship".utf8)])
      #expect(try await call(envoy, Self.method("Repeat", .serverStreaming), [[7]]) == Array(repeating: [7], count: 20))
      let pieces = (0..<200).map { Bytes(repeating: UInt8($0), count: 100_000) }
      #expect(try await call(envoy, Self.method("Total", .clientStreaming), pieces) == [Bytes("20000000".utf8)])
      let stream = try await envoy.client.open(
        Self.method("Converse", .bidirectional), options: .timeout(.seconds(120)))
      // One after the other, and then all at once, with nobody who reads until the windows are full.
      for piece in pieces.prefix(3) {
        try await stream.send(piece)
        #expect(try await stream.receive() == piece)
      }
      let sender = Task {
        for piece in pieces { try await stream.send(piece) }
        try await stream.finish()
      }
      for piece in pieces { #expect(try await stream.receive() == piece) }
      #expect(try await stream.receive() == nil)
      try await sender.value
    }
  }

  @Test(
    "gRPC's interoperability cases go through it as they go without it",
    arguments: [InteropPeer.dossier, .cpp, .python])
  func interopCases(client: InteropPeer) async throws {
    try await withEnvoy { envoy in
      for interop in client.cases {
        let command = try await client.play(interop, port: envoy.port, tls: false)
        #expect(command.succeeded, "\(interop): \(command.ending)\n\(command.text)\(command.errors)")
      }
    }
  }

  @Test(
    "gRPC-Web clients call through its filter, and Connect's through to us",
    arguments: ["unary", "streams", "errors", "big_messages"])
  func otherProtocols(check: String) async throws {
    // The checks of errors need a service that fails on request, in place of gRPC's health service.
    let envoy = try await Envoy(Router(services: [EchoHealth(), RawEcho()]))
    let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "connect.py")
    let command = try await Command.run(
      envoy.checkout.dependency("python/bin/python"), ["-I", "-B", script.path, "127.0.0.1:\(envoy.port)", check])
    #expect(command.succeeded, "\(check): \(command.errors)\(command.text)\(envoy.log)")
    await envoy.end()
  }

  // MARK: - Health and connections

  @Test("What the health service and the probe say decides whether Envoy sends anything")
  func health() async throws {
    let ready = Switch()
    try await withEnvoy(ready: ready) { envoy in
      for isReady in [true, false, true] {
        ready.set(isReady)
        // By the cluster that is checked by gRPC, then by the one that is checked by HTTP.
        try await untilAnswered(isReady) {
          do {
            _ = try await call(envoy, Self.method("Echo", .unary), [[1]])
            return true
          } catch let error as RPCError where error.code == .unavailable {
            #expect(error.message.contains("no healthy upstream"), "\(error)")
            return false
          }
        }
        try await untilAnswered(isReady) {
          let answer = try await Curl.send("GET", "http://127.0.0.1:\(envoy.port)/livez", ["x-upstream: http"])
          #expect([200, 503].contains(answer.status), "\(answer)")
          return answer.status == 200
        }
      }
    }
  }

  /// Asks until the answer is the one that is waited for; the suite's time limit bounds it.
  private func untilAnswered(_ wanted: Bool, _ question: () async throws -> Bool) async throws {
    while try await question() != wanted { try Task.checkCancellation() }
  }

  @Test("Connections that grow old are replaced while calls go on, and no call fails")
  func connectionAge() async throws {
    var configuration = Server.Configuration.defaults
    configuration.connectionAge = .init(age: .milliseconds(300), grace: .seconds(300))
    let notes = Notes()
    try await withEnvoy(configuration, notes: notes) { envoy in
      // A stream keeps the first connection, and goes on while others are replaced.
      let stream = try await envoy.client.open(
        Self.method("Converse", .bidirectional), options: .timeout(.seconds(300)))
      try await stream.send([1])
      #expect(try await stream.receive() == [1])
      let calls = try await withThrowingTaskGroup(of: Int.self) { group in
        for _ in 0..<32 {
          group.addTask { [self] in
            var count = 0
            while notes.connectionCount < 6 {
              let answer = try await call(envoy, Notes.method, [[2]])
              #expect(answer == [[2]])
              count += 1
            }
            return count
          }
        }
        return try await group.reduce(0, +)
      }
      #expect(calls > 100)
      try await stream.send([3])
      #expect(try await stream.receive() == [3])
      try await stream.finish()
      #expect(try await stream.receive() == nil)
    }
  }

  // MARK: - Plain HTTP with JSON

  @Test("Its transcoder and ours give the same answers by the contracts' HTTP rules")
  func transcoding() async throws {
    let path = "/v1/cases/7/passages:search"
    let requests: [(method: String, path: String, body: String)] = [
      ("GET", path, ""), ("GET", "/v1/cases/a%20b%C3%BC/passages:search?query=x%2By+z", ""),
      ("GET", path + "?pageSize=5&page_token=x&mode=SEARCH_MODE_SEMANTIC", ""), ("GET", path + "?mode=3", ""),
      ("GET", path + "?filter.mimeTypes=a&filter.mime_types=b&filter.languages=de", ""),
      ("GET", path + "?filter.createTimeFrom=2030-01-02T03:04:05.5Z", ""), ("POST", path, "{}"),
      ("POST", path, #"{"query":"Hafen \"½\"","mode":"SEARCH_MODE_HYBRID","pageSize":"7"}"#),
      ("POST", path, #"{"filter":{"entities":[{"label":"PERSON"},{}]}}"#),
      ("POST", path, #"{"filter":{"create_time_before":"2030-01-02T04:04:05+01:00"}}"#),
      ("POST", path, #"{"filter":null,"mode":3,"page_size":7e0}"#),
    ]
    let failures: [(String, String, String)] = StatusCode.allCases.dropFirst().map {
      ("GET", path + "?query=fail+\($0.rawValue)", "")
    }
    let wrong: [(String, String, String)] = [
      ("GET", path + "?pageSize=many", ""), ("GET", path + "?pageSize=-1", ""), ("GET", path + "?nothing=1", ""),
      ("GET", path + "?mode=NONE", ""), ("GET", path + "?filter=1", ""), ("POST", path, "{"), ("POST", path, "[]"),
      ("POST", path, #"{"query":1}"#), ("POST", path, #"{"pageSize":1.5}"#),
    ]
    try await withEnvoy { envoy in
      for (index, request) in (requests + failures + wrong).enumerated() {
        let fields = request.2.isEmpty ? [] : ["content-type: application/json"]
        let (method, path, body) = request
        let ours = try await Curl.send(method, "http://\(envoy.direct)\(path)", fields, body)
        let its = try await Curl.send(method, "http://127.0.0.1:\(envoy.port)\(path)", fields, body)
        #expect(ours.status == its.status, "\(request): \(ours) \(its)")
        if index < requests.count { #expect(ours.status == 200, "\(request): \(ours)") }
        // What was wrong each says in its own words.
        guard index < requests.count + failures.count else { continue }
        #expect(ours.type == its.type, "\(request): \(ours) \(its)")
        // It leaves out an empty list, which we write as grpc-gateway does.
        let ourJSON = try ours.json.replacing(#""details":[],"#, with: "")
        #expect(try ourJSON == its.json, "\(request): \(ours.text) \(its.text)")
      }
    }
  }

  @Test("They agree on streams of requests and on bodies that are no JSON, too")
  func streamsAndBodies() async throws {
    let long = String(repeating: "0123456789", count: 10_000)
    let (json, text) = ("content-type: application/json", "content-type: text/x-mine")
    let requests: [(method: String, path: String, field: String, body: String)] = [
      ("GET", "/v1/files/a%20b", "", ""), ("GET", "/v1/files/none", "", ""), ("GET", "/v1/files/a/stream", "", ""),
      ("POST", "/v1/files", text, "<½>"), ("POST", "/v1/files", json, "{"), ("POST", "/v1/files", text, long),
      ("POST", "/v1/files:stream", text, long), ("POST", "/v1/files:stream", json, "{}"),
      ("POST", "/v1/names/a", json, #"[{},{"name":"b"},{"name":"c"}]"#), ("POST", "/v1/names/a", json, "[{}]"),
      ("POST", "/v1/names/a", json, "[]"),
      ("POST", "/v1/cases/a", json, #"[{"name":"b"},{"name":"c"}]"#),
    ]
    let wrong: [(String, String, String, String)] = [
      ("POST", "/v1/names/a", json, "[{},"), ("POST", "/v1/names/a", json, "[1]"),
    ]
    try await withEnvoy { envoy in
      for (index, (method, path, field, body)) in (requests + wrong).enumerated() {
        let fields = field.isEmpty ? [] : [field]
        let ours = try await Curl.send(method, "http://\(envoy.direct)\(path)", fields, body)
        let its = try await Curl.send(method, "http://127.0.0.1:\(envoy.port)\(path)", fields, body)
        #expect(ours.status == its.status, "\(method) \(path): \(ours) \(its)")
        guard index < requests.count else { continue }
        #expect(ours.type == its.type, "\(method) \(path): \(ours) \(its)")
        let ourText = ours.text.replacing(#","details":[]"#, with: "")
        #expect(ourText == its.text, "\(method) \(path): \(ours.text.prefix(1000)) \(its.text.prefix(1000))")
      }
      // Where both say a field, the path counts for us, and the body for Envoy.
      for (address, name) in [("\(envoy.direct)", "a"), ("127.0.0.1:\(envoy.port)", "z")] {
        let answer = try await Curl.send("POST", "http://\(address)/v1/names/a", [json], #"[{"name":"z"}]"#)
        #expect(answer.text == #"{"case":{"name":"\#(name)"}}"#)
      }
    }
  }
}
