import Inference

extension EmbeddingBatcher {
  /// How the vector of the first sentence begins, by the model in 32-bit floats.
  private static let expectedStart: [Float] = [
    0.033, 0.0779, -0.0076, 0.0307, -0.0036, -0.025, -0.0782, -0.0437, 0.0314, 0.0389, 0.1656, 0.0942, -0.0406, 0.0014,
    0.0244, 0.0535, -0.0648, 0.0767, 0.0207, -0.0256, 0.0136, 0.0762, -0.0106, 0.0017,
  ]

  /// Embeds three sentences of known meaning and looks whether the vectors are what this model gives.
  ///
  /// Throws `EngineError.implausible` when they are not, else what `embed` throws. Takes a batch's time and a query's.
  public func selfTest() async throws {
    let texts = [
      "The tenant ended the lease.", "The rental agreement was terminated by the renter.",
      "Bananas ripen faster in a paper bag.",
    ]
    let vectors = try await embed(texts, priority: .interactive).map(\.vector)
    func cosine(_ left: some Sequence<Float>, _ right: some Sequence<Float>) -> Float {
      let (dot, leftSquare, rightSquare) = zip(left, right).reduce((Float(0), Float(0), Float(0))) {
        ($0.0 + $1.0 * $1.1, $0.1 + $1.0 * $1.0, $0.2 + $1.1 * $1.1)
      }
      return dot / (leftSquare * rightSquare).squareRoot()
    }
    func expect(_ isPlausible: Bool, _ reason: @autoclosure () -> String) throws {
      if !isPlausible { throw EngineError.implausible(model: "embedding", reason: reason()) }
    }
    try expect(
      vectors.count == texts.count && vectors.allSatisfy { $0.count == SentenceEncoder.dimensions }, "wrong shape")
    // Comparisons with NaN are false, so a vector of NaNs fails every one of these.
    let start = cosine(vectors[0].prefix(Self.expectedStart.count), Self.expectedStart)
    try expect(start > 0.98, "a known sentence's vector has a cosine of \(start) to the expected one")
    let related = cosine(vectors[0], vectors[1])
    let unrelated = cosine(vectors[0], vectors[2])
    try expect(related > 0.6 && unrelated < 0.3, "similarities are \(related) and \(unrelated)")
    // The query lane has models of its own.
    let alone = try await embed([texts[0]], priority: .interactive).map(\.vector)
    let same = cosine(alone[0], vectors[0])
    try expect(same > 0.999, "a sentence alone has a cosine of \(same) to itself among others")
  }
}
