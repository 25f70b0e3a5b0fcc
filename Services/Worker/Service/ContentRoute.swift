import Contracts
import ExtractionProtocol

/// How a file of some type is read.
enum ContentRoute: Sendable, Hashable {
  /// Extracted by the extractor.
  case extract(FileKind)
  /// Read by vision as it is.
  case image

  /// The types that can be read, for people.
  static let supported = "PDF, PNG, JPEG, TIFF, WebP, plain text, e-mail, Markdown and HTML"

  /// Decides by content; the name's ending only tells kinds of text apart, which look alike when they are short.
  ///
  /// - Parameters:
  ///   - name: The file's name.
  init(_ content: Dossier.Vision.V1.IdentifyContentResponse, name: String) throws(PermanentError) {
    switch content.label {
    case "empty": throw PermanentError("EMPTY", "The file is empty.")
    case "pdf": self = .extract(.pdf)
    case "png", "jpeg", "tiff", "webp": self = .image
    case "html", "xhtml": self = .extract(.html)
    case "markdown": self = .extract(.markdown)
    case "eml", "email": self = .extract(.email)
    // What can't be told may be text in an old encoding: the extractor looks closer, and refuses what isn't.
    case "unknown": self = .extract(.text)
    default:
      guard content.text else {
        throw PermanentError(
          "UNSUPPORTED_TYPE", "\(content.descriptionField) can't be read; what can: \(Self.supported).")
      }
      self = .extract(Self.kindOfText(name))
    }
    if case .extract(.text) = self { self = .extract(Self.kindOfText(name)) }
  }

  private static func kindOfText(_ name: String) -> FileKind {
    switch name.split(separator: ".").last?.lowercased() {
    case "md", "markdown": .markdown
    case "html", "htm", "xhtml": .html
    case "eml": .email
    default: .text
    }
  }
}
