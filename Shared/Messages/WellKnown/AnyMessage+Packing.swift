extension Google.Protobuf.AnyMessage {
  /// A message with its type's name.
  public init(packing message: some Message) throws(MessageError) {
    self.init(typeUrl: "type.googleapis.com/\(Swift.type(of: message).fullName)", value: try message.serialized())
  }

  /// The full name of the message's type; empty where the URL has none.
  public var typeName: String { WellKnownType.typeName(inURL: typeUrl) ?? "" }

  /// Whether a message of this type is inside.
  public func holds(_ type: (some Message).Type) -> Bool { typeName == type.fullName }

  /// The message inside; nil where it is of another type.
  public func unpacked<M: Message>(as type: M.Type) throws(MessageError) -> M? {
    guard holds(type) else { return nil }
    return try M(serialized: value)
  }
}
