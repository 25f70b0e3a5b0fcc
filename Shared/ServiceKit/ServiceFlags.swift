import ArgumentParser

/// The flags that every service takes. Each has a `DOSSIER_*` variable, and wins over it.
public struct ServiceFlags: ParsableArguments {
  @Option(
    help: ArgumentHelp("Where to listen: host:port or unix:/path. Port 0 takes a free one.", valueName: "address"))
  public var listen: String?

  @Option(help: ArgumentHelp("A certificate chain in PEM form: turns TLS on, with --tls-key.", valueName: "path"))
  public var tlsCertificate: String?

  @Option(help: ArgumentHelp("The certificate's private key in PEM form.", valueName: "path"))
  public var tlsKey: String?

  @Option(
    help: ArgumentHelp("Authorities in PEM form, one of which must have signed each client's.", valueName: "path"))
  public var tlsClientCa: String?

  @Option(help: "trace, debug, info, notice, warning, error or critical.")
  public var logLevel: String?

  @Option(help: "text or json.")
  public var logFormat: String?

  public init() {}
}
