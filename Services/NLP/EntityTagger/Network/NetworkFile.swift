/// The arrays of `ner/model`: the nodes of a thinc model and their parameters.
struct NetworkFile {
  static let file = "ner/model"

  private let nodes: [(name: String, parameters: MessagePackValue, attributes: MessagePackValue)]

  init(_ folder: ModelFolder) throws(EntityTaggerError) {
    let document = try folder.document(Self.file)
    guard let nodes = document["nodes"]?.array, let parameters = document["params"]?.array,
      let attributes = document["attrs"]?.array, nodes.count == parameters.count, nodes.count == attributes.count
    else { throw .malformed(file: Self.file, reason: "nodes, attributes and parameters do not match") }
    self.nodes = nodes.indices.map { (nodes[$0]["name"]?.string ?? "", parameters[$0], attributes[$0]) }
  }

  /// An array of the `index`-th node called `name` (nodes are stored from the model's root down, in order of use).
  func array(_ parameter: String, of name: String, _ index: Int, shape: [Int]) throws(EntityTaggerError) -> [Float] {
    let found = nodes.filter { $0.name == name }
    guard index < found.count else { throw .malformed(file: Self.file, reason: "\(name) \(index) is missing") }
    return try NumericArray(
      found[index].parameters[parameter], shape: shape, name: "\(name) \(index) \(parameter)", file: Self.file
    ).values
  }

  /// Throws unless there are `count` nodes called `name`.
  func require(_ count: Int, of name: String) throws(EntityTaggerError) {
    let found = nodes.count { $0.name == name }
    guard found == count else {
      throw .malformed(file: Self.file, reason: "\(found) nodes called \(name) instead of \(count)")
    }
  }

  /// An attribute of the `index`-th node called `name`; attributes are MessagePack documents of their own.
  func attribute(_ key: String, of name: String, _ index: Int) throws(EntityTaggerError) -> MessagePackValue {
    let found = nodes.filter { $0.name == name }
    guard index < found.count, let bytes = found[index].attributes[key]?.bytes else {
      throw .malformed(file: Self.file, reason: "\(name) \(index) has no attribute \(key)")
    }
    return try MessagePackReader.read(Array(bytes), file: "\(Self.file) (\(name) \(index) \(key))")
  }

  /// Rows and hash seeds of the four embedding tables, in the order of ``NetworkShape/attributes``.
  func tables() throws(EntityTaggerError) -> [(rows: UInt32, seed: UInt32)] {
    let columns = try attribute("columns", of: "extract_features", 0).array?.map(\.string)
    guard columns == NetworkShape.attributes else {
      throw .malformed(file: Self.file, reason: "attributes other than \(NetworkShape.attributes)")
    }
    var tables: [(rows: UInt32, seed: UInt32)] = []
    for (index, rows) in NetworkShape.tableRows.enumerated() {
      guard let seed = try attribute("seed", of: "hashembed", index).int, let seed = UInt32(exactly: seed) else {
        throw .malformed(file: Self.file, reason: "a hash seed")
      }
      tables.append((UInt32(rows), seed))
    }
    return tables
  }
}
