import EntityTagger
import Foundation
import Inference
import References

/// How fast entities are found, against the library whose answers they are.
struct TaggerBenchmark: Benchmark {
  let name = "tagger"
  let about = "entities of 1,000 texts on one thread against spaCy's own, in turns"

  private static let goal = 5.0

  func rows(in laboratory: Laboratory) async throws -> [Row] {
    let texts = try TaggedText.all().texts.map(\.text)
    let tagger = try EntityTagger(modelDirectory: "\(laboratory.models.root)/\(ModelStore.Model.entities.rawValue)")
    var (ours, theirs): ([Double], [Double]) = ([], [])
    var name = ""
    var obstacle: Obstacle?
    _ = rate(of: tagger, texts)
    for turn in 0..<(laboratory.quick ? 1 : 4) {
      laboratory.progress("tagging, turn \(turn + 1)")
      for _ in 0..<3 { ours.append(rate(of: tagger, texts)) }
      guard obstacle == nil else { continue }
      do {
        let answer = try await Peers(laboratory.checkout).tag(
          .init(texts: texts, batches: laboratory.quick ? [128] : [32, 128, 512], samples: laboratory.quick ? 1 : 2))
        theirs += answer.rates
        name = "spaCy \(answer.version) ner, batch \(answer.batch)"
      } catch let found as Obstacle { obstacle = found }
    }
    let figure = Figure("texts/s", ours)
    let work = "entities, one thread"
    if let obstacle { return [Row(work, figure), Row("\(work), against spaCy", obstacle: obstacle.description)] }
    return [Row(work, figure, against: .init(name, Figure("texts/s", theirs)), goal: .ratioAtLeast(Self.goal))]
  }

  private func rate(of tagger: EntityTagger, _ texts: [String]) -> Double {
    let start = ContinuousClock.now
    let found = tagger.entities(in: texts)
    return Double(found.count) / ((ContinuousClock.now - start) / .seconds(1))
  }
}
