// Dynamic values as Swift literals.

extension Google.Protobuf.Value: ExpressibleByStringLiteral, ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByNilLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  public init(stringLiteral value: String) { self.init(kind: .stringValue(value)) }
  public init(floatLiteral value: Double) { self.init(kind: .numberValue(value)) }
  public init(integerLiteral value: Int) { self.init(kind: .numberValue(Double(value))) }
  public init(booleanLiteral value: Bool) { self.init(kind: .boolValue(value)) }
  public init(nilLiteral: ()) { self.init(kind: .nullValue(.nullValue)) }

  public init(arrayLiteral elements: Self...) {
    self.init(kind: .listValue(Google.Protobuf.ListValue(values: elements)))
  }

  public init(dictionaryLiteral elements: (String, Self)...) {
    self.init(kind: .structValue(Google.Protobuf.Struct(fields: Dictionary(elements, uniquingKeysWith: { $1 }))))
  }
}

extension Google.Protobuf.Struct: ExpressibleByDictionaryLiteral {
  public init(dictionaryLiteral elements: (String, Google.Protobuf.Value)...) {
    self.init(fields: Dictionary(elements, uniquingKeysWith: { $1 }))
  }

  public subscript(key: String) -> Google.Protobuf.Value? {
    get { fields[key] }
    set { fields[key] = newValue }
  }
}
