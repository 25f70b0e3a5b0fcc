/// Numbers for the labels of entities, so that a passage's are the bits of one word.
struct EntityLabels: Sendable {
  /// What a passage must have to have a label.
  enum Requirement: Equatable {
    /// These bits.
    case bits(UInt64)
    /// It has no bit of its own: the database knows.
    case unnumbered
    /// No passage has it.
    case nowhere
  }

  /// Labels with a bit; the models have forty. The passages of any further ones are looked up in the database.
  static let limit = 64

  private var numbers: [String: Int] = [:]
  private var isFull = false

  /// Bits for labels; those that find no room have none.
  mutating func insert(_ labels: [String]) -> UInt64 {
    var bits: UInt64 = 0
    for label in labels {
      if let number = numbers[label] {
        bits |= 1 << UInt64(number)
      } else if numbers.count < Self.limit {
        bits |= 1 << UInt64(numbers.count)
        numbers[label] = numbers.count
      } else {
        isFull = true
      }
    }
    return bits
  }

  func requirement(_ label: String) -> Requirement {
    if let number = numbers[label] { return .bits(1 << UInt64(number)) }
    return isFull ? .unnumbered : .nowhere
  }
}
