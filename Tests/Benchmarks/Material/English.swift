/// English as case files have it: sentences of many forms, about firms, deadlines, money, places and things, no two of
/// a run alike but by chance.
struct English {
  private var dice: Dice

  init(seed: UInt64) { dice = Dice(seed: seed) }

  /// Sentences until there are about so many words.
  mutating func text(words: Int) -> String {
    var text = ""
    var count = 0
    while count < words {
      let sentence = sentence()
      if !text.isEmpty { text += " " }
      text += sentence
      count += sentence.split(separator: " ").count
    }
    return text
  }

  /// What somebody might type who looks for something in such texts.
  mutating func query() -> String {
    switch dice.number(0...7) {
    case 0: "who \(action()) the \(thing()) of \(dice.pick(Vocabulary.places))"
    case 1: "\(adjective()) \(thing()) \(dice.pick(Vocabulary.subjects))"
    case 2: "\(firm()) \(dice.pick(Vocabulary.subjects))"
    case 3: "when is the \(thing()) due after \(date())"
    case 4: "what did the \(dice.pick(Vocabulary.people)) say about \(dice.pick(Vocabulary.subjects))"
    case 5: "\(reference()) \(thing())"
    case 6: "how much does the \(adjective()) \(thing()) cost in \(dice.pick(Vocabulary.places))"
    default: "\(dice.pick(Vocabulary.subjects)) and \(dice.pick(Vocabulary.subjects)) \(dice.pick(Vocabulary.reasons))"
    }
  }

  mutating func sentence() -> String {
    switch dice.number(0...13) {
    case 0:
      "On \(date()) the \(dice.pick(Vocabulary.people)) of \(firm()) \(action()) the \(adjective()) \(thing())"
        + " in \(dice.pick(Vocabulary.places)) \(dice.pick(Vocabulary.reasons))."
    case 1:
      "\(firm()) shall pay \(money()) for the \(thing()) within \(dice.number(5...90)) days of the \(thing())."
    case 2:
      "The \(adjective()) \(thing()) was \(action()) by the \(dice.pick(Vocabulary.people)), although the"
        + " \(dice.pick(Vocabulary.people)) had asked for a \(adjective()) \(thing()) \(dice.pick(Vocabulary.reasons))."
    case 3:
      "According to \(reference()), \(dice.pick(Vocabulary.subjects)) in \(dice.pick(Vocabulary.places)) rose by"
        + " \(dice.number(1...40)).\(dice.number(0...9)) per cent between \(year()) and \(year())."
    case 4:
      "Neither the \(dice.pick(Vocabulary.people)) nor the \(dice.pick(Vocabulary.people)) could say who \(action()) the"
        + " \(thing()), and the question of \(dice.pick(Vocabulary.subjects)) was left to \(firm())."
    case 5:
      "If the \(thing()) is not \(action()) by \(date()), the \(dice.pick(Vocabulary.people)) may deduct \(money()) for"
        + " each week of delay, up to \(money()) in all."
    case 6:
      "Please see the \(adjective()) \(thing()) (\(reference())) about \(dice.pick(Vocabulary.subjects))."
    case 7:
      "We \(action()) \(dice.number(2...900)) items of \(coined()) \(thing()) from \(firm()), each \(adjective()) and"
        + " worth about \(money())."
    case 8:
      "\(dice.pick(Vocabulary.openings)) \(dice.pick(Vocabulary.subjects)) matters more than"
        + " \(dice.pick(Vocabulary.subjects)) when the \(thing()) is \(adjective())."
    case 9:
      "The meeting in \(dice.pick(Vocabulary.places)) began at \(dice.number(8...17)):\(dice.number(1...5))0; the"
        + " \(dice.pick(Vocabulary.people)) \(action()) the \(thing()) first."
    case 10:
      "\(dice.pick(Vocabulary.openings)) the \(thing()) from \(dice.pick(Vocabulary.places)) arrived \(adjective()), so"
        + " that the \(dice.pick(Vocabulary.people)) \(action()) it \(dice.pick(Vocabulary.reasons))."
    case 11:
      "Clause \(dice.number(1...30)).\(dice.number(1...9)) keeps \(dice.pick(Vocabulary.subjects)) apart from"
        + " \(dice.pick(Vocabulary.subjects)), which \(firm()) denies."
    case 12:
      "It took the \(dice.pick(Vocabulary.people)) \(dice.number(2...30)) \(dice.pick(["hours", "days", "weeks"])) to"
        + " see that the \(coined()) \(thing()) had been \(action())."
    default:
      "\(dice.pick(Vocabulary.openings)) \(firm()) \(action()) a \(adjective()) \(thing()), \(reference()), for"
        + " \(money()) \(dice.pick(Vocabulary.reasons))."
    }
  }

  // MARK: - Parts of sentences

  private mutating func thing() -> String { dice.pick(Vocabulary.things) }
  private mutating func adjective() -> String { dice.pick(Vocabulary.adjectives) }
  private mutating func action() -> String { dice.pick(Vocabulary.actions) }

  private mutating func firm() -> String {
    "\(dice.pick(Vocabulary.firmNames)) \(dice.pick(Vocabulary.trades)) \(dice.pick(["Ltd", "LLP", "plc", "& Co", "GmbH"]))"
  }

  private mutating func date() -> String { "\(dice.number(1...28)) \(dice.pick(Vocabulary.months)) \(year())" }
  private mutating func year() -> String { String(dice.number(1995...2031)) }
  private mutating func money() -> String {
    "\(dice.pick(["£", "€", "$"]))\(dice.number(1...98)),\(dice.number(100...999))"
  }
  private mutating func reference() -> String {
    "\(dice.pick(["LBC", "INV", "REF", "PO", "EX"]))/\(year())/\(String(dice.number(1...9999)))"
  }

  /// A trade name that no dictionary has: texts are full of them.
  private mutating func coined() -> String {
    var name = ""
    for _ in 0..<dice.number(2...3) { name += dice.pick(Vocabulary.onsets) + dice.pick(Vocabulary.rimes) }
    return name.prefix(1).uppercased() + name.dropFirst()
  }
}
