import Contracts

/// Pages in as few requests as api takes them in.
///
/// A page goes whole: storing it again replaces it, so a part of it would replace the part before.
enum StoreRequests {
  /// Bytes of a page in a request of its own: api takes 16 MiB, less what else is in it.
  static let sizeLimit = (16 << 20) - (64 << 10)
  /// Bytes of pages that share a request: enough to spare round trips, little enough to hold.
  static let sharedSize = 4 << 20
  /// Pages in one request.
  static let pageLimit = 64
  /// Passages of a page.
  static let passageLimit = 4_096

  /// The pages of each request, in their order; throws when one of them is too large by itself.
  static func split(_ pages: [Dossier.Api.V1.Page]) throws -> [[Dossier.Api.V1.Page]] {
    var requests: [[Dossier.Api.V1.Page]] = []
    var size = 0
    for page in pages {
      let added = sizeBound(page)
      guard added <= sizeLimit, page.passages.count <= passageLimit else {
        throw PermanentError(
          "TOO_LARGE",
          "Page \(page.number) has \(page.text.utf8.count >> 10) KiB of text in \(page.passages.count) passages; "
            + "a page may have \(passageLimit), and \(sizeLimit >> 10) KiB with their text and vectors.")
      }
      if let last = requests.last, last.count < pageLimit, size + added <= sharedSize {
        requests[requests.count - 1].append(page)
        size += added
      } else {
        requests.append([page])
        size = added
      }
    }
    return requests
  }

  /// Bytes that a page takes at most as part of a request, without making them.
  ///
  /// A field takes its value and up to 6 bytes for its number and length; the sums below are rounded up.
  static func sizeBound(_ page: Dossier.Api.V1.Page) -> Int {
    page.passages.reduce(64 + page.text.utf8.count) { $0 + sizeBound($1) }
  }

  private static func sizeBound(_ new: Dossier.Api.V1.NewPassage) -> Int {
    var size = 80 + 4 * new.embedding.count
    guard let passage = new.passage else { return size }
    size += passage.text.utf8.count + passage.language.utf8.count + passage.name.utf8.count
    size += 24 * passage.regions.count
    for entity in passage.entities { size += 48 + entity.label.utf8.count + entity.text.utf8.count }
    return size
  }
}
