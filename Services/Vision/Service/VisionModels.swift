import FileTypes
import Inference
import Messages
import OCR
import Orientation
import RPCCore
import Synchronization

/// The engines of vision: loaded beside the serving, each usable when it is there.
public final class VisionModels: Sendable {
  /// Where engines find their data, and how many threads they take.
  public struct Configuration: Sendable {
    public var models: ModelStore
    public var tessdataFolder: String
    /// Tesseract's languages, such as `eng` or `eng+deu`.
    public var language: String
    /// Images read at once.
    public var threads: Int

    public init(models: ModelStore, tessdataFolder: String, language: String = "eng", threads: Int) {
      self.models = models
      self.tessdataFolder = tessdataFolder
      self.language = language
      self.threads = threads
    }
  }

  private struct Loaded: Sendable {
    var readers: ReadingPool?
    var fileTypes: FileTypeIdentifier?
    var orientation: OrientationDetector?
    /// Why an engine is not there, by the name of its check.
    var failures: [String: String] = [:]
    /// Whether the recognizer has read what it must.
    var hasRead = false
  }

  private let configuration: Configuration
  private let activity: EngineActivity?
  private let loaded = Mutex(Loaded())

  /// - Parameter activity: Hears of the engines' work.
  public init(_ configuration: Configuration, activity: EngineActivity? = nil) {
    self.configuration = configuration
    self.activity = activity
  }

  /// Loads every engine and tests it on something that it must know. Blocks; call it on a thread of its own.
  public func load() {
    attempt("file_type_model") {
      let identifier = try FileTypeIdentifier(engine: Engine(meter: meter("file_type")), models: configuration.models)
      loaded.withLock { $0.fileTypes = identifier }
    }
    attempt("ocr_model") {
      let detector = try OrientationDetector(engine: Engine(meter: meter("orientation")), models: configuration.models)
      let readers = try ReadingPool(
        threads: configuration.threads, language: configuration.language, folder: configuration.tessdataFolder,
        meter: meter("ocr"))
      loaded.withLock {
        $0.orientation = detector
        $0.readers = readers
      }
    }
  }

  private func meter(_ engine: String) -> EngineMeter { activity?.meter(engine) ?? .none }

  private func attempt(_ name: String, _ load: () throws -> Void) {
    do { try load() } catch { loaded.withLock { $0.failures[name] = "\(error)" } }
  }

  /// Passes when the file-type model is loaded and knows what it must.
  public func checkFileTypes() async throws {
    guard let identifier = loaded.withLock({ $0.fileTypes }) else { throw missing("file_type_model") }
    try await identifier.selfTest()
  }

  /// Passes when the recognizer is loaded and reads what it must.
  public func checkText() async throws {
    let (detector, readers, hasRead) = loaded.withLock { ($0.orientation, $0.readers, $0.hasRead) }
    guard let detector, let readers else { throw missing("ocr_model") }
    // All of them reading means busy, not broken: what passed before stands, rather than that the test waits its turn.
    if hasRead, readers.isBusy { return }
    try await detector.selfTest()
    let text = try await readers.run { recognizer, stop in
      try SelfTestImage.file.withUnsafeBytes { file in
        try recognizer.read(RasterImage.decode(file).image, resolution: 200, timeout: .seconds(10), stop: stop).text
      }
    }
    guard text.contains(SelfTestImage.text) else {
      throw NotReady(description: "reading the test image gave “\(text.prefix(40))” for “\(SelfTestImage.text)”")
    }
    loaded.withLock { $0.hasRead = true }
  }

  var fileTypes: FileTypeIdentifier { get throws { try present(loaded.withLock { $0.fileTypes }) } }
  var orientation: OrientationDetector { get throws { try present(loaded.withLock { $0.orientation }) } }
  var readers: ReadingPool { get throws { try present(loaded.withLock { $0.readers }) } }

  private func present<Engine>(_ engine: Engine?) throws -> Engine {
    guard let engine else { throw RPCError(.unavailable, "The model is not loaded yet; see /readyz.") }
    return engine
  }

  private func missing(_ name: String) -> NotReady {
    NotReady(description: loaded.withLock { $0.failures[name] } ?? "loading")
  }

  /// Why a model can't be used, for people.
  struct NotReady: Error, CustomStringConvertible { let description: String }
}
