import Foundation
import RPCTransport

/// An authority and the certificates that it gives, made by openssl(1) in a folder that goes with them.
final class Certificates: Sendable {
  private let folder: URL

  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  init() async throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "dossier-tls-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data("subjectAltName=DNS:localhost,IP:127.0.0.1\n".utf8).write(to: folder.appending(path: "local.ext"))
    try Data("subjectAltName=DNS:elsewhere.example\n".utf8).write(to: folder.appending(path: "elsewhere.ext"))
    try await openssl(
      [
        "req", "-x509", "-days", "2", "-subj", "/CN=Test authority", "-keyout", "authority.key", "-out",
        "authority.pem",
      ]
        + Self.newKey)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// The authority's own certificate.
  var authority: String { path("authority.pem") }

  func path(_ name: String) -> String { folder.appending(path: name).path }

  /// A certificate of the authority, and its key, in files of this name; those that are there already are replaced.
  ///
  /// - Parameters:
  ///   - kind: "local" is for this machine, "elsewhere" for another name.
  ///   - days: From now; below 0 it has expired.
  func identity(_ name: String, _ kind: String = "local", days: Int = 1) async throws -> TLSIdentity {
    try await openssl(["req", "-new", "-subj", "/CN=\(name)", "-keyout", "new.key", "-out", "new.csr"] + Self.newKey)
    try await openssl([
      "x509", "-req", "-in", "new.csr", "-CA", "authority.pem", "-CAkey", "authority.key", "-CAcreateserial", "-days",
      "\(days)", "-extfile", "\(kind).ext", "-out", "new.pem",
    ])
    for (new, path) in [("new.key", "\(name).key"), ("new.pem", "\(name).pem")] {
      // At once, as those who renew certificates do.
      guard rename(self.path(new), self.path(path)) == 0 else { throw Failure(description: "rename: \(errno)") }
    }
    return TLSIdentity(certificateChain: path("\(name).pem"), privateKey: path("\(name).key"))
  }

  private static let newKey = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]

  private func openssl(_ arguments: [String]) async throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/openssl")
    process.arguments = arguments
    process.currentDirectoryURL = folder
    let output = FileManager.default.createFile(atPath: path("log"), contents: nil)
    process.standardError = output ? FileHandle(forWritingAtPath: path("log")) : nil
    let status = try await withCheckedThrowingContinuation { continuation in
      process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
      do { try process.run() } catch { continuation.resume(throwing: error) }
    }
    guard status == 0 else {
      throw Failure(description: (try? String(contentsOfFile: path("log"), encoding: .utf8)) ?? "openssl failed")
    }
  }
}
