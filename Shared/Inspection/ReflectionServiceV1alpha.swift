import Contracts
import Messages
import RPCCore

/// Server reflection v1alpha: tells clients such as grpcurl which services there are, and what their messages look like.
///
/// Source: grpc/reflection/v1alpha/reflection.proto.
struct ReflectionServiceV1alpha: Grpc.Reflection.V1alpha.ServerReflection {
  let index: ReflectionIndex

  func serverReflectionInfo(
    _ requests: RequestStream<Grpc.Reflection.V1alpha.ServerReflectionRequest>,
    responses: ResponseWriter<Grpc.Reflection.V1alpha.ServerReflectionResponse>, context: ServerContext
  ) async throws {
    for try await request in requests {
      var response = Grpc.Reflection.V1alpha.ServerReflectionResponse()
      response.validHost = request.host
      response.messageResponse = answer(to: request)
      response.originalRequest = request
      try await responses.write(response)
    }
  }

  private func answer(
    to request: Grpc.Reflection.V1alpha.ServerReflectionRequest
  ) -> Grpc.Reflection.V1alpha.ServerReflectionResponse.MessageResponse {
    do throws(ReflectionIndex.Missing) {
      switch request.messageRequest {
      case .fileByFilename(let name):
        return .fileDescriptorResponse(.init(fileDescriptorProto: try index.file(named: name)))
      case .fileContainingSymbol(let symbol):
        return .fileDescriptorResponse(.init(fileDescriptorProto: try index.file(declaring: symbol)))
      case .fileContainingExtension(let request):
        _ = try index.extensions(of: request.containingType)
        throw ReflectionIndex.Missing(
          code: .notFound, message: "\(request.containingType) has no extension \(request.extensionNumber).")
      case .allExtensionNumbersOfType(let type):
        let numbers = try index.extensions(of: type)
        return .allExtensionNumbersResponse(.init(baseTypeName: type, extensionNumber: numbers))
      case .listServices:
        return .listServicesResponse(.init(service: index.services.map { .init(name: $0) }))
      case nil:
        throw ReflectionIndex.Missing(code: .invalidArgument, message: "The request asks for nothing.")
      }
    } catch {
      return .errorResponse(.init(errorCode: Int32(error.code.rawValue), errorMessage: error.message))
    }
  }
}
