/// What the content type of a request says of the protocol it is in.
enum CallContentType: Hashable, Sendable {
  /// gRPC, which needs HTTP/2.
  case grpc
  case grpcWeb(isText: Bool, coding: Coding?)
  /// Connect's calls with streams.
  case connectStream(Coding)
  /// A message as it is: Connect's unary calls, and in JSON plain HTTP.
  case message(Coding)
  /// Many messages in JSON.
  case jsonLines
  case other
  case none

  enum Coding: String, Hashable, Sendable { case proto, json }

  init(_ field: String?) {
    guard let field else {
      self = .none
      return
    }
    // Parameters say nothing that matters here: JSON is UTF-8.
    let type = field.prefix { $0 != ";" }.lowercased().filter { $0 != " " && $0 != "\t" }
    self =
      switch type {
      case "": .none
      case "application/json": .message(.json)
      case "application/x-ndjson", "application/ndjson", "application/jsonl": .jsonLines
      case "application/proto": .message(.proto)
      case "application/connect+json": .connectStream(.json)
      case "application/connect+proto": .connectStream(.proto)
      case "application/grpc-web": .grpcWeb(isText: false, coding: nil)
      case "application/grpc-web+proto": .grpcWeb(isText: false, coding: .proto)
      case "application/grpc-web+json": .grpcWeb(isText: false, coding: .json)
      case "application/grpc-web-text": .grpcWeb(isText: true, coding: nil)
      case "application/grpc-web-text+proto": .grpcWeb(isText: true, coding: .proto)
      case "application/grpc-web-text+json": .grpcWeb(isText: true, coding: .json)
      case "application/grpc": .grpc
      default: type.hasPrefix("application/grpc+") ? .grpc : .other
      }
  }
}
