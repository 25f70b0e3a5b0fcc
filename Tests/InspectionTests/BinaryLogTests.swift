import Contracts
import Foundation
import Messages
import RPCCore
import RPCInProcess
import Synchronization
import Testing

@testable import Inspection

typealias LogEntry = Grpc.Binarylog.V1.GrpcLogEntry

/// Keeps entries, and wakes who waits for some.
final class KeptEntries: BinaryLogSink {
  private struct State {
    var entries: [LogEntry] = []
    var waiter: (isEnough: @Sendable ([LogEntry]) -> Bool, continuation: CheckedContinuation<Void, Never>)?
  }
  private let state = Mutex(State())
  var all: [LogEntry] { state.withLock { $0.entries } }

  func write(_ entry: Bytes) {
    let parsed = try? LogEntry(serialized: entry)
    #expect(parsed != nil)
    let waiter = state.withLock { state -> CheckedContinuation<Void, Never>? in
      if let parsed { state.entries.append(parsed) }
      guard let waiter = state.waiter, waiter.isEnough(state.entries) else { return nil }
      state.waiter = nil
      return waiter.continuation
    }
    waiter?.resume()
  }

  func wait(until isEnough: @escaping @Sendable ([LogEntry]) -> Bool) async {
    await withCheckedContinuation { continuation in
      let isThere = state.withLock { state in
        if isEnough(state.entries) { return true }
        state.waiter = (isEnough, continuation)
        return false
      }
      if isThere { continuation.resume() }
    }
  }
}

/// Says something in headers and trailers, and ends in each way.
struct Talkative: Service {
  static let serviceName = "test.Talkative"
  static var file: FileSchema { FileSchema(embedded: "") }

  static func method(_ name: String, _ kind: CallKind) -> Method {
    Method(service: serviceName, name: name, kind: kind)
  }

  var methods: [MethodHandler] {
    [
      MethodHandler(
        method: Self.method("Echo", .unary),
        body: .unary { request, context in
          context.responseHeaders = ["x-served-by": "a"]
          context.responseTrailers = ["x-cost": "7"]
          return request
        }),
      MethodHandler(
        method: Self.method("Fail", .unary),
        body: .unary { _, _ in
          throw RPCError(.dataLoss, "Gone: ½", metadata: ["x-why": "because"], details: [1, 2, 3])
        }),
      MethodHandler(
        method: Self.method("Converse", .bidirectional),
        body: .streaming { stream, _ in
          try await stream.sendHeaders()
          while let request = try await stream.receive() { try await stream.send(request) }
        }),
    ]
  }
}

@Suite("Binary logs have what happened to a call, on both sides", .timeLimit(.minutes(10)))
struct BinaryLogTests {
  let server = KeptEntries()
  let client = KeptEntries()

  private func peers(_ filter: String) throws -> Client {
    let (serving, calling) = (
      BinaryLog(filter: try BinaryLogFilter(filter), sink: server),
      BinaryLog(filter: try BinaryLogFilter(filter), sink: client)
    )
    return Client(
      transport: InProcessTransport(router: Router(services: [Talkative()], interceptors: [serving.server])),
      interceptors: [calling.client])
  }

  private func call(
    _ client: Client, _ name: String, _ message: String, _ options: CallOptions = CallOptions()
  ) async throws -> String {
    let request = Google.Protobuf.StringValue(value: message)
    return try await client.unary(
      Talkative.method(name, .unary), request, options: options, as: Google.Protobuf.StringValue.self
    ).value
  }

