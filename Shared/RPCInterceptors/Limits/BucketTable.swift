import Synchronization

/// The buckets of a limit's keys, of which there are at most as many as the limit says: a new one takes the place of one
/// that is forgotten, the fullest without a running call of eight picked at random.
///
/// Keys are spread over shards with a lock each, so that event loops seldom wait for each other.
final class BucketTable: Sendable {
  private static let shardCount = 16
  private static let sample = 8

  private struct Shard {
    var places: [Substring: Int] = [:]
    var buckets: [(key: Substring, bucket: TokenBucket)] = []
    /// Which bucket is forgotten is not for a peer to foresee.
    var dice = SystemRandomNumberGenerator()
  }

  private let shards: [Mutex<Shard>.Box]
  private let limit: Int

  /// - Parameter limit: Keys, at most; at least one in each of 16 shards.
  init(limit: Int) {
    self.limit = max(1, limit / Self.shardCount)
    shards = (0..<Self.shardCount).map { _ in .init(Shard()) }
  }

  /// The key's bucket, a new one where there is none.
  func bucket(of key: Substring) -> TokenBucket {
    let shard = shards[Int(UInt(bitPattern: key.hashValue) % UInt(Self.shardCount))]
    return shard.value.withLock { shard in
      if let place = shard.places[key] { return shard.buckets[place].bucket }
      // A text of its own: not what the key is cut from.
      let entry = (key: String(key)[...], bucket: TokenBucket())
      if shard.buckets.count < limit {
        shard.places[entry.key] = shard.buckets.count
        shard.buckets.append(entry)
      } else {
        let place = Self.victim(&shard)
        shard.places[shard.buckets[place].key] = nil
        shard.places[entry.key] = place
        shard.buckets[place] = entry
      }
      return entry.bucket
    }
  }

  /// Keys that have a bucket.
  var count: Int { shards.reduce(0) { $0 + $1.value.withLock { $0.buckets.count } } }

  private static func victim(_ shard: inout Shard) -> Int {
    func cost(_ place: Int) -> (Int, Int64) {
      let bucket = shard.buckets[place].bucket
      return (bucket.isRunning ? 1 : 0, bucket.fullness)
    }
    var best = Int.random(in: 0..<shard.buckets.count, using: &shard.dice)
    for _ in 1..<sample {
      let other = Int.random(in: 0..<shard.buckets.count, using: &shard.dice)
      if cost(other) < cost(best) { best = other }
    }
    return best
  }
}

extension Mutex where Value: Sendable {
  /// A mutex in an array, which can't hold what can't be copied.
  fileprivate final class Box: Sendable {
    let value: Mutex<Value>
    init(_ value: Value) { self.value = Mutex(value) }
  }
}
