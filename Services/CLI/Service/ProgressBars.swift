/// Live bars of several documents on a terminal; in a pipe, a line for each change of state.
struct ProgressBars {
  /// One document's row.
  struct Row: Sendable, Equatable {
    enum Ending: Sendable, Equatable {
      case complete
      case failed(String)
    }
    var title: String
    /// Such as "extracting".
    var stage: String
    /// 0 to 1.
    var fraction: Double
    /// Such as "12/40 pages".
    var detail: String
    var ending: Ending?
  }

  /// Rows shown at once; finished ones scroll away above, so that a folder of thousands stays readable.
  private static let liveRows = 12

  private let terminal: Terminal
  private var rows: [(key: String, row: Row)] = []
  private var index: [String: Int] = [:]
  private var drawn = 0
  private(set) var finished = 0

  init(terminal: Terminal) { self.terminal = terminal }

  /// Takes a document's present state.
  mutating func update(_ key: String, _ row: Row) {
    if let position = index[key] {
      let before = rows[position].row
      guard before != row else { return }
      rows[position].row = row
      if !terminal.interactive, before.stage != row.stage || before.ending != row.ending { terminal.write(line(row)) }
    } else {
      index[key] = rows.count
      rows.append((key, row))
      if !terminal.interactive { terminal.write(line(row)) }
    }
    if terminal.interactive { draw() }
  }

  /// Takes a document out that has no end to show.
  mutating func remove(_ key: String) {
    guard let position = index.removeValue(forKey: key) else { return }
    rows.remove(at: position)
    index = Dictionary(uniqueKeysWithValues: rows.enumerated().map { ($1.key, $0) })
    if terminal.interactive { draw() }
  }

  /// Draws the last state and leaves it standing.
  mutating func finish() {
    if terminal.interactive { draw() }
    drawn = 0
  }

  private func line(_ row: Row) -> String {
    let title = Terminal.safe(row.title)
    switch row.ending {
    case .complete: return "\(title): complete\(row.detail.isEmpty ? "" : ", \(row.detail)")"
    case .failed(let reason): return "\(title): failed: \(Terminal.safe(reason))"
    case nil: return "\(title): \(row.stage)\(row.detail.isEmpty ? "" : ", \(row.detail)")"
    }
  }

  private mutating func draw() {
    var text = drawn > 0 ? "\u{1B}[\(drawn)A\u{1B}[J" : ""
    drawn = 0
    // Finished rows are written once, above the live ones.
    var live: [(key: String, row: Row)] = []
    for entry in rows {
      if entry.row.ending != nil {
        text += bar(entry.row) + "\n"
        finished += 1
      } else {
        live.append(entry)
      }
    }
    rows = live
    index = Dictionary(uniqueKeysWithValues: live.enumerated().map { ($1.key, $0) })
    for entry in live.prefix(Self.liveRows) {
      text += bar(entry.row) + "\n"
      drawn += 1
    }
    if live.count > Self.liveRows {
      text += terminal.dim("  … and \(live.count - Self.liveRows) more") + "\n"
      drawn += 1
    }
    terminal.raw(text)
  }

  private func bar(_ row: Row) -> String {
    let titleWidth = max(12, min(36, terminal.width / 3))
    let title = Terminal.fit(Terminal.safe(row.title), titleWidth)
    switch row.ending {
    case .complete: return "\(terminal.green("✓")) \(title) \(terminal.dim(row.detail))"
    case .failed(let reason):
      let room = max(10, terminal.width - titleWidth - 4)
      return "\(terminal.red("✗")) \(title) \(Terminal.fit(Terminal.safe(reason), room))"
    case nil:
      let barWidth = max(8, min(30, terminal.width - titleWidth - 36))
      let filled = Int(Double(barWidth) * min(1, max(0, row.fraction)))
      let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: barWidth - filled)
      return "  \(title) \(bar) \(Terminal.fit(row.stage, 12)) \(terminal.dim(Terminal.fit(row.detail, 16)))"
    }
  }
}
