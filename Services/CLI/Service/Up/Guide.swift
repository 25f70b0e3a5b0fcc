import Foundation
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
        curl http://\(api)/readyz?verbose
        curl http://\(nlp)/metrics
        KEY=$(sed -n 's/.*"key" : "\\(.*\\)".*/\\1/p' \(credentials))
        curl -N -H "authorization: Bearer $KEY" http://\(api)/v1/cases/\(name)/progress

      \(terminal.bold("grpcurl"))
        grpcurl -plaintext \(nlp) list
        grpcurl -plaintext -d '{"texts":["hello"]}' \(nlp) dossier.nlp.v1.NLPService/Embed
        grpcurl -plaintext -H "authorization: Bearer $KEY" -d '{"parent":"cases/-","query":"hello"}' \\
          \(api) dossier.api.v1.SearchService/Search

      Ctrl-C ends it.
      """)
  }
}
