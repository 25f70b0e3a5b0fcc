internal import CMarkdown
import ExtractionProtocol

/// A parsed Markdown document.
///
/// Safe: the pointers never leave it and live as long as it does. Walked by cmark's iterator, so that no depth of
/// nesting takes stack.
@safe struct MarkdownTree: ~Copyable {
  // Owned; freed at the end.
  private let root: OpaquePointer?

  init(taking root: OpaquePointer?) { unsafe self.root = root }

  deinit {
    unsafe cmark_node_free(root)
  }

  /// Writes the document's blocks; its first heading of level 1 becomes its title.
  func write(to pages: TextPages) throws {
    pages.information.title = try title()
    var listDepth = 0
    try unsafe walk { event, type, node in
      switch (type, event) {
      case (CMARK_NODE_ITEM, CMARK_EVENT_ENTER):
        listDepth += 1
        pages.startBlock(.listItem)
      case (CMARK_NODE_ITEM, _): listDepth -= 1
      case (CMARK_NODE_HEADING, CMARK_EVENT_ENTER):
        pages.startBlock(.heading(level: unsafe Int(cmark_node_get_heading_level(node))))
      case (CMARK_NODE_PARAGRAPH, CMARK_EVENT_ENTER): pages.startBlock(listDepth > 0 ? .listItem : .paragraph)
      case (CMARK_NODE_CODE_BLOCK, _):
        pages.startBlock(.code)
        try pages.write(unsafe Self.literal(node).filter { !$0.isUnwantedControl })
      case (CMARK_NODE_HTML_BLOCK, _):
        let reader = try HTMLReader(pages, takesTitle: false)
        try reader.parse(String(String.UnicodeScalarView(unsafe Self.literal(node))))
        try reader.finish()
        pages.startBlock(.paragraph)
      default: try unsafe Self.writeInline(type, node, to: pages)
      }
    }
  }

  private static func writeInline(_ type: cmark_node_type, _ node: OpaquePointer?, to pages: TextPages) throws {
    switch type {
    case CMARK_NODE_TEXT, CMARK_NODE_CODE: try pages.write(unsafe literal(node).filter { !$0.isUnwantedControl })
    // Lines are kept: what CommonMark calls one paragraph may be a table to others.
    case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: try pages.write("\n")
    default: break
    }
  }

  /// The text of the first heading of level 1.
  private func title() throws -> String? {
    var title = String.UnicodeScalarView()
    var isInside = false
    var isDone = false
    try unsafe walk { event, type, node in
      if isDone { return }
      if type == CMARK_NODE_HEADING, unsafe cmark_node_get_heading_level(node) == 1 {
        isDone = isInside
        isInside = event == CMARK_EVENT_ENTER
      } else if isInside, type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE {
        title.append(contentsOf: unsafe Self.literal(node))
      } else if isInside, type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK {
        title.append(" ")
      }
    }
    let text = String(title).singleLine
    return text.isEmpty ? nil : text
  }

  private func walk(_ visit: (cmark_event_type, cmark_node_type, OpaquePointer?) throws -> Void) throws {
    guard let iterator = unsafe cmark_iter_new(root) else { return }
    defer { unsafe cmark_iter_free(iterator) }
    while true {
      let event = unsafe cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE { return }
      let node = unsafe cmark_iter_get_node(iterator)
      try unsafe visit(event, cmark_node_get_type(node), node)
    }
  }

  private static func literal(_ node: OpaquePointer?) -> String.UnicodeScalarView {
    guard let text = unsafe cmark_node_get_literal(node) else { return String.UnicodeScalarView() }
    return unsafe String(cString: text).unicodeScalars
  }
}
