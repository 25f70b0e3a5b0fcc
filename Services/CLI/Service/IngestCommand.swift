import ArgumentParser
import Contracts
import Foundation
import Messages
import RPCCore

/// `dossier ingest`: puts files into a case and shows how far they are.
struct IngestCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ingest",
    abstract: "Puts files, and the files in folders, into a case.",
    discussion: """
      EXAMPLES
        dossier ingest contract.pdf --case acme
        dossier ingest scans/ notes.md --case acme --json
        dossier ingest big.pdf --case acme --no-wait

      The same file in the same case is taken once. Hidden files are left out of folders.
      Exit code 2 says that some documents failed.
      """)

  @Argument(help: "Files and folders.", completion: .file())
  var paths: [String]

  @Option(name: .customLong("case"), help: ArgumentHelp("The case; made when there is none.", valueName: "name"))
  var caseName: String

  @Flag(inversion: .prefixedNo, help: "Waits until the documents are processed.")
  var wait = true

  @OptionGroup var options: ConnectionOptions

  func run() async throws {
    try await Connection.with(options) { connection in
      let terminal = Terminal()
      let ingest = Ingest(
        connection: connection, terminal: terminal, listener: options.json ? Self.lines(terminal) : nil)
      let failed = try await ingest.run(paths: paths, caseName: caseName, wait: wait)
      if failed > 0 { throw ExitStatus.partialFailure.code }
    }
  }

  /// A line for each document that is done.
  private static func lines(_ terminal: Terminal) -> Ingest.Listener {
    { event in
      if case .document(let document) = event { terminal.write(try document.json()) }
    }
  }
}

/// Uploads files and follows them.
struct Ingest {
  typealias API = Dossier.Api.V1

  /// Bytes of a message; the contract allows 1 MiB.
  private static let chunkSize = 256 << 10

  let connection: Connection
  let terminal: Terminal
  /// A program that is told in place of a person.
  let listener: Listener?

  /// What programs are told.
  enum Event: Sendable {
    case progress(API.Progress)
    /// It is done, or is not waited for.
    case document(API.Document)
  }
  typealias Listener = @Sendable (Event) throws -> Void

  /// Uploads and, if asked to, waits.
  ///
  /// - Returns: How many documents failed.
  func run(paths: [String], caseName: String, wait: Bool) async throws -> Int {
    let files = try Self.files(paths)
    guard !files.isEmpty else {
      throw CommandError(.noInput, "There are no files in \(paths.joined(separator: ", ")).")
    }
    let parent = try await ensureCase(caseName)
    var bars = ProgressBars(terminal: terminal)
    var documents: [API.Document] = []
    var failed = 0
    for file in files {
      do {
        let answer = try await upload(file, to: parent)
        guard let document = answer.document else { continue }
        documents.append(document)
        if listener == nil { bars.update(document.name, Self.row(document, known: answer.alreadyExisted)) }
      } catch let error as RPCError where error.code != .unavailable && error.code != .unauthenticated {
        failed += 1
        terminal.warn("dossier: \(file.lastPathComponent): \(Terminal.safe(error.message))")
      }
    }
    guard wait else {
      for document in documents { try listener?(.document(document)) }
      return failed
    }
    failed += try await follow(documents, bars: &bars)
    bars.finish()
    return failed
  }

