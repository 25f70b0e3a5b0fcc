import Messages
import RPCCore
import RPCTransport

/// The services by which others look into a server, in one call, as grpc-go's admin package has it.
public enum AdminServices {
  /// Reflection in both versions, health where it is given, and channelz where there is a registry: for a router beside
  /// the services that they tell of.
  ///
  /// - Parameter health: Such as a ``HealthService``.
  public static func services(
    for services: [any Service], health: (any Service)? = nil, registry: TransportRegistry? = nil
  ) -> [any Service] {
    var standard: [any Service] = []
    if let health { standard.append(health) }
    if let registry { standard.append(ChannelzService(registry)) }
    return standard + ReflectionService.services(for: services + standard)
  }
}
