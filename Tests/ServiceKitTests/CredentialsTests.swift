import Foundation
import Testing

@testable import ServiceKit

@Suite("Credentials")
struct CredentialsTests {
  @Test("The file is read back as it was written, and only its owner may read it")
  func file() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("dossier-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(try Credentials.load(from: folder) == nil)
    let credentials = Credentials(address: "127.0.0.1:8080", key: "secret")
    try credentials.save(to: folder)
    try credentials.save(to: folder)
    #expect(try Credentials.load(from: folder) == credentials)
    let path = folder.appendingPathComponent(Credentials.file).path
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [Credentials.file])
  }

  @Test(
    "A file that is damaged is an error that names it, and shows nothing of what is in it",
    arguments: ["", "{", "secret", "{\"key\":\"secret\"}", "{\"address\":1,\"key\":\"secret\"}", "{\"key\":\"secret\\"])
  func damaged(text: String) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("dossier-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for file in [Credentials.file, Credentials.workerFile] {
      let url = folder.appendingPathComponent(file)
      try Data(text.utf8).write(to: url)
      let error = #expect(throws: CredentialsError.self) { try Credentials.load(from: folder, file: file) }
      #expect(error == CredentialsError(path: url.path, isDamaged: true))
      #expect(error?.description.contains(url.path) == true && error?.description.contains("secret") == false)
    }
  }
}
