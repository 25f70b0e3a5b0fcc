import Contracts
import RPCCore
import Storage

/// Checks pages that a worker stores, and turns them into storage's.
enum PageCheck {
  private static let maxPages = 64
  private static let maxPassages = 4_096
  private static let maxEntities = 4_096
  private static let maxRegions = 4_096

  static func pages(_ pages: [V1.Page]) throws -> [PageContent] {
    guard (1...maxPages).contains(pages.count) else { throw FieldCheck.refuse("pages", "must be 1 to \(maxPages)") }
    var numbers: Set<UInt32> = []
    return try pages.map { page in
      guard page.number > 0 else { throw FieldCheck.refuse("pages.number", "must be 1 or more") }
      guard numbers.insert(page.number).inserted else {
        throw FieldCheck.refuse("pages.number", "\(page.number) is there twice")
      }
      guard page.width.isFinite, page.height.isFinite, page.width >= 0, page.height >= 0 else {
        throw FieldCheck.refuse("pages", "width and height must be 0 or more")
      }
      guard page.passages.count <= maxPassages else {
        throw FieldCheck.refuse("pages.passages", "at most \(maxPassages) are allowed on a page")
      }
      return PageContent(
        number: Int64(page.number), width: page.width, height: page.height, text: page.text,
        recognized: page.recognized, passages: try page.passages.map(passage))
    }
  }

  private static func passage(_ new: V1.NewPassage) throws -> PassageContent {
    guard let passage = new.passage else { throw FieldCheck.refuse("pages.passages.passage", "must be there") }
    guard passage.start <= passage.end else {
      throw FieldCheck.refuse("pages.passages.passage", "start must not be after end")
    }
    guard passage.regions.count <= maxRegions, passage.entities.count <= maxEntities else {
      throw FieldCheck.refuse("pages.passages.passage", "at most \(maxRegions) regions and entities are allowed")
    }
    let confidence = passage.recognitionConfidence
    guard confidence.map({ (0...1).contains($0) }) ?? true else {
      throw FieldCheck.refuse("pages.passages.passage.recognition_confidence", "must be 0 to 1")
    }
    let content = PassageContent(
      start: Int64(passage.start), end: Int64(passage.end), text: passage.text, language: passage.language,
      recognitionConfidence: confidence, regions: try passage.regions.map(region),
      entities: try passage.entities.map { try entity($0, length: passage.text.unicodeScalars.count) },
      embedding: new.embedding)
    guard content.answerBytes <= PassageContent.maxAnswerBytes else {
      throw FieldCheck.refuse("pages.passages.passage", "must have at most 3 MiB with its entities and regions")
    }
    return content
  }

  private static func region(_ region: V1.Region) throws -> RegionRecord {
    let numbers = [region.x, region.y, region.width, region.height]
    guard numbers.allSatisfy(\.isFinite) else {
      throw FieldCheck.refuse("pages.passages.passage.regions", "must be finite")
    }
    return RegionRecord(x: region.x, y: region.y, width: region.width, height: region.height)
  }

  private static func entity(_ entity: NLPV1.Entity, length: Int) throws -> EntityRecord {
    guard !entity.label.isEmpty, entity.label.utf8.count <= 64, entity.label.utf8.allSatisfy({ $0 > 0x20 }) else {
      throw FieldCheck.refuse(
        "pages.passages.passage.entities.label", "must have 1 to 64 bytes, without spaces and control characters")
    }
    guard entity.start <= entity.end, Int(entity.end) <= length else {
      throw FieldCheck.refuse("pages.passages.passage.entities", "offsets must be within the passage's text")
    }
    guard (0...1).contains(entity.score) else {
      throw FieldCheck.refuse("pages.passages.passage.entities.score", "must be 0 to 1")
    }
    return EntityRecord(
      label: entity.label, text: entity.text, start: Int64(entity.start), end: Int64(entity.end),
      source: Int(entity.source.rawValue), score: entity.score)
  }
}
