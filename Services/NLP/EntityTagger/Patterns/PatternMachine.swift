/// The scalars that a pattern sees: a part of a buffer that nothing outside of it influences.
///
/// Safe although it holds a borrowed buffer: it lives inside the closure that borrows it, and positions stay between
/// `lower` and `upper`, which are positions of the buffer.
@safe struct PatternText {
  let scalars: UnsafeBufferPointer<UInt32>
  var lower: Int
  var upper: Int

  subscript(position: Int) -> UInt32 { unsafe scalars[position] }

  /// Python's `$`: the end, and before a line feed at the end.
  func isEnd(_ position: Int) -> Bool {
    unsafe position == upper || (position == upper - 1 && scalars[position] == 10)
  }
}

/// Runs a ``PatternProgram`` on texts, in time linear in text and program, without backtracking.
///
/// All threads of the program advance together, in order of preference (Pike's machine), so that the answer is the one
/// that Python's backtracking finds. A machine holds scratch space and serves one caller at a time.
final class PatternMachine {
  /// Which of several matches counts: the one Python prefers, or the longest.
  enum Choice { case preferred, longest }

  private let program: PatternProgram
  private let looks: [PatternMachine]
  private var threads: [Int] = []
  private var following: [Int] = []
  private var seen: [UInt64]
  private var round: UInt64 = 0
  private var choice = Choice.preferred

  init(_ program: PatternProgram) {
    self.program = program
    looks = program.looks.map(PatternMachine.init)
    seen = Array(repeating: 0, count: program.steps.count)
    threads.reserveCapacity(program.steps.count)
    following.reserveCapacity(program.steps.count)
  }

  /// Where a match that begins at `start` stops, or nil.
  func match(in text: PatternText, at start: Int, choice: Choice = .preferred) -> Int? {
    self.choice = choice
    var best: Int?
    var position = start
    let stride = program.isReversed ? -1 : 1
    following.removeAll(keepingCapacity: true)
    round += 1
    if add(0, at: position, in: text) { best = position }
    while !following.isEmpty {
      swap(&threads, &following)
      let index = program.isReversed ? position - 1 : position
      guard index >= text.lower, index < text.upper else { break }
      let scalar = text[index]
      position += stride
      following.removeAll(keepingCapacity: true)
      round += 1
      for thread in threads {
        guard case .set(let set) = program.steps[thread], program.sets[set].contains(scalar) else { continue }
        if add(thread + 1, at: position, in: text) {
          best = position
          if choice == .preferred { break }
        }
      }
    }
    return best
  }

  /// Adds the reading steps reachable from `step` to `following`; true if the end of the program is one of them,
  /// which ends the search for less preferred threads (unless the longest match is wanted).
  private func add(_ step: Int, at position: Int, in text: PatternText) -> Bool {
    guard seen[step] != round else { return false }
    seen[step] = round
    switch program.steps[step] {
    case .set:
      following.append(step)
      return false
    case .match: return true
    case .jump(let target): return add(target, at: position, in: text)
    case .split(let first, let second):
      let isMatch = add(first, at: position, in: text)
      if isMatch, choice == .preferred { return true }
      return add(second, at: position, in: text) || isMatch
    case .start: return position == text.lower && add(step + 1, at: position, in: text)
    case .end: return text.isEnd(position) && add(step + 1, at: position, in: text)
    case .lookSets(let sets, let ahead, let negated):
      let first = ahead ? position : position - sets.count
      let holds =
        first >= text.lower && first + sets.count <= text.upper
        && sets.indices.allSatisfy { program.sets[sets[$0]].contains(text[first + $0]) }
      return holds != negated && add(step + 1, at: position, in: text)
    case .look(let look, let width, _, let negated):
      let first = position - width
      let holds = first >= text.lower && looks[look].match(in: text, at: first) != nil
      return holds != negated && add(step + 1, at: position, in: text)
    }
  }
}
