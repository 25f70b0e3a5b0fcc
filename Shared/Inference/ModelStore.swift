internal import Glibc

/// Where the models' files are: a folder with one folder per model, which `make deps` fills.
public struct ModelStore: Sendable, Hashable {
  /// A model that Dossier uses; the raw value is the name of its folder.
  public enum Model: String, Sendable, CaseIterable {
    /// Sentence vectors: `model.onnx`, `vocab.txt`.
    case embedding
    /// Names, addresses, accounts in text: `model.onnx`, `vocab.txt`, `config.json`, `tokenizer.json`.
    case personalData = "personal-data"
    /// General entities: the folder of a spaCy pipeline.
    case entities
    /// What a file is, by content: `model.onnx`, `config.json`, `content_types.json`.
    case fileType = "file-type"
    /// Which side of a page is up: `model.onnx`.
    case orientation
  }

  /// The folder with the models' folders.
  public let root: String

  /// A store in a folder, which need not exist yet.
  public init(root: String) {
    self.root = root
  }

  /// The store that a process uses: `DOSSIER_MODELS_DIR` if set, else the first `.deps/models` found in the working
  /// folder or the executable's folder, or one of their parents.
  ///
  /// Throws `ModelStoreError.noStore` when there is none.
  public static func locate(environment: [String: String] = [:]) throws(ModelStoreError) -> ModelStore {
    if let root = environment["DOSSIER_MODELS_DIR"], !root.isEmpty {
      guard isFolder(root) else { throw .noStore(searched: [root]) }
      return ModelStore(root: root)
    }
    let starts = [workingFolder, executableFolder].compactMap { $0 }
    for start in starts {
      var folder = Substring(start)
      while true {
        let candidate = "\(folder)/.deps/models"
        if isFolder(candidate) { return ModelStore(root: candidate) }
        guard let slash = folder.lastIndex(of: "/") else { break }
        folder = folder[..<slash]
      }
    }
    throw .noStore(searched: starts)
  }

  /// The path of a file of a model, after a look that it is there and readable.
  public func path(_ name: String, of model: Model) throws(ModelStoreError) -> String {
    let path = "\(root)/\(model.rawValue)/\(name)"
    guard unsafe access(path, R_OK) == 0 else { throw .missing(path: path, code: errno) }
    return path
  }

  /// The bytes of a file of a model, at most `limit` of them (64 MiB by default).
  public func contents(of name: String, of model: Model, limit: Int = 64 << 20) throws(ModelStoreError) -> [UInt8] {
    let path = try path(name, of: model)
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw .missing(path: path, code: errno) }
    defer { close(file) }
    var status = stat()
    guard unsafe fstat(file, &status) == 0 else { throw .missing(path: path, code: errno) }
    let size = Int(status.st_size)
    guard size <= limit else { throw .tooLarge(path: path, limit: limit) }
    var failure: CInt = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size, let base = buffer.baseAddress {
        // The read stays within the buffer: `count` never passes `size`.
        let got = unsafe read(file, base + count, size - count)
        if got < 0 && errno == EINTR { continue }
        if got < 0 { failure = errno }
        guard got > 0 else { return }
        count += got
      }
    }
    guard failure == 0 else { throw .missing(path: path, code: failure) }
    return bytes
  }

  private static var workingFolder: String? {
    guard let path = unsafe getcwd(nil, 0) else { return nil }
    defer { unsafe free(path) }
    return unsafe String(cString: path)
  }

  private static var executableFolder: String? {
    guard let path = unsafe realpath("/proc/self/exe", nil) else { return nil }
    defer { unsafe free(path) }
    return unsafe String(cString: path)
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}

/// Why a model's file cannot be had.
public enum ModelStoreError: Error, Sendable, Equatable, CustomStringConvertible {
  /// No folder of models was found, looking from these folders up.
  case noStore(searched: [String])
  /// A file is missing or cannot be read; the code is `errno`'s.
  case missing(path: String, code: Int32)
  /// A file is larger than it can be.
  case tooLarge(path: String, limit: Int)
  /// A file's content is not what it should be.
  case malformed(path: String, reason: String)

  public var description: String {
    switch self {
    case .noStore(let searched):
      "no models found in \(searched.joined(separator: " or ")): run `make deps`, or set DOSSIER_MODELS_DIR"
    case .missing(let path, let code):
      "the model file \(path) cannot be read (\(unsafe String(cString: strerror(code)))): run `make deps`"
    case .tooLarge(let path, let limit): "the model file \(path) is over \(limit) bytes: run `make deps`"
    case .malformed(let path, let reason): "the model file \(path) is malformed (\(reason)): run `make deps`"
    }
  }
}
