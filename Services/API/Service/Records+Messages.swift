import Contracts
import Messages
import Storage

extension V1.Case {
  init(_ record: CaseRecord) {
    self.init(
      name: record.name, displayName: record.displayName, descriptionField: record.description,
      documentCount: UInt64(clamping: record.documentCount), createTime: .init(record.createTime),
      updateTime: .init(record.updateTime), deleteTime: record.deleteTime.map { .init($0) })
  }
}

extension V1.Document {
  init(_ record: DocumentRecord) {
    self.init(
      name: record.name, displayName: record.displayName, sizeBytes: UInt64(clamping: record.sizeBytes),
      sha256: Hexadecimal.encode(record.sha256), mimeType: record.mimeType, language: record.language,
      pageCount: UInt32(clamping: record.pageCount), passageCount: UInt32(clamping: record.passageCount),
      state: .init(record.state), failure: record.failure.map { .init($0) }, createTime: .init(record.createTime),
      updateTime: .init(record.updateTime), deleteTime: record.deleteTime.map { .init($0) },
      expireTime: record.expireTime.map { .init($0) }, title: record.title)
  }
}

extension V1.DocumentState {
  init(_ state: Storage.DocumentState) {
    self = V1.DocumentState(rawValue: Int32(truncatingIfNeeded: state.rawValue))
  }
}

extension V1.Failure {
  init(_ record: FailureRecord) {
    self.init(reason: record.reason, message: record.message)
  }
}

extension V1.Progress {
  init(_ record: ProgressRecord) {
    self.init(
      document: record.document.name, displayName: record.displayName, state: .init(record.state),
      stage: V1.Stage(rawValue: Int32(truncatingIfNeeded: record.stage.rawValue)),
      pagesDone: UInt32(clamping: record.pagesDone), pagesTotal: UInt32(clamping: record.pagesTotal),
      passageCount: UInt32(clamping: record.passageCount), fraction: Float(record.fraction),
      attempt: UInt32(clamping: record.attempt), failure: record.failure.map { .init($0) },
      updateTime: .init(record.updateTime), retryTime: record.retryTime.map { .init($0) })
  }
}

extension V1.Passage {
  init(_ record: PassageRecord) {
    self.init(
      name: record.name, page: UInt32(clamping: record.page), start: UInt32(clamping: record.start),
      end: UInt32(clamping: record.end), text: record.text,
      entities: record.entities.map {
        NLPV1.Entity(
          label: $0.label, text: $0.text, start: UInt32(clamping: $0.start), end: UInt32(clamping: $0.end),
          source: NLPV1.EntitySource(rawValue: Int32(truncatingIfNeeded: $0.source)), score: $0.score)
      },
      regions: record.regions.map { V1.Region(x: $0.x, y: $0.y, width: $0.width, height: $0.height) },
      language: record.language, recognitionConfidence: record.recognitionConfidence)
  }
}

extension V1.SearchResult {
  init(_ hit: SearchHit) {
    self.init(
      passage: .init(hit.passage), document: .init(hit.document), score: hit.score, similarity: hit.similarity,
      textRank: hit.textRank.map { UInt32(clamping: $0) },
      highlights: hit.highlights.map {
        V1.Highlight(start: UInt32(clamping: $0.lowerBound), end: UInt32(clamping: $0.upperBound))
      })
  }
}

extension V1.APIKey {
  init(_ record: APIKeyRecord) {
    self.init(
      name: record.name, displayName: record.displayName,
      role: V1.Role(rawValue: Int32(truncatingIfNeeded: record.role.rawValue)), prefix: record.prefix,
      createTime: .init(record.createTime), expireTime: record.expireTime.map { .init($0) },
      revokeTime: record.revokeTime.map { .init($0) })
  }
}

extension V1.Job {
  init(_ job: LeasedJob, heartbeatInterval: Swift.Duration) {
    self.init(
      name: job.key.jobName, kind: job.kind, document: job.document.name, displayName: job.displayName,
      sizeBytes: UInt64(clamping: job.sizeBytes), attempt: UInt32(clamping: job.attempt),
      maxAttempts: UInt32(clamping: job.maxAttempts), leaseToken: UInt64(clamping: job.key.token),
      leaseExpireTime: .init(job.leaseExpireTime), heartbeatInterval: .init(heartbeatInterval))
  }
}
