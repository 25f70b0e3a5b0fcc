import ArgumentParser

/// `dossier`: runs the services on this machine, and talks to them on any.
public struct DossierCommand: AsyncParsableCommand {
  public static let configuration = CommandConfiguration(
    commandName: "dossier",
    abstract: "Document intelligence on your own machine: put files in, ask, get cited passages back.",
    discussion: """
      EXAMPLES
        dossier up                                  run the services on this machine
        dossier ingest contracts/ --case acme       put a folder's files into a case, and watch
        dossier search "notice period" --case acme  find passages, with page and document
        dossier rpc list localhost:8081             look into any gRPC server

      On the machine where `dossier up` runs, the address and the key are found in the data folder. Elsewhere set
      DOSSIER_API_TARGET and DOSSIER_API_KEY (or DOSSIER_API_KEY_FILE).

      EXIT CODES
      \(ExitStatus.table)
      """,
    subcommands: [
      UpCommand.self, IngestCommand.self, SearchCommand.self, WatchCommand.self, DocumentsCommand.self,
      StatusCommand.self, DoctorCommand.self, RPCCommand.self,
    ])

  public init() {}
}
