import Foundation
import Inference

/// What the figures were measured on.
struct Machine: Sendable, Encodable {
  let processor: String
  /// That this process may use.
  let cores: Int
  /// Of the vector units, such as `avx2`.
  let instructionSets: [String]
  let memoryBytes: UInt64
  let kernel: String
  let system: String
  let engine: String
  /// Of the repository; `-changed` when files differ from it.
  let revision: String
  /// Of the last minute at the start: other work makes figures worse.
  let load: Double
  let time: Date

  private static let known = [
    "sse4_2", "avx", "fma", "avx2", "f16c", "avx_vnni", "avx512f", "avx512bw", "avx512_vnni", "avx512_bf16",
    "amx_int8", "amx_bf16",
  ]

  init(revision: String) {
    let processor = Self.file("/proc/cpuinfo")
    self.processor = Self.field("model name", in: processor)
    let flags = Set(Self.field("flags", in: processor).split(separator: " ").map(String.init))
    instructionSets = Self.known.filter(flags.contains)
    cores = ProcessInfo.processInfo.activeProcessorCount
    memoryBytes = ProcessInfo.processInfo.physicalMemory
    kernel = Self.file("/proc/sys/kernel/osrelease").trimmingCharacters(in: .whitespacesAndNewlines)
    system = ProcessInfo.processInfo.operatingSystemVersionString
    engine = "OpenVINO \(Engine.version)"
    self.revision = revision
    load = Self.file("/proc/loadavg").split(separator: " ").first.flatMap { Double($0) } ?? 0
    time = Date()
  }

  /// One line, for people.
  var text: String {
    let sets = instructionSets.joined(separator: " ")
    return "\(processor), \(cores) cores (\(sets)), load \(load); \(engine); \(revision)"
  }

  private static func file(_ path: String) -> String { (try? String(contentsOfFile: path, encoding: .utf8)) ?? "" }

  private static func field(_ name: String, in text: String) -> String {
    let line = text.split(separator: "\n").first { $0.hasPrefix(name) }
    return line?.split(separator: ":", maxSplits: 1).last.map { $0.trimmingCharacters(in: .whitespaces) } ?? "unknown"
  }
}
