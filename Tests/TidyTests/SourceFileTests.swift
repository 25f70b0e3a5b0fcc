import Testing

@Suite("How the checks read Swift")
struct SourceFileTests {
  @Test(
    "Comments and strings are told from code",
    arguments: [
      ("let a = 1 // print(1)", "let a = 1            ", "          // print(1)"),
      ("f(\"print(1)\") /* x */ + y", "f(          )         + y", "              /* x */    "),
      ("/* a /* b */ c */ d", "                  d", "/* a /* b */ c */  "),
      ("\"\\(try! x(\")\"))\" + z", "  (try! x(   ))  + z", "                    "),
      ("#\"\\(x) \" \"# + y", "            + y", "               "),
      ("\"\"\"\na \" // b\n\"\"\" + c", "   \n        \n    + c", "   \n        \n       "),
      ("\"a\\\\\" // b", "          ", "      // b"),
    ])
  func lexing(source: String, code: String, comments: String) {
    let split = Lexer.split(Array(source.utf8))
    #expect(split.code == code)
    #expect(split.comments == comments)
  }

  @Test("Imports are found with their access level, whatever their form")
  func imports() {
    let file = SourceFile(
      path: "a.swift",
      text: """
        import Foundation
        @testable import Messages
        internal import CProtobuf
        @preconcurrency public import struct NIOCore.ByteBuffer
        // import Comment
        let text = "import String"
        """)
    #expect(file.imports.map(\.module) == ["Foundation", "Messages", "CProtobuf", "NIOCore"])
    #expect(file.imports.map(\.access) == [nil, nil, "internal", "public"])
    #expect(file.imports.map(\.line) == [1, 2, 3, 4])
  }

  @Test("Functions are measured from brace to brace; requirements and calls have no length")
  func functions() {
    let file = SourceFile(
      path: "a.swift",
      text: """
        protocol P {
          func required(_ x: Int) -> Int
          init(x: Int)
          subscript(i: Int) -> Int { get }
        }
        struct S {
          init?(
            x: [Int] = { [1] }()
          ) {
            self.init(y: x)
          }
          func long<T>(_ body: (T) -> Void) async throws -> T
          where T: P {
            let s = "}"
            if true { } // }
            return try await body(.init(x: 1))
          }
          deinit { }
        }
        """)
    #expect(file.functions.map(\.name) == ["subscript", "init?", "func long", "deinit"])
    #expect(file.functions.map(\.length) == [1, 3, 5, 1])
  }

  @Test("The explanation of a line is the comment on it, under it, and above its declaration")
  func explanation() {
    let file = SourceFile(
      path: "a.swift",
      text: """
        let before = 1 // not this

        /// Sendable, since
        /// the lock guards it.
        @frozen
        final class C:
          @unchecked Sendable  // really
        {
          let other = 1  // not this
        }
        struct D: @unchecked Sendable {
          // Because.
          let x = 1
        }
        """)
    #expect(file.explanation(of: 7) == "/// Sendable, since\n/// the lock guards it.\n// really")
    #expect(file.explanation(of: 11) == "// Because.")
  }
}
