import ExtractionProtocol
import Foundation
import Testing

@testable import Extraction

@Suite struct MarkupExtractionTests {
  // MARK: - HTML

  /// Source and text.
  static let pages: [(String, String)] = [
    ("<p>One &amp; two<p>three", "One & two\n\nthree"),
    ("<h1>A <i>b</i></h1>c", "A b\n\nc"),
    ("a<script>var x = '<p>no</p>'</script><style>p{}</style><!-- no -->b", "ab"),
    ("a<br>b  \n  c", "a\nb c"),
    ("<ul><li><p>one</p><li>two</ul>", "one\n\ntwo"),
    ("<table><tr><td><p>1</p><td>2<tr><td>3</table>", "1\t2\n\n3"),
    ("<pre>\nx\n    y  z\n</pre>", "x\n    y  z"),
    ("&lt;b&gt; &euro; &#x1F3E1; &nosuch;", "<b> € 🏡 &nosuch;"),
    ("<p>unclosed <b>bold<p>next", "unclosed bold\n\nnext"),
    ("plain", "plain"),
    ("<template>no</template><noscript>no</noscript>yes", "yes"),
    ("<p></p><script></script>", ""),
    ("</div>text</p>", "text"),
  ]

  @Test("HTML becomes the text that a reader sees", arguments: pages)
  func html(source: String, text: String) throws {
    #expect(try Recording.of(source.utf8, as: .html).text == text)
    let whole = "<!DOCTYPE html>\n<html lang=en><head></head><body>" + source
    #expect(try Recording.of(whole.utf8, as: .html).text == text)
  }

  @Test("HTML blocks keep their kind, and the title is the document's")
  func htmlBlocks() throws {
    let source = """
      <html><head><title> Price \n list </title></head><body><h2>Fruit</h2><p>Fresh.</p><ul><li>Apples</ul>
      <table><tr><td>a<td>b</table><pre>code</pre></body></html>
      """
    let recording = try Recording.of(source.utf8, as: .html)
    #expect(recording.information?.title == "Price list")
    #expect(recording.kinds == [.heading(level: 2), .paragraph, .listItem, .tableRow, .code])
  }

  @Test("A page's own word on its encoding counts where its bytes do not say better")
  func htmlEncoding() throws {
    let cyrillic = "<meta charset='koi8-r'><p>Привет"
    #expect(try Recording.of(#require(cyrillic.data(using: .init(rawValue: 0x8000_0A02))), as: .html).text == "Привет")
    let lie = "<meta http-equiv=Content-Type content='text/html; charset=iso-8859-1'><p>Grüße"
    #expect(try Recording.of(lie.utf8, as: .html).text == "Grüße")
    let latin = try #require("<meta charset=iso-8859-1><p>Grüße".data(using: .isoLatin1))
    #expect(try Recording.of(latin, as: .html).text == "Grüße")
    let wide = try [0xFF, 0xFE] + #require("<p>Grüße".data(using: .utf16LittleEndian))
    #expect(try Recording.of(wide, as: .html).text == "Grüße")
  }

  @Test("HTML nested too deep is refused; unbalanced ends are not counted against it")
  func htmlDepth() throws {
    let error = Recording.error(String(repeating: "<div>", count: 100_000).utf8, as: .html)
    #expect(error?.code == .tooLarge)
    let unbalanced = String(repeating: "</div></p></x>", count: 5000) + "text"
    #expect(try Recording.of(unbalanced.utf8, as: .html).text == "text")
  }

  @Test("Long HTML comes in pages of bounded size")
  func longHTML() throws {
    let source = String(repeating: "<p>" + String(repeating: "words ", count: 100) + "</p>", count: 1000)
    let pages = try Recording.of(source.utf8, as: .html).pages
    #expect(pages.count > 60)
    #expect(pages.allSatisfy { $0.text.utf8.count < 10 << 10 })
  }

