/// What swift-protobuf's messages cost. usage: messages SHAPE OPERATION TIMES
@main
struct MessagesProgram {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 4, let shape = Shape(rawValue: arguments[1]),
      let operation = Operation(rawValue: arguments[2]), let times = Int(arguments[3])
    else { fatalError("usage: messages SHAPE OPERATION TIMES") }
    print(try OperationCost(times: times, of: shape.operation(operation)).text)
  }
}
