import Messages
import RPCCore

/// Finds the rule that takes a path: a tree of segments, in which a text goes before `*`, and `*` before `**`.
struct HTTPBindingTable: Sendable {
  /// A rule that takes a path, and the values of its variables.
  struct Match: Sendable {
    let binding: HTTPBinding
    let values: [String]
  }

  private struct Node: Sendable {
    var literals: [String: Int] = [:]
    var any: Int?
    /// By verb, or by an empty text without one; then by method of HTTP. The first that is added counts.
    var ends: [String: [String: HTTPBinding]] = [:]
    /// The same for paths of any length from here on.
    var rests: [String: [String: HTTPBinding]] = [:]
  }

  /// The first is the root.
  private var nodes = [Node()]
  private(set) var isEmpty = true

  mutating func add(_ binding: HTTPBinding) {
    isEmpty = false
    let (rule, verb) = (binding.rule, binding.rule.template.verb ?? "")
    var place = 0
    for segment in rule.template.segments {
      switch segment {
      case .literal(let text):
        place = child(nodes[place].literals[text]) { nodes, next in nodes[place].literals[text] = next }
      case .any: place = child(nodes[place].any) { nodes, next in nodes[place].any = next }
      case .rest:
        if nodes[place].rests[verb]?[rule.method] == nil {
          nodes[place].rests[verb, default: [:]][rule.method] = binding
        }
        return
      }
    }
    if nodes[place].ends[verb]?[rule.method] == nil { nodes[place].ends[verb, default: [:]][rule.method] = binding }
  }

  private mutating func child(_ known: Int?, _ link: (inout [Node], Int) -> Void) -> Int {
    if let known { return known }
    nodes.append(Node())
    link(&nodes, nodes.count - 1)
    return nodes.count - 1
  }

  // MARK: - Looking up

  /// The rule for a method of HTTP, and all methods that some rule has for the path.
  ///
  /// - Parameter path: As it came, without the query.
  func match(_ method: String, _ path: Substring) -> (match: Match?, methods: Set<String>) {
    guard path.first == "/" else { return (nil, []) }
    let raw = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
    // Split before decoding, so that an encoded slash stays inside its segment.
    var segments: [String] = []
    for segment in raw {
      guard let text = HTTPRouteTable.decoded(segment, isQuery: false) else { return (nil, []) }
      segments.append(text)
    }
    var methods = Set<String>()
    // With a verb first, since a segment may have a colon in it.
    if let last = raw.last, let colon = last.lastIndex(of: ":"), colon != last.startIndex,
      let bare = HTTPRouteTable.decoded(last[..<colon], isQuery: false),
      let verb = HTTPRouteTable.decoded(last[last.index(after: colon)...], isQuery: false), !verb.isEmpty
    {
      let found = find(method, segments.dropLast() + [bare], verb: verb, &methods)
      if let found { return (values(found, raw.dropLast() + [last[..<colon]]), methods) }
    }
    return (find(method, segments, verb: "", &methods).flatMap { values($0, raw) }, methods)
  }

  /// Depth first; a tree of rules is as deep as its longest, however long the path is.
  private func find(
    _ method: String, _ segments: [String], verb: String, _ methods: inout Set<String>
  ) -> HTTPBinding? {
    var stack = [(node: 0, depth: 0)]
    var rest: HTTPBinding?
    while let (place, depth) = stack.popLast() {
      let node = nodes[place]
      if let bindings = node.rests[verb] {
        methods.formUnion(bindings.keys)
        // The longest beginning counts among these.
        if let binding = bindings[method], rest.map({ $0.rule.template.segments.count <= depth }) ?? true {
          rest = binding
        }
      }
      guard depth < segments.count else {
        if let bindings = node.ends[verb] {
          methods.formUnion(bindings.keys)
          if let binding = bindings[method] { return binding }
        }
        continue
      }
      if let next = node.any, !segments[depth].isEmpty { stack.append((next, depth + 1)) }
      if let next = node.literals[segments[depth]] { stack.append((next, depth + 1)) }
    }
    return rest
  }

  private func values(_ binding: HTTPBinding, _ raw: [Substring]) -> Match? {
    var values: [String] = []
    for variable in binding.rule.template.variables {
      let isRest = binding.rule.template.segments[variable.segments.upperBound - 1] == .rest
      let range = variable.segments.lowerBound..<(isRest ? raw.count : variable.segments.upperBound)
      guard let value = Self.value(raw[range.clamped(to: 0..<raw.count)], variable.hasManySegments) else { return nil }
      values.append(value)
    }
    return Match(binding: binding, values: values)
  }

  /// Of many segments an encoded slash stays encoded: it is not one of those that divide them.
  private static func value(_ segments: ArraySlice<Substring>, _ hasMany: Bool) -> String? {
    var parts: [String] = []
    for segment in segments {
      let kept = hasMany ? segment.replacing("%2F", with: "%252F").replacing("%2f", with: "%252f") : segment
      guard let part = HTTPRouteTable.decoded(kept[...], isQuery: false) else { return nil }
      parts.append(part)
    }
    return parts.joined(separator: "/")
  }
}
