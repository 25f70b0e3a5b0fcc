extension EntityTagger {
  /// Tags a known text and compares with the known answer.
  ///
  /// To be run once before readiness: it fails if the files, or the arithmetic on this machine, are not what they
  /// should be.
  public func selfTest() throws(EntityTaggerError) {
    let text = """
      On 4 March 2021, Angela Merkel flew from Berlin to New York, where Siemens paid the United Nations $3.5 million \
      (12%) for three German bridges.
      """
    let expected = """
      DATE 3-15, PERSON 17-30, GPE 41-47, GPE 51-59, ORG 67-74, ORG 84-98, MONEY 99-111, PERCENT 113-116, \
      CARDINAL 122-127, NORP 128-134
      """
    let found = entities(in: text)
      .map { "\($0.label) \($0.scalarRange.lowerBound)-\($0.scalarRange.upperBound)" }
      .joined(separator: ", ")
    guard found == expected else { throw .selfTestFailed(expected: expected, found: found) }
  }
}