  @Test("A unary call is headers, messages, the half-close and trailers, numbered from 1, on both sides alike")
  func unary() async throws {
    let peers = try peers("*")
    let options = CallOptions(metadata: ["x-trace": "9"], deadline: .after(.seconds(500)))
    #expect(try await call(peers, "Echo", "hello", options) == "hello")
    for (entries, logger) in [(server.all, LogEntry.Logger.server), (client.all, .client)] {
      #expect(
        entries.map(\.type) == [
          .clientHeader, .clientMessage, .clientHalfClose, .serverHeader, .serverMessage, .serverTrailer,
        ])
      #expect(entries.map(\.sequenceIdWithinCall) == [1, 2, 3, 4, 5, 6])
      #expect(Set(entries.map(\.callId)) == [1] && entries.allSatisfy { $0.logger == logger })
      #expect(entries.allSatisfy { !$0.payloadTruncated && $0.timestamp != nil })
      guard case .clientHeader(let header)? = entries[0].payload, case .message(let message)? = entries[1].payload,
        case .serverHeader(let answer)? = entries[3].payload, case .trailer(let trailer)? = entries[5].payload
      else {
        Issue.record("\(entries)")
        return
      }
      #expect(header.methodName == "/test.Talkative/Echo" && (1...500).contains(header.timeout?.seconds ?? 0))
      #expect(header.metadata?.entry == [.init(key: "x-trace", value: Bytes("9".utf8))])
      #expect(message.length == 7 && message.data == [10, 5, 104, 101, 108, 108, 111])
      #expect(answer.metadata?.entry == [.init(key: "x-served-by", value: Bytes("a".utf8))])
      #expect(trailer.metadata?.entry == [.init(key: "x-cost", value: Bytes("7".utf8))] && trailer.statusCode == 0)
    }
  }

  @Test("An error is a trailer with its status, message, details and metadata")
  func failure() async throws {
    let peers = try peers("test.Talkative/Fail")
    await #expect(throws: RPCError.self) { try await call(peers, "Fail", "") }
    _ = try await call(peers, "Echo", "not logged")
    for entries in [server.all, client.all] {
      #expect(entries.map(\.type) == [.clientHeader, .clientMessage, .clientHalfClose, .serverTrailer])
      guard case .trailer(let trailer)? = entries.last?.payload else {
        Issue.record("\(entries)")
        return
      }
      #expect(trailer.statusCode == 15 && trailer.statusMessage == "Gone: ½" && trailer.statusDetails == [1, 2, 3])
      #expect(trailer.metadata?.entry == [.init(key: "x-why", value: Bytes("because".utf8))])
    }
  }

  @Test("Messages and metadata are cut to what the filter says, which the entry says in turn")
  func truncation() async throws {
    let peers = try peers("*{h:10;m:4}")
    let metadata: Metadata = ["x-a": "1", "x-bb": "12", "x-c": "1"]
    _ = try await call(peers, "Echo", "hello", CallOptions(metadata: metadata))
    let entries = server.all
    guard case .clientHeader(let header)? = entries[0].payload, case .message(let message)? = entries[1].payload else {
      Issue.record("\(entries)")
      return
    }
    // 4 bytes and 6 fill it.
    #expect(header.metadata?.entry.map(\.key) == ["x-a", "x-bb"] && entries[0].payloadTruncated)
    #expect(message.length == 7 && message.data == [10, 5, 104, 101] && entries[1].payloadTruncated)
  }

  @Test("Credentials are never logged, and that is no truncation")
  func credentials() async throws {
    let peers = try peers("*")
    var metadata: Metadata = ["authorization": "Bearer secret-key", "cookie": "session=secret-key", "x-open": "yes"]
    metadata.add([255, 0], for: "x-raw-bin")
    _ = try await call(peers, "Echo", "hello", CallOptions(metadata: metadata))
    for entries in [server.all, client.all] {
      guard case .clientHeader(let header)? = entries[0].payload else {
        Issue.record("\(entries)")
        return
      }
      #expect(
        header.metadata?.entry == [
          .init(key: "x-open", value: Bytes("yes".utf8)), .init(key: "x-raw-bin", value: [255, 0]),
        ])
      #expect(!entries[0].payloadTruncated)
      #expect(!entries.contains { "\($0)".contains("secret-key") })
    }
  }

  @Test("A stream's messages are logged as they come; its end is a trailer, or a cancellation")
  func streams() async throws {
    let peers = try peers("*{h}")
    do {
      let call = try await peers.open(Talkative.method("Converse", .bidirectional), options: CallOptions())
      for _ in 0..<2 {
        try await call.send([1, 2, 3])
        #expect(try await call.receive() == [1, 2, 3])
      }
      try await call.finish()
      #expect(try await call.receive() == nil)
    }
    let cancelled = try await peers.open(Talkative.method("Converse", .bidirectional), options: CallOptions())
    try await cancelled.send([1])
    #expect(try await cancelled.receive() == [1])
    cancelled.cancel()
    await server.wait { entries in entries.contains { $0.type == .cancel } }

    func types(_ entries: [LogEntry], _ call: UInt64) -> [LogEntry.EventType] {
      entries.filter { $0.callId == call }.map(\.type)
    }
    #expect(
      types(client.all, 1) == [
        .clientHeader, .clientMessage, .serverHeader, .serverMessage, .clientMessage, .serverMessage, .clientHalfClose,
        .serverTrailer,
      ])
    #expect(types(server.all, 1).first == .clientHeader && types(server.all, 1).last == .serverTrailer)
    #expect(types(client.all, 2).last == .cancel && types(server.all, 2).last == .cancel)
    guard case .message(let message)? = client.all[1].payload else {
      Issue.record("\(client.all)")
      return
    }
    #expect(message.length == 3 && message.data.isEmpty && client.all[1].payloadTruncated)
  }

  @Test("Fields have the numbers that grpc.binarylog.v1 has published")
  func numbers() {
    func fields(_ type: (some Message).Type) -> [String] { type.schema.fields.map { "\($0.name) \($0.number)" } }
    typealias V1 = Grpc.Binarylog.V1
    #expect(
      fields(LogEntry.self) == [
        "timestamp 1", "call_id 2", "sequence_id_within_call 3", "type 4", "logger 5", "client_header 6",
        "server_header 7", "message 8", "trailer 9", "payload_truncated 10", "peer 11",
      ])
    #expect(fields(V1.ClientHeader.self) == ["metadata 1", "method_name 2", "authority 3", "timeout 4"])
    #expect(fields(V1.ServerHeader.self) == ["metadata 1"])
    #expect(fields(V1.Trailer.self) == ["metadata 1", "status_code 2", "status_message 3", "status_details 4"])
    #expect(fields(V1.Message.self) == ["length 1", "data 2"])
    #expect(fields(V1.Metadata.self) == ["entry 1"] && fields(V1.MetadataEntry.self) == ["key 1", "value 2"])
    #expect(fields(V1.Address.self) == ["type 1", "address 2", "ip_port 3"])
    #expect(LogEntry.EventType.serverTrailer.rawValue == 6 && LogEntry.EventType.cancel.rawValue == 7)
  }

  @Test(
    "A peer's address is told apart from its port",
    arguments: [
      ("ipv4:10.0.0.1:80", Grpc.Binarylog.V1.Address(type: .ipv4, address: "10.0.0.1", ipPort: 80)),
      ("ipv6:[::1]:50051", Grpc.Binarylog.V1.Address(type: .ipv6, address: "::1", ipPort: 50051)),
      ("unix:/run/x.sock", Grpc.Binarylog.V1.Address(type: .unix, address: "/run/x.sock")),
      ("in-process", Grpc.Binarylog.V1.Address()), ("", Grpc.Binarylog.V1.Address()),
    ])
  func peers(text: String, address: Grpc.Binarylog.V1.Address) {
    #expect(Grpc.Binarylog.V1.Address(Peer(address: text)) == address)
  }
}

