/// Parses the part of Python's `re` syntax that tokenizer patterns use.
///
/// That is: literals, escapes, classes, groups (all taken as non-capturing), alternatives, greedy repetition, `^`, `$`,
/// and look-around. Anything else is an error, never a guess.
struct PatternParser {
  static let maximumLength = 1 << 16
  static let maximumDepth = 32
  static let maximumRepetition = 256

  private let name: String
  private let scalars: [UInt32]
  private var position = 0

  static func parse(_ pattern: String, name: String) throws(EntityTaggerError) -> PatternNode {
    var parser = PatternParser(name: name, scalars: pattern.unicodeScalars.map(\.value))
    guard parser.scalars.count <= maximumLength else { throw parser.unsupported("longer than \(maximumLength)") }
    parser.skip("(?u)")
    let node = try parser.alternatives(depth: 0)
    guard parser.position == parser.scalars.count else { throw parser.unsupported("unbalanced )") }
    return node
  }

  private init(name: String, scalars: [UInt32]) {
    self.name = name
    self.scalars = scalars
  }

  private func unsupported(_ reason: String) -> EntityTaggerError {
    .unsupportedPattern(name: name, reason: "\(reason) (at character \(position))")
  }

  private func peek(_ offset: Int = 0) -> Unicode.Scalar? {
    position + offset < scalars.count ? Unicode.Scalar(scalars[position + offset]) : nil
  }

  private mutating func next() throws(EntityTaggerError) -> Unicode.Scalar {
    guard let scalar = peek() else { throw unsupported("the pattern ends too early") }
    position += 1
    return scalar
  }

  @discardableResult
  private mutating func skip(_ text: String) -> Bool {
    let wanted = text.unicodeScalars.map(\.value)
    guard scalars[position...].starts(with: wanted) else { return false }
    position += wanted.count
    return true
  }

  private mutating func alternatives(depth: Int) throws(EntityTaggerError) -> PatternNode {
    guard depth < Self.maximumDepth else { throw unsupported("nested deeper than \(Self.maximumDepth)") }
    var nodes = [try sequence(depth: depth)]
    while skip("|") { nodes.append(try sequence(depth: depth)) }
    return nodes.count == 1 ? nodes[0] : .alternatives(nodes)
  }

  private mutating func sequence(depth: Int) throws(EntityTaggerError) -> PatternNode {
    var nodes: [PatternNode] = []
    while let scalar = peek(), scalar != "|", scalar != ")" {
      nodes.append(try repetition(of: atom(depth: depth)))
    }
    return nodes.count == 1 ? nodes[0] : .sequence(nodes)
  }

  private mutating func repetition(of node: PatternNode) throws(EntityTaggerError) -> PatternNode {
    let bounds: (minimum: Int, maximum: Int?)
    if skip("?") {
      bounds = (0, 1)
    } else if skip("*") {
      bounds = (0, nil)
    } else if skip("+") {
      bounds = (1, nil)
    } else if skip("{") {
      let minimum = number() ?? 0
      let maximum = skip(",") ? number() : minimum
      guard skip("}"), minimum <= maximum ?? minimum, max(minimum, maximum ?? 0) <= Self.maximumRepetition else {
        throw unsupported("repetition bounds")
      }
      bounds = (minimum, maximum)
    } else {
      return node
    }
    if let scalar = peek(), "?*+{".unicodeScalars.contains(scalar) { throw unsupported("lazy or nested repetition") }
    return .repeated(node, minimum: bounds.minimum, maximum: bounds.maximum)
  }

  private mutating func number() -> Int? {
    var value: Int?
    while let scalar = peek(), ("0"..."9").contains(scalar), value ?? 0 <= Self.maximumRepetition {
      value = (value ?? 0) * 10 + Int(scalar.value - 48)
      position += 1
    }
    return value
  }

  private mutating func atom(depth: Int) throws(EntityTaggerError) -> PatternNode {
    let scalar = try next()
    switch scalar {
    case "^": return .start
    case "$": return .end
    case "(": return try group(depth: depth)
    case "[": return .set(try bracket())
    case "\\":
      var set = ScalarSet()
      try insertEscape(into: &set)
      set.seal()
      return .set(set)
    case ".":
      var set = ScalarSet(10)
      set.negate()
      return .set(set)
    case "*", "+", "?": throw unsupported("nothing to repeat")
    default: return .set(ScalarSet(scalar.value))
    }
  }

  private mutating func group(depth: Int) throws(EntityTaggerError) -> PatternNode {
    var look: (ahead: Bool, negated: Bool)?
    if skip("?<=") {
      look = (false, false)
    } else if skip("?<!") {
      look = (false, true)
    } else if skip("?=") {
      look = (true, false)
    } else if skip("?!") {
      look = (true, true)
    } else if !skip("?:"), peek() == "?" {
      throw unsupported("this kind of group")
    }
    let node = try alternatives(depth: depth + 1)
    guard skip(")") else { throw unsupported("a group is not closed") }
    guard let look else { return node }
    return .look(node, ahead: look.ahead, negated: look.negated)
  }

  private mutating func bracket() throws(EntityTaggerError) -> ScalarSet {
    var set = ScalarSet()
    let isNegated = skip("^")
    var isFirst = true
    while isFirst || peek() != "]" {
      isFirst = false
      let lower: UInt32?
      let scalar = try next()
      lower = scalar == "\\" ? try insertEscape(into: &set) : scalar.value
      guard let lower else { continue }
      if peek() == "-", let following = peek(1), following != "]" {
        position += 1
        let scalar = try next()
        let upper = scalar == "\\" ? try insertEscape(into: &set) : scalar.value
        guard let upper, lower <= upper else { throw unsupported("a range of a class") }
        set.insert(lower...upper)
      } else {
        set.insert(lower...lower)
      }
    }
    position += 1
    if isNegated { set.negate() }
    set.seal()
    return set
  }

  /// Puts what stands behind a backslash into `set`; returns the scalar if it is one.
  @discardableResult
  private mutating func insertEscape(into set: inout ScalarSet) throws(EntityTaggerError) -> UInt32? {
    let scalar = try next()
    let value: UInt32
    switch scalar {
    case "w": set.insert(.word); return nil
    case "d": set.insert(.digit); return nil
    case "s": set.insert(.space); return nil
    case "S": set.insert(.notSpace); return nil
    case "u": value = try hexadecimal(digits: 4)
    case "U": value = try hexadecimal(digits: 8)
    case "x": value = try hexadecimal(digits: 2)
    case "t": value = 9
    case "n": value = 10
    case "r": value = 13
    case _ where scalar.properties.isAlphabetic || ("0"..."9").contains(scalar):
      throw unsupported("the escape \\\(scalar)")
    default: value = scalar.value
    }
    set.insert(value...value)
    return value
  }

  private mutating func hexadecimal(digits: Int) throws(EntityTaggerError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<digits {
      guard let digit = Character(try next()).hexDigitValue else { throw unsupported("a hexadecimal escape") }
      value = value << 4 | UInt32(digit)
    }
    return value
  }
}
