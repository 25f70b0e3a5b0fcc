import Contracts
import Messages
import RPCCore

/// Asks a server's reflection what it serves: v1 first, then v1alpha for servers that are older.
public struct ReflectionClient: Sendable {
  /// Files of one answer, in all: a server that never ends is not followed.
  private static let fileLimit = 10_000

  private let client: Client
  private let options: @Sendable () -> CallOptions

  /// - Parameter options: For each call, such as a deadline.
  public init(client: Client, options: @escaping @Sendable () -> CallOptions = { .timeout(.seconds(10)) }) {
    self.client = client
    self.options = options
  }

  /// The full names of the served services, in ascending order.
  public func services() async throws -> [String] {
    let answer = try await ask(.listServices(""), .listServices(""))
    return answer.services.sorted()
  }

  /// The files that are needed to describe a symbol: a service, method, message or enumeration.
  public func pool(declaring symbol: String) async throws -> SchemaPool {
    let first = try await ask(.fileContainingSymbol(symbol), .fileContainingSymbol(symbol))
    var files: [String: FileSchema] = [:]
    var wanted = try Self.add(first.files, to: &files)
    // Servers may leave imports to be asked for.
    while let name = wanted.popFirst() {
      guard files.count < Self.fileLimit else {
        throw RPCError(.resourceExhausted, "The server's description has more than \(Self.fileLimit) files.")
      }
      let answer = try await ask(.fileByFilename(name), .fileByFilename(name))
      wanted.formUnion(try Self.add(answer.files, to: &files))
      wanted.subtract(files.keys)
      // A server that gives another file each time would be asked for ever.
      guard files[name] != nil else {
        throw RPCError(.internalError, "The server's reflection gave another file than \(name.prefix(200)).")
      }
    }
    return SchemaPool(files: Array(files.values))
  }

  /// Takes files in.
  ///
  /// - Returns: The names of imports that are missing.
  private static func add(_ serialized: [Bytes], to files: inout [String: FileSchema]) throws -> Set<String> {
    for bytes in serialized {
      let file = try FileSchema(serialized: bytes)
      files[file.name] = file
    }
    return Set(files.values.flatMap(\.imports)).subtracting(files.keys)
  }

  // MARK: - One question

  private typealias V1 = Grpc.Reflection.V1
  private typealias V1alpha = Grpc.Reflection.V1alpha

  private struct Answer {
    var services: [String] = []
    var files: [Bytes] = []
  }

  private func ask(
    _ question: V1.ServerReflectionRequest.MessageRequest, _ older: V1alpha.ServerReflectionRequest.MessageRequest
  ) async throws -> Answer {
    do {
      return try await askV1(question)
    } catch let error as RPCError where error.code == .unimplemented {
      do {
        return try await askV1alpha(older)
      } catch let error as RPCError where error.code == .unimplemented {
        throw RPCError(.unimplemented, "The server does not offer reflection.")
      }
    }
  }

  private func askV1(_ question: V1.ServerReflectionRequest.MessageRequest) async throws -> Answer {
    let call = try await V1.ServerReflectionClient(client).serverReflectionInfo(options: options())
    defer { call.cancel() }
    try await call.send(.init(messageRequest: question))
    try await call.finish()
    for try await response in call.responses {
      switch response.messageResponse {
      case .listServicesResponse(let list): return Answer(services: list.service.map(\.name))
      case .fileDescriptorResponse(let files): return Answer(files: files.fileDescriptorProto)
      case .errorResponse(let error):
        throw RPCError(StatusCode(rawValue: Int(error.errorCode)) ?? .unknown, error.errorMessage)
      default: continue
      }
    }
    throw RPCError(.internalError, "The server's reflection did not answer.")
  }

  private func askV1alpha(_ question: V1alpha.ServerReflectionRequest.MessageRequest) async throws -> Answer {
    let call = try await V1alpha.ServerReflectionClient(client).serverReflectionInfo(options: options())
    defer { call.cancel() }
    try await call.send(.init(messageRequest: question))
    try await call.finish()
    for try await response in call.responses {
      switch response.messageResponse {
      case .listServicesResponse(let list): return Answer(services: list.service.map(\.name))
      case .fileDescriptorResponse(let files): return Answer(files: files.fileDescriptorProto)
      case .errorResponse(let error):
        throw RPCError(StatusCode(rawValue: Int(error.errorCode)) ?? .unknown, error.errorMessage)
      default: continue
      }
    }
    throw RPCError(.internalError, "The server's reflection did not answer.")
  }
}
