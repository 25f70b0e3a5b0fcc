import Foundation
import RPCTransport

/// An authority and the certificates that it gives, made by openssl(1) in a folder that goes with them.
public final class Certificates: Sendable {
  private let folder: URL

  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// Makes the authority.
  public init() async throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "dossier-tls-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try await openssl(
      [
        "req", "-x509", "-days", "2", "-subj", "/CN=Test authority", "-keyout", path("authority.key"), "-out",
        authority,
      ] + Self.newKey)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// The authority's own certificate.
  public var authority: String { path("authority.pem") }

  /// A file in the folder.
  public func path(_ name: String) -> String { folder.appending(path: name).path }

  /// A certificate of the authority, and its key, in files of this name; those that are there already are replaced.
  ///
  /// - Parameters:
  ///   - subject: What it is for, as X.509 writes it; by default this machine.
  ///   - days: From now; below 0 it has expired.
  public func identity(
    _ name: String, for subject: String = "DNS:localhost,IP:127.0.0.1", days: Int = 1
  ) async throws -> TLSIdentity {
    let extensions = path("new.ext")
    try Data("subjectAltName=\(subject)\n".utf8).write(to: URL(filePath: extensions))
    try await openssl(
      ["req", "-new", "-subj", "/CN=\(name)", "-keyout", path("new.key"), "-out", path("new.csr")] + Self.newKey)
    try await openssl([
      "x509", "-req", "-in", path("new.csr"), "-CA", authority, "-CAkey", path("authority.key"), "-CAcreateserial",
      "-days", "\(days)", "-extfile", extensions, "-out", path("new.pem"),
    ])
    let identity = TLSIdentity(certificateChain: path("\(name).pem"), privateKey: path("\(name).key"))
    for (new, path) in [(path("new.key"), identity.privateKey), (path("new.pem"), identity.certificateChain)] {
      // At once, as those who renew certificates do.
      guard rename(new, path) == 0 else { throw Failure(description: "\(new) can't be renamed: \(errno)") }
    }
    return identity
  }

  private static let newKey = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]

  private func openssl(_ arguments: [String]) async throws {
    let command = try await Command.run(URL(filePath: "/usr/bin/openssl"), arguments)
    guard command.succeeded else { throw Failure(description: "openssl: \(command.ending)\n\(command.errors)") }
  }
}
