import ExtractionProtocol
import Glibc

/// One file in, its events out.
public struct FileExtraction {
  let request: ExtractionRequest
  /// Of the open file; stays the caller's.
  let descriptor: Int32

  public init(_ request: ExtractionRequest, descriptor: Int32) {
    self.request = request
    self.descriptor = descriptor
  }

  /// Sends the file's events to `sink`; throws `ExtractionError` and what the sink throws.
  public func run(into sink: any EventSink) throws {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw ExtractionError(.unreadable, "The file is not a regular file.")
    }
    guard status.st_size > 0 else { throw ExtractionError(.empty, "The file is empty.") }
    sink.begin(page: 1)
    switch request.kind {
    case .pdf: try PDFExtraction(request: request, descriptor: descriptor).run(into: sink)
    case .text: try TextExtraction(limits: request.limits, descriptor: descriptor).run(into: sink)
    case .markdown: try MarkdownExtraction(limits: request.limits, descriptor: descriptor).run(into: sink)
    case .html: try HTMLExtraction(limits: request.limits, descriptor: descriptor).run(into: sink)
    case .email: try EmailExtraction(limits: request.limits, descriptor: descriptor).run(into: sink)
    }
  }
}
