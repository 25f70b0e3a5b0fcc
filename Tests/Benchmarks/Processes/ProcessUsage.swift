import Foundation

/// What a process has used, as the kernel counts it.
struct ProcessUsage: Sendable {
  /// Processor time of the process itself.
  let cpu: Duration
  /// Processor time of its children that have ended.
  let childrenCPU: Duration
  /// Memory that it has now, shared parts included; in bytes.
  let memory: Int
  /// The most memory that it ever had; in bytes.
  let peakMemory: Int

  /// Nil when there is no such process.
  init?(of pid: Int32) {
    guard let stat = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8),
      let status = try? String(contentsOfFile: "/proc/\(pid)/status", encoding: .utf8),
      let name = stat.lastIndex(of: ")")
    else { return nil }
    // The first field after the name is the third of proc(5).
    let fields = stat[stat.index(after: name)...].split(separator: " ")
    let ticks = Double(sysconf(Int32(_SC_CLK_TCK)))
    func time(_ first: Int, _ second: Int) -> Duration {
      let sum = [first, second].reduce(0.0) { $0 + (fields.indices.contains($1) ? Double(fields[$1]) ?? 0 : 0) }
      return .seconds(sum / ticks)
    }
    cpu = time(11, 12)
    childrenCPU = time(13, 14)
    memory = Self.kibibytes("VmRSS:", status) << 10
    peakMemory = Self.kibibytes("VmHWM:", status) << 10
  }

  private static func kibibytes(_ field: String, _ status: String) -> Int {
    let line = status.split(separator: "\n").first { $0.hasPrefix(field) }
    return line?.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first.flatMap { Int($0) } ?? 0
  }

  /// Processes that this one has started and that still run.
  static func children(of pid: Int32) -> [Int32] {
    let tasks = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(pid)/task")) ?? []
    return tasks.flatMap { task in
      // Foundation's readers of whole files lose some KiB each time a file of /proc turns out to be empty.
      let file = FileHandle(forReadingAtPath: "/proc/\(pid)/task/\(task)/children")
      let list = (try? file?.readToEnd()) ?? Data()
      return String(decoding: list, as: UTF8.self).split(separator: " ").compactMap { Int32($0) }
    }
  }
}
