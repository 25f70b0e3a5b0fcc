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
        Details of errors are printed as JSON on standard error.
        The exit code says how the call ended: 0 for OK, else as `dossier --help` lists.
        """)

    @OptionGroup var options: ServerOptions

    @Argument(help: ArgumentHelp("package.Service/Method", valueName: "method"))
    var method: String

    @Argument(
      help: ArgumentHelp(
        "JSON; {} when the method takes one request and none is given.", valueName: "request"))
    var requests: [String] = []

    @Option(
      help: ArgumentHelp(
        "Compresses requests of 1 KiB and more: gzip, deflate or zstd. A server that does not know it says so.",
        valueName: "encoding"))
    var compression: RequestCompression?

    @Option(
      help: ArgumentHelp("The largest response that is taken, such as 500K or 64M; by default 4M.", valueName: "bytes"))
    var maxMessage: ByteSize?

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
      callOptions.maxResponseBytes = maxMessage?.count
      let stream = try await client.open(call.method, options: callOptions)
      defer { stream.cancel() }
      do {
        try await exchange(call, stream, terminal)
      } catch let error as RPCError {
        if verbose { show(error.metadata, "trailers") }
        for detail in call.details(of: error, pretty: !options.json) { terminal.warn(Terminal.safeLines(detail)) }
        throw error
      }
      if verbose { show(stream.trailers, "trailers") }
    }

    /// Sends and receives until the call's end; what is not sent by then is not wanted any more.
    private func exchange(_ call: DynamicCall, _ stream: any ClientStream, _ terminal: Terminal) async throws {
      let requests = requests
      try await withThrowingTaskGroup(of: (any Error)?.self) { group in
        group.addTask {
          do {
            for try await line in RequestLines(arguments: requests, one: call.method.kind.hasOneRequest) {
              try await stream.send(call.request(line))
            }
            if !Task.isCancelled { try await stream.finish() }
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
          while let bytes = try await stream.receive() {
            terminal.write(try call.response(bytes, pretty: !options.json))
          }
        } catch {
          group.cancelAll()
          for try await unsendable in group { if let unsendable { throw unsendable } }
          throw error
        }
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

/// The requests of a call: its arguments, or the lines of standard input.
struct RequestLines: AsyncSequence {
  let arguments: [String]
  /// Whether the method takes one request, which may be left out.
  let one: Bool

  struct AsyncIterator: AsyncIteratorProtocol {
    var arguments: ArraySlice<String>
    var input: StandardInput?
    /// A request that is left out is sent all the same, with all fields at their defaults.
    var isDue: Bool

    mutating func next() async throws -> String? {
      if let next = arguments.popFirst() { return next }
      while let line = try await input?.next() {
        guard line.contains(where: { !$0.isWhitespace }) else { continue }
        isDue = false
        return line
      }
      guard isDue, !Task.isCancelled else { return nil }
      isDue = false
      return "{}"
    }
  }

  func makeAsyncIterator() -> AsyncIterator {
    guard arguments.isEmpty else { return AsyncIterator(arguments: arguments[...], input: nil, isDue: false) }
    if isatty(STDIN_FILENO) == 1, one { return AsyncIterator(arguments: [], input: nil, isDue: true) }
    return AsyncIterator(arguments: [], input: StandardInput(), isDue: one)
  }
}

/// A number of bytes, such as 4096, 500K, 64M or 1G.
struct ByteSize: ExpressibleByArgument, Equatable {
  let count: Int

  init?(argument: String) {
    let shift: Int
    switch argument.last {
    case "K", "k": shift = 10
    case "M", "m": shift = 20
    case "G", "g": shift = 30
    default: shift = 0
    }
    guard let number = Int(shift == 0 ? argument[...] : argument.dropLast()), number > 0 else { return nil }
    let (bytes, isTooMuch) = number.multipliedReportingOverflow(by: 1 << shift)
    if isTooMuch { return nil }
    count = bytes
  }
}
