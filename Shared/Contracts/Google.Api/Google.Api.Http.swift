// Generated from google/api/http.proto by protoc-gen-dossier. Do not edit: run proto/generate.
internal import CMessages
import Messages

extension Google.Api {
  /// Rules that are not in the proto files of their methods.
  public struct Http: Sendable, Hashable {
    public var rules: [HttpRule] = []
    /// Encoded slashes in a variable of many segments become slashes.
    public var fullyDecodeReservedExpansion: Bool = false
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      rules: [HttpRule] = [],
      fullyDecodeReservedExpansion: Bool = false
    ) {
      self.rules = rules
      self.fullyDecodeReservedExpansion = fullyDecodeReservedExpansion
    }
  }
}

extension Google.Api {
  /// A method of HTTP, a template of paths, and which parts of a request are the message.
  public struct HttpRule: Sendable, Hashable {
    /// The method, where the rule is not among its options.
    public var selector: String = ""
    /// The template of paths, such as "/v1/{name=cases/*}".
    public var pattern: Pattern?
    /// The field that the body is; "*" for the whole message, empty for no body.
    public var body: String = ""
    /// The field of the response that the answer's body is; empty for the whole message.
    public var responseBody: String = ""
    /// Further requests that stand for the same call; these have none of their own.
    public var additionalBindings: [HttpRule] = []
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      selector: String = "",
      pattern: Pattern? = nil,
      body: String = "",
      responseBody: String = "",
      additionalBindings: [HttpRule] = []
    ) {
      self.selector = selector
      self.pattern = pattern
      self.body = body
      self.responseBody = responseBody
      self.additionalBindings = additionalBindings
    }

    /// The template of paths, such as "/v1/{name=cases/*}".
    public enum Pattern: Sendable, Hashable {
      case get(String)
      case put(String)
      case post(String)
      case delete(String)
      case patch(String)
      case custom(CustomHttpPattern)
    }
  }
}

extension Google.Api {
  /// Another method of HTTP.
  public struct CustomHttpPattern: Sendable, Hashable {
    public var kind: String = ""
    public var path: String = ""
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      kind: String = "",
      path: String = ""
    ) {
      self.kind = kind
      self.path = path
    }
  }
}

// MARK: - Wire format

