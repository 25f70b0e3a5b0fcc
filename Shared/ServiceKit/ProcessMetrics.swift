import Foundation

/// What the kernel says of this process, in the names that Prometheus' own client libraries use.
struct ProcessMetrics {
  let start = Date()

  /// In Prometheus' text format; empty where there is no /proc.
  func text() -> String {
    guard let stat = try? String(contentsOfFile: "/proc/self/stat", encoding: .utf8),
      let fields = stat.split(separator: ")").last?.split(separator: " "), fields.count > 21,
      let user = Double(fields[11]), let system = Double(fields[12]), let pages = Double(fields[21])
    else { return "" }
    let descriptors = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count) ?? 0
    let ticks = Double(sysconf(Int32(_SC_CLK_TCK)))
    return """
      # TYPE process_cpu_seconds_total counter
      process_cpu_seconds_total \((user + system) / ticks)
      # TYPE process_open_fds gauge
      process_open_fds \(descriptors)
      # TYPE process_resident_memory_bytes gauge
      process_resident_memory_bytes \(pages * Double(sysconf(Int32(_SC_PAGESIZE))))
      # TYPE process_start_time_seconds gauge
      process_start_time_seconds \(start.timeIntervalSince1970)

      """
  }
}
