// Generated from dossier/vision/v1/vision_service.proto by protoc-gen-dossier. Do not edit: run proto/generate.
import Messages
import RPCCore

extension Dossier.Vision.V1 {
  /// The methods of `dossier.vision.v1.VisionService`.
  public enum VisionServiceMethods {
    public static let recognizeText = Method(service: "dossier.vision.v1.VisionService", name: "RecognizeText", kind: .unary)
    public static let identifyContent = Method(service: "dossier.vision.v1.VisionService", name: "IdentifyContent", kind: .unary)
    public static let detectOrientation = Method(service: "dossier.vision.v1.VisionService", name: "DetectOrientation", kind: .unary)
  }

  /// Text in images, and what a file is. Stateless.
  ///
  /// An image that can't be read is INVALID_ARGUMENT with a google.rpc.ErrorInfo, whose reason is EMPTY, TOO_LARGE,
  /// UNSUPPORTED_TYPE, CORRUPT or NO_PAGE. RESOURCE_EXHAUSTED says that the service has too much to do.
  ///
  /// A server serves a type that conforms.
  public protocol VisionService: Service {
    /// Reads the text of one image.
    func recognizeText(_ request: RecognizeTextRequest, context: ServerContext) async throws -> RecognizeTextResponse
    /// Says what a file is by its content.
    func identifyContent(
      _ request: IdentifyContentRequest, context: ServerContext
    ) async throws -> IdentifyContentResponse
    /// Says how an image is turned.
    func detectOrientation(
      _ request: DetectOrientationRequest, context: ServerContext
    ) async throws -> DetectOrientationResponse
  }

  /// Text in images, and what a file is. Stateless.
  ///
  /// An image that can't be read is INVALID_ARGUMENT with a google.rpc.ErrorInfo, whose reason is EMPTY, TOO_LARGE,
  /// UNSUPPORTED_TYPE, CORRUPT or NO_PAGE. RESOURCE_EXHAUSTED says that the service has too much to do.
  ///
  /// Calls `dossier.vision.v1.VisionService`.
  public struct VisionServiceClient: Sendable {
    private let client: Client

    public init(_ client: Client) { self.client = client }

    /// Reads the text of one image.
    public func recognizeText(
      _ request: RecognizeTextRequest, options: CallOptions = CallOptions()
    ) async throws -> RecognizeTextResponse {
      try await client.unary(VisionServiceMethods.recognizeText, request, options: options)
    }

    /// Says what a file is by its content.
    public func identifyContent(
      _ request: IdentifyContentRequest, options: CallOptions = CallOptions()
    ) async throws -> IdentifyContentResponse {
      try await client.unary(VisionServiceMethods.identifyContent, request, options: options)
    }

    /// Says how an image is turned.
    public func detectOrientation(
      _ request: DetectOrientationRequest, options: CallOptions = CallOptions()
    ) async throws -> DetectOrientationResponse {
      try await client.unary(VisionServiceMethods.detectOrientation, request, options: options)
    }
  }
}

extension Dossier.Vision.V1.VisionService {
  public static var serviceName: String { "dossier.vision.v1.VisionService" }
  public static var file: FileSchema { Dossier.Vision.V1.visionServiceFile }

  public var methods: [MethodHandler] {
    [
      .unary(Dossier.Vision.V1.VisionServiceMethods.recognizeText) { try await self.recognizeText($0, context: $1) },
      .unary(Dossier.Vision.V1.VisionServiceMethods.identifyContent) { try await self.identifyContent($0, context: $1) },
      .unary(Dossier.Vision.V1.VisionServiceMethods.detectOrientation) { try await self.detectOrientation($0, context: $1) },
    ]
  }
}
