import ArgumentParser
import RPCTransport
import ServiceKit

/// Whether a command speaks TLS, and whom it trusts: any of these turns it on.
struct TLSOptions: ParsableArguments {
  @Flag(help: "Speaks TLS, and trusts this machine's authorities.")
  var tls = false

  @Option(
    help: ArgumentHelp("Speaks TLS, and trusts the authorities in a file in PEM form.", valueName: "path"))
  var ca: String?

  @Option(help: ArgumentHelp("A certificate in PEM form for a server that asks for one.", valueName: "path"))
  var cert: String?

  @Option(help: ArgumentHelp("The certificate's private key in PEM form.", valueName: "path"))
  var key: String?

  @Option(help: ArgumentHelp("The name that the server's certificate must have.", valueName: "name"))
  var serverName: String?

  @Flag(help: "Takes any certificate. Others on the way can read and change what is said.")
  var insecureSkipVerify = false

  func validate() throws {
    if (cert == nil) != (key == nil) { throw ValidationError("--cert and --key go together.") }
    if insecureSkipVerify, ca != nil || serverName != nil {
      throw ValidationError("--insecure-skip-verify verifies nothing: leave --ca and --server-name out.")
    }
  }

  /// What the flags ask for; nil when they ask for nothing. Warns where nothing is verified.
  func settings() throws -> ClientTLS? {
    guard tls || ca != nil || cert != nil || serverName != nil || insecureSkipVerify else { return nil }
    var settings = ClientTLS(authorities: ca, serverName: serverName, skipsVerification: insecureSkipVerify)
    // Both or none, as `validate` has seen.
    if let cert, let key { settings.identity = TLSIdentity(certificateChain: cert, privateKey: key) }
    do throws(TLSError) { try settings.check() } catch { throw CommandError(.noInput, error.description) }
    if insecureSkipVerify {
      Terminal().warn("dossier: the server's certificate is not verified: it may be anyone's.")
    }
    return settings
  }

  /// What the flags ask for, else what the variables for api do.
  func settings(orOf environment: [String: String]) throws -> ClientTLS? {
    if let asked = try settings() { return asked }
    var settings = Settings(environment: environment)
    let tls = settings.clientTLS(of: .api)
    try settings.report()
    return tls
  }
}

extension Settings {
  /// Throws everything that is wrong, for the person at the terminal.
  func report() throws(CommandError) {
    do { try finish() } catch { throw CommandError(.usage, error.description) }
  }
}
