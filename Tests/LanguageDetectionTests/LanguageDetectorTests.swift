import LanguageDetection
import Testing

@Suite struct LanguageDetectorTests {
  @Test(
    "Sentences are in the language they are in",
    arguments: [
      ("The tenant has not paid the rent since the beginning of the year.", "en"),
      ("Der Mieter hat seit Anfang des Jahres keine Miete bezahlt.", "de"),
      ("Le locataire n'a pas payé le loyer depuis le début de l'année.", "fr"),
      ("El inquilino no ha pagado el alquiler desde principios de año.", "es"),
      ("L'inquilino non ha pagato l'affitto dall'inizio dell'anno.", "it"),
      ("De huurder heeft sinds het begin van het jaar geen huur betaald.", "nl"),
      ("Najemca nie zapłacił czynszu od początku roku, mimo wezwania.", "pl"),
      ("Арендатор не платил арендную плату с начала года.", "ru"),
      ("השוכר לא שילם את שכר הדירה מתחילת השנה.", "he"),
      ("لم يدفع المستأجر الإيجار منذ بداية العام.", "ar"),
      ("租户自年初以来一直没有支付房租。", "zh-Hans"),
      ("借主は年初から家賃を払っていません。", "ja"),
      ("세입자는 연초부터 집세를 내지 않았다.", "ko"),
    ])
  func detects(text: String, code: String) {
    let detection = LanguageDetector().detect(text)
    #expect(detection.code == code)
    #expect(detection.isReliable)
  }

  @Test("A text in two languages has both, with shares that sum up to one at most")
  func detectsSeveral() {
    let english = String(repeating: "The tenant has not paid the rent since January of this year. ", count: 4)
    let german = String(repeating: "Der Vermieter verlangt die Räumung der Wohnung und Schadensersatz. ", count: 4)
    let detection = LanguageDetector().detect(english + german)
    #expect(Set(detection.languages.map(\.code)) == ["en", "de"])
    #expect(detection.languages.allSatisfy { $0.proportion > 0.3 })
    #expect(detection.languages.reduce(0) { $0 + $1.proportion } <= 1)
  }

  @Test("What is no language is undetermined", arguments: ["", " ", "12345 67890", "\u{0}\u{0}", "🙂🙂🙂"])
  func isUnknown(text: String) {
    #expect(LanguageDetector().detect(text) == .unknown)
  }

  @Test("Only the beginning of a long text is read, cut between characters", arguments: 1...8)
  func cuts(limit: Int) {
    let text = "é€🙂 " + String(repeating: "Der Mieter hat keine Miete bezahlt. ", count: 100)
    let long = LanguageDetector(maximumBytes: 512 + limit).detect(text)
    #expect(long.code == "de")
    #expect(LanguageDetector(maximumBytes: limit).detect(text).languages.count <= 1)
  }

  @Test("The self-test passes")
  func passesSelfTest() throws {
    try LanguageDetector().selfTest()
  }
}
