import Foundation
import MessageShapes

/// What messages cost: processor time and allocations of encoding and decoding, beside swift-protobuf in the same run.
///
/// Both libraries do the same work on messages of the same proto file (`Tests/MessageShapes`), one after the other on one core.
struct MessagesBenchmark: Benchmark {
  let name = "messages"
  let about = "processor time and allocations of encoding and decoding a message, beside swift-protobuf"

  /// The costs of one operation on one shape, round by round.
  private struct Costs {
    var samples: [MessageLibrary: [MessageLibrary.Cost]] = [:]

    func nanoseconds(_ library: MessageLibrary) -> Figure? {
      samples[library].map { Figure("ns", $0.map(\.nanoseconds)) }
    }

    func allocations(_ library: MessageLibrary) -> Figure? {
      samples[library].map { Figure("allocations", $0.map(\.allocations)) }
    }

    /// How many times as much the peer takes.
    var advantage: Double? {
      guard let own = nanoseconds(.own), let peer = nanoseconds(.swiftProtobuf) else { return nil }
      return peer.value / own.value
    }
  }

  func rows(in laboratory: Laboratory) async throws -> [Row] {
    var rows: [Row] = []
    var advantages: [Double] = []
    for shape in Shape.allCases {
      for operation in MessageShapes.Operation.allCases {
        let costs = try await costs(of: operation, shape, laboratory)
        let work = "\(shape.rawValue), \(operation.rawValue)"
        guard let own = costs.nanoseconds(.own), let ownAllocations = costs.allocations(.own) else { continue }
        guard let peer = costs.nanoseconds(.swiftProtobuf), let allocations = costs.allocations(.swiftProtobuf) else {
          rows += [Row(work, own), Row(work, ownAllocations)]
          continue
        }
        let peerName = MessageLibrary.swiftProtobuf.rawValue
        rows.append(Row(work, own, against: .init(peerName, peer), goal: operation.isJSON ? nil : .ratioAtMost(1)))
        rows.append(Row(work, ownAllocations, against: .init(peerName, allocations)))
        if [.decode, .encode].contains(operation), let advantage = costs.advantage { advantages.append(advantage) }
      }
    }
    guard !advantages.isEmpty else {
      return rows + [Row(MessageLibrary.swiftProtobuf.rawValue, obstacle: "Run Tests/Benchmarks/RPCPeers/build.")]
    }
    let mean = exp(advantages.map { log($0) }.reduce(0, +) / Double(advantages.count))
    rows.append(Row("decode and encode, geometric mean of advantages", Figure("×", mean), goal: .valueAtLeast(2)))
    return rows
  }

  private func costs(
    of operation: MessageShapes.Operation, _ shape: Shape, _ laboratory: Laboratory
  ) async throws -> Costs {
    var costs = Costs()
    for round in 1...(laboratory.quick ? 1 : 7) {
      laboratory.progress("\(shape.rawValue), \(operation.rawValue), round \(round)")
      // In turn, so that what disturbs the machine disturbs both.
      for library in MessageLibrary.allCases {
        do {
          let times = max(10, shape.times(operation) / (laboratory.quick ? 20 : 1))
          costs.samples[library, default: []].append(
            try await library.cost(of: operation, shape, times: times, laboratory.checkout))
        } catch is Obstacle where library != .own {}
      }
    }
    return costs
  }
}

extension MessageShapes.Operation {
  fileprivate var isJSON: Bool { self == .decodeJSON || self == .encodeJSON }
}

extension Shape {
  /// So often that it takes some tenths of a second.
  fileprivate func times(_ operation: MessageShapes.Operation) -> Int {
    let times =
      switch self {
      case .note: 2_000_000
      case .mentions: 10_000
      case .matrix: 40_000
      case .blob: 100_000
      }
    return operation.isJSON ? times / 20 : times
  }
}
