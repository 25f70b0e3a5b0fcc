import ArgumentParser
import Compression
import Foundation
import Inspection
import Messages
import RPCCore

extension RPCCommand {
  struct Call: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Calls a method: JSON in, JSON out.",
      discussion: """
        EXAMPLES
          dossier rpc call localhost:8081 dossier.nlp.v1.NLPService/Embed '{"texts":["hello"]}'
          dossier rpc call localhost:8081 dossier.nlp.v1.NLPService/EmbedStream --json < requests.jsonl
          dossier rpc call --compression zstd localhost:8081 dossier.nlp.v1.NLPService/Embed '{"texts":["hello"]}'
          dossier rpc call -H "authorization: Bearer $KEY" localhost:8080 dossier.api.v1.CaseService/ListCases '{}'

        Requests are JSON objects: the arguments after the method, or, without any, one a line on standard input.
        Compressed responses are understood whether requests are compressed or not.
        Responses are printed as they come, one a line with --json.
        The exit code says how the call ended: 0 for OK, else as `dossier --help` lists.
        """)

    @OptionGroup var options: ServerOptions

    @Argument(help: ArgumentHelp("package.Service/Method", valueName: "method"))
    var method: String

    @Argument(
      help: ArgumentHelp(
        "JSON; {} when the method takes one request and none is given on a terminal.", valueName: "request"))
    var requests: [String] = []

    @Option(
      help: ArgumentHelp(
        "Compresses requests of 1 KiB and more: gzip, deflate or zstd. A server that does not know it says so.",
        valueName: "encoding"))
    var compression: RequestCompression?

    @Flag(name: .shortAndLong, help: "Shows response headers and trailers on standard error.")
    var verbose = false

    func run() async throws {
      try await options.withClient { client in
        let reflection = ReflectionClient(client: client, options: options.reflectionOptions)
        let call = try await DynamicCall(method, reflection: reflection)
        try await perform(call, client)
      }
    }

    private func perform(_ call: DynamicCall, _ client: Client) async throws {
      let terminal = Terminal()
      var callOptions = options.options()
      callOptions.requestEncoding = compression?.encoding
      let stream = try await client.open(call.method, options: callOptions)
      defer { stream.cancel() }
      let requests = requests
      let json = options.json
      try await withThrowingTaskGroup(of: (any Error)?.self) { group in
        group.addTask {
          do {
            for try await line in RequestLines(arguments: requests, one: call.method.kind.hasOneRequest) {
              try await stream.send(call.request(line))
            }
            try await stream.finish()
          } catch is RPCError {
            // The call has ended while requests were still on their way: its status says why.
          } catch {
            // A request that is none: the server would wait for another, and this command for the server.
            stream.cancel()
            return error
          }
          return nil
        }
        do {
          if verbose { show(try await stream.headers(), "response headers") }
          while let bytes = try await stream.receive() { terminal.write(try call.response(bytes, pretty: !json)) }
        } catch {
          group.cancelAll()
          for try await unsendable in group { if let unsendable { throw unsendable } }
          throw error
        }
        if verbose { show(stream.trailers, "trailers") }
        // Requests that nobody wants any more: standard input may stay open.
        group.cancelAll()
      }
    }

    private func show(_ metadata: Metadata, _ title: String) {
      let terminal = Terminal()
      terminal.warn("\(title):")
      for entry in metadata.entries {
        switch entry.value {
        case .text(let text): terminal.warn("  \(entry.key): \(text)")
        case .binary(let bytes): terminal.warn("  \(entry.key): \(Data(bytes).base64EncodedString())")
        }
      }
    }
  }
}

/// How requests can be compressed.
enum RequestCompression: String, CaseIterable, ExpressibleByArgument {
  case gzip, deflate, zstd

  var encoding: Encoding {
    switch self {
    case .gzip: .gzip
    case .deflate: .deflate
    case .zstd: .zstd
    }
  }
}

/// A method of a server that is known by its reflection alone.
struct DynamicCall: Sendable {
  let method: Method
  private let schema: MethodSchema
  private let transcoder: JSONTranscoder

  /// Finds a method by `package.Service/Method` (a dot before the method will do).
  init(_ name: String, reflection: ReflectionClient) async throws {
    guard let split = name.lastIndex(of: "/") ?? name.lastIndex(of: ".") else {
      throw CommandError(.usage, "“\(name)” is not of the form package.Service/Method.")
    }
    let service = String(name[..<split])
    let pool = try await reflection.pool(declaring: service)
    guard let schema = pool.service(service)?.method(named: String(name[name.index(after: split)...])) else {
      throw CommandError(.notFound, "The server has no method “\(name)”; `dossier rpc list` shows what it has.")
    }
    let kind: CallKind =
      switch (schema.isClientStreaming, schema.isServerStreaming) {
      case (false, false): .unary
      case (true, false): .clientStreaming
      case (false, true): .serverStreaming
      case (true, true): .bidirectional
      }
    method = Method(service: service, name: schema.name, kind: kind)
    self.schema = schema
    transcoder = JSONTranscoder(pool)
  }

  func request(_ json: String) throws -> Bytes {
    do {
      return try transcoder.binary(fromJSON: json, type: schema.requestType)
    } catch { throw CommandError(.usage, "The request is not a \(schema.requestType). \(error)") }
  }

  func response(_ bytes: Bytes, pretty: Bool) throws -> String {
    try transcoder.json(fromBinary: bytes, type: schema.responseType, options: .init(isPretty: pretty))
  }
}

/// The requests of a call: its arguments, or the lines of standard input.
struct RequestLines: AsyncSequence {
  let arguments: [String]
  /// Whether the method takes one request, which may be left out.
  let one: Bool

  struct AsyncIterator: AsyncIteratorProtocol {
    var arguments: ArraySlice<String>
    var lines: AsyncStream<String>.AsyncIterator?

    mutating func next() async throws -> String? {
      if let next = arguments.popFirst() { return next }
      while let line = await lines?.next() {
        if line.contains(where: { !$0.isWhitespace }) { return line }
      }
      return nil
    }
  }

  func makeAsyncIterator() -> AsyncIterator {
    guard arguments.isEmpty else { return AsyncIterator(arguments: arguments[...], lines: nil) }
    if isatty(STDIN_FILENO) == 1, one { return AsyncIterator(arguments: ["{}"], lines: nil) }
    return AsyncIterator(arguments: [], lines: Self.standardInput().makeAsyncIterator())
  }

  /// The lines of standard input, one asked for at a time, on a thread of its own: reading it blocks.
  private static func standardInput() -> AsyncStream<String> {
    let queue = DispatchQueue(label: "standard input")
    return AsyncStream {
      await withCheckedContinuation { continuation in
        queue.async { continuation.resume(returning: readLine()) }
      }
    }
  }
}
