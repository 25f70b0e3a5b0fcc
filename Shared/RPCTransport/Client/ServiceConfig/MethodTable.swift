import RPCCore

/// Finds what a service config says of a method.
struct MethodTable: Sendable {
  private var methods: [String: MethodConfig] = [:]
  private var services: [String: MethodConfig] = [:]
  private var fallback: MethodConfig?

  /// Where a name is given more than once the first counts.
  init(_ configs: [MethodConfig]) {
    for config in configs {
      for name in config.names {
        switch name {
        case .method(let service, let method):
          methods["/\(service)/\(method)"] = methods["/\(service)/\(method)"] ?? config
        case .service(let service): services[service] = services[service] ?? config
        case .all: fallback = fallback ?? config
        }
      }
    }
  }

  var isEmpty: Bool { methods.isEmpty && services.isEmpty && fallback == nil }

  func config(for method: Method) -> MethodConfig? { methods[method.path] ?? services[method.service] ?? fallback }
}
