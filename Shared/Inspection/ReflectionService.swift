import Messages
import RPCCore

/// Server reflection in both of its versions.
public enum ReflectionService {
  /// The two services, for a router beside those that they tell of.
  ///
  /// - Parameters:
  ///   - services: The served services; reflection itself and what it lists are added.
  public static func services(for services: [any Service]) -> [any Service] {
    var files = services.map { type(of: $0).file }
    files.append(ReflectionServiceV1.file)
    files.append(ReflectionServiceV1alpha.file)
    let names =
      services.map { type(of: $0).serviceName } + [
        ReflectionServiceV1.serviceName, ReflectionServiceV1alpha.serviceName,
      ]
    let index = ReflectionIndex(pool: SchemaPool(files: files), services: names.sorted())
    return [ReflectionServiceV1(index: index), ReflectionServiceV1alpha(index: index)]
  }
}
