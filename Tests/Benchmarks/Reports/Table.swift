/// Rows in columns, for people.
struct Table {
  private static let heads = ["work", "measured", "limit or peer", "ratio", "goal", "reached"]
  private static let gap = "  "

  private let lines: [[String]]
  private let notes: [Int: String]

  init(_ rows: [Row]) {
    var notes: [Int: String] = [:]
    lines = rows.enumerated().map { index, row in
      if let obstacle = row.obstacle { notes[index] = obstacle }
      let comparison = row.comparison.map { "\($0.figure.text) \($0.name)" }
      return [
        row.work, row.measured.map(Self.text) ?? "not measured", comparison ?? "", row.ratio.map(Figure.text) ?? "",
        row.goalText ?? "", row.isReached.map { $0 ? "yes" : "NO" } ?? "",
      ]
    }
    self.notes = notes
  }

  private static func text(_ figure: Figure) -> String {
    figure.statistic == .median ? figure.text : "\(figure.text) (\(figure.statistic.rawValue))"
  }

  /// The table, without a line break at its end; obstacles stand under their rows.
  var text: String {
    let widths = Self.heads.indices.map { column in
      ([Self.heads] + lines).map { $0[column].count }.max() ?? 0
    }
    var text = Self.line(Self.heads, widths) + Self.line(widths.map { String(repeating: "-", count: $0) }, widths)
    for (index, line) in lines.enumerated() {
      text += Self.line(line, widths)
      if let note = notes[index] { text += "  \(note)\n" }
    }
    text.removeLast()
    return text
  }

  private static func line(_ cells: [String], _ widths: [Int]) -> String {
    let padded = zip(cells, widths).map { cell, width in
      cell + String(repeating: " ", count: max(0, width - cell.count))
    }
    var line = padded.joined(separator: gap)
    while line.last == " " { line.removeLast() }
    return line + "\n"
  }
}
