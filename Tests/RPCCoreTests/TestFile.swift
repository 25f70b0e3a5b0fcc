import Messages

/// A service that no proto file declares has an empty one.
enum TestFile {
  static var schema: FileSchema { FileSchema(embedded: "") }
}
