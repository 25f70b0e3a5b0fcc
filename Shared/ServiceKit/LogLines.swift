import Foundation
import Logging
import OpenTelemetry

/// A log handler that writes each entry as one line to standard error: for people, or as JSON for machines.
public struct LogLines: LogHandler {
  public var logLevel: Logger.Level
  public var metadata: Logger.Metadata = [:]
  public var metadataProvider: Logger.MetadataProvider?
  private let label: String
  private let format: ServiceConfiguration.LogFormat
  private let output: LogOutput

  public init(
    label: String, level: Logger.Level, format: ServiceConfiguration.LogFormat, output: LogOutput = LogOutput()
  ) {
    self.label = label
    self.format = format
    self.output = output
    logLevel = level
  }

  /// A logger for a service.
  public static func logger(
    for service: ServiceName, _ configuration: ServiceConfiguration, output: LogOutput = LogOutput()
  ) -> Logger {
    Logger(label: service.rawValue) { label in
      var lines = LogLines(label: label, level: configuration.logLevel, format: configuration.logFormat, output: output)
      if configuration.tracing != nil { lines.metadataProvider = .traceContext }
      return lines
    }
  }

  public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  public func log(event: LogEvent) {
    let provided = metadataProvider?.get() ?? [:]
    let all = metadata.merging(provided) { $1 }.merging(event.metadata ?? [:]) { $1 }.sorted { $0.key < $1.key }
    let time = Date().formatted(Self.timeStyle)
    var line: String
    switch format {
    case .text:
      line = "\(time) \(event.level.rawValue.uppercased()) \(label): \(Self.oneLine(event.message.description))"
      for (key, value) in all { line += " \(key)=\(Self.word(value.description))" }
    case .json:
      line = "{\"time\":\"\(time)\",\"level\":\"\(event.level.rawValue)\",\"service\":\(JSONText.quoted(label))"
      line += ",\"message\":\(JSONText.quoted(event.message.description))"
      for (key, value) in all { line += ",\(JSONText.quoted(key)):\(JSONText.quoted(value.description))" }
      line += "}"
    }
    line += "\n"
    output.write(line)
  }

  private static let timeStyle = Date.ISO8601FormatStyle(includingFractionalSeconds: true)

  /// What a peer sent must not forge lines.
  private static func oneLine(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { $0.value < 0x20 }) else { return text }
    return String(JSONText.quoted(text).dropFirst().dropLast())
  }

  private static func word(_ text: String) -> String {
    text.contains { $0.isWhitespace || $0 == "\"" || $0 == "=" } || text.isEmpty ? JSONText.quoted(text) : text
  }
}
