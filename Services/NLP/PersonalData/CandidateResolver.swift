/// Chooses among candidates that overlap, and counts scalars.
///
/// The rule: of two that overlap, what a pattern found stays before what the model found, since a form with a checksum
/// is certain; between patterns the longer stays, then the more specific (IBAN, card, social security, tax, IP address,
/// e-mail, URL, money, phone), then the earlier. Candidates that only touch both stay.
enum CandidateResolver {
  private static let specific: [PersonalDataSpan.Label] = [
    .iban, .card, .socialSecurityNumber, .taxNumber, .ipAddress, .email, .url, .money, .phone,
  ]

  /// Those that stay, in the text's order.
  static func resolve(_ candidates: [Candidate]) -> [Candidate] {
    let ordered = candidates.sorted {
      ($0.bytes.lowerBound, $0.bytes.upperBound) < ($1.bytes.lowerBound, $1.bytes.upperBound)
    }
    var kept: [Candidate] = []
    for candidate in ordered where !candidate.bytes.isEmpty {
      guard let last = kept.last, last.bytes.overlaps(candidate.bytes) else {
        kept.append(candidate)
        continue
      }
      // What is before `last` ends where it begins, so nothing else can overlap the candidate.
      if isBetter(candidate, than: last) { kept[kept.count - 1] = candidate }
    }
    return kept
  }

  /// Adds the scalars: one pass over the text for all candidates, which come in order and do not overlap.
  static func spans(_ candidates: [Candidate], in text: Span<UInt8>) -> [PersonalDataSpan] {
    var position = 0
    var scalars = 0
    func count(to end: Int) -> Int {
      while position < end {
        if text[position] & 0xC0 != 0x80 { scalars += 1 }
        position += 1
      }
      return scalars
    }
    return candidates.map { candidate in
      let start = count(to: candidate.bytes.lowerBound)
      let end = count(to: candidate.bytes.upperBound)
      return PersonalDataSpan(
        bytes: candidate.bytes, scalars: start..<end, label: candidate.label, score: candidate.score,
        source: candidate.source)
    }
  }

  private static func isBetter(_ left: Candidate, than right: Candidate) -> Bool {
    if left.source != right.source { return left.source == .pattern }
    if left.bytes.count != right.bytes.count { return left.bytes.count > right.bytes.count }
    func rank(_ candidate: Candidate) -> Int { specific.firstIndex(of: candidate.label) ?? specific.count }
    return rank(left) < rank(right)
  }
}