  // MARK: - Markdown

  @Test("Markdown becomes blocks; links and images become their text")
  func markdown() throws {
    let source = """
      # Lease *notes*

      See [the contract](https://example.com/c.pdf) and ![a plan](plan.png),
      also `§ 3`.

      - one
      - two

        more
      1. three

      ```
      let x = 1
      ```

      <div>kept &amp; read</div>

      > quoted
      """
    let recording = try Recording.of(source.utf8, as: .markdown)
    #expect(recording.information?.title == "Lease notes")
    #expect(
      recording.text == """
        Lease notes

        See the contract and a plan,
        also § 3.

        one

        two

        more

        three

        let x = 1

        kept & read

        quoted
        """)
    #expect(
      recording.kinds == [
        .heading(level: 1), .paragraph, .listItem, .listItem, .listItem, .listItem, .code, .paragraph, .paragraph,
      ])
  }

  @Test("Markdown nested a hundred thousand deep is read without a stack of its own")
  func markdownDepth() throws {
    let source = String(repeating: "> ", count: 20_000) + "deep"
    #expect(try Recording.of(source.utf8, as: .markdown).text.hasSuffix("deep"))
  }

  // MARK: - E-mail

  static let message = """
    From: =?utf-8?Q?J=C3=B6rg?= <joerg@example.com>
    To: office@example.com
    Received: from nowhere
    Subject: =?utf-8?B?R3LDvMOfZSBhdXM=?=
     =?iso-8859-1?Q?_K=F6ln?=
    Date: Mon, 1 Jan 2024 10:00:00 +0000
    MIME-Version: 1.0
    Content-Type: multipart/mixed; boundary="outer"

    preamble
    --outer
    Content-Type: multipart/alternative; boundary=inner

    --inner
    Content-Type: text/html

    <p>as HTML</p>
    --inner
    Content-Type: text/plain; charset=iso-8859-1
    Content-Transfer-Encoding: quoted-printable

    Sch=F6ne Gr=FC=
    =DFe

    Second paragraph
    --inner--
    --outer
    Content-Type: application/pdf
    Content-Disposition: attachment; filename="=?utf-8?Q?M=C3=A4rz?=.pdf"
    Content-Transfer-Encoding: base64

    AAAA
    --outer--
    epilogue
    """

  @Test("An e-mail's headers, text and attachments' names are read", arguments: ["\n", "\r\n"])
  func email(lineEnd: String) throws {
    let recording = try Recording.of(Self.message.replacing("\n", with: lineEnd).utf8, as: .email)
    #expect(recording.information?.title == "Grüße aus Köln")
    #expect(recording.information?.author == "Jörg <joerg@example.com>")
    #expect(
      recording.text == """
        From: Jörg <joerg@example.com>
        To: office@example.com
        Date: Mon, 1 Jan 2024 10:00:00 +0000
        Subject: Grüße aus Köln

        Schöne Grüße

        Second paragraph

        [Attachment: März.pdf]
        """)
  }

  @Test("An e-mail cut off anywhere is read as far as it goes")
  func truncatedEmail() throws {
    let bytes = Array(Self.message.utf8)
    for length in stride(from: 1, to: bytes.count, by: 11) {
      #expect(Recording.error(bytes.prefix(length), as: .email) == nil)
    }
  }

  @Test("An e-mail of HTML alone is read, and one nested too deep is refused")
  func otherEmails() throws {
    let html = "Subject: Hi\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
    let body = Data("<h1>Grüße</h1><p>aus Köln".utf8).base64EncodedString()
    #expect(try Recording.of((html + body).utf8, as: .email).text == "Subject: Hi\n\nGrüße\n\naus Köln")
    let nested = String(repeating: "Content-Type: message/rfc822\n\n", count: 50) + "Subject: inner\n\ntext"
    #expect(Recording.error(nested.utf8, as: .email)?.code == .tooLarge)
  }
}
