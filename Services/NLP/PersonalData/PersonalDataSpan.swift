/// A stretch of a text that is personal data.
public struct PersonalDataSpan: Sendable, Hashable {
  /// What it is.
  public enum Label: String, Sendable, CaseIterable {
    case givenName = "GIVEN_NAME"
    case surname = "SURNAME"
    case email = "EMAIL"
    case url = "URL"
    case ipAddress = "IP_ADDRESS"
    case phone = "PHONE"
    case iban = "IBAN"
    case card = "CARD"
    case bankAccount = "BANK_ACCOUNT"
    case routingNumber = "ROUTING_NUMBER"
    case taxNumber = "TAX_ID"
    case socialSecurityNumber = "SSN"
    case governmentIdentifier = "GOVERNMENT_ID"
    case passport = "PASSPORT"
    case driversLicense = "DRIVERS_LICENSE"
    case money = "MONEY"
    case buildingNumber = "BUILDING_NUMBER"
    case streetName = "STREET_NAME"
    case secondaryAddress = "SECONDARY_ADDRESS"
    case city = "CITY"
    case state = "STATE"
    case postalCode = "ZIP_CODE"
  }

  /// What found it.
  public enum Source: String, Sendable {
    /// A form with a checksum or rules of its own.
    case pattern
    /// The token classifier.
    case model
  }

  /// Its bytes in the text's UTF-8.
  public let bytes: Range<Int>
  /// Its Unicode scalars in the text.
  public let scalars: Range<Int>
  /// What it is.
  public let label: Label
  /// 0 to 1: the model's mean probability; for patterns 1 with a checksum, less by form alone.
  public let score: Float
  /// What found it.
  public let source: Source

  /// Creates a span.
  public init(bytes: Range<Int>, scalars: Range<Int>, label: Label, score: Float, source: Source) {
    self.bytes = bytes
    self.scalars = scalars
    self.label = label
    self.score = score
    self.source = source
  }
}

/// A span while it is not known yet which scalars it has.
struct Candidate: Hashable {
  let bytes: Range<Int>
  let label: PersonalDataSpan.Label
  let score: Float
  let source: PersonalDataSpan.Source
}
