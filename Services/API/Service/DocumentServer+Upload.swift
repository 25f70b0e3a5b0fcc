import Contracts
import Messages
import RPCCore
import Storage

extension DocumentServer {
  /// What was said of a file before its bytes, checked.
  private struct Announcement {
    let caseID: String
    let displayName: String
    let size: UInt64?
    let sha256: [UInt8]?
  }

  func uploadDocument(
    _ requests: RequestStream<V1.UploadDocumentRequest>, context: ServerContext
  ) async throws -> V1.UploadDocumentResponse {
    var messages = requests.makeAsyncIterator()
    guard case .metadata(let metadata)? = try await messages.next()?.payload else {
      throw FieldCheck.refuse("metadata", "must come first, before the bytes")
    }
    let announced = try announcement(metadata)
    guard try await store.cases.get(announced.caseID).deleteTime == nil else {
      throw StorageError.notFound(name: metadata.parent)
    }
    // From here on: whatever ends this early drops the writer, and with it the bytes.
    let writer = try await store.blobs.writer(limit: uploadLimit)
    while let message = try await messages.next() {
      guard case .chunk(let bytes)? = message.payload, (1...Self.maxChunk).contains(bytes.count) else {
        throw FieldCheck.refuse("chunk", "must have 1 byte to 1 MiB in every message but the first")
      }
      try await writer.append(bytes)
    }
    try Task.checkCancellation()
    let summary = try await writer.finish()
    try check(summary, announced)
    return try await add(summary, announced, writer)
  }

  private func announcement(_ metadata: V1.UploadMetadata) throws -> Announcement {
    let caseID = try FieldCheck.caseName(metadata.parent, "metadata.parent")
    let displayName = try FileName.clean(metadata.displayName, "metadata.display_name")
    if let size = metadata.sizeBytes, size > uploadLimit { throw StorageError.tooLarge(limit: uploadLimit) }
    guard !metadata.sha256.isEmpty else {
      return Announcement(caseID: caseID, displayName: displayName, size: metadata.sizeBytes, sha256: nil)
    }
    guard metadata.sha256.utf8.count == 64, let digest = Hexadecimal.decode(metadata.sha256) else {
      throw FieldCheck.refuse("metadata.sha256", "must be 64 lower-case hexadecimal digits")
    }
    return Announcement(caseID: caseID, displayName: displayName, size: metadata.sizeBytes, sha256: digest)
  }

  private func check(_ summary: BlobWriter.Summary, _ announced: Announcement) throws {
    if let size = announced.size, size != summary.size {
      throw FieldCheck.refuse("metadata.size_bytes", "\(size) bytes were announced, \(summary.size) came")
    }
    if let sha256 = announced.sha256, sha256 != summary.sha256 {
      throw FieldCheck.refuse(
        "metadata.sha256", "the bytes that came have the SHA-256 \(Hexadecimal.encode(summary.sha256))")
    }
  }

  private func add(
    _ summary: BlobWriter.Summary, _ announced: Announcement, _ writer: BlobWriter
  ) async throws -> V1.UploadDocumentResponse {
    let added = try await store.add(
      writer, summary, caseID: announced.caseID, displayName: announced.displayName)
    if !added.alreadyExisted { try await publishProgress(of: added.document.documentName) }
    return V1.UploadDocumentResponse(document: .init(added.document), alreadyExisted: added.alreadyExisted)
  }
}
