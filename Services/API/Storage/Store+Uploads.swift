extension Store {
  /// Gives a finished blob its name and its document, durably; bytes that the case has already are the same document.
  ///
  /// Whatever fails, nothing is left that no document refers to. Throws `notFound` when there is no such case.
  public func add(
    _ writer: BlobWriter, _ summary: BlobWriter.Summary, caseID: String, displayName: String
  ) async throws -> (document: DocumentRecord, alreadyExisted: Bool) {
    await blobs.claims.hold(summary.sha256)
    do {
      let added: (document: DocumentRecord, alreadyExisted: Bool)
      if let present = try await documents.find(sha256: summary.sha256, caseID: caseID) {
        added = (present, true)
      } else {
        try await writer.publish()
        added = try await documents.add(
          caseID: caseID, displayName: displayName, sizeBytes: Int64(clamping: summary.size), sha256: summary.sha256)
      }
      blobs.claims.release(summary.sha256)
      return added
    } catch {
      blobs.claims.release(summary.sha256)
      // In a task of its own, as this one may be cancelled. What it does not remove, the sweep does.
      await Task { try? await purge.removeUnused(summary.sha256) }.value
      throw error
    }
  }
}
