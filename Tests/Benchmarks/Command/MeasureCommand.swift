import ArgumentParser
import Foundation
import Installations

/// Measures; what `dossier-bench` does unless told otherwise.
struct MeasureCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "measure", abstract: "Measures (the default).")

  @Option(parsing: .upToNextOption, help: "Only these benchmarks.")
  var only: [String] = []

  @Flag(help: "Says which benchmarks there are.")
  var list = false

  @Option(help: ArgumentHelp("Where every figure is written.", valueName: "path"))
  var json = "reports/bench.json"

  @Flag(help: "Less work: enough to see that everything runs.")
  var quick = false

  @Flag(help: "Also what takes longer than ten minutes.")
  var full = false

  func validate() throws {
    let known = Benchmarks.all.map(\.name)
    if let wrong = only.first(where: { !known.contains($0) }) {
      throw ValidationError("“\(wrong)” is not a benchmark; there are \(known.joined(separator: ", ")).")
    }
  }

  func run() async throws {
    if list {
      for benchmark in Benchmarks.all {
        Self.say(benchmark.name.padding(toLength: 12, withPad: " ", startingAt: 0) + benchmark.about)
      }
      return
    }
    let laboratory = try Laboratory(quick: quick, full: full) { message in
      FileHandle.standardError.write(Data("  … \(message)\n".utf8))
    }
    var report = Report(machine: Machine(revision: try await Self.revision(laboratory.checkout)), quick: quick)
    Self.say(report.machine.text)
    for benchmark in Benchmarks.all where only.isEmpty || only.contains(benchmark.name) {
      Self.say("\n\(benchmark.name): \(benchmark.about)")
      let section = await Self.measure(benchmark, in: laboratory)
      Self.say(Table(section.rows).text)
      if let error = section.error { Self.say("error: \(error)") }
      report.sections.append(section)
      // After each, so that what is there is kept when the next takes too long for somebody.
      try report.write(to: URL(filePath: json))
    }
    Self.say("\nEvery figure: \(json)")
    if report.hasErrors { throw ExitCode.failure }
  }

  /// At once, also into a pipe: a benchmark takes minutes.
  private static func say(_ line: String) { FileHandle.standardOutput.write(Data("\(line)\n".utf8)) }

  private static func measure(_ benchmark: any Benchmark, in laboratory: Laboratory) async -> Report.Section {
    let start = ContinuousClock.now
    var rows: [Row] = []
    var failure: String?
    do {
      rows = try await benchmark.rows(in: laboratory)
    } catch let obstacle as Obstacle {
      rows = [Row(benchmark.name, obstacle: obstacle.description)]
    } catch {
      failure = "\(error)"
    }
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    return Report.Section(
      name: benchmark.name, about: benchmark.about, seconds: seconds, rows: rows, error: failure)
  }

  private static func revision(_ checkout: Checkout) async throws -> String {
    let git = URL(filePath: "/usr/bin/git")
    guard FileManager.default.isExecutableFile(atPath: git.path) else { return "unknown" }
    let arguments = ["-C", checkout.root.path, "describe", "--always", "--dirty=-changed"]
    let description = try await Command.run(git, arguments)
    return description.lines.first ?? "unknown"
  }
}
