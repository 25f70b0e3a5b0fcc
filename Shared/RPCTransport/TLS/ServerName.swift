import NIOSSL

/// The name that a server's certificate must have.
///
/// NIOSSL also takes a certificate for the address that the name led to. Whoever says a name means the name: so it is
/// looked at once more.
struct ServerName: Sendable {
  let name: String

  /// Source: RFC 6125, section 6.4: names that the certificate has count, and its subject's is no matter then.
  func isName(of certificate: NIOSSLCertificate) -> Bool {
    var hasNames = false
    for alternative in certificate._subjectAlternativeNames() {
      hasNames = true
      let text = String(decoding: alternative.contents, as: UTF8.self)
      if alternative.nameType == .dnsName, matches(text) { return true }
    }
    // What has none was held to its subject's name by NIOSSL.
    return !hasNames
  }

  /// Whether a certificate's name, perhaps with `*` as its first label, is for this one.
  func matches(_ pattern: String) -> Bool {
    let (own, given) = (Self.labels(name), Self.labels(pattern))
    guard own.count == given.count, own.dropFirst() == given.dropFirst() else { return false }
    // `*` is for one label, and not for all names below a top-level domain.
    return own.first == given.first || given.first == "*" && given.count > 2
  }

  private static func labels(_ name: String) -> [Substring] {
    let name = name.hasSuffix(".") ? String(name.dropLast()) : name
    return name.lowercased().split(separator: ".", omittingEmptySubsequences: false)
  }
}
