import Foundation

/// Where a server is and how to get in: the file in the data folder by which commands on the same machine find both.
///
/// Only its owner can read it.
public struct Credentials: Codable, Sendable, Hashable {
  /// Such as `127.0.0.1:8080`.
  public var address: String
  /// An API key.
  public var key: String

  public init(address: String, key: String) {
    self.address = address
    self.key = key
  }

  /// The file for people and commands.
  public static let file = "credentials.json"
  /// The file for the worker that `dossier up` starts.
  public static let workerFile = "worker-credentials.json"

  /// Reads a data folder's file; nil when there is none.
  public static func load(from folder: URL, file: String = Self.file) throws(CredentialsError) -> Credentials? {
    let url = folder.appendingPathComponent(file)
    guard FileManager.default.fileExists(atPath: url.path) else { return nil }
    let data: Data
    do { data = try Data(contentsOf: url) } catch { throw CredentialsError(path: url.path, isDamaged: false) }
    // What the decoder says could quote the key.
    do { return try JSONDecoder().decode(Credentials.self, from: data) } catch {
      throw CredentialsError(path: url.path, isDamaged: true)
    }
  }

  /// Writes a data folder's file, whole or not at all, readable by its owner alone from its first byte.
  public func save(to folder: URL, file: String = Self.file) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let data = try encoder.encode(self)
    let temporary = folder.appendingPathComponent(".\(file).\(ProcessInfo.processInfo.processIdentifier)")
    try? FileManager.default.removeItem(at: temporary)
    let descriptor = open(temporary.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw CocoaError(.fileWriteNoPermission, userInfo: [NSFilePathErrorKey: temporary.path])
    }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    try handle.write(contentsOf: data)
    try handle.synchronize()
    let target = folder.appendingPathComponent(file)
    guard rename(temporary.path, target.path) == 0 else {
      throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: target.path])
    }
  }

  /// `DOSSIER_DATA_DIR`'s default: `$XDG_DATA_HOME/dossier`, or `~/.local/share/dossier`.
  public static func defaultDataFolder(_ environment: [String: String]) -> String {
    if let base = environment["XDG_DATA_HOME"], base.hasPrefix("/") { return "\(base)/dossier" }
    return "\(environment["HOME"] ?? NSHomeDirectory())/.local/share/dossier"
  }
}

/// A credentials file that is there and can't be used.
public struct CredentialsError: Error, Sendable, Hashable, CustomStringConvertible {
  public let path: String
  /// Read, but not what ``Credentials/save(to:file:)`` writes.
  public let isDamaged: Bool

  public var description: String {
    isDamaged
      ? "“\(path)” is damaged: it does not have an address and a key as JSON." : "“\(path)” can't be read."
  }
}
