import Foundation

func removeFolder(_ path: String) {
  try? FileManager.default.removeItem(atPath: path)
}

func copyFolder(_ path: String, to other: String) throws {
  try FileManager.default.copyItem(atPath: path, toPath: other)
}

func writeFile(_ path: String, _ text: String) -> Bool {
  FileManager.default.createFile(atPath: path, contents: Data(text.utf8))
}

/// The files below a folder, by their paths in it.
func files(in path: String) -> [String] {
  (FileManager.default.enumerator(atPath: path)?.allObjects as? [String] ?? []).filter { name in
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path + "/" + name, isDirectory: &isFolder) && !isFolder.boolValue
  }.sorted()
}
