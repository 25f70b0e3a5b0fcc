import RPCCore

/// Decides which of a lane's endpoints are connected to, and which of them gets a call.
///
/// Everything happens on the lane's event loop; what it decides is in the ``Picker`` that the lane uses until it is given
/// another one, so that a call costs one step of that.
protocol Balancer: Subchannel.Owner {
  /// The endpoints are these now. Those that stay keep their connections.
  func update(_ endpoints: [Endpoint])
  /// A call waits: connects, if nothing else does.
  func wanted()
  /// Lets go of all endpoints; their connections close after their last calls.
  func close()
}

/// Where a call goes.
enum Pick {
  case subchannel(Subchannel)
  /// Nowhere yet.
  case wait
  /// Nowhere, and a call that is not patient need not wait. It is not asked for again on the call's behalf.
  case fail(RPCError)
}

/// A balancer's decision, as it stands.
protocol Picker: AnyObject {
  /// - Parameter avoided: An endpoint that is taken only if there is no other.
  func pick(avoiding avoided: SocketTarget?) -> Pick
}

/// Every call is treated the same.
final class ConstantPicker: Picker {
  private let choice: Pick
  init(_ choice: Pick) { self.choice = choice }

  func pick(avoiding avoided: SocketTarget?) -> Pick { choice }
}
