/// The text of an image, with the place of each word.
public struct RecognizedText: Sendable, Hashable {
  /// A word and its place.
  public struct Word: Sendable, Hashable {
    /// In Unicode scalars of the text.
    public var range: Range<Int>
    /// In pixels, from the image's top left corner.
    public var x: Int
    public var y: Int
    public var width: Int
    public var height: Int
    /// 0 to 1.
    public var confidence: Float
    /// From 0.
    public var block: Int
    public var paragraph: Int
    public var line: Int
  }

  /// Lines end with a line feed, paragraphs with two.
  public var text: String
  /// In reading order.
  public var words: [Word]

  /// Mean of the words' confidences, 0 to 1; 0 without words.
  public var confidence: Float {
    words.isEmpty ? 0 : words.reduce(0) { $0 + $1.confidence } / Float(words.count)
  }
}

/// Why an image's text could not be read.
public enum RecognitionError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Tesseract can't start with these languages from this folder.
  case noLanguage(String, folder: String)
  /// It took longer than allowed.
  case timedOut
  case cancelled
  /// Tesseract gave up.
  case failed

  public var description: String {
    switch self {
    case .noLanguage(let language, let folder):
      "Tesseract has no data for “\(language)” in \(folder); install Debian's tesseract-ocr-\(language), "
        + "or set DOSSIER_TESSDATA_DIR."
    case .timedOut: "Reading the image took too long."
    case .cancelled: "Reading the image was cancelled."
    case .failed: "Tesseract could not read the image."
    }
  }
}
