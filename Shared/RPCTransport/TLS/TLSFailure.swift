import NIOSSL

/// What went wrong between two sides that speak TLS, or of which one does not, in words that help.
enum TLSFailure {
  /// What a client makes of it: nil for an error that is not of TLS.
  ///
  /// - Parameter certificate: What the server showed, if it did.
  static func describe(_ error: any Error, _ name: String, certificate: NIOSSLCertificate?) -> String? {
    if error is NIOSSLExtraError { return otherName(name) }
    guard let cause = cause(of: error) else { return nil }
    switch cause {
    case .untrusted:
      if let complaint = certificate?.validityComplaint() { return "The certificate of \(name) \(complaint)" }
      return "The certificate of \(name) is not from an authority that is trusted here. Name the authority's file."
    case .plaintext: return "\(name) does not speak TLS. Call it without."
    case .closed: return "\(name) closed the connection in the TLS handshake. Does it speak TLS?"
    case .certificateWanted: return "\(name) wants a client's certificate, and one that it trusts."
    case .certificateRefused: return "\(name) does not take the client's certificate: is it the right one, and valid?"
    case .noProtocol: return "\(name) speaks TLS, but no HTTP/2 over it. Is it a gRPC server?"
    case .version: return "\(name) speaks no version of TLS from 1.2 on."
    case .other(let text): return "The TLS handshake with \(name) failed: \(text)"
    }
  }

  static func otherName(_ name: String) -> String {
    "The certificate of \(name) is for another name. Ask for the name that it has, or set the name to expect."
  }

  /// What a client makes of a server that went before it said anything over TLS.
  static func turnedAway(_ name: String, _ tls: ClientTLS?) -> String {
    let question =
      tls?.identity == nil ? "Does it want a client's certificate" : "Does it take the client's certificate"
    return "\(name) closed the connection after the TLS handshake. \(question)?"
  }

  /// What a server makes of it: one of a few texts, as they name a metric; nil for what is not worth one.
  ///
  /// - Parameter certificate: What the client showed, if it did.
  static func describe(_ error: any Error, certificate: NIOSSLCertificate?) -> String? {
    guard let cause = cause(of: error) else { return nil }
    switch cause {
    case .certificateWanted: return "A client showed no certificate, and must."
    case .untrusted:
      return certificate?.validityComplaint() == nil
        ? "A client's certificate is not from a trusted authority."
        : "A client's certificate has expired, or is not valid yet."
    case .certificateRefused: return "A client does not trust this server's certificate."
    case .closed: return "A client closed the connection in the TLS handshake."
    case .version: return "A client speaks no version of TLS from 1.2 on."
    case .plaintext, .noProtocol, .other: return "A TLS handshake failed."
    }
  }

  private enum Cause {
    /// The other's certificate.
    case untrusted
    /// Our own.
    case certificateRefused
    case certificateWanted
    case plaintext
    case closed
    case noProtocol
    case version
    case other(String)
  }

  /// BoringSSL's reasons come as text alone.
  private static func cause(of error: any Error) -> Cause? {
    let text: String
    switch error {
    case NIOSSLError.handshakeFailed(let cause): text = "\(cause)"
    // TLS 1.3: a server says what it thinks of a client's certificate after the client's handshake.
    case let error as BoringSSLError: text = "\(error)"
    default: return nil
    }
    let known: [(Cause, [String])] = [
      (.certificateWanted, ["PEER_DID_NOT_RETURN_A_CERTIFICATE", "CERTIFICATE_REQUIRED"]),
      (
        .certificateRefused,
        [
          "ALERT_UNKNOWN_CA", "ALERT_BAD_CERTIFICATE", "ALERT_CERTIFICATE_EXPIRED", "ALERT_CERTIFICATE_UNKNOWN",
          "ALERT_CERTIFICATE_REVOKED", "ALERT_UNSUPPORTED_CERTIFICATE", "ALERT_ACCESS_DENIED",
        ]
      ),
      (.untrusted, ["CERTIFICATE_VERIFY_FAILED"]),
      (.plaintext, ["WRONG_VERSION_NUMBER", "HTTP_REQUEST"]),
      (.noProtocol, ["NO_APPLICATION_PROTOCOL"]),
      (.version, ["PROTOCOL_VERSION", "UNSUPPORTED_PROTOCOL"]),
      (.closed, ["EOF during handshake"]),
    ]
    for (cause, words) in known where words.contains(where: text.contains) { return cause }
    return .other(String(text.prefix(300)))
  }
}
