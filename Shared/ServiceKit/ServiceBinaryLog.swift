import Inspection
import Synchronization

/// A service's binary log, where its configuration asks for one: its server's calls and its clients' in one file.
final class ServiceBinaryLog: Sendable {
  private let configuration: ServiceConfiguration
  private let opened = Mutex<BinaryLog?>(nil)

  init(_ configuration: ServiceConfiguration) { self.configuration = configuration }

  /// Opens the file at the first use; nil where nothing is to be logged.
  func log() throws(BinaryLogFile.Failure) -> BinaryLog? {
    guard let (filter, path) = configuration.binaryLog else { return nil }
    return try opened.withLock { opened throws(BinaryLogFile.Failure) in
      if let opened { return opened }
      let log = BinaryLog(filter: filter, sink: try BinaryLogFile(path: path))
      opened = log
      return log
    }
  }
}