extension Google.Api.Http: Message {
  public static let fullName = "google.api.Http"
  public static var file: FileSchema { Google.Api.httpFile }
  public static var schema: MessageSchema { Google.Api.httpFile.messages[0] }
  public static let layout = unsafe MessageLayout(google__api__http__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Google__Api__Http.self)
    unsafe self.rules = source.messages(c.pointee.rules, c.pointee.n_rules)
    unsafe self.fullyDecodeReservedExpansion = c.pointee.fully_decode_reserved_expansion != 0
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Google__Api__Http.self)
    unsafe google__api__http__init(c)
    unsafe c.pointee.n_rules = self.rules.count
    unsafe c.pointee.rules = arena.messages(self.rules)
    unsafe c.pointee.fully_decode_reserved_expansion = self.fullyDecodeReservedExpansion ? 1 : 0
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Google.Api.HttpRule: Message {
  public static let fullName = "google.api.HttpRule"
  public static var file: FileSchema { Google.Api.httpFile }
  public static var schema: MessageSchema { Google.Api.httpFile.messages[1] }
  public static let layout = unsafe MessageLayout(google__api__http_rule__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Google__Api__HttpRule.self)
    unsafe self.selector = source.string(c.pointee.selector.data, c.pointee.selector.len)
    unsafe self.body = source.string(c.pointee.body.data, c.pointee.body.len)
    unsafe self.responseBody = source.string(c.pointee.response_body.data, c.pointee.response_body.len)
    unsafe self.additionalBindings = source.messages(c.pointee.additional_bindings, c.pointee.n_additional_bindings)
    switch unsafe c.pointee.pattern_case.rawValue {
    case 2: unsafe self.pattern = .get(source.string(c.pointee.get.data, c.pointee.get.len))
    case 3: unsafe self.pattern = .put(source.string(c.pointee.put.data, c.pointee.put.len))
    case 4: unsafe self.pattern = .post(source.string(c.pointee.post.data, c.pointee.post.len))
    case 5: unsafe self.pattern = .delete(source.string(c.pointee.delete_.data, c.pointee.delete_.len))
    case 6: unsafe self.pattern = .patch(source.string(c.pointee.patch.data, c.pointee.patch.len))
    case 8: unsafe self.pattern = .custom(source.message(c.pointee.custom) ?? Google.Api.CustomHttpPattern())
    default: break
    }
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Google__Api__HttpRule.self)
    unsafe google__api__http_rule__init(c)
    unsafe arena.put(self.selector, at: &c.pointee.selector)
    unsafe arena.put(self.body, at: &c.pointee.body)
    unsafe arena.put(self.responseBody, at: &c.pointee.response_body)
    unsafe c.pointee.n_additional_bindings = self.additionalBindings.count
    unsafe c.pointee.additional_bindings = arena.messages(self.additionalBindings)
    switch self.pattern {
    case .get(let value)?:
      unsafe c.pointee.pattern_case = .init(rawValue: 2)
      unsafe arena.put(value, at: &c.pointee.get)
    case .put(let value)?:
      unsafe c.pointee.pattern_case = .init(rawValue: 3)
      unsafe arena.put(value, at: &c.pointee.put)
    case .post(let value)?:
      unsafe c.pointee.pattern_case = .init(rawValue: 4)
      unsafe arena.put(value, at: &c.pointee.post)
    case .delete(let value)?:
      unsafe c.pointee.pattern_case = .init(rawValue: 5)
      unsafe arena.put(value, at: &c.pointee.delete_)
    case .patch(let value)?:
      unsafe c.pointee.pattern_case = .init(rawValue: 6)
      unsafe arena.put(value, at: &c.pointee.patch)
    case .custom(let value)?:
      unsafe c.pointee.pattern_case = .init(rawValue: 8)
      unsafe c.pointee.custom = arena.message(value)
    case nil: break
    }
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Google.Api.CustomHttpPattern: Message {
  public static let fullName = "google.api.CustomHttpPattern"
  public static var file: FileSchema { Google.Api.httpFile }
  public static var schema: MessageSchema { Google.Api.httpFile.messages[2] }
  public static let layout = unsafe MessageLayout(google__api__custom_http_pattern__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Google__Api__CustomHttpPattern.self)
    unsafe self.kind = source.string(c.pointee.kind.data, c.pointee.kind.len)
    unsafe self.path = source.string(c.pointee.path.data, c.pointee.path.len)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Google__Api__CustomHttpPattern.self)
    unsafe google__api__custom_http_pattern__init(c)
    unsafe arena.put(self.kind, at: &c.pointee.kind)
    unsafe arena.put(self.path, at: &c.pointee.path)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Google.Api {
  /// `google/api/http.proto`.
  public static let httpFile = FileSchema(
    embedded: """
      ChVnb29nbGUvYXBpL2h0dHAucHJvdG8SCmdvb2dsZS5hcGkieQoESHR0cBIqCgVydWxlcxgBIAMoCzIULmdvb2dsZS5hcGkuSHR0cFJ1bGVSBX\
      J1bGVzEkUKH2Z1bGx5X2RlY29kZV9yZXNlcnZlZF9leHBhbnNpb24YAiABKAhSHGZ1bGx5RGVjb2RlUmVzZXJ2ZWRFeHBhbnNpb24i2gIKCEh0\
      dHBSdWxlEhoKCHNlbGVjdG9yGAEgASgJUghzZWxlY3RvchISCgNnZXQYAiABKAlIAFIDZ2V0EhIKA3B1dBgDIAEoCUgAUgNwdXQSFAoEcG9zdB\
      gEIAEoCUgAUgRwb3N0EhgKBmRlbGV0ZRgFIAEoCUgAUgZkZWxldGUSFgoFcGF0Y2gYBiABKAlIAFIFcGF0Y2gSNwoGY3VzdG9tGAggASgLMh0u\
      Z29vZ2xlLmFwaS5DdXN0b21IdHRwUGF0dGVybkgAUgZjdXN0b20SEgoEYm9keRgHIAEoCVIEYm9keRIjCg1yZXNwb25zZV9ib2R5GAwgASgJUg\
      xyZXNwb25zZUJvZHkSRQoTYWRkaXRpb25hbF9iaW5kaW5ncxgLIAMoCzIULmdvb2dsZS5hcGkuSHR0cFJ1bGVSEmFkZGl0aW9uYWxCaW5kaW5n\
      c0IJCgdwYXR0ZXJuIjsKEUN1c3RvbUh0dHBQYXR0ZXJuEhIKBGtpbmQYASABKAlSBGtpbmQSEgoEcGF0aBgCIAEoCVIEcGF0aGIGcHJvdG8z
      """,
    dependencies: [])
}
