import Foundation

/// Numbers by chance that are the same in every run (xorshift64*).
struct Dice: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9e37_79b9_7f4a_7c15 | 1 }

  mutating func next() -> UInt64 {
    state ^= state >> 12
    state ^= state << 25
    state ^= state >> 27
    return state &* 0x2545_f491_4f6c_dd1d
  }

  /// One of these; empty when there are none.
  mutating func pick(_ texts: [String]) -> String { texts.randomElement(using: &self) ?? "" }

  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

  /// A number with mean 0 and variance 1 (Box and Muller).
  mutating func normal() -> Float {
    let (first, second) = (Float.random(in: 1e-7...1, using: &self), Float.random(in: 0..<1, using: &self))
    return (-2 * log(first)).squareRoot() * cos(2 * .pi * second)
  }
}
