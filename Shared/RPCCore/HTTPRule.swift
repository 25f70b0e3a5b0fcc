/// Which plain HTTP requests stand for a call of a method, and which parts of them are its request.
///
/// What neither the path nor the body is bound to comes from the query; a query that says anything else is refused. Where
/// there are many requests, the body is many messages, and path and query are the first one's. A body, or an answer, that
/// is a `google.api.HttpBody` is no JSON, but its bytes. Source: `google/api/http.proto`, HttpRule.
public struct HTTPRule: Sendable, Hashable {
  /// What the body of a request is.
  public enum Body: Sendable, Hashable {
    /// There is none: all that the path does not say is in the query.
    case none
    /// The whole request message, but for what the path says, which counts; the query says nothing.
    case message
    /// A field of the request message.
    case field(String)
  }

  /// In capitals, such as `GET`.
  public let method: String
  public let template: PathTemplate
  public let body: Body
  /// The field of the response message that is the answer's body; nil where it is the whole message.
  public let responseField: String?

  /// - Parameter template: A literal of the program, such as `/v1/{name=cases/*}`, which generated code carries over
  ///   from the proto file; one that is no template ends the program.
  public init(_ method: String, _ template: StaticString, body: Body = .none, responseField: String? = nil) {
    do throws(PathTemplate.Malformed) {
      try self.init(method, PathTemplate("\(template)"), body: body, responseField: responseField)
    } catch {
      fatalError("\(method) \(template) is no HTTP rule: \(error)")
    }
  }

  public init(
    _ method: String, _ template: PathTemplate, body: Body = .none, responseField: String? = nil
  ) {
    self.method = method
    self.template = template
    self.body = body
    self.responseField = responseField
  }
}
