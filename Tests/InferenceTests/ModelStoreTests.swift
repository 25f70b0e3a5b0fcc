import Foundation
import Inference
import Testing

@Suite struct ModelStoreTests {
  /// A folder with one model, gone when the test ends.
  private func withStore(_ body: (ModelStore, URL) throws -> Void) throws {
    let root = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    let folder = root.appending(path: "file-type")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: root) }
    try Data("some text".utf8).write(to: folder.appending(path: "config.json"))
    try body(ModelStore(root: root.path), root)
  }

  @Test("A file is read whole, up to a limit")
  func reads() throws {
    try withStore { store, root in
      let contents = try store.contents(of: "config.json", of: .fileType)
      #expect(contents == Array("some text".utf8))
      let path = root.path + "/file-type/config.json"
      #expect(throws: ModelStoreError.tooLarge(path: path, limit: 8)) {
        try store.contents(of: "config.json", of: .fileType, limit: 8)
      }
    }
  }

  @Test("A missing file is named, with the command that brings it", arguments: ModelStore.Model.allCases)
  func names(model: ModelStore.Model) throws {
    try withStore { store, root in
      let error = try #require(throws: ModelStoreError.self) { try store.path("model.onnx", of: model) }
      #expect(error == .missing(path: "\(root.path)/\(model.rawValue)/model.onnx", code: ENOENT))
      #expect("\(error)".contains("make deps") && "\(error)".contains("No such file"))
    }
  }

  @Test("The environment's folder is used, and it must be there")
  func locates() throws {
    try withStore { store, root in
      let located = try ModelStore.locate(environment: ["DOSSIER_MODELS_DIR": root.path])
      #expect(located == store)
      #expect(throws: ModelStoreError.noStore(searched: [root.path + "/nothing"])) {
        try ModelStore.locate(environment: ["DOSSIER_MODELS_DIR": root.path + "/nothing"])
      }
    }
  }
}
