import Messages

/// A service that a server can serve.
///
/// Generated code makes a protocol of each proto service that refines this one and gives ``methods``.
public protocol Service: Sendable {
  /// With its package, such as `dossier.nlp.v1.NLPService`.
  static var serviceName: String { get }
  /// The proto file that declares it, for reflection.
  static var file: FileSchema { get }
  /// One for each method.
  var methods: [MethodHandler] { get }
}
