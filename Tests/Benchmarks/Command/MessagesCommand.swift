import ArgumentParser
import MessageShapes

/// One measurement of the `messages` benchmark, in a process of its own as the peer's is.
struct MessagesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "messages", abstract: "Encodes or decodes one message many times.", shouldDisplay: false)

  @Argument(help: "Such as “100 nested”.")
  var shape: Shape

  @Argument(help: "Such as “decode”.")
  var operation: MessageShapes.Operation

  @Argument(help: "How often.")
  var times: Int

  func run() throws { print(try OperationCost(times: times, of: shape.operation(operation)).text) }
}

extension Shape: ExpressibleByArgument {}
extension MessageShapes.Operation: ExpressibleByArgument {}
