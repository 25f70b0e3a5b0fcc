import ExtractionProtocol

/// What an element means for the text, by its name.
enum HTMLElement {
  case block(Block.Kind)
  case preformatted
  case cell
  case lineBreak
  case rule
  case title
  /// With all that is in it.
  case ignored
  case inline

  init(_ name: String) {
    switch name {
    case "p", "div", "section", "article", "header", "footer", "main", "nav", "aside", "blockquote", "address",
      "figure", "figcaption", "ul", "ol", "dl", "table", "caption", "thead", "tbody", "tfoot", "form", "fieldset",
      "legend", "details", "summary", "body", "center", "option", "dialog", "hgroup", "search", "menu", "textarea":
      self = .block(.paragraph)
    case "h1": self = .block(.heading(level: 1))
    case "h2": self = .block(.heading(level: 2))
    case "h3": self = .block(.heading(level: 3))
    case "h4": self = .block(.heading(level: 4))
    case "h5": self = .block(.heading(level: 5))
    case "h6": self = .block(.heading(level: 6))
    case "li", "dt", "dd": self = .block(.listItem)
    case "tr": self = .block(.tableRow)
    case "td", "th": self = .cell
    case "pre", "listing", "xmp", "plaintext": self = .preformatted
    case "br": self = .lineBreak
    case "hr": self = .rule
    case "title": self = .title
    case "script", "style", "noscript", "template", "svg", "iframe", "object", "audio", "video", "canvas":
      self = .ignored
    default: self = .inline
    }
  }
}
