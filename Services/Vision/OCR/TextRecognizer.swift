internal import CTesseract
import Synchronization

/// Reads the text of images through Tesseract.
///
/// One at a time: whoever reads in parallel has several, each on a thread of its own. It blocks its thread.
@safe public final class TextRecognizer {
  /// Ends a reading from another thread.
  public final class Stop: Sendable {
    private let flag = Atomic(false)

    public init() {}

    /// From now on the reading ends at its next word.
    public func stop() { flag.store(true, ordering: .relaxed) }
    public var isStopped: Bool { flag.load(ordering: .relaxed) }
  }

  /// TessBaseAPI; used by one thread at a time, as this class is not Sendable.
  private let engine: OpaquePointer

  /// - Parameters:
  ///   - folder: Where `<language>.traineddata` is.
  ///   - language: Such as `eng`, or `eng+deu`.
  public init(language: String = "eng", folder: String) throws(RecognitionError) {
    guard let engine = unsafe TessBaseAPICreate() else { throw .failed }
    guard unsafe TessBaseAPIInit2(engine, folder, language, OEM_LSTM_ONLY) == 0 else {
      unsafe TessBaseAPIDelete(engine)
      throw .noLanguage(language, folder: folder)
    }
    unsafe TessBaseAPISetPageSegMode(engine, PSM_AUTO)
    // Notes of its own would go to standard error.
    unsafe TessBaseAPISetVariable(engine, "debug_file", "/dev/null")
    unsafe self.engine = engine
  }

  deinit {
    unsafe TessBaseAPIEnd(engine)
    unsafe TessBaseAPIDelete(engine)
  }

  /// `DOSSIER_TESSDATA_DIR`, else `TESSDATA_PREFIX`, else where Debian puts it.
  public static func defaultFolder(_ environment: [String: String]) -> String {
    for variable in ["DOSSIER_TESSDATA_DIR", "TESSDATA_PREFIX"] {
      if let folder = environment[variable], !folder.isEmpty { return folder }
    }
    return "/usr/share/tesseract-ocr/5/tessdata"
  }

  /// Reads an image that stands upright, more or less: lines that climb are levelled first, within limits.
  ///
  /// - Parameters:
  ///   - resolution: In dots per inch; 0 takes the image's own, or lets Tesseract guess.
  ///   - timeout: Of the reading.
  /// - Returns: The text; boxes are in pixels of `image`.
  public func read(
    _ image: RasterImage, resolution: Int = 0, timeout: Duration, stop: Stop = Stop()
  ) throws(RecognitionError) -> RecognizedText {
    let end = ContinuousClock.now.advanced(by: timeout)
    // One image is one thread's work.
    ParallelRegions.forbidOnThisThread()
    let prepared: PreparedPage?
    do { prepared = try PreparedPage(image) } catch { throw .failed }
    if stop.isStopped { throw .cancelled }
    let rest = ContinuousClock.now.duration(to: end)
    guard rest > .zero else { throw .timedOut }
    guard let page = prepared else { return RecognizedText(text: "", words: []) }

    defer { unsafe TessBaseAPIClear(engine) }
    unsafe TessBaseAPISetImage2(engine, page.image.pix)
    let known = Double(resolution > 0 ? resolution : image.resolution) * page.scale
    if (70...2400).contains(known) { unsafe TessBaseAPISetSourceResolution(engine, Int32(known)) }
    let failed = try recognize(within: rest, stop)
    if stop.isStopped { throw .cancelled }
    if failed { throw ContinuousClock.now >= end ? .timedOut : .failed }
    // An image without any text has no iterator.
    guard let iterator = unsafe TessBaseAPIGetIterator(engine) else { return RecognizedText(text: "", words: []) }
    defer { unsafe TessResultIteratorDelete(iterator) }
    var collector = unsafe WordCollector(iterator, of: page)
    return collector.collect()
  }

  /// Runs Tesseract over the image that it has; true when it gave up or was stopped.
  private func recognize(within limit: Duration, _ stop: Stop) throws(RecognitionError) -> Bool {
    guard let monitor = unsafe TessMonitorCreate() else { throw .failed }
    defer { unsafe TessMonitorDelete(monitor) }
    // Unretained: `stop` outlives the call below, the only one that asks it.
    unsafe TessMonitorSetCancelThis(monitor, Unmanaged.passUnretained(stop).toOpaque())
    unsafe TessMonitorSetCancelFunc(monitor) { stop, _ in
      guard let stop = unsafe stop else { return false }
      return unsafe Unmanaged<Stop>.fromOpaque(stop).takeUnretainedValue().isStopped
    }
    let (seconds, attoseconds) = limit.components
    let milliseconds = min(max(seconds, 0), 1 << 20) * 1000 + attoseconds / 1_000_000_000_000_000
    // Tesseract takes zero for no limit at all.
    unsafe TessMonitorSetDeadlineMSecs(monitor, max(1, Int32(clamping: milliseconds)))
    return unsafe TessBaseAPIRecognize(engine, monitor) != 0
  }
}
