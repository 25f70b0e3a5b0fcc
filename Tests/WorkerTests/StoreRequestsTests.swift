import Contracts
import Testing

@testable import Worker

@Suite("Pages on their way to api")
struct StoreRequestsTests {
  private typealias V1 = Dossier.Api.V1

  /// A page whose passages have everything that one can have.
  private static func page(_ number: Int, passages: Int, characters: Int = 1_000) -> V1.Page {
    var passage = V1.Passage()
    passage.page = .max
    passage.start = .max
    passage.end = .max
    passage.text = String(repeating: "x", count: characters)
    passage.language = "zh-Hant"
    passage.recognitionConfidence = 0.5
    passage.regions = .init(repeating: .init(x: 1, y: 2, width: 3, height: 4), count: 20)
    var entity = Dossier.Nlp.V1.Entity()
    entity.label = "PERSON"
    entity.text = "Ada Lovelace"
    (entity.start, entity.end, entity.source, entity.score) = (.max, .max, .pattern, 0.5)
    passage.entities = .init(repeating: entity, count: 10)
    var page = V1.Page()
    page.number = UInt32(number)
    (page.width, page.height, page.recognized) = (612, 792, true)
    page.text = String(repeating: "x", count: passages * characters)
    page.passages = .init(
      repeating: .init(passage: passage, embedding: .init(repeating: 0.05, count: 384)), count: passages)
    return page
  }

  @Test("What a page takes at most is no less than it takes, and not much more", arguments: [0, 1, 50])
  func bound(passages: Int) throws {
    let page = Self.page(1, passages: passages)
    let request = V1.StorePagesRequest(pages: [page])
    let size = try request.serialized().count
    #expect(size <= StoreRequests.sizeBound(page))
    #expect(StoreRequests.sizeBound(page) <= size + size / 4 + 64)
  }

  @Test("No request passes api's limit, and every page goes once and in order")
  func splits() throws {
    let pages = (1...40).map { Self.page($0, passages: $0 % 4 == 0 ? 700 : 60) }
    let requests = try StoreRequests.split(pages)
    #expect(requests.flatMap { $0 } == pages)
    #expect(requests.count > 1 && requests.count < 40)
    for pages in requests {
      let request = V1.StorePagesRequest(name: "jobs/1", leaseToken: .max, pages: pages)
      #expect(try request.serialized().count <= 5 << 20)
    }
    let large = [Self.page(1, passages: 1), Self.page(2, passages: 3_000), Self.page(3, passages: 1)]
    #expect(try StoreRequests.split(large).map { $0.map(\.number) } == [[1], [2], [3]])
    #expect(try V1.StorePagesRequest(name: "jobs/1", pages: [large[1]]).serialized().count <= 16 << 20)
    let small = (1...200).map { Self.page($0, passages: 0) }
    #expect(try StoreRequests.split(small).map(\.count) == [64, 64, 64, 8])
    #expect(try StoreRequests.split([]).isEmpty)
  }

  @Test("A page that is too large by itself is named, with the reason", arguments: [(4_000, 1_000), (4_097, 1)])
  func refuses(passages: Int, characters: Int) {
    let pages = [Self.page(1, passages: 1), Self.page(7, passages: passages, characters: characters)]
    let error = #expect(throws: PermanentError.self) { try StoreRequests.split(pages) }
    #expect(error?.reason == "TOO_LARGE")
    #expect(error?.description.hasPrefix("Page 7 has ") == true)
  }
}
