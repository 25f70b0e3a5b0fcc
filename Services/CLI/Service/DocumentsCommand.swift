import ArgumentParser
import Contracts
import Foundation
import RPCCore

/// `dossier documents`: lists, shows, reads back, deletes and restores documents.
struct DocumentsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "documents",
    abstract: "Lists, shows, reads back, deletes and restores documents.",
    discussion: """
      EXAMPLES
        dossier documents list --case acme
        dossier documents show cases/acme/documents/01J…
        dossier documents get cases/acme/documents/01J… --output contract.pdf
        dossier documents delete cases/acme/documents/01J…
        dossier documents restore cases/acme/documents/01J…
      """,
    subcommands: [List.self, Show.self, Get.self, Delete.self, Restore.self],
    defaultSubcommand: List.self)

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Lists documents, the newest first.",
      discussion: """
        EXAMPLES
          dossier documents list
          dossier documents list --case acme --deleted --json
        """)

    @Option(name: .customLong("case"), help: ArgumentHelp("Of this case only.", valueName: "name"))
    var caseName: String?

    @Flag(help: "Deleted ones too.")
    var deleted = false

    @OptionGroup var options: ConnectionOptions

    func run() async throws {
      try await Connection.with(options) { connection in
        let terminal = Terminal()
        var request = Dossier.Api.V1.ListDocumentsRequest()
        request.parent = caseName.map { $0.hasPrefix("cases/") ? $0 : "cases/\($0)" } ?? "cases/-"
        request.showDeleted = deleted
        request.pageSize = 200
        var count = 0
        repeat {
          let page = try await connection.documents.listDocuments(request)
          for document in page.documents {
            terminal.write(options.json ? try document.json() : DocumentOutput(terminal: terminal).line(document))
            count += 1
          }
          request.pageToken = page.nextPageToken
        } while !request.pageToken.isEmpty
        if count == 0, !options.json { terminal.write("There are no documents.") }
      }
    }
  }

  struct Show: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Shows what is known of a document.",
      discussion: """
        EXAMPLES
          dossier documents show cases/acme/documents/01J…
          dossier documents show cases/acme/documents/01J… --json
        """)

    @OptionGroup var target: DocumentTarget

    func run() async throws { try await target.show { try await $0.getDocument(.init(name: $1)).document } }
  }

  struct Get: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Reads a document's file back.",
      discussion: """
        EXAMPLES
          dossier documents get cases/acme/documents/01J… > contract.pdf
          dossier documents get cases/acme/documents/01J… --output contract.pdf --json

        With --json the document is printed once its file is written, which takes an --output other than standard output.
        """)

    @Argument(help: "cases/…/documents/…")
    var name: String

    @Option(name: .shortAndLong, help: ArgumentHelp("Where to write it; - is standard output.", valueName: "path"))
    var output = "-"

    @OptionGroup var options: ConnectionOptions

    func validate() throws {
      guard !options.json || output != "-" else {
        throw ValidationError("--json takes --output: the file itself goes to standard output.")
      }
    }

    func run() async throws {
      try await Connection.with(options) { connection in
        let answer = options.json ? try await connection.documents.getDocument(.init(name: name)) : nil
        let handle = try open()
        for try await part in try await connection.documents.downloadDocument(.init(name: name)) {
          if case .chunk(let chunk) = part.payload {
            try handle.write(contentsOf: chunk.withUnsafeBytes { Data($0) })
          }
        }
        if let answer { try DocumentOutput(terminal: Terminal()).show(answer.document, json: true) }
      }
    }

    private func open() throws -> FileHandle {
      guard output != "-" else { return .standardOutput }
      let descriptor = Foundation.open(output, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
      guard descriptor >= 0 else {
        throw CommandError(.usage, "“\(output)” can't be written: \(String(cString: strerror(errno))).")
      }
      return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }
  }

  struct Delete: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Deletes a document; it can be restored for a time.",
      discussion: """
        EXAMPLES
          dossier documents delete cases/acme/documents/01J…
          dossier documents delete cases/acme/documents/01J… --json
        """)

    @OptionGroup var target: DocumentTarget

    func run() async throws { try await target.show { try await $0.deleteDocument(.init(name: $1)).document } }
  }

  struct Restore: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Takes a deletion back.",
      discussion: """
        EXAMPLES
          dossier documents restore cases/acme/documents/01J…
          dossier documents restore cases/acme/documents/01J… --json
        """)

    @OptionGroup var target: DocumentTarget

    func run() async throws { try await target.show { try await $0.undeleteDocument(.init(name: $1)).document } }
  }
}

/// The document that a command is about.
struct DocumentTarget: ParsableArguments {
  @Argument(help: "cases/…/documents/…")
  var name: String

  @OptionGroup var options: ConnectionOptions

  /// Shows what a call answers of it.
  func show(
    _ call: (Dossier.Api.V1.DocumentServiceClient, String) async throws -> Dossier.Api.V1.Document?
  ) async throws {
    try await Connection.with(options) { connection in
      try DocumentOutput(terminal: Terminal()).show(try await call(connection.documents, name), json: options.json)
    }
  }
}

/// Documents for people.
struct DocumentOutput {
  let terminal: Terminal

  /// One line of a list.
  func line(_ document: Dossier.Api.V1.Document) -> String {
    let state = state(document)
    let size = Self.size(document.sizeBytes)
    return "\(document.name)  \(state)  \(size)  \(Terminal.safe(document.displayName))"
  }

  func show(_ document: Dossier.Api.V1.Document?, json: Bool) throws {
    guard let document else { return }
    guard !json else { return terminal.write(try document.json()) }
    var rows = [
      ("name", document.name), ("file", Terminal.safe(document.displayName)), ("title", Terminal.safe(document.title)),
      ("state", state(document)), ("type", document.mimeType), ("size", Self.size(document.sizeBytes)),
      ("sha256", document.sha256), ("language", document.language), ("pages", "\(document.pageCount)"),
      ("passages", "\(document.passageCount)"),
    ]
    if let failure = document.failure {
      rows.append(("failure", "\(failure.reason): \(Terminal.safe(failure.message))"))
    }
    if let time = document.createTime { rows.append(("uploaded", time.date.formatted(.iso8601))) }
    if let time = document.deleteTime { rows.append(("deleted", time.date.formatted(.iso8601))) }
    for (name, value) in rows where !value.isEmpty {
      terminal.write("\(terminal.dim(Terminal.fit(name, 10))) \(value)")
    }
  }

  private func state(_ document: Dossier.Api.V1.Document) -> String {
    if document.deleteTime != nil { return terminal.yellow("deleted") }
    return switch document.state {
    case .pending: "pending"
    case .processing: "processing"
    case .complete: terminal.green("complete")
    case .failed: terminal.red("failed")
    default: "unknown"
    }
  }

  static func size(_ bytes: UInt64) -> String {
    var value = Double(bytes)
    for unit in ["B", "KiB", "MiB", "GiB"] {
      if value < 1024 || unit == "GiB" {
        return unit == "B" ? "\(bytes) B" : "\((value * 10).rounded() / 10) \(unit)"
      }
      value /= 1024
    }
    return "\(bytes) B"
  }
}
