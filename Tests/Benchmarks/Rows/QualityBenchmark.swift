import Embeddings
import EntityTagger
import Foundation
import Inference
import Installations
import OCR
import References

/// How near the engines come to the answers of those that they follow.
struct QualityBenchmark: Benchmark {
  let name = "quality"
  let about = "vectors, word pieces, entities and text in images against the reference answers in the tests"

  func rows(in laboratory: Laboratory) async throws -> [Row] {
    var rows = try await vectors(laboratory)
    laboratory.progress("entities of 1,000 texts")
    rows.append(try entities(laboratory))
    laboratory.progress("text in the sample scans")
    return rows + (try await scans(laboratory))
  }

  private func vectors(_ laboratory: Laboratory) async throws -> [Row] {
    let batcher = try EmbeddingBatcher.load(
      from: laboratory.models, engine: Engine(), configuration: .defaults(cores: laboratory.cores))
    let references = try EmbeddedText.all()
    let found = try await batcher.embed(references.map(\.text))
    let cosines = zip(references, found).map { $0.cosine(to: $1.vector) }
    let lines = try PiecedLine.all()
    let equal = lines.count { batcher.tokenizer.encode($0.line) == $0.pieces }
    return [
      Row(
        "lowest cosine to \(cosines.count) vectors of Hugging Face's", Figure("cosine", cosines.min() ?? .nan),
        goal: .valueAtLeast(0.998)),
      Row(
        "word pieces identical to Hugging Face's", Figure("of \(lines.count) lines", Double(equal)),
        goal: .valueAtLeast(980)),
    ]
  }

  private func entities(_ laboratory: Laboratory) throws -> Row {
    let tagger = try EntityTagger(modelDirectory: "\(laboratory.models.root)/\(ModelStore.Model.entities.rawValue)")
    let texts = try TaggedText.all().texts
    let equal = zip(texts, tagger.entities(in: texts.map(\.text))).count { reference, found in
      found.map { TaggedText.Entity(tokens: $0.tokenRange, label: $0.label) } == reference.entities
    }
    return Row(
      "entities identical to spaCy's", Figure("of \(texts.count) texts", Double(equal)), goal: .valueAtLeast(950))
  }

  // MARK: - Scans

  private func scans(_ laboratory: Laboratory) async throws -> [Row] {
    let recognizer = try TextRecognizer(folder: TextRecognizer.defaultFolder(ProcessInfo.processInfo.environment))
    let samples = laboratory.checkout.samples
    let receipt = try Data(contentsOf: samples.appending(path: "harbour-lane/receipt.png"))
    var rows = [
      try row("receipt.png", receipt, expected: samples.appending(path: "receipt.expected.txt"), recognizer)
    ]
    let render = URL(filePath: "/usr/bin/pdftoppm")
    guard FileManager.default.isExecutableFile(atPath: render.path) else {
      return rows + [Row("characters wrong, letter.pdf", obstacle: "pdftoppm is missing: run make deps-test.")]
    }
    let page = try await Command.run(
      render, ["-r", "300", "-gray", "-png", samples.appending(path: "harbour-lane/letter.pdf").path])
    rows.append(
      try row("letter.pdf", page.output, expected: samples.appending(path: "letter.expected.txt"), recognizer))
    return rows
  }

  private func row(_ name: String, _ image: Data, expected: URL, _ recognizer: TextRecognizer) throws -> Row {
    let raster = try image.withUnsafeBytes { try RasterImage.decode($0).image }
    let found = try recognizer.read(raster.grey(), resolution: raster.resolution, timeout: .seconds(120))
    let error = EditDistance.characterError(found.text, expected: try String(contentsOf: expected, encoding: .utf8))
    return Row("characters wrong, \(name)", Figure("%", error * 100), goal: .valueAtMost(1))
  }
}
