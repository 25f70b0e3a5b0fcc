import Contracts
import Messages
import RPCCore
import RPCInProcess

@testable import Inspection

typealias V1 = Grpc.Reflection.V1
typealias V1alpha = Grpc.Reflection.V1alpha

/// Services that are described but not called.
struct SilentNLP: Dossier.Nlp.V1.NLPService {
  typealias NLP = Dossier.Nlp.V1

  func embed(_ request: NLP.EmbedRequest, context: ServerContext) async throws -> NLP.EmbedResponse { .init() }
  func embedStream(
    _ requests: RequestStream<NLP.EmbedStreamRequest>, responses: ResponseWriter<NLP.EmbedStreamResponse>,
    context: ServerContext
  ) async throws {}
  func recognizeEntities(
    _ request: NLP.RecognizeEntitiesRequest, context: ServerContext
  ) async throws -> NLP.RecognizeEntitiesResponse { .init() }
  func recognizeEntitiesStream(
    _ requests: RequestStream<NLP.RecognizeEntitiesStreamRequest>,
    responses: ResponseWriter<NLP.RecognizeEntitiesStreamResponse>, context: ServerContext
  ) async throws {}
  func splitText(_ request: NLP.SplitTextRequest, context: ServerContext) async throws -> NLP.SplitTextResponse {
    .init()
  }
  func detectLanguage(
    _ request: NLP.DetectLanguageRequest, context: ServerContext
  ) async throws -> NLP.DetectLanguageResponse { .init() }
  func listModels(_ request: NLP.ListModelsRequest, context: ServerContext) async throws -> NLP.ListModelsResponse {
    .init()
  }
}

/// Has a file that imports another, which imports none.
struct SilentVision: Dossier.Vision.V1.VisionService {
  typealias Vision = Dossier.Vision.V1

  func recognizeText(
    _ request: Vision.RecognizeTextRequest, context: ServerContext
  ) async throws -> Vision.RecognizeTextResponse { .init() }
  func identifyContent(
    _ request: Vision.IdentifyContentRequest, context: ServerContext
  ) async throws -> Vision.IdentifyContentResponse { .init() }
  func detectOrientation(
    _ request: Vision.DetectOrientationRequest, context: ServerContext
  ) async throws -> Vision.DetectOrientationResponse { .init() }
}

/// A server of today, in this process.
enum TestServer {
  static func client() -> Client {
    let services: [any Service] = [SilentNLP(), SilentVision()]
    return client(services + ReflectionService.services(for: services))
  }

  static func client(_ services: [any Service]) -> Client {
    Client(transport: InProcessTransport(router: Router(services: services)))
  }
}

/// Both versions of the protocol as one: what a question and an answer are.
enum Version: CaseIterable, Sendable {
  case v1
  case v1alpha

  enum Question: Sendable {
    case services
    case file(String)
    case symbol(String)
    case extensionNumber(Int32, of: String)
    case extensionNumbers(of: String)
    case nothing
  }

  enum Answer: Equatable {
    case services([String])
    case files([String])
    case numbers(String, [Int32])
    case error(Int32, String)
  }

  /// Asks several questions on one stream.
  func ask(_ questions: [Question], _ client: Client) async throws -> [Answer] {
    var answers: [Answer] = []
    switch self {
    case .v1:
      let call = try await V1.ServerReflectionClient(client).serverReflectionInfo()
      for question in questions {
        let request = V1.ServerReflectionRequest(host: "here", messageRequest: Self.v1(question))
        try await call.send(request)
      }
      try await call.finish()
      for try await response in call.responses {
        guard response.validHost == "here", response.originalRequest?.host == "here" else { continue }
        answers.append(try Self.answer(response.messageResponse))
      }
    case .v1alpha:
      let call = try await V1alpha.ServerReflectionClient(client).serverReflectionInfo()
      for question in questions {
        // The two versions are the same on the wire.
        let request = V1.ServerReflectionRequest(host: "here", messageRequest: Self.v1(question))
        try await call.send(V1alpha.ServerReflectionRequest(serialized: request.serialized()))
      }
      try await call.finish()
      for try await response in call.responses {
        let response = try V1.ServerReflectionResponse(serialized: response.serialized())
        guard response.validHost == "here", response.originalRequest?.host == "here" else { continue }
        answers.append(try Self.answer(response.messageResponse))
      }
    }
    return answers
  }

  private static func v1(_ question: Question) -> V1.ServerReflectionRequest.MessageRequest? {
    switch question {
    case .services: .listServices("*")
    case .file(let name): .fileByFilename(name)
    case .symbol(let symbol): .fileContainingSymbol(symbol)
    case .extensionNumber(let number, let type):
      .fileContainingExtension(.init(containingType: type, extensionNumber: number))
    case .extensionNumbers(let type): .allExtensionNumbersOfType(type)
    case .nothing: nil
    }
  }

  private static func answer(_ response: V1.ServerReflectionResponse.MessageResponse?) throws -> Answer {
    switch response {
    case .listServicesResponse(let list): .services(list.service.map(\.name))
    case .fileDescriptorResponse(let files):
      .files(try files.fileDescriptorProto.map { try FileSchema(serialized: $0).name })
    case .allExtensionNumbersResponse(let numbers): .numbers(numbers.baseTypeName, numbers.extensionNumber)
    case .errorResponse(let error): .error(error.errorCode, error.errorMessage)
    case nil: .error(-1, "no answer")
    }
  }
}
