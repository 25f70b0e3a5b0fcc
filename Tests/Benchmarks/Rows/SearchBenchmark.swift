import Contracts
import Foundation
import Installations
import RPCCore

/// How long searches take over many passages, the query's vector included.
struct SearchBenchmark: Benchmark {
  typealias API = Dossier.Api.V1

  let name = "search"
  let about = "different queries over gRPC to a real api and nlp, one after another, their vectors included"

  private static let medianGoal = 10.0
  private static let tailGoal = 30.0

  func rows(in laboratory: Laboratory) async throws -> [Row] {
    laboratory.progress("real vectors for the passages to lie around")
    let archive = try await Archive(
      passages: laboratory.quick ? 10_000 : 100_000, real: laboratory.quick ? 256 : 3_000,
      models: laboratory.models, cores: laboratory.cores)
    return try await laboratory.withInstallation(
      of: [.nlp, .api],
      prepare: { installation in
        laboratory.progress("\(archive.passages) passages into the store")
        try await archive.fill(installation.folder.appending(path: "data"))
      },
      { installation in
        laboratory.progress("searching")
        return try await measure(installation, archive, queries: laboratory.quick ? 100 : 600)
      })
  }

  private func measure(_ installation: Installation, _ archive: Archive, queries count: Int) async throws -> [Row] {
    let search = API.SearchServiceClient(try installation.client())
    var english = English(seed: 4242)
    var order = Dice(seed: 4243)
    var queries: Set<String> = []
    while queries.count < 3 * count + 50 { queries.insert(english.query()) }
    var rest = queries.sorted().shuffled(using: &order)[...]
    func take(_ count: Int) -> [String] {
      defer { rest = rest.dropFirst(count) }
      return Array(rest.prefix(count))
    }
    _ = try await Self.times(take(50), in: { _ in "cases/-" }, search)
    let all = try await Self.times(take(count), in: { _ in "cases/-" }, search)
    let one = try await Self.times(take(count), in: Archive.caseName, search)
    let crowd = take(count)
    let start = ContinuousClock.now
    let four = try await withThrowingTaskGroup(of: [Double].self) { group in
      for caller in 0..<4 {
        let own = stride(from: caller, to: crowd.count, by: 4).map { crowd[$0] }
        group.addTask { try await Self.times(own, in: { _ in "cases/-" }, search) }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    let rate = Double(four.count) / ((ContinuousClock.now - start) / .seconds(1))
    let name = "\(archive.passages.formatted(.number.locale(Locale(identifier: "en")))) passages"
    return [
      Row("\(name), \(count) queries", Figure("ms", all), goal: .valueAtMost(Self.medianGoal)),
      Row("\(name), \(count) queries", Figure("ms", all, .p99), goal: .valueAtMost(Self.tailGoal)),
      Row("one of 20 cases of them", Figure("ms", one), goal: .valueAtMost(Self.medianGoal)),
      Row("one of 20 cases of them", Figure("ms", one, .p99), goal: .valueAtMost(Self.tailGoal)),
      Row("4 callers at once", Figure("ms", four)),
      Row("4 callers at once", Figure("ms", four, .p99)),
      Row("4 callers at once", Figure("searches/s", rate)),
    ]
  }

  /// Milliseconds of each search, one after another.
  private static func times(
    _ queries: [String], in parent: (Int) -> String, _ search: API.SearchServiceClient
  ) async throws -> [Double] {
    var times: [Double] = []
    for (number, query) in queries.enumerated() {
      let start = ContinuousClock.now
      let answer = try await search.search(
        .init(parent: parent(number), query: query), options: .timeout(.seconds(60)))
      times.append((ContinuousClock.now - start) / .milliseconds(1))
      guard answer.mode == .hybrid, !answer.results.isEmpty else {
        throw RPCError(.dataLoss, "“\(query)” was searched as \(answer.mode), with \(answer.results.count) results.")
      }
    }
    return times
  }
}
