/// What messages cost on streams, and what calls cost a client.
///
/// The servers have the machine's first core, the clients its second. A client writes as fast as it may.
struct StreamsBenchmark: Benchmark {
  let name = "streams"
  let about = "messages of 32 bytes on streams, and calls of a client, beside grpc C++"

  private struct Work: Sendable {
    let name: String
    let kind: RPCClient.Kind
    let messages: Int
    let atOnce: Int

    static let unary = Work(name: "our client, unary, 256 in flight", kind: .unary, messages: 200_000, atOnce: 256)
    static let streams = [
      Work(name: "messages both ways, one stream", kind: .stream, messages: 400_000, atOnce: 1),
      Work(name: "messages both ways, 100 streams", kind: .stream, messages: 400_000, atOnce: 100),
    ]
  }

  /// What a run says of both sides.
  private struct Sample: Sendable {
    let client: RPCClient.Figures
    /// Of the server, for each message, in microseconds.
    let serverCost: Double
  }

  func rows(in laboratory: Laboratory) async throws -> [Row] {
    var rows: [Row] = []
    for work in Work.streams {
      let pairs: [(RPCClient, RPCServer)] = [(.own, .own), (.grpcCPP, .grpcCPP)]
      let samples = try await measure(work, pairs, laboratory)
      rows.append(
        Row(
          work.name, Figure("messages/s", samples[0].map(\.client.rate)),
          against: .init(RPCClient.grpcCPP.rawValue, Figure("messages/s", samples[1].map(\.client.rate))),
          goal: .ratioAtLeast(3)))
      rows.append(
        Row(
          "\(work.name), of the server", Figure("µs", samples[0].map(\.serverCost)),
          against: .init(RPCClient.grpcCPP.rawValue, Figure("µs", samples[1].map(\.serverCost)))))
    }
    // Both clients call the same server.
    let samples = try await measure(.unary, [(.own, .own), (.grpcCPP, .own)], laboratory)
    rows.append(
      Row(
        Work.unary.name, Figure("µs", samples[0].map(\.client.cost)),
        against: .init(RPCClient.grpcCPP.rawValue, Figure("µs", samples[1].map(\.client.cost))),
        goal: .ratioAtMost(1.0 / 3)))
    return rows
  }

  /// In turn, so that what disturbs the machine disturbs all.
  private func measure(
    _ work: Work, _ pairs: [(RPCClient, RPCServer)], _ laboratory: Laboratory
  ) async throws -> [[Sample]] {
    var samples = pairs.map { _ in [Sample]() }
    let messages = laboratory.quick ? work.messages / 20 : work.messages
    for round in 1...(laboratory.quick ? 1 : 5) {
      laboratory.progress("\(work.name), round \(round)")
      for (index, (client, server)) in pairs.enumerated() {
        let sample = try await RunningServer.with(server, laboratory) { server in
          let before = try server.usage
          let figures = try await client.run(
            work.kind, messages: messages, atOnce: work.atOnce, at: server, laboratory.checkout)
          // The client's first tenth counts here, too.
          let cost = (try server.usage.cpu - before.cpu) / .microseconds(messages + messages / 10)
          return Sample(client: figures, serverCost: cost)
        }
        samples[index].append(sample)
      }
    }
    return samples
  }
}
