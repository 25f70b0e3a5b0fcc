import Foundation
import Testing

/// What the extractor takes from itself, tried out by a program that does nothing else.
@Suite struct ConfinementTests {
  /// Tries one call after the other and tells each one's error number; confined before by the extractor's own header.
  private static let probe = """
    #define _GNU_SOURCE
    #include "shim.h"
    #include <pthread.h>
    #include <stdio.h>
    #include <stdlib.h>
    #include <sys/resource.h>
    #include <sys/socket.h>
    #include <sys/stat.h>
    static void *thread(void *argument) { return argument; }
    static void tell(const char *name, long result) { printf("%s %d\\n", name, result < 0 ? errno : 0); }
    static int opened(int descriptor) { if (descriptor >= 0) close(descriptor); return descriptor; }
    int main(int count, char **arguments) {
      const char *file = arguments[1], *fresh = arguments[2];
      int writable = open(file, O_RDWR);
      pthread_t started;
      struct rlimit limit;
      char *none[] = {0};
      if (confinement_drop_privileges() || confinement_filter_calls()) return 1;
      tell("read", opened(open(file, O_RDONLY | O_CLOEXEC)));
      tell("folder", opened(open("/usr", O_RDONLY | O_DIRECTORY)));
      tell("thread", -pthread_create(&started, 0, thread, 0));
      tell("own-signal", syscall(SYS_tgkill, getpid(), syscall(SYS_gettid), 0));
      tell("own-limit", getrlimit(RLIMIT_CPU, &limit));
      tell("write", opened(open(file, O_WRONLY)));
      tell("read-write", opened(open(file, O_RDWR)));
      tell("truncate-by-opening", opened(open(file, O_RDONLY | O_TRUNC)));
      tell("make", opened(open(fresh, O_RDONLY | O_CREAT, 0600)));
      tell("make-nameless", opened(open("/tmp", O_TMPFILE | O_RDWR, 0600)));
      tell("old-open", opened((int)syscall(SYS_openat, AT_FDCWD, fresh, O_WRONLY | O_CREAT, 0600)));
      tell("openat2", syscall(SYS_openat2, AT_FDCWD, file, 0L, 0L));
      tell("ftruncate", ftruncate(writable, 0));
      tell("fchmod", fchmod(writable, 0777));
      tell("remove", unlink(file));
      tell("rename", rename(file, fresh));
      tell("folder-make", mkdir(fresh, 0700));
      tell("fork", syscall(SYS_clone, (long)SIGCHLD, 0L, 0L, 0L, 0L));
      tell("clone3", syscall(SYS_clone3, 0L, 0L));
      tell("program", execve("/bin/true", none, none));
      tell("signal", kill(getppid(), 0));
      tell("signal-thread", syscall(SYS_tgkill, getppid(), getppid(), 0));
      tell("signal-any-thread", syscall(SYS_tkill, getppid(), 0));
      tell("process-handle", syscall(SYS_pidfd_open, getppid(), 0));
      tell("other-limit", prlimit(getppid(), RLIMIT_CPU, 0, &limit));
      tell("socket", socket(AF_INET, SOCK_STREAM, 0));
      return 0;
    }
    """

  private static let allowed: Set<String> = ["read", "folder", "thread", "own-signal", "own-limit"]
  /// Not there at all, so that C libraries take the older call, which can be filtered.
  private static let unknown: Set<String> = ["openat2", "clone3"]

  @Test("It can read, and start threads; it can't write, start processes, signal others, or open sockets")
  func calls() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "confinement-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (source, program) = (folder.appending(path: "probe.c"), folder.appending(path: "probe"))
    let (file, fresh) = (folder.appending(path: "file"), folder.appending(path: "fresh"))
    try Data(Self.probe.utf8).write(to: source)
    try Data("kept".utf8).write(to: file)
    let header = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Services/Worker/CConfinement")
    // The compiler is Swift's own.
    _ = try Self.run("clang", "-Wall", "-Werror", "-I\(header.path)", source.path, "-o", program.path, "-pthread")
    let said = try Self.run(program.path, file.path, fresh.path)
    var seen = 0
    for line in said.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      guard let name = words.first, let error = words.last.flatMap({ Int32($0) }) else { continue }
      let expected = Self.allowed.contains(name) ? 0 : Self.unknown.contains(name) ? ENOSYS : EPERM
      #expect(error == expected, "\(name): \(String(cString: strerror(error)))")
      seen += 1
    }
    #expect(seen == 26)
    #expect(try Data(contentsOf: file) == Data("kept".utf8))
    #expect(!FileManager.default.fileExists(atPath: fresh.path))
  }

  /// What a program prints; throws when it does not end well.
  private static func run(_ arguments: String...) throws -> String {
    struct Failed: Error { let output: String }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failed(output: output) }
    return output
  }
}
