internal import CTesseract
internal import Glibc
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

  /// Reads an image that stands upright.
  ///
  /// - Parameters:
  ///   - resolution: In dots per inch; 0 takes the image's own, or lets Tesseract guess.
  ///   - timeout: Of the reading.
  public func read(
    _ image: RasterImage, resolution: Int = 0, timeout: Duration, stop: Stop = Stop()
  ) throws(RecognitionError) -> RecognizedText {
    defer { unsafe TessBaseAPIClear(engine) }
    // One image is one thread's work.
    ParallelRegions.forbidOnThisThread()
    unsafe TessBaseAPISetImage2(engine, image.pix)
    let known = resolution > 0 ? resolution : image.resolution
    if (70...2400).contains(known) { unsafe TessBaseAPISetSourceResolution(engine, Int32(known)) }
    guard let monitor = unsafe TessMonitorCreate() else { throw .failed }
    defer { unsafe TessMonitorDelete(monitor) }
    // Unretained: `stop` outlives the call below, the only one that asks it.
    unsafe TessMonitorSetCancelThis(monitor, Unmanaged.passUnretained(stop).toOpaque())
    unsafe TessMonitorSetCancelFunc(monitor) { stop, _ in
      guard let stop = unsafe stop else { return false }
      return unsafe Unmanaged<Stop>.fromOpaque(stop).takeUnretainedValue().isStopped
    }
    let (seconds, attoseconds) = timeout.components
    let milliseconds = min(max(seconds, 0), 1 << 20) * 1000 + attoseconds / 1_000_000_000_000_000
    unsafe TessMonitorSetDeadlineMSecs(monitor, Int32(clamping: milliseconds))
    let began = ContinuousClock.now
    let failed = unsafe TessBaseAPIRecognize(engine, monitor) != 0
    if stop.isStopped { throw .cancelled }
    if began.duration(to: .now) >= timeout { throw .timedOut }
    guard !failed else { throw .failed }
    // An image without any text has no iterator.
    guard let iterator = unsafe TessBaseAPIGetIterator(engine) else { return RecognizedText(text: "", words: []) }
    defer { unsafe TessResultIteratorDelete(iterator) }
    return unsafe Self.collect(iterator)
  }

  private static func collect(_ iterator: OpaquePointer) -> RecognizedText {
    var result = RecognizedText(text: "", words: [])
    var offset = 0
    var (block, paragraph, line) = (-1, -1, -1)
    let page = unsafe TessResultIteratorGetPageIterator(iterator)
    func append(_ text: String) {
      result.text += text
      offset += text.unicodeScalars.count
    }
    repeat {
      let beginsBlock = unsafe TessPageIteratorIsAtBeginningOf(page, RIL_BLOCK) != 0
      let beginsParagraph = unsafe TessPageIteratorIsAtBeginningOf(page, RIL_PARA) != 0
      let beginsLine = unsafe TessPageIteratorIsAtBeginningOf(page, RIL_TEXTLINE) != 0
      guard let raw = unsafe TessResultIteratorGetUTF8Text(iterator, RIL_WORD) else { continue }
      defer { unsafe TessDeleteText(raw) }
      let word = unsafe String(cString: raw)
      guard word.contains(where: { !$0.isWhitespace }) else { continue }
      if beginsBlock || block < 0 { block += 1 }
      if beginsParagraph || paragraph < 0 { paragraph += 1 }
      if beginsLine || line < 0 { line += 1 }
      if !result.text.isEmpty {
        let sameLine = result.words.last.map { $0.line == line } ?? false
        let sameParagraph = result.words.last.map { $0.paragraph == paragraph && $0.block == block } ?? false
        append(sameLine ? " " : sameParagraph ? "\n" : "\n\n")
      }
      var (left, top, right, bottom) = (Int32(0), Int32(0), Int32(0), Int32(0))
      unsafe TessPageIteratorBoundingBox(page, RIL_WORD, &left, &top, &right, &bottom)
      let start = offset
      append(word)
      result.words.append(
        .init(
          range: start..<offset, x: Int(max(0, left)), y: Int(max(0, top)), width: Int(max(0, right - left)),
          height: Int(max(0, bottom - top)),
          confidence: min(1, max(0, unsafe TessResultIteratorConfidence(iterator, RIL_WORD) / 100)),
          block: block, paragraph: paragraph, line: line))
    } while unsafe TessResultIteratorNext(iterator, RIL_WORD) != 0
    return result
  }
}