  /// Follows documents until each is done, one stream for all of the case's; each shows its end once.
  private func follow(_ documents: [API.Document], bars: inout ProgressBars) async throws -> Int {
    var open = Dictionary(documents.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    var failed = 0
    for document in documents where document.isDone {
      if document.state == .failed { failed += 1 }
      try listener?(.document(document))
      open[document.name] = nil
    }
    guard let first = documents.first else { return failed }
    let parent = first.name.split(separator: "/").prefix(2).joined(separator: "/")
    while !open.isEmpty {
      // Ends when nothing of the case is under way any more, so also when what is waited for is deleted.
      let watch = try await connection.documents.watchProgress(.init(name: parent))
      for try await update in watch {
        guard let progress = update.progress, open[progress.document] != nil else { continue }
        if listener == nil { bars.update(progress.document, Self.row(progress)) }
        try listener?(.progress(progress))
        guard progress.state == .complete || progress.state == .failed else { continue }
        if progress.state == .failed { failed += 1 }
        if let listener, let document = try await present(progress.document) { try listener(.document(document)) }
        open[progress.document] = nil
        if open.isEmpty { break }
      }
      watch.cancel()
      failed += try await settle(&open, bars: &bars)
    }
    return failed
  }

  /// Sees what became of documents whose end no update told; what is still under way stays open.
  ///
  /// - Returns: How many have failed or are deleted.
  private func settle(_ open: inout [String: API.Document], bars: inout ProgressBars) async throws -> Int {
    var failed = 0
    for (name, document) in open.sorted(by: { $0.key < $1.key }) {
      let present = try await present(name)
      if let present, present.deleteTime == nil {
        guard present.isDone else { continue }
        if present.state == .failed { failed += 1 }
        if listener == nil { bars.update(name, Self.row(present, known: false)) }
        try listener?(.document(present))
      } else {
        failed += 1
        bars.remove(name)
        if let present { try listener?(.document(present)) }
        terminal.warn("dossier: \(Terminal.safe(document.displayName)): It was deleted before it was done.")
      }
      open[name] = nil
    }
    return failed
  }

  /// A document as it is now, or nil when there is none of that name.
  private func present(_ name: String) async throws -> API.Document? {
    do {
      return try await connection.documents.getDocument(.init(name: name)).document
    } catch let error as RPCError where error.code == .notFound {
      return nil
    }
  }

  // MARK: - Uploading

  private func ensureCase(_ name: String) async throws -> String {
    let id = name.hasPrefix("cases/") ? String(name.dropFirst(6)) : name
    do {
      return try await connection.cases.getCase(.init(name: "cases/\(id)")).case?.name ?? "cases/\(id)"
    } catch let error as RPCError where error.code == .notFound {
      do {
        let made = try await connection.cases.createCase(.init(case: .init(displayName: id), caseId: id))
        return made.case?.name ?? "cases/\(id)"
      } catch let error as RPCError where error.code == .alreadyExists {
        return "cases/\(id)"
      }
    }
  }

  private func upload(_ file: URL, to parent: String) async throws -> API.UploadDocumentResponse {
    let handle: FileHandle
    do { handle = try FileHandle(forReadingFrom: file) } catch {
      throw CommandError(.noInput, "“\(file.path)” can't be read.")
    }
    defer { try? handle.close() }
    let size = try handle.seekToEnd()
    try handle.seek(toOffset: 0)
    let call = try await connection.documents.uploadDocument()
    let metadata = API.UploadMetadata(parent: parent, displayName: file.lastPathComponent, sizeBytes: size)
    do {
      try await call.send(.init(payload: .metadata(metadata)))
      while let chunk = try handle.read(upToCount: Self.chunkSize), !chunk.isEmpty {
        try await call.send(.init(payload: .chunk(Bytes(chunk))))
      }
    } catch is RPCError {
      // The server has ended the call while bytes were still on their way: the answer says why.
    }
    return try await call.finish()
  }

  /// The files that paths name: folders in full, in order, without hidden ones.
  static func files(_ paths: [String]) throws -> [URL] {
    var files: [URL] = []
    for path in paths {
      let url = URL(fileURLWithPath: path)
      var folder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: url.path, isDirectory: &folder) else {
        throw CommandError(.noInput, "There is no file “\(path)”.")
      }
      guard folder.boolValue else {
        files.append(url)
        continue
      }
      let entries = FileManager.default.enumerator(
        at: url, includingPropertiesForKeys: [.isRegularFileKey], options: [.skipsHiddenFiles])
      var found: [URL] = []
      while let entry = entries?.nextObject() as? URL {
        if try entry.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true { found.append(entry) }
      }
      files += found.sorted { $0.path < $1.path }
    }
    return files
  }

  // MARK: - Rows

  private static func row(_ document: API.Document, known: Bool) -> ProgressBars.Row {
    var row = ProgressBars.Row(
      title: document.displayName, stage: "queued", fraction: 0, detail: known ? "known already" : "", ending: nil)
    if document.state == .complete {
      row.detail = "\(known ? "known already, " : "")\(document.passageCount) passages"
      row.ending = .complete
    }
    if document.state == .failed { row.ending = .failed(document.failure?.message ?? "") }
    return row
  }

  static func row(_ progress: API.Progress) -> ProgressBars.Row {
    let stage =
      switch progress.stage {
      case .identifying: "identifying"
      case .extracting: "extracting"
      case .recognizing: "recognizing"
      case .indexing: "indexing"
      case .done: "done"
      default: progress.retryTime == nil ? "queued" : "retrying"
      }
    let pages = progress.pagesTotal > 0 ? "\(progress.pagesDone)/\(progress.pagesTotal) pages" : ""
    var row = ProgressBars.Row(
      title: progress.displayName, stage: stage, fraction: Double(progress.fraction), detail: pages, ending: nil)
    if progress.state == .complete {
      row.detail =
        "\(progress.pagesTotal) \(progress.pagesTotal == 1 ? "page" : "pages"), "
        + "\(progress.passageCount) \(progress.passageCount == 1 ? "passage" : "passages")"
      row.ending = .complete
    }
    if progress.state == .failed { row.ending = .failed(progress.failure?.message ?? "") }
    return row
  }
}

extension Dossier.Api.V1.Document {
  /// Whether nothing more will be done with it.
  fileprivate var isDone: Bool { state == .complete || state == .failed }
}
