extension Google.Protobuf.FieldMask: ExpressibleByArrayLiteral {
  public init(arrayLiteral paths: String...) { self.init(paths: paths) }

  /// Whether the mask has the path, or one that it is inside of.
  public func contains(_ path: String) -> Bool {
    paths.contains { $0 == path || path.hasPrefix($0 + ".") }
  }
}
