/// How far texts are apart.
public enum EditDistance {
  /// Inserted, deleted and replaced characters on the shortest way from one text to the other (Levenshtein).
  public static func between(_ first: String, _ second: String) -> Int {
    let (a, b) = (Array(first), Array(second))
    var row = Array(0...b.count)
    for (i, left) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, right) in b.enumerated() {
        let replaced = diagonal + (left == right ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(replaced, row[j] + 1, row[j + 1] + 1)
      }
    }
    return row[b.count]
  }

  /// Wrong characters for each of the expected text; how words are parted into lines does not count.
  public static func characterError(_ found: String, expected: String) -> Double {
    let (found, expected) = (flat(found), flat(expected))
    return Double(between(found, expected)) / Double(max(1, expected.count))
  }

  private static func flat(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
