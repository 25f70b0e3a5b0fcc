internal import CCLD2

/// Says which languages a text is in, by CLD2. Stateless, safe from any thread; some 70,000 short texts a second.
public struct LanguageDetector: Sendable {
  /// How much of a long text is read: its start tells enough.
  public var maximumBytes: Int

  /// A detector that reads up to 64 KiB of each text.
  public init(maximumBytes: Int = 64 << 10) {
    self.maximumBytes = min(max(maximumBytes, 1), Int(Int32.max))
  }

  /// The languages of a text, most of it first; none where nothing is recognised (`LanguageDetection.unknown`).
  public func detect(_ text: String) -> LanguageDetection {
    let text = text.utf8.span
    var length = min(text.count, maximumBytes)
    // A cut within a character would look like broken UTF-8.
    while length < text.count, length > 0, text[length] & 0xC0 == 0x80 { length -= 1 }
    guard length > 0 else { return .unknown }
    var result = dossier_cld2_result()
    // CLD2 reads exactly `length` bytes; the string's memory is borrowed for the call.
    unsafe text.withUnsafeBufferPointer { buffer in
      unsafe buffer.withMemoryRebound(to: CChar.self) { characters in
        if let base = characters.baseAddress { unsafe dossier_cld2_detect(base, Int32(length), &result) }
      }
    }
    return LanguageDetection(result)
  }

  /// Detects the language of known sentences; throws `LanguageDetectionError` when an answer is wrong.
  public func selfTest() throws(LanguageDetectionError) {
    let samples = [
      ("en", "The landlord shall keep the building in good repair at all times."),
      ("de", "Der Vermieter hat das Gebäude jederzeit in gutem Zustand zu erhalten."),
      ("fr", "Le bailleur est tenu de maintenir le bâtiment en bon état d'entretien."),
    ]
    for (expected, text) in samples {
      let actual = detect(text).code
      if actual != expected { throw LanguageDetectionError(expected: expected, actual: actual) }
    }
  }
}

/// What a text is written in.
public struct LanguageDetection: Sendable, Hashable {
  /// A language and its share.
  public struct Share: Sendable, Hashable {
    /// Its BCP 47 tag, such as `en`, `he` or `zh-Hant`.
    public let code: String
    /// Its part of the text's letters, 0 to 1.
    public let proportion: Double
  }

  /// The main language's BCP 47 tag; `und` where none is recognised.
  public let code: String
  /// Whether the main language is clearly ahead of the next.
  public let isReliable: Bool
  /// Up to three languages, most of the text first.
  public let languages: [Share]

  /// Nothing recognised.
  public static let unknown = LanguageDetection(code: "und", isReliable: false, languages: [])

  private init(code: String, isReliable: Bool, languages: [Share]) {
    self.code = code
    self.isReliable = isReliable
    self.languages = languages
  }

  init(_ result: dossier_cld2_result) {
    let places = unsafe [
      (result.code.0, result.percent.0), (result.code.1, result.percent.1), (result.code.2, result.percent.2),
    ]
    var languages: [Share] = []
    for unsafe(code, percent) in unsafe places where percent > 0 {
      // The code is a static string of the library's.
      guard let code = unsafe code, let tag = Self.tag(unsafe String(cString: code)) else { continue }
      languages.append(Share(code: tag, proportion: Double(percent) / 100))
    }
    guard let first = languages.first else {
      self = .unknown
      return
    }
    self.init(code: first.code, isReliable: result.is_reliable, languages: languages)
  }

  /// The BCP 47 tag for a code of CLD2's, some of which are withdrawn or its own; none for what is no language.
  private static func tag(_ code: String) -> String? {
    switch code {
    case "un": nil
    case "iw": "he"
    case "jw": "jv"
    case "in": "id"
    case "ji": "yi"
    case "mo": "ro"
    case "blu": "hmn"
    case "zh": "zh-Hans"
    case let code where code.hasPrefix("xx") || code.hasPrefix("zz"): nil
    default: code
    }
  }
}

/// A known sentence was taken for another language.
public struct LanguageDetectionError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The tag that a self-test's sentence has, and the one it was given.
  public let expected, actual: String
  public var description: String { "language detection failed its self-test: \(actual) for \(expected)" }
}
