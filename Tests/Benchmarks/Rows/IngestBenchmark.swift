import Contracts
import Foundation
import Installations
import RPCCore

/// What the way of a document costs beside the engines, and how much memory it takes.
struct IngestBenchmark: Benchmark {
  let name = "ingest"
  let about = "a text PDF through four real services: time, the engines' part of it, memory"

  private static let engineGoal = 80.0
  private static let apiMemoryGoal = 150.0
  private static let workerMemoryGoal = 300.0

  func rows(in laboratory: Laboratory) async throws -> [Row] {
    var rows = try await ingest(pages: laboratory.quick ? 50 : 500, in: laboratory)
    if laboratory.full {
      rows += try await ingest(pages: 5000, in: laboratory)
    } else {
      rows.append(Row("5,000 pages", obstacle: "It takes longer than ten minutes: ask for it with --full."))
    }
    return rows
  }

  /// What each service had used when the document came and when it was complete.
  private struct Usage {
    let api, nlp, vision, worker: ProcessUsage

    init(_ installation: Installation) throws {
      func usage(_ service: Installation.Service) throws -> ProcessUsage {
        guard let usage = ProcessUsage(of: try installation.process(service).pid) else {
          throw Installation.NotReached(description: "\(service) has ended\n\(installation.logs())")
        }
        return usage
      }
      (api, nlp, vision, worker) = (try usage(.api), try usage(.nlp), try usage(.vision), try usage(.worker))
    }

    /// The extractors' and the models' services; tokenizing and the calls themselves are in it.
    var engines: Duration { nlp.cpu + vision.cpu + worker.childrenCPU }
    var all: Duration { engines + api.cpu + worker.cpu }
  }

  private func ingest(pages: Int, in laboratory: Laboratory) async throws -> [Row] {
    laboratory.progress("a PDF of \(pages) pages")
    let file = PDFFile.text(pages: pages, seed: UInt64(pages))
    return try await laboratory.withInstallation(of: Installation.Service.allCases) { installation in
      let upload = Upload(client: try installation.client())
      let parent = try await upload.makeCase()
      let memory = MemoryWatch(try installation.process(.worker).pid)
      let (usage, engines) = (try Usage(installation), try await Exposition(of: .nlp, in: installation))
      let start = ContinuousClock.now
      let answer = try await upload.put(file, named: "report.pdf", into: parent)
      let document = try await upload.outcome(of: answer.document?.name ?? "", within: .seconds(4 * 3600))
      let seconds = (ContinuousClock.now - start) / .seconds(1)
      let (used, worked) = (try Usage(installation), try await Exposition(of: .nlp, in: installation))
      guard document.state == .complete, document.pageCount == pages else {
        throw Installation.NotReached(
          description: "The document is \(document.state), with \(document.pageCount) pages\n\(installation.logs())")
      }
      let name = "\(pages.formatted(.number.locale(Locale(identifier: "en")))) pages"
      return [
        Row("\(name): time", Figure("s", seconds)),
        Row("\(name): speed", Figure("pages/s", Double(pages) / seconds)),
        Row("\(name): speed", Figure("passages/s", Double(document.passageCount) / seconds)),
      ] + Self.shares(name, seconds, from: engines, to: worked) + [
        Row(
          "\(name): extractor's processor time",
          Figure("% of the time", (used.worker.childrenCPU - usage.worker.childrenCPU) / .seconds(seconds) * 100)),
        Row(
          "\(name): engines' processes",
          Figure("% of all processor time", (used.engines - usage.engines) / (used.all - usage.all) * 100)),
        Row(
          "\(name): api, peak memory", Figure("MB", Double(used.api.peakMemory) / 1e6),
          goal: .valueAtMost(Self.apiMemoryGoal)),
        Row(
          "\(name): worker and extractors, peak memory", Figure("MB", Double(memory.peak) / 1e6),
          goal: .valueAtMost(Self.workerMemoryGoal)),
      ]
    }
  }

  /// The part of the time in which one of nlp's engines worked: no more than in which any did, extraction included.
  private static func shares(
    _ name: String, _ seconds: Double, from before: Exposition, to after: Exposition
  ) -> [Row] {
    let metric = "dossier_engine_seconds_sum"
    let known = before.series(of: metric, by: "engine")
    let busy = after["dossier_engines_busy_seconds_sum"] - before["dossier_engines_busy_seconds_sum"]
    let each = after.series(of: metric, by: "engine").sorted { $0.key < $1.key }.map { engine, total in
      Row(
        "\(name): \(engine), all threads", Figure("% of the time", (total - known[engine, default: 0]) / seconds * 100))
    }
    return [
      Row(
        "\(name): an engine of nlp at work", Figure("% of the time", busy / seconds * 100),
        goal: .valueAtLeast(engineGoal))
    ] + each
  }
}
