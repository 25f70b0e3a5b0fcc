import Foundation
import Testing

@Suite("The repository")
struct RepositoryTests {
  let repository: Repository

  init() throws {
    repository = try Repository()
  }

  @Test("The top level is what the design names, and dotfiles")
  func topLevel() {
    let designed: Set = [
      "proto", "Package.swift", "Services", "Shared", "Tests", "k8s", "README.md", "Makefile", "LICENSE",
      "CHANGELOG.md",
    ]
    let found = Set(repository.paths.compactMap { $0.split(separator: "/").first.map(String.init) })
    #expect(found.filter { !$0.hasPrefix(".") }.subtracting(designed).sorted() == [])
  }

  @Test("No programs, libraries, archives or model weights are kept here; only the sample documents are not text")
  func binaries() throws {
    let magics: [[UInt8]] = [
      [0x7F, 0x45, 0x4C, 0x46], [0xCF, 0xFA, 0xED, 0xFE], [0xFE, 0xED, 0xFA, 0xCF], [0xCA, 0xFE, 0xBA, 0xBE],
      Array("MZ".utf8), Array("!<arch>".utf8), Array("PK\u{3}\u{4}".utf8), [0x1F, 0x8B], Array("BZh".utf8),
      [0xFD, 0x37, 0x7A, 0x58, 0x5A], [0x28, 0xB5, 0x2F, 0xFD], [0x00, 0x61, 0x73, 0x6D], Array("GGUF".utf8),
    ]
    for path in repository.paths {
      let data = try repository.data(path)
      #expect(!magics.contains { data.starts(with: $0) }, "\(path) is a program, a library or an archive")
      if try repository.text(path) == nil {
        let document = path.hasPrefix("Services/CLI/Samples/") || path.contains(#/^Tests/\w+/Fixtures//#)
        #expect(document && data.count <= 200_000, "\(path) is neither text nor a small sample document")
      }
    }
  }

  @Test("No file names a folder of somebody's machine or the host of a package index")
  func machines() throws {
    // Told in parts, so that this file does not contain what it looks for.
    let folders = ["work", "farm", "root", "home", "Users", "opt/swift-packages", "opt/wheels", "tmp/w"].map {
      "/\($0)/"
    }
    let hosts = ["pypi.org" + "/simple", "python" + "hosted.org", "registry" + ".npmjs", "proxy" + ".golang"]
    // Below another folder, one of these names says nothing about a machine.
    let named = try Regex("(^|[^\\w.~-])(\(folders.joined(separator: "|")))|\(hosts.joined(separator: "|"))")
    let violations = try repository.paths.flatMap { path in
      try repository.lines(of: path, mentioning: folders + hosts).filter { $0.contains(named) }.map { "\(path): \($0)" }
    }
    #expect(violations == [])
  }

  @Test("Every link of the documentation leads to a file that is here")
  func links() throws {
    for path in repository.paths where path.hasSuffix(".md") && !path.hasPrefix("Services/CLI/Samples/") {
      let folder = repository.root.appending(path: path).deletingLastPathComponent()
      for match in try #require(try repository.text(path)).matches(of: #/\]\(([^)#:\s]+)(#[^)]*)?\)/#) {
        let target = folder.appending(path: String(match.1)).standardizedFileURL.path
        #expect(FileManager.default.fileExists(atPath: target), "\(path) links to \(match.1)")
      }
    }
  }

  @Test("Every `make` command that the documentation names is in the Makefile")
  func commands() throws {
    let makefile = try #require(try repository.text("Makefile"))
    let targets = Set(makefile.matches(of: #/(?m)^([a-z-]+):/#).map { String($0.1) })
    for path in repository.paths where path.hasSuffix(".md") {
      for match in try #require(try repository.text(path)).matches(of: #/(?m)(?:^|`)make ([a-z-]+)/#) {
        #expect(targets.contains(String(match.1)), "\(path) names make \(match.1)")
      }
    }
  }

  @Test("The ports that README.md names are the ports that services listen on")
  func ports() throws {
    let readme = try #require(try repository.text("README.md"))
    let documented = readme.matches(of: #/\| \*\*(\w+)\*\* \| ([0-9]+) \|/#).map { "\($0.1) \($0.2)" }
    let configuration = try #require(try repository.text("Shared/ServiceKit/ServiceConfiguration.swift"))
    let listening = configuration.matches(of: #/case \.(\w+): ([0-9]{4})\b/#).map { "\($0.1) \($0.2)" }
    #expect(documented.count == 4)
    #expect(documented.sorted() == listening.sorted())
  }

  @Test("Every variable that the documentation names is one that the code reads")
  func variables() throws {
    let sources = try repository.paths.filter { $0.hasSuffix(".swift") && !repository.isGenerated($0) }
      .compactMap { try repository.text($0) }.joined()
    // "DOSSIER_\(service)_LISTEN" in the code stands for DOSSIER_API_LISTEN and its three sisters.
    let composed = Set(sources.matches(of: #/DOSSIER_\\\(.*?\)_([A-Z_]+)/#).map { String($0.1) })
    for path in repository.paths where path.hasSuffix(".md") {
      for match in try #require(try repository.text(path)).matches(of: #/\bDOSSIER_[A-Z_]*[A-Z]\b/#) {
        let name = String(match.output)
        let suffix = name.wholeMatch(of: #/DOSSIER_(?:API|NLP|VISION|WORKER)_([A-Z_]+)/#).map { String($0.1) }
        #expect(suffix.map(composed.contains) == true || sources.contains(name), "\(path) names \(name)")
      }
    }
  }

  @Test("Every Debian package that the manifest asks for is one that `make deps` installs")
  func debianPackages() throws {
    let manifest = try #require(try repository.text("Package.swift"))
    let list = try #require(try repository.text(".make/debian-packages.txt"))
    let installed = Set(list.matches(of: #/(?m)^(?:run|test) +(\S+) +\S/#).map { String($0.1) })
    let wanted = manifest.matches(of: #/\.apt\(\["([^"]+)"\]\)/#).map { String($0.1) }
    #expect(!wanted.isEmpty)
    #expect(Set(wanted).subtracting(installed).sorted() == [])
  }

  @Test("Every Swift file is formatted, and keeps to the rules of .swift-format")
  func formatting() throws {
    let files = try Repository.sources.get().map(\.path)
    let result = try Command.run(["swift", "format", "lint", "--strict", "--parallel"] + files, in: repository.root)
    let first = result.output.split(separator: "\n").prefix(40).joined(separator: "\n")
    #expect(result.status == 0, "make format helps with:\n\(first)")
  }
}
