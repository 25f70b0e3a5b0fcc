import RPCCore
import Tracing

/// Reads what a trace's context says out of a call's metadata.
struct MetadataExtractor: Extractor {
  /// All values of the key, with commas between them, as HTTP joins fields of the same name.
  func extract(key: String, from carrier: Metadata) -> String? {
    guard let first = carrier.first(key) else { return nil }
    // Most keys are there once, which costs no array.
    var rest = 0
    for entry in carrier.entries where entry.key == key { rest += 1 }
    return rest == 1 ? first : carrier[key].joined(separator: ",")
  }
}

/// Writes what a trace's context says into a call's metadata.
struct MetadataInjector: Injector {
  func inject(_ value: String, forKey key: String, into carrier: inout Metadata) {
    carrier.remove(key)
    carrier.add(value, for: key)
  }
}

extension Method {
  /// As OpenTelemetry names spans of RPCs: `service/method`.
  var spanName: String { "\(service)/\(name)" }

  /// What OpenTelemetry's semantic conventions for RPC ask of a span.
  var spanAttributes: SpanAttributes {
    ["rpc.system": "grpc", "rpc.service": .string(service), "rpc.method": .string(name)]
  }
}

extension StatusCode {
  /// Whether a server's span of a call that ended so is a failure: the others are the client's.
  var isServerFailure: Bool {
    switch self {
    case .unknown, .deadlineExceeded, .unimplemented, .internalError, .unavailable, .dataLoss: true
    default: false
    }
  }
}

extension Span {
  /// Notes how a call ended, and ends the span.
  func end(_ status: StatusCode, _ error: RPCError?, isFailure: Bool) {
    if isRecording {
      updateAttributes { $0["rpc.grpc.status_code"] = status.rawValue }
      if isFailure { setStatus(SpanStatus(code: .error, message: error?.message)) }
    }
    end()
  }
}
