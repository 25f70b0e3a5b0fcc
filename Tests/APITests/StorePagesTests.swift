import Contracts
import Testing

@testable import API

@Suite struct StorePagesTests {
  @Test("The largest page that extraction gives fits one request, densely annotated as it may be")
  func largestPage() throws {
    let text = String(repeating: "Smith 1234567890 ", count: 16)
    let count = UInt32(text.unicodeScalars.count)
    let entities = (0..<16).map { (place: UInt32) -> NLPV1.Entity in
      let start = place * 17
      return NLPV1.Entity(
        label: "ORGANIZATION", text: "Smith", start: start, end: start + 5, source: .general, score: 0.9)
    }
    let regions = (0..<8).map { (line: Int) -> V1.Region in
      V1.Region(x: 72.5, y: Float(line) * 12.5, width: 451.5, height: 12.5)
    }
    let passages = (0..<4_096).map { (place: UInt32) -> V1.NewPassage in
      let start = place * count
      let passage = V1.Passage(
        start: start, end: start + count, text: text, entities: entities, regions: regions, language: "en")
      return V1.NewPassage(passage: passage, embedding: [Float](repeating: 0.05, count: 384))
    }
    let page = V1.Page(
      number: 1, width: 612, height: 792, text: String(repeating: text, count: 4_096), passages: passages)
    #expect(page.text.utf8.count >= 1 << 20)
    let request = V1.StorePagesRequest(name: "jobs/1", leaseToken: 1, pages: [page])
    #expect(try request.serialized().count <= APIService.maxRequestBytes)
    #expect(try PageCheck.pages(request.pages).first?.passages.count == 4_096)
  }
}
