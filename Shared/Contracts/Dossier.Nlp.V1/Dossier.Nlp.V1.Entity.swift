// Generated from dossier/nlp/v1/entity.proto by protoc-gen-dossier. Do not edit: run proto/generate.
internal import CMessages
import Messages

extension Dossier.Nlp.V1 {
  /// Something in a text that has a name: a person, a date, an account number.
  public struct Entity: Sendable, Hashable {
    /// What it is, as the source names it: PERSON, ORG, GPE, LOC, DATE, MONEY, LAW, … from the general tagger;
    /// EMAIL, PHONE, IBAN, CARD, SSN, TAX_ID, URL, GIVEN_NAME, … from the personal-data recogniser.
    public var label: String = ""
    /// The words as they stand in the text.
    public var text: String = ""
    /// First character, in Unicode code points from the start of the text that was given.
    public var start: UInt32 = 0
    /// One past the last character, in the same unit.
    public var end: UInt32 = 0
    /// Which recogniser found it.
    public var source: EntitySource = EntitySource()
    /// How sure the recogniser is, 0 to 1; 1 for a pattern whose checksum holds.
    public var score: Float = 0
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      label: String = "",
      text: String = "",
      start: UInt32 = 0,
      end: UInt32 = 0,
      source: EntitySource = EntitySource(),
      score: Float = 0
    ) {
      self.label = label
      self.text = text
      self.start = start
      self.end = end
      self.source = source
      self.score = score
    }
  }
}

extension Dossier.Nlp.V1 {
  /// Where an entity comes from.
  public enum EntitySource: EnumValue {
    /// Not said.
    case unspecified
    /// The general tagger: people, organisations, places, dates, laws.
    case general
    /// Personal data, by the token classifier.
    case personalData
    /// Personal data, by a pattern (with its checksum, where the format has one).
    case pattern
    /// A value that this version of the contract does not name.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
      switch rawValue {
      case 0: self = .unspecified
      case 1: self = .general
      case 2: self = .personalData
      case 3: self = .pattern
      default: self = .unrecognized(rawValue)
      }
    }

    public var rawValue: Int32 {
      switch self {
      case .unspecified: 0
      case .general: 1
      case .personalData: 2
      case .pattern: 3
      case .unrecognized(let number): number
      }
    }
  }
}

// MARK: - Wire format

extension Dossier.Nlp.V1.Entity: Message {
  public static let fullName = "dossier.nlp.v1.Entity"
  public static var file: FileSchema { Dossier.Nlp.V1.entityFile }
  public static var schema: MessageSchema { Dossier.Nlp.V1.entityFile.messages[0] }
  public static let layout = unsafe MessageLayout(dossier__nlp__v1__entity__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Nlp__V1__Entity.self)
    unsafe self.label = source.string(c.pointee.label.data, c.pointee.label.len)
    unsafe self.text = source.string(c.pointee.text.data, c.pointee.text.len)
    unsafe self.start = c.pointee.start
    unsafe self.end = c.pointee.end
    unsafe self.source = Dossier.Nlp.V1.EntitySource(rawValue: Int32(bitPattern: c.pointee.source.rawValue))
    unsafe self.score = c.pointee.score
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Nlp__V1__Entity.self)
    unsafe dossier__nlp__v1__entity__init(c)
    unsafe arena.put(self.label, at: &c.pointee.label)
    unsafe arena.put(self.text, at: &c.pointee.text)
    unsafe c.pointee.start = self.start
    unsafe c.pointee.end = self.end
    unsafe c.pointee.source = .init(rawValue: UInt32(bitPattern: self.source.rawValue))
    unsafe c.pointee.score = self.score
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Nlp.V1.EntitySource {
  public static let fullName = "dossier.nlp.v1.EntitySource"
  public static var schema: EnumSchema { Dossier.Nlp.V1.entityFile.enums[0] }
}

extension Dossier.Nlp.V1 {
  /// `dossier/nlp/v1/entity.proto`.
  public static let entityFile = FileSchema(
    embedded: """
      Chtkb3NzaWVyL25scC92MS9lbnRpdHkucHJvdG8SDmRvc3NpZXIubmxwLnYxIqYBCgZFbnRpdHkSFAoFbGFiZWwYASABKAlSBWxhYmVsEhIKBH\
      RleHQYAiABKAlSBHRleHQSFAoFc3RhcnQYAyABKA1SBXN0YXJ0EhAKA2VuZBgEIAEoDVIDZW5kEjQKBnNvdXJjZRgFIAEoDjIcLmRvc3NpZXIu\
      bmxwLnYxLkVudGl0eVNvdXJjZVIGc291cmNlEhQKBXNjb3JlGAYgASgCUgVzY29yZSqEAQoMRW50aXR5U291cmNlEh0KGUVOVElUWV9TT1VSQ0\
      VfVU5TUEVDSUZJRUQQABIZChVFTlRJVFlfU09VUkNFX0dFTkVSQUwQARIfChtFTlRJVFlfU09VUkNFX1BFUlNPTkFMX0RBVEEQAhIZChVFTlRJ\
      VFlfU09VUkNFX1BBVFRFUk4QA2IGcHJvdG8z
      """,
    dependencies: [])
}
