import Crypto
import Testing

@testable import Storage

@Suite struct BlobStoreTests {
  private func withStore(_ body: (BlobStore, String) async throws -> Void) async throws {
    let path = Laboratory.temporaryPath()
    defer { removeFolder(path) }
    try await body(try BlobStore(path: path), path)
  }

  private func bytes(_ count: Int) -> [UInt8] {
    var generator = SeededGenerator(seed: UInt64(count))
    return (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
  }

  private func write(_ content: [UInt8], _ store: BlobStore, step: Int = 1 << 16) async throws -> BlobWriter.Summary {
    let writer = try await store.writer(limit: 1 << 30)
    for start in stride(from: 0, to: content.count, by: step) {
      try await writer.append(Array(content[start..<min(start + step, content.count)]))
    }
    let summary = try await writer.finish()
    try await writer.publish()
    return summary
  }

  private func read(_ reader: BlobReader, from offset: UInt64 = 0, limit: UInt64? = nil) async throws -> [UInt8] {
    var content: [UInt8] = []
    for try await chunk in reader.chunks(from: offset, limit: limit) {
      #expect(!chunk.isEmpty && chunk.count <= BlobStore.chunkSize)
      content += chunk
    }
    return content
  }

  @Test("What is written is read back, under the SHA-256 of its bytes", arguments: [0, 1, 262_144, 262_145, 1_000_000])
  func roundTrip(_ size: Int) async throws {
    try await withStore { store, path in
      let content = bytes(size)
      let summary = try await write(content, store)
      #expect(summary.size == UInt64(size))
      #expect(summary.sha256 == Array(SHA256.hash(data: content)))
      let reader = try await store.reader(sha256: summary.sha256)
      #expect(reader.size == UInt64(size))
      #expect(try await read(reader) == content)
      let digest = Hexadecimal.encode(summary.sha256)
      #expect(files(in: path) == ["\(digest.prefix(2))/\(digest.dropFirst(2))"])
    }
  }

  @Test(
    "Ranges are the bytes they say, whatever they are",
    arguments: [
      (0, 10), (5, nil), (299_990, 20), (300_000, 5), (400_000, nil), (UInt64.max, UInt64.max), (0, 0), (7, UInt64.max),
    ]
      as [(UInt64, UInt64?)])
  func ranges(_ offset: UInt64, _ limit: UInt64?) async throws {
    try await withStore { store, _ in
      let content = bytes(300_000)
      let reader = try await store.reader(sha256: write(content, store).sha256)
      let start = Int(min(offset, 300_000))
      let end = start + Int(min(limit ?? .max, UInt64(300_000 - start)))
      #expect(try await read(reader, from: offset, limit: limit) == Array(content[start..<end]))
    }
  }

  @Test("A blob that is not published leaves nothing, and is not found")
  func abandoned() async throws {
    try await withStore { store, path in
      var digest: [UInt8] = []
      do {
        let writer = try await store.writer(limit: 1_000)
        try await writer.append([1, 2, 3])
        digest = try await writer.finish().sha256
        #expect(files(in: path).count == 1)
      }
      // The removal is on the lanes already: work behind it on each sees it done.
      for _ in 0..<4 { try await store.lanes.lane().run { () throws(StorageError) in } }
      #expect(files(in: path).isEmpty)
      await #expect(throws: StorageError.blobMissing(digest: Hexadecimal.encode(digest))) {
        _ = try await store.reader(sha256: digest)
      }
    }
  }

  @Test("What crashed writers left is swept at the next start; blobs stay")
  func sweep() async throws {
    try await withStore { store, path in
      let summary = try await write([1, 2, 3], store)
      #expect(writeFile(path + "/incoming/leftover", "half a file"))
      let again = try BlobStore(path: path)
      #expect(files(in: path).count == 1)
      #expect(try await read(again.reader(sha256: summary.sha256)) == [1, 2, 3])
    }
  }

  @Test("Past its limit a writer refuses, and still leaves nothing")
  func limit() async throws {
    try await withStore { store, path in
      do {
        let writer = try await store.writer(limit: 10)
        try await writer.append(bytes(10))
        await #expect(throws: StorageError.tooLarge(limit: 10)) { try await writer.append([1]) }
      }
      for _ in 0..<4 { try await store.lanes.lane().run { () throws(StorageError) in } }
      #expect(files(in: path).isEmpty)
    }
  }

  @Test("The same bytes twice are one blob")
  func twice() async throws {
    try await withStore { store, path in
      let first = try await write([9, 9], store)
      #expect(try await write([9, 9], store) == first)
      #expect(files(in: path).count == 1)
    }
  }

  @Test("Many writers at once do not mix their bytes")
  func concurrency() async throws {
    try await withStore { store, _ in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 0..<24 {
          group.addTask {
            let content = [UInt8](repeating: UInt8(number), count: 50_000 + number)
            let summary = try await write(content, store, step: 4_096)
            #expect(try await read(store.reader(sha256: summary.sha256)) == content)
          }
        }
        try await group.waitForAll()
      }
    }
  }

  @Test("A check writes, leaves nothing, and fails when nothing can be written")
  func check() async throws {
    try await withStore { store, path in
      try await store.check()
      #expect(files(in: path).isEmpty)
      removeFolder(path)
      await #expect(throws: StorageError.self) { try await store.check() }
    }
  }

  @Test("A full disk is said to be full")
  func full() throws {
    let file = try #require(try OpenFile(appendingTo: "/dev/full"))
    #expect(throws: StorageError.diskFull(path: "/dev/full")) {
      try [UInt8](repeating: 0, count: 10).withUnsafeBytes { try file.write($0) }
    }
  }
}
