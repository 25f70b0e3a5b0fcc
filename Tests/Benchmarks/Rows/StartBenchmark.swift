import Foundation
import Installations

/// How soon services answer, and how little api needs.
struct StartBenchmark: Benchmark {
  let name = "start"
  let about = "from a service's start to its first 200 of /livez; api's memory when nothing is asked of it"

  private static let goal = 100.0
  private static let memoryGoal = 60.0

  func rows(in laboratory: Laboratory) async throws -> [Row] {
    var rows: [Row] = []
    for service in Installation.Service.allCases {
      laboratory.progress("starting \(service.rawValue)")
      var samples: [Double] = []
      for _ in 0..<(laboratory.quick ? 3 : 10) { samples.append(try await start(service)) }
      rows.append(
        Row("\(service.rawValue): start to live", Figure("ms", samples), goal: .valueAtMost(Self.goal)))
    }
    rows.append(try await idleMemory(in: laboratory))
    return rows
  }

  /// In milliseconds, the making of the process included.
  private func start(_ service: Installation.Service) async throws -> Double {
    let installation = try Installation()
    guard let port = UInt16(installation.address(of: service).split(separator: ":").last ?? "") else {
      throw Installation.NotReached(description: "\(service) has no port")
    }
    let began = ContinuousClock.now
    try installation.start(service)
    let took = await Probe(port: port).firstAnswer(since: began, within: .seconds(30))
    let logs = installation.logs()
    await installation.stop()
    guard let took else { throw Installation.NotReached(description: "\(service) is not live\n\(logs)") }
    return took / .milliseconds(1)
  }

  private func idleMemory(in laboratory: Laboratory) async throws -> Row {
    try await laboratory.withInstallation(of: [.nlp, .api]) { installation in
      let api = try installation.process(.api)
      let samples = try await Self.sampled(count: laboratory.quick ? 2 : 5) { ProcessUsage(of: api.pid)?.memory }
      return Row(
        "api idle: resident memory", Figure("MB", samples.map { Double($0) / 1e6 }, .highest),
        goal: .valueAtMost(Self.memoryGoal))
    }
  }

  /// A figure once a second.
  private static func sampled(count: Int, _ figure: () -> Int?) async throws -> [Int] {
    var samples: [Int] = []
    for _ in 0..<count {
      try await ContinuousClock().sleep(for: .seconds(1))
      if let sample = figure() { samples.append(sample) }
    }
    return samples
  }
}
