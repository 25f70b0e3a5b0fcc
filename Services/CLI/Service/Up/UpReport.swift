import Contracts
import Foundation
import Messages
import ServiceKit

/// What `dossier up` tells: text for people, or one JSON object a line for programs, each with its `event`.
struct UpReport: Sendable {
  let terminal: Terminal
  let json: Bool

  /// Before anything is started.
  func begun(in folder: URL) {
    guard json else {
      return terminal.write("\(terminal.bold("dossier \(Version.current)"))  data in \(folder.path)")
    }
    write("begun") { line in
      line.add("version", Version.current)
      line.add("data_folder", folder.path)
    }
  }

  /// A service is ready.
  func ready(_ service: ServiceName, at address: String, after time: Duration) {
    guard json else {
      let time = time.formatted(.units(allowed: [.seconds], fractionalPart: .show(length: 1)))
      return terminal.write(
        "\(terminal.green("✓")) \(Terminal.fit(service.rawValue, 8)) \(address)"
          + terminal.dim("  ready after \(time)"))
    }
    write("ready") { line in
      line.add("service", service.rawValue)
      line.add("address", address)
      line.add("seconds", time)
    }
  }

  /// All services are ready, and what was asked for beside them is done.
  func running(_ configuration: UpConfiguration, sample: Bool) {
    guard json else { return Guide(configuration: configuration, terminal: terminal).write(sample: sample) }
    write("running") { line in
      let addresses = JSONLine.with { line in
        for service in ServiceName.allCases { line.add(service.rawValue, configuration.target(service).address) }
      }
      line.add("addresses", json: addresses.text)
      line.add("credentials", configuration.dataFolder.appendingPathComponent(Credentials.file).path)
    }
  }

  /// Something in the life of the services.
  func happened(_ event: Supervisor.Event) {
    json ? tellProgram(event) : tellPerson(event)
  }

  private func tellPerson(_ event: Supervisor.Event) {
    switch event {
    case .started(let name, let pid): terminal.write(terminal.dim("  \(name) started, process \(pid)"))
    case .stopping(let name): terminal.write(terminal.dim("  \(name) drains"))
    case .killed(let name): terminal.warn("  \(name) did not end in time and was killed")
    case .ended(let name, let ending, let pause, let log):
      terminal.warn("\(terminal.red("✗")) \(name) ended: \(ending.description)")
      for line in LogFile.tail(log, lines: Self.lastLines) { terminal.warn("  │ \(Terminal.safe(line))") }
      terminal.warn(pause.map { "  started again in \($0)" } ?? "  not started again; its log is \(log.path)")
    }
  }

  private func tellProgram(_ event: Supervisor.Event) {
    switch event {
    case .started(let name, let pid):
      write("started") { line in
        line.add("service", name)
        line.add("pid", pid)
      }
    case .stopping(let name): write("draining") { $0.add("service", name) }
    case .killed(let name): write("killed") { $0.add("service", name) }
    case .ended(let name, let ending, let pause, let log):
      write("ended") { line in
        line.add("service", name)
        switch ending {
        case .exited(let code): line.add("exit_code", code)
        case .signalled(let number): line.add("signal", number)
        }
        if let pause { line.add("restart_in_seconds", pause) }
        line.add("last_lines", LogFile.tail(log, lines: Self.lastLines))
      }
    }
  }

  /// Enough for every wrong setting of a service.
  private static let lastLines = 8

  /// What asks for more than text: nothing but an event for programs.
  func write(_ event: String, _ add: (inout JSONLine) throws -> Void = { _ in }) rethrows {
    let line = try JSONLine.with { line in
      line.add("event", event)
      try add(&line)
    }
    terminal.write(line.text)
  }

  /// A line of a service's log.
  func log(_ service: ServiceName, _ text: String) {
    guard json else { return terminal.write(Terminal.safe(text)) }
    write("log") { line in
      line.add("service", service.rawValue)
      line.add("line", text)
    }
  }

  /// All services have ended.
  func stopped(_ code: Int32) {
    guard json else { return terminal.write(code == 0 ? "Stopped." : "Stopped after a failure.") }
    write("stopped") { $0.add("exit_code", code) }
  }
}
