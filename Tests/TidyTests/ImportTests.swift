import Testing

@Suite("Who imports whom")
struct ImportTests {
  @Test("A file imports only what the architecture lets its module import", arguments: Architecture.modules)
  func directions(module: Architecture.Module) throws {
    let allowed = module.imports.union(module.platform)
    let foreign = try Repository.nestedPackages.get()
    let sources = try Repository.sources(below: module.folder).filter { source in
      !foreign.contains { source.path.hasPrefix($0) }
    }
    let violations = sources.flatMap { source in
      source.imports.filter { !allowed.contains($0.module) }.map { source.place($0.line) }
    }
    #expect(violations == [])
  }

  @Test("Each C library has one wrapping module")
  func wrappers() {
    for library in Architecture.librariesInC.subtracting(Architecture.sharedLibrariesInC) {
      let importers = Architecture.modules.filter { $0.imports.contains(library) }.map(\.name)
      #expect(importers.count == 1, "\(library) is imported by \(importers)")
    }
  }

  @Test("C is imported as an inside matter, so that the compiler keeps its types out of signatures")
  func accessOfImports() throws {
    let violations = try Repository.sources(below: "Shared", "Services").flatMap { source in
      source.imports
        .filter {
          Architecture.librariesInC.contains($0.module) && !["internal", "private", "fileprivate"].contains($0.access)
        }
        .map { source.place($0.line) }
    }
    #expect(violations == [])
  }

  @Test("Every Swift file of Shared and Services belongs to a module of the architecture")
  func placement() throws {
    let violations = try Repository.sources(below: "Shared", "Services").map(\.path).filter { path in
      !Architecture.modules.contains { path.hasPrefix("\($0.folder)/") }
    }
    #expect(violations == [])
  }

  @Test("The package's targets are the architecture's modules")
  func targets() throws {
    let manifest = try #require(try Repository().text("Package.swift"))
    let declared = manifest.matches(of: #/\.(?:target|executableTarget|systemLibrary)\(\s*name: "([^"]+)"/#)
    let names = Set(declared.map { String($0.1) })
    let known = Set(Architecture.modules.map(\.name)).union(Architecture.librariesInC)
      .union(Architecture.testLibrariesInC)
    #expect(names.subtracting(known).sorted() == [], "targets without a rule in Architecture.swift")
    #expect(known.subtracting(names).sorted() == [], "rules without a target in Package.swift")
  }

  @Test("Nothing but tests imports the testing library or a test")
  func tests() throws {
    let violations = try Repository.sources(below: "Shared", "Services").flatMap { source in
      source.imports.filter { ["Testing", "XCTest"].contains($0.module) || $0.module.hasSuffix("Tests") }
        .map { source.place($0.line) }
    }
    #expect(violations == [])
  }
}
