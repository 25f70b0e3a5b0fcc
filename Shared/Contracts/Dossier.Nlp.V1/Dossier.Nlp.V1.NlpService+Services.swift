// Generated from dossier/nlp/v1/nlp_service.proto by protoc-gen-dossier. Do not edit: run proto/generate.
import Messages
import RPCCore

extension Dossier.Nlp.V1 {
  /// The methods of `dossier.nlp.v1.NLPService`.
  public enum NLPServiceMethods {
    public static let embed = Method(service: "dossier.nlp.v1.NLPService", name: "Embed", kind: .unary)
    public static let embedStream = Method(service: "dossier.nlp.v1.NLPService", name: "EmbedStream", kind: .bidirectional)
    public static let recognizeEntities = Method(service: "dossier.nlp.v1.NLPService", name: "RecognizeEntities", kind: .unary)
    public static let recognizeEntitiesStream = Method(service: "dossier.nlp.v1.NLPService", name: "RecognizeEntitiesStream", kind: .bidirectional)
    public static let splitText = Method(service: "dossier.nlp.v1.NLPService", name: "SplitText", kind: .unary)
    public static let detectLanguage = Method(service: "dossier.nlp.v1.NLPService", name: "DetectLanguage", kind: .unary)
    public static let listModels = Method(service: "dossier.nlp.v1.NLPService", name: "ListModels", kind: .unary)
  }

  /// Vectors, entities, passages and languages of texts. Stateless.
  ///
  /// A server serves a type that conforms.
  public protocol NLPService: Service {
    /// Turns texts into vectors.
    func embed(_ request: EmbedRequest, context: ServerContext) async throws -> EmbedResponse
    /// Turns texts into vectors as they come; answers carry the requests' ids and keep their order.
    func embedStream(
      _ requests: RequestStream<EmbedStreamRequest>, responses: ResponseWriter<EmbedStreamResponse>, context: ServerContext
    ) async throws
    /// Finds entities in texts.
    func recognizeEntities(
      _ request: RecognizeEntitiesRequest, context: ServerContext
    ) async throws -> RecognizeEntitiesResponse
    /// Finds entities in texts as they come; answers carry the requests' ids and keep their order.
    func recognizeEntitiesStream(
      _ requests: RequestStream<RecognizeEntitiesStreamRequest>, responses: ResponseWriter<RecognizeEntitiesStreamResponse>, context: ServerContext
    ) async throws
    /// Cuts a text into passages that fit the embedding model.
    func splitText(_ request: SplitTextRequest, context: ServerContext) async throws -> SplitTextResponse
    /// Says which language a text is in.
    func detectLanguage(_ request: DetectLanguageRequest, context: ServerContext) async throws -> DetectLanguageResponse
    /// Lists the models that this service runs.
    func listModels(_ request: ListModelsRequest, context: ServerContext) async throws -> ListModelsResponse
  }

  /// Vectors, entities, passages and languages of texts. Stateless.
  ///
  /// Calls `dossier.nlp.v1.NLPService`.
  public struct NLPServiceClient: Sendable {
    private let client: Client

    public init(_ client: Client) { self.client = client }

    /// Turns texts into vectors.
    public func embed(
      _ request: EmbedRequest, options: CallOptions = CallOptions()
    ) async throws -> EmbedResponse {
      try await client.unary(NLPServiceMethods.embed, request, options: options)
    }

    /// Turns texts into vectors as they come; answers carry the requests' ids and keep their order.
    public func embedStream(
      options: CallOptions = CallOptions()
    ) async throws -> BidirectionalCall<EmbedStreamRequest, EmbedStreamResponse> {
      try await client.bidirectional(NLPServiceMethods.embedStream, options: options)
    }

    /// Finds entities in texts.
    public func recognizeEntities(
      _ request: RecognizeEntitiesRequest, options: CallOptions = CallOptions()
    ) async throws -> RecognizeEntitiesResponse {
      try await client.unary(NLPServiceMethods.recognizeEntities, request, options: options)
    }

    /// Finds entities in texts as they come; answers carry the requests' ids and keep their order.
    public func recognizeEntitiesStream(
      options: CallOptions = CallOptions()
    ) async throws -> BidirectionalCall<RecognizeEntitiesStreamRequest, RecognizeEntitiesStreamResponse> {
      try await client.bidirectional(NLPServiceMethods.recognizeEntitiesStream, options: options)
    }

    /// Cuts a text into passages that fit the embedding model.
    public func splitText(
      _ request: SplitTextRequest, options: CallOptions = CallOptions()
    ) async throws -> SplitTextResponse {
      try await client.unary(NLPServiceMethods.splitText, request, options: options)
    }

    /// Says which language a text is in.
    public func detectLanguage(
      _ request: DetectLanguageRequest, options: CallOptions = CallOptions()
    ) async throws -> DetectLanguageResponse {
      try await client.unary(NLPServiceMethods.detectLanguage, request, options: options)
    }

    /// Lists the models that this service runs.
    public func listModels(
      _ request: ListModelsRequest, options: CallOptions = CallOptions()
    ) async throws -> ListModelsResponse {
      try await client.unary(NLPServiceMethods.listModels, request, options: options)
    }
  }
}

extension Dossier.Nlp.V1.NLPService {
  public static var serviceName: String { "dossier.nlp.v1.NLPService" }
  public static var file: FileSchema { Dossier.Nlp.V1.nlpServiceFile }

  public var methods: [MethodHandler] {
    [
      .unary(Dossier.Nlp.V1.NLPServiceMethods.embed) { try await self.embed($0, context: $1) },
      .bidirectional(Dossier.Nlp.V1.NLPServiceMethods.embedStream) { try await self.embedStream($0, responses: $1, context: $2) },
      .unary(Dossier.Nlp.V1.NLPServiceMethods.recognizeEntities) { try await self.recognizeEntities($0, context: $1) },
      .bidirectional(Dossier.Nlp.V1.NLPServiceMethods.recognizeEntitiesStream) { try await self.recognizeEntitiesStream($0, responses: $1, context: $2) },
      .unary(Dossier.Nlp.V1.NLPServiceMethods.splitText) { try await self.splitText($0, context: $1) },
      .unary(Dossier.Nlp.V1.NLPServiceMethods.detectLanguage) { try await self.detectLanguage($0, context: $1) },
      .unary(Dossier.Nlp.V1.NLPServiceMethods.listModels) { try await self.listModels($0, context: $1) },
    ]
  }
}
