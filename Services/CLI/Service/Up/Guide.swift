import Foundation
import RPCTransport
import ServiceKit

/// How to go on, once the services are ready.
struct Guide {
  let configuration: UpConfiguration
  let terminal: Terminal

  func write(sample: Bool) {
    let api = configuration.target(.api)
    let nlp = configuration.target(.nlp)
    let credentials = configuration.dataFolder.appendingPathComponent(Credentials.file).path
    let name = sample ? SampleCase.caseName : "mine"
    terminal.write(
      """

      \(terminal.bold("Ready."))  The key for other machines is in \(credentials)

      \(terminal.bold("Command line"))
        dossier ingest PATH… --case \(name)
        dossier search "your question" --case \(name)
        dossier watch \(name) --follow
        dossier status

      \(terminal.bold("curl"))
        \(curl(api))/readyz?verbose
        \(curl(nlp))/metrics
        KEY=$(sed -n 's/.*"key" : "\\(.*\\)".*/\\1/p' \(credentials))
        \(curl(api, "-N -H \"authorization: Bearer $KEY\" "))/v1/cases/\(name)/progress

      \(terminal.bold("grpcurl"))
        grpcurl \(grpcurl(nlp)) \(nlp) list
        grpcurl \(grpcurl(nlp)) -d '{"texts":["hello"]}' \(nlp) dossier.nlp.v1.NLPService/Embed
        grpcurl \(grpcurl(api)) -H "authorization: Bearer $KEY" -d '{"parent":"cases/-","query":"hello"}' \\
          \(api) dossier.api.v1.SearchService/Search

      Ctrl-C ends it.
      """)
  }

  /// Up to the address.
  private func curl(_ service: ServiceTarget, _ options: String = "") -> String {
    guard let tls = service.tls else { return "curl \(options)http://\(service)" }
    return "curl " + tls.options(by: "--cacert", "--cert", "--key") + "\(options)https://\(service)"
  }

  private func grpcurl(_ service: ServiceTarget) -> String {
    guard let tls = service.tls else { return "-plaintext" }
    let name = tls.serverName.map { "-servername \($0) " } ?? ""
    return String((tls.options(by: "-cacert", "-cert", "-key") + name).dropLast())
  }
}

extension ClientTLS {
  /// The files as options of another client, each with a space after it.
  fileprivate func options(by authorities: String, _ certificate: String, _ key: String) -> String {
    var options = self.authorities.map { "\(authorities) \($0) " } ?? ""
    if let identity { options += "\(certificate) \(identity.certificateChain) \(key) \(identity.privateKey) " }
    return options
  }
}
