import Foundation
import Testing

@testable import Worker

@Suite("A worker's folder")
struct WorkFolderTests {
  private let base = FileManager.default.temporaryDirectory.appending(path: "work-\(UUID().uuidString)").path

  private var shared: String { "\(base)/dossier-worker-\(geteuid())" }

  private func mode(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  @Test("It is its user's alone, as is the one around it, and goes with its worker")
  func own() throws {
    defer { try? FileManager.default.removeItem(atPath: base) }
    do {
      let folder = try WorkFolder(in: base)
      #expect(folder.path.hasPrefix(shared + "/"))
      #expect(try mode(folder.path) == 0o700 && mode(shared) == 0o700)
      try Data([1]).write(to: URL(filePath: folder.path + "/content"))
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: shared) == [])
  }

  @Test("A worker that starts removes what dead ones left, and nothing of the living")
  func sweeps() throws {
    defer { try? FileManager.default.removeItem(atPath: base) }
    let living = try WorkFolder(in: base)
    let document = living.path + "/job/content"
    try FileManager.default.createDirectory(atPath: living.path + "/job", withIntermediateDirectories: false)
    try Data([1]).write(to: URL(filePath: document))
    // As a worker leaves it that is killed: nobody holds its lock.
    let dead = "\(shared)/\(UUID().uuidString)/job"
    try FileManager.default.createDirectory(atPath: dead, withIntermediateDirectories: true)
    try Data([1]).write(to: URL(filePath: dead + "/content"))
    let next = try WorkFolder(in: base)
    #expect(FileManager.default.fileExists(atPath: document))
    #expect(
      try Set(FileManager.default.contentsOfDirectory(atPath: shared).map { "\(shared)/\($0)" })
        == [living.path, next.path])
  }

  @Test("One that others may enter, that is another's, or that leads elsewhere is refused", arguments: 0..<3)
  func refuses(what: Int) throws {
    defer { try? FileManager.default.removeItem(atPath: base) }
    let files = FileManager.default
    try files.createDirectory(atPath: base, withIntermediateDirectories: true)
    switch what {
    case 0:
      try files.createDirectory(atPath: shared, withIntermediateDirectories: false)
      chmod(shared, 0o755)
    case 1:
      try files.createDirectory(atPath: shared, withIntermediateDirectories: false)
      chmod(shared, 0o700)
      // Only root can give folders away; for others there is nothing to test.
      guard chown(shared, 65_534, 65_534) == 0 else { return }
    default: try files.createSymbolicLink(atPath: shared, withDestinationPath: files.temporaryDirectory.path)
    }
    #expect(throws: WorkFolder.Failure.self) { try WorkFolder(in: base) }
  }

  @Test("Where it can be made is known before it is")
  func canBeMade() {
    #expect(WorkFolder.canBeMade(in: base))
    #expect(WorkFolder.canBeMade(in: base + "/more/of/it"))
    #expect(!WorkFolder.canBeMade(in: "/dev/null/x"))
    #expect(!WorkFolder.canBeMade(in: "/etc/passwd"))
    #expect(!FileManager.default.fileExists(atPath: base))
  }
}