@Suite("A binary log's file is entries after their lengths, and bounded", .timeLimit(.minutes(10)))
struct BinaryLogFileTests {
  private let path = "/tmp/calls-\(UInt64.random(in: 0 ... .max)).binlog"

  private func contents() throws -> [UInt8] { [UInt8](try Data(contentsOf: URL(filePath: path))) }

  @Test("Each entry follows its length, in four bytes, also when the file is opened again")
  func framing() async throws {
    defer { unlink(path) }
    for entries: [Bytes] in [[[1, 2, 3], []], [Bytes(repeating: 7, count: 258)]] {
      let file = try BinaryLogFile(path: path)
      for entry in entries { file.write(entry) }
      await file.flush()
      #expect(file.lostEntries == 0)
    }
    let expected: [UInt8] = [0, 0, 0, 3, 1, 2, 3, 0, 0, 0, 0, 0, 0, 1, 2] + Array(repeating: 7, count: 258)
    #expect(try contents() == expected)
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  @Test("What is over the file's limit is lost and counted, and what fits goes on")
  func fileLimit() async throws {
    defer { unlink(path) }
    let file = try BinaryLogFile(path: path, limits: .init(queuedBytes: 1000, fileBytes: 20))
    file.write(Bytes(repeating: 1, count: 8))
    file.write(Bytes(repeating: 2, count: 8))
    file.write(Bytes(repeating: 3, count: 2))
    await file.flush()
    #expect(file.lostEntries == 1)
    #expect(try contents() == [0, 0, 0, 8, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 2, 3, 3])
  }

  @Test("An entry that is more than may wait is lost at once")
  func queueLimit() async throws {
    defer { unlink(path) }
    let file = try BinaryLogFile(path: path, limits: .init(queuedBytes: 10, fileBytes: 1000))
    file.write(Bytes(repeating: 1, count: 7))
    #expect(file.lostEntries == 1)
    file.write([1])
    await file.flush()
    #expect(file.lostEntries == 1)
    #expect(try contents() == [0, 0, 0, 1, 1])
  }

  @Test("A file that can't be written is said so")
  func unwritable() {
    let error = #expect(throws: BinaryLogFile.Failure.self) { try BinaryLogFile(path: "/no/such/folder/log") }
    #expect(error?.description == "“/no/such/folder/log” can't be written: No such file or directory.")
  }

  @Test("A full disk leaves whole entries alone")
  func fullDisk() async throws {
    // Takes nothing, as a full disk does.
    let file = try BinaryLogFile(path: "/dev/full")
    file.write([1, 2, 3])
    await file.flush()
    #expect(file.lostEntries == 1)
  }
}
