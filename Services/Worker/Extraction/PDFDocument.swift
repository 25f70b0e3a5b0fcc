internal import CPoppler
import ExtractionProtocol
import Glibc

/// An open PDF document, by poppler.
/// Safe: the pointer never leaves it and lives as long as it does.
@safe struct PDFDocument: ~Copyable {
  // Owned: one reference, given back at the end.
  private let document: OpaquePointer

  /// Reads from a descriptor, which stays the caller's; the file is read as pages need it, never as a whole.
  init(descriptor: Int32) throws(ExtractionError) {
    let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 3)
    guard copy >= 0 else { throw ExtractionError(.unreadable, "The file could not be read.") }
    var error: UnsafeMutablePointer<GError>?
    // Takes the copied descriptor over, whatever comes of it.
    guard let document = unsafe poppler_document_new_from_fd(copy, nil, &error) else {
      throw unsafe Self.error(taking: error)
    }
    unsafe self.document = document
  }

  deinit {
    unsafe g_object_unref(UnsafeMutableRawPointer(document))
  }

  var pageCount: Int { unsafe Int(poppler_document_get_n_pages(document)) }
  var title: String? { unsafe string(taking: poppler_document_get_title(document)) }
  var author: String? { unsafe string(taking: poppler_document_get_author(document)) }

  /// A page by its index, from 0; nil when the file has a hole there.
  func page(at index: Int) -> PDFPage? {
    guard let page = unsafe poppler_document_get_page(document, Int32(clamping: index)) else { return nil }
    return unsafe PDFPage(taking: page)
  }

  private static func error(taking error: UnsafeMutablePointer<GError>?) -> ExtractionError {
    defer { unsafe g_error_free(error) }
    let isOfPoppler = unsafe error?.pointee.domain == poppler_error_quark()
    let code = unsafe isOfPoppler ? error.map { unsafe UInt32(bitPattern: $0.pointee.code) } : nil
    switch code {
    case POPPLER_ERROR_ENCRYPTED.rawValue:
      return ExtractionError(.encrypted, "The PDF is encrypted and needs a password.")
    case POPPLER_ERROR_DAMAGED.rawValue, POPPLER_ERROR_BAD_CATALOG.rawValue:
      return ExtractionError(.corrupt, "The PDF is damaged or cut off: its list of pages can't be read.")
    default:
      return ExtractionError(.corrupt, "The file is not a PDF that can be read.")
    }
  }

  /// Trimmed; nil when there is nothing.
  private func string(taking text: UnsafeMutablePointer<CChar>?) -> String? {
    guard let text = unsafe text else { return nil }
    defer { unsafe g_free(text) }
    let string = unsafe String(cString: text).singleLine
    return string.isEmpty ? nil : string
  }
}
