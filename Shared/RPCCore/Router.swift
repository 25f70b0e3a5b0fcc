import Messages

/// Which handler a path leads to, with the interceptors around it.
public struct Router: Sendable {
  private let handlers: [String: MethodHandler]
  private let serviceNames: Set<String>
  /// The served services' proto files, for reflection.
  public let files: [FileSchema]

  /// - Parameters:
  ///   - interceptors: The first is the outermost. Without any, calls cost nothing more.
  ///   - execution: Where these services' handlers run. Routers of services that differ in this can be merged: so one
  ///     server answers health checks on its event loops while its other services compute.
  public init(
    services: [any Service], interceptors: [any ServerInterceptor] = [], execution: HandlerExecution = .eventLoop
  ) {
    var handlers: [String: MethodHandler] = [:]
    var names = Set<String>()
    var files: [FileSchema] = []
    for service in services {
      let type = Swift.type(of: service)
      names.insert(type.serviceName)
      files.append(type.file)
      for var handler in service.methods {
        handler.execution = execution
        handlers[handler.method.path] = interceptors.reversed().reduce(handler) { $1.wrapping($0) }
      }
    }
    self.handlers = handlers
    self.serviceNames = names
    self.files = files
  }

  /// Both routers' services; where both have a method, the other's counts.
  public func merging(_ other: Router) -> Router {
    Router(
      handlers: handlers.merging(other.handlers) { $1 }, serviceNames: serviceNames.union(other.serviceNames),
      files: files + other.files)
  }

  private init(handlers: [String: MethodHandler], serviceNames: Set<String>, files: [FileSchema]) {
    self.handlers = handlers
    self.serviceNames = serviceNames
    self.files = files
  }

  /// The full names of the served services.
  public var services: [String] { serviceNames.sorted() }

  /// The handler at `/service/method`.
  public func handler(at path: String) -> MethodHandler? { handlers[path] }

  /// The answer to a path that has no handler.
  public func unimplemented(_ path: String) -> RPCError {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].isEmpty else {
      return RPCError(.unimplemented, "The path is not of the form /service/method.")
    }
    // Names that come from clients are cut, as they may be as long as headers may.
    return serviceNames.contains(String(parts[1]))
      ? RPCError(
        .unimplemented,
        "Service \(parts[1]) has no method \(parts[2].prefix(200)): is this server older than its client?")
      : RPCError(
        .unimplemented, "There is no service \(parts[1].prefix(200)) here: is this the right server, and the name?")
  }
}

extension Router {
  /// Every method's handler, for transports that keep a table of their own.
  package var allHandlers: [MethodHandler] { Array(handlers.values) }
}
