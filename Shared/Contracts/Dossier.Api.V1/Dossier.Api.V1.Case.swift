// Generated from dossier/api/v1/case.proto by protoc-gen-dossier. Do not edit: run proto/generate.
internal import CMessages
import Messages

extension Dossier.Api.V1 {
  /// A case.
  public struct Case: Sendable, Hashable {
    /// "cases/{case}"; {case} is 1 to 63 of a–z, 0–9 and "-", starting with a letter or digit.
    public var name: String = ""
    /// For people; at most 200 characters.
    public var displayName: String = ""
    /// At most 10,000 characters.
    public var descriptionField: String = ""
    /// Documents in it that are not deleted.
    public var documentCount: UInt64 = 0
    public var createTime: Google.Protobuf.Timestamp?
    public var updateTime: Google.Protobuf.Timestamp?
    /// Absent unless deleted.
    public var deleteTime: Google.Protobuf.Timestamp?
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      name: String = "",
      displayName: String = "",
      descriptionField: String = "",
      documentCount: UInt64 = 0,
      createTime: Google.Protobuf.Timestamp? = nil,
      updateTime: Google.Protobuf.Timestamp? = nil,
      deleteTime: Google.Protobuf.Timestamp? = nil
    ) {
      self.name = name
      self.displayName = displayName
      self.descriptionField = descriptionField
      self.documentCount = documentCount
      self.createTime = createTime
      self.updateTime = updateTime
      self.deleteTime = deleteTime
    }
  }
}

extension Dossier.Api.V1 {
  /// The message `dossier.api.v1.CreateCaseRequest`.
  public struct CreateCaseRequest: Sendable, Hashable {
    /// Its display_name and description are taken.
    public var `case`: Case?
    /// The last part of its name; made from display_name when empty.
    public var caseId: String = ""
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      `case`: Case? = nil,
      caseId: String = ""
    ) {
      self.`case` = `case`
      self.caseId = caseId
    }
  }
}

extension Dossier.Api.V1 {
  /// The message `dossier.api.v1.CreateCaseResponse`.
  public struct CreateCaseResponse: Sendable, Hashable {
    public var `case`: Case?
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      `case`: Case? = nil
    ) {
      self.`case` = `case`
    }
  }
}

extension Dossier.Api.V1 {
  /// The message `dossier.api.v1.GetCaseRequest`.
  public struct GetCaseRequest: Sendable, Hashable {
    /// "cases/{case}".
    public var name: String = ""
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      name: String = ""
    ) {
      self.name = name
    }
  }
}

extension Dossier.Api.V1 {
  /// The message `dossier.api.v1.GetCaseResponse`.
  public struct GetCaseResponse: Sendable, Hashable {
    public var `case`: Case?
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      `case`: Case? = nil
    ) {
      self.`case` = `case`
    }
  }
}

extension Dossier.Api.V1 {
  /// The message `dossier.api.v1.ListCasesRequest`.
  public struct ListCasesRequest: Sendable, Hashable {
    /// At most; 0 means 50, more than 1,000 means 1,000. Large records make a page shorter: only an empty
    /// next_page_token is the end.
    public var pageSize: UInt32 = 0
    /// As the answer before gave it.
    public var pageToken: String = ""
    /// Deleted ones too.
    public var showDeleted: Bool = false
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      pageSize: UInt32 = 0,
      pageToken: String = "",
      showDeleted: Bool = false
    ) {
      self.pageSize = pageSize
      self.pageToken = pageToken
      self.showDeleted = showDeleted
    }
  }
}

extension Dossier.Api.V1 {
  /// The message `dossier.api.v1.ListCasesResponse`.
  public struct ListCasesResponse: Sendable, Hashable {
    public var cases: [Case] = []
    /// Empty at the end.
    public var nextPageToken: String = ""
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      cases: [Case] = [],
      nextPageToken: String = ""
    ) {
      self.cases = cases
      self.nextPageToken = nextPageToken
    }
  }
}

extension Dossier.Api.V1 {
  /// The message `dossier.api.v1.UpdateCaseRequest`.
  public struct UpdateCaseRequest: Sendable, Hashable {
    /// The case, by its name, with its new values.
    public var `case`: Case?
    /// Of display_name and description; absent or "*" means both: what is empty in the case becomes empty.
    public var updateMask: Google.Protobuf.FieldMask?
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      `case`: Case? = nil,
      updateMask: Google.Protobuf.FieldMask? = nil
    ) {
      self.`case` = `case`
      self.updateMask = updateMask
    }
  }
}

extension Dossier.Api.V1 {
  /// The message `dossier.api.v1.UpdateCaseResponse`.
  public struct UpdateCaseResponse: Sendable, Hashable {
    public var `case`: Case?
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      `case`: Case? = nil
    ) {
      self.`case` = `case`
    }
  }
}

extension Dossier.Api.V1 {
  /// The message `dossier.api.v1.DeleteCaseRequest`.
  public struct DeleteCaseRequest: Sendable, Hashable {
    /// "cases/{case}".
    public var name: String = ""
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      name: String = ""
    ) {
      self.name = name
    }
  }
}

extension Dossier.Api.V1 {
  /// The message `dossier.api.v1.DeleteCaseResponse`.
  public struct DeleteCaseResponse: Sendable, Hashable {
    public var `case`: Case?
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      `case`: Case? = nil
    ) {
      self.`case` = `case`
    }
  }
}

extension Dossier.Api.V1 {
  /// The message `dossier.api.v1.UndeleteCaseRequest`.
  public struct UndeleteCaseRequest: Sendable, Hashable {
    /// "cases/{case}".
    public var name: String = ""
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      name: String = ""
    ) {
      self.name = name
    }
  }
}

extension Dossier.Api.V1 {
  /// The message `dossier.api.v1.UndeleteCaseResponse`.
  public struct UndeleteCaseResponse: Sendable, Hashable {
    public var `case`: Case?
    /// Fields that came with the message and that its type does not know.
    public var unknownFields = UnknownFields()

    /// All fields at their defaults.
    public init() {}

    public init(
      `case`: Case? = nil
    ) {
      self.`case` = `case`
    }
  }
}

// MARK: - Wire format

extension Dossier.Api.V1.Case: Message {
  public static let fullName = "dossier.api.v1.Case"
  public static var file: FileSchema { Dossier.Api.V1.caseFile }
  public static var schema: MessageSchema { Dossier.Api.V1.caseFile.messages[0] }
  public static let layout = unsafe MessageLayout(dossier__api__v1__case__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Api__V1__Case.self)
    unsafe self.name = source.string(c.pointee.name.data, c.pointee.name.len)
    unsafe self.displayName = source.string(c.pointee.display_name.data, c.pointee.display_name.len)
    unsafe self.descriptionField = source.string(c.pointee.description.data, c.pointee.description.len)
    unsafe self.documentCount = c.pointee.document_count
    unsafe self.createTime = source.message(c.pointee.create_time)
    unsafe self.updateTime = source.message(c.pointee.update_time)
    unsafe self.deleteTime = source.message(c.pointee.delete_time)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Api__V1__Case.self)
    unsafe dossier__api__v1__case__init(c)
    unsafe arena.put(self.name, at: &c.pointee.name)
    unsafe arena.put(self.displayName, at: &c.pointee.display_name)
    unsafe arena.put(self.descriptionField, at: &c.pointee.description)
    unsafe c.pointee.document_count = self.documentCount
    unsafe c.pointee.create_time = arena.message(self.createTime)
    unsafe c.pointee.update_time = arena.message(self.updateTime)
    unsafe c.pointee.delete_time = arena.message(self.deleteTime)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Api.V1.CreateCaseRequest: Message {
  public static let fullName = "dossier.api.v1.CreateCaseRequest"
  public static var file: FileSchema { Dossier.Api.V1.caseFile }
  public static var schema: MessageSchema { Dossier.Api.V1.caseFile.messages[1] }
  public static let layout = unsafe MessageLayout(dossier__api__v1__create_case_request__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Api__V1__CreateCaseRequest.self)
    unsafe self.`case` = source.message(c.pointee.case_)
    unsafe self.caseId = source.string(c.pointee.case_id.data, c.pointee.case_id.len)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Api__V1__CreateCaseRequest.self)
    unsafe dossier__api__v1__create_case_request__init(c)
    unsafe c.pointee.case_ = arena.message(self.`case`)
    unsafe arena.put(self.caseId, at: &c.pointee.case_id)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Api.V1.CreateCaseResponse: Message {
  public static let fullName = "dossier.api.v1.CreateCaseResponse"
  public static var file: FileSchema { Dossier.Api.V1.caseFile }
  public static var schema: MessageSchema { Dossier.Api.V1.caseFile.messages[2] }
  public static let layout = unsafe MessageLayout(dossier__api__v1__create_case_response__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Api__V1__CreateCaseResponse.self)
    unsafe self.`case` = source.message(c.pointee.case_)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Api__V1__CreateCaseResponse.self)
    unsafe dossier__api__v1__create_case_response__init(c)
    unsafe c.pointee.case_ = arena.message(self.`case`)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Api.V1.GetCaseRequest: Message {
  public static let fullName = "dossier.api.v1.GetCaseRequest"
  public static var file: FileSchema { Dossier.Api.V1.caseFile }
  public static var schema: MessageSchema { Dossier.Api.V1.caseFile.messages[3] }
  public static let layout = unsafe MessageLayout(dossier__api__v1__get_case_request__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Api__V1__GetCaseRequest.self)
    unsafe self.name = source.string(c.pointee.name.data, c.pointee.name.len)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Api__V1__GetCaseRequest.self)
    unsafe dossier__api__v1__get_case_request__init(c)
    unsafe arena.put(self.name, at: &c.pointee.name)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Api.V1.GetCaseResponse: Message {
  public static let fullName = "dossier.api.v1.GetCaseResponse"
  public static var file: FileSchema { Dossier.Api.V1.caseFile }
  public static var schema: MessageSchema { Dossier.Api.V1.caseFile.messages[4] }
  public static let layout = unsafe MessageLayout(dossier__api__v1__get_case_response__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Api__V1__GetCaseResponse.self)
    unsafe self.`case` = source.message(c.pointee.case_)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Api__V1__GetCaseResponse.self)
    unsafe dossier__api__v1__get_case_response__init(c)
    unsafe c.pointee.case_ = arena.message(self.`case`)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Api.V1.ListCasesRequest: Message {
  public static let fullName = "dossier.api.v1.ListCasesRequest"
  public static var file: FileSchema { Dossier.Api.V1.caseFile }
  public static var schema: MessageSchema { Dossier.Api.V1.caseFile.messages[5] }
  public static let layout = unsafe MessageLayout(dossier__api__v1__list_cases_request__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Api__V1__ListCasesRequest.self)
    unsafe self.pageSize = c.pointee.page_size
    unsafe self.pageToken = source.string(c.pointee.page_token.data, c.pointee.page_token.len)
    unsafe self.showDeleted = c.pointee.show_deleted != 0
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Api__V1__ListCasesRequest.self)
    unsafe dossier__api__v1__list_cases_request__init(c)
    unsafe c.pointee.page_size = self.pageSize
    unsafe arena.put(self.pageToken, at: &c.pointee.page_token)
    unsafe c.pointee.show_deleted = self.showDeleted ? 1 : 0
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Api.V1.ListCasesResponse: Message {
  public static let fullName = "dossier.api.v1.ListCasesResponse"
  public static var file: FileSchema { Dossier.Api.V1.caseFile }
  public static var schema: MessageSchema { Dossier.Api.V1.caseFile.messages[6] }
  public static let layout = unsafe MessageLayout(dossier__api__v1__list_cases_response__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Api__V1__ListCasesResponse.self)
    unsafe self.cases = source.messages(c.pointee.cases, c.pointee.n_cases)
    unsafe self.nextPageToken = source.string(c.pointee.next_page_token.data, c.pointee.next_page_token.len)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Api__V1__ListCasesResponse.self)
    unsafe dossier__api__v1__list_cases_response__init(c)
    unsafe c.pointee.n_cases = self.cases.count
    unsafe c.pointee.cases = arena.messages(self.cases)
    unsafe arena.put(self.nextPageToken, at: &c.pointee.next_page_token)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Api.V1.UpdateCaseRequest: Message {
  public static let fullName = "dossier.api.v1.UpdateCaseRequest"
  public static var file: FileSchema { Dossier.Api.V1.caseFile }
  public static var schema: MessageSchema { Dossier.Api.V1.caseFile.messages[7] }
  public static let layout = unsafe MessageLayout(dossier__api__v1__update_case_request__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Api__V1__UpdateCaseRequest.self)
    unsafe self.`case` = source.message(c.pointee.case_)
    unsafe self.updateMask = source.message(c.pointee.update_mask)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Api__V1__UpdateCaseRequest.self)
    unsafe dossier__api__v1__update_case_request__init(c)
    unsafe c.pointee.case_ = arena.message(self.`case`)
    unsafe c.pointee.update_mask = arena.message(self.updateMask)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Api.V1.UpdateCaseResponse: Message {
  public static let fullName = "dossier.api.v1.UpdateCaseResponse"
  public static var file: FileSchema { Dossier.Api.V1.caseFile }
  public static var schema: MessageSchema { Dossier.Api.V1.caseFile.messages[8] }
  public static let layout = unsafe MessageLayout(dossier__api__v1__update_case_response__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Api__V1__UpdateCaseResponse.self)
    unsafe self.`case` = source.message(c.pointee.case_)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Api__V1__UpdateCaseResponse.self)
    unsafe dossier__api__v1__update_case_response__init(c)
    unsafe c.pointee.case_ = arena.message(self.`case`)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Api.V1.DeleteCaseRequest: Message {
  public static let fullName = "dossier.api.v1.DeleteCaseRequest"
  public static var file: FileSchema { Dossier.Api.V1.caseFile }
  public static var schema: MessageSchema { Dossier.Api.V1.caseFile.messages[9] }
  public static let layout = unsafe MessageLayout(dossier__api__v1__delete_case_request__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Api__V1__DeleteCaseRequest.self)
    unsafe self.name = source.string(c.pointee.name.data, c.pointee.name.len)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Api__V1__DeleteCaseRequest.self)
    unsafe dossier__api__v1__delete_case_request__init(c)
    unsafe arena.put(self.name, at: &c.pointee.name)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Api.V1.DeleteCaseResponse: Message {
  public static let fullName = "dossier.api.v1.DeleteCaseResponse"
  public static var file: FileSchema { Dossier.Api.V1.caseFile }
  public static var schema: MessageSchema { Dossier.Api.V1.caseFile.messages[10] }
  public static let layout = unsafe MessageLayout(dossier__api__v1__delete_case_response__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Api__V1__DeleteCaseResponse.self)
    unsafe self.`case` = source.message(c.pointee.case_)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Api__V1__DeleteCaseResponse.self)
    unsafe dossier__api__v1__delete_case_response__init(c)
    unsafe c.pointee.case_ = arena.message(self.`case`)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Api.V1.UndeleteCaseRequest: Message {
  public static let fullName = "dossier.api.v1.UndeleteCaseRequest"
  public static var file: FileSchema { Dossier.Api.V1.caseFile }
  public static var schema: MessageSchema { Dossier.Api.V1.caseFile.messages[11] }
  public static let layout = unsafe MessageLayout(dossier__api__v1__undelete_case_request__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Api__V1__UndeleteCaseRequest.self)
    unsafe self.name = source.string(c.pointee.name.data, c.pointee.name.len)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Api__V1__UndeleteCaseRequest.self)
    unsafe dossier__api__v1__undelete_case_request__init(c)
    unsafe arena.put(self.name, at: &c.pointee.name)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Api.V1.UndeleteCaseResponse: Message {
  public static let fullName = "dossier.api.v1.UndeleteCaseResponse"
  public static var file: FileSchema { Dossier.Api.V1.caseFile }
  public static var schema: MessageSchema { Dossier.Api.V1.caseFile.messages[12] }
  public static let layout = unsafe MessageLayout(dossier__api__v1__undelete_case_response__init)

  public init(decoding message: UnsafeRawPointer, from source: MessageSource) {
    let c = unsafe message.assumingMemoryBound(to: Dossier__Api__V1__UndeleteCaseResponse.self)
    unsafe self.`case` = source.message(c.pointee.case_)
    unsafe self.unknownFields = source.unknownFields(message)
  }

  public func encode(into arena: Arena) -> UnsafeMutableRawPointer {
    let c = unsafe arena.allocate(Dossier__Api__V1__UndeleteCaseResponse.self)
    unsafe dossier__api__v1__undelete_case_response__init(c)
    unsafe c.pointee.case_ = arena.message(self.`case`)
    unsafe arena.put(self.unknownFields, at: c)
    return UnsafeMutableRawPointer(c)
  }
}

extension Dossier.Api.V1 {
  /// `dossier/api/v1/case.proto`.
  public static let caseFile = FileSchema(
    embedded: """
      Chlkb3NzaWVyL2FwaS92MS9jYXNlLnByb3RvEg5kb3NzaWVyLmFwaS52MRocZ29vZ2xlL2FwaS9hbm5vdGF0aW9ucy5wcm90bxogZ29vZ2xlL3\
      Byb3RvYnVmL2ZpZWxkX21hc2sucHJvdG8aH2dvb2dsZS9wcm90b2J1Zi90aW1lc3RhbXAucHJvdG8ivQIKBENhc2USEgoEbmFtZRgBIAEoCVIE\
      bmFtZRIhCgxkaXNwbGF5X25hbWUYAiABKAlSC2Rpc3BsYXlOYW1lEiAKC2Rlc2NyaXB0aW9uGAMgASgJUgtkZXNjcmlwdGlvbhIlCg5kb2N1bW\
      VudF9jb3VudBgEIAEoBFINZG9jdW1lbnRDb3VudBI7CgtjcmVhdGVfdGltZRgFIAEoCzIaLmdvb2dsZS5wcm90b2J1Zi5UaW1lc3RhbXBSCmNy\
      ZWF0ZVRpbWUSOwoLdXBkYXRlX3RpbWUYBiABKAsyGi5nb29nbGUucHJvdG9idWYuVGltZXN0YW1wUgp1cGRhdGVUaW1lEjsKC2RlbGV0ZV90aW\
      1lGAcgASgLMhouZ29vZ2xlLnByb3RvYnVmLlRpbWVzdGFtcFIKZGVsZXRlVGltZSJWChFDcmVhdGVDYXNlUmVxdWVzdBIoCgRjYXNlGAEgASgL\
      MhQuZG9zc2llci5hcGkudjEuQ2FzZVIEY2FzZRIXCgdjYXNlX2lkGAIgASgJUgZjYXNlSWQiPgoSQ3JlYXRlQ2FzZVJlc3BvbnNlEigKBGNhc2\
      UYASABKAsyFC5kb3NzaWVyLmFwaS52MS5DYXNlUgRjYXNlIiQKDkdldENhc2VSZXF1ZXN0EhIKBG5hbWUYASABKAlSBG5hbWUiOwoPR2V0Q2Fz\
      ZVJlc3BvbnNlEigKBGNhc2UYASABKAsyFC5kb3NzaWVyLmFwaS52MS5DYXNlUgRjYXNlInEKEExpc3RDYXNlc1JlcXVlc3QSGwoJcGFnZV9zaX\
      plGAEgASgNUghwYWdlU2l6ZRIdCgpwYWdlX3Rva2VuGAIgASgJUglwYWdlVG9rZW4SIQoMc2hvd19kZWxldGVkGAMgASgIUgtzaG93RGVsZXRl\
      ZCJnChFMaXN0Q2FzZXNSZXNwb25zZRIqCgVjYXNlcxgBIAMoCzIULmRvc3NpZXIuYXBpLnYxLkNhc2VSBWNhc2VzEiYKD25leHRfcGFnZV90b2\
      tlbhgCIAEoCVINbmV4dFBhZ2VUb2tlbiJ6ChFVcGRhdGVDYXNlUmVxdWVzdBIoCgRjYXNlGAEgASgLMhQuZG9zc2llci5hcGkudjEuQ2FzZVIE\
      Y2FzZRI7Cgt1cGRhdGVfbWFzaxgCIAEoCzIaLmdvb2dsZS5wcm90b2J1Zi5GaWVsZE1hc2tSCnVwZGF0ZU1hc2siPgoSVXBkYXRlQ2FzZVJlc3\
      BvbnNlEigKBGNhc2UYASABKAsyFC5kb3NzaWVyLmFwaS52MS5DYXNlUgRjYXNlIicKEURlbGV0ZUNhc2VSZXF1ZXN0EhIKBG5hbWUYASABKAlS\
      BG5hbWUiPgoSRGVsZXRlQ2FzZVJlc3BvbnNlEigKBGNhc2UYASABKAsyFC5kb3NzaWVyLmFwaS52MS5DYXNlUgRjYXNlIikKE1VuZGVsZXRlQ2\
      FzZVJlcXVlc3QSEgoEbmFtZRgBIAEoCVIEbmFtZSJAChRVbmRlbGV0ZUNhc2VSZXNwb25zZRIoCgRjYXNlGAEgASgLMhQuZG9zc2llci5hcGku\
      djEuQ2FzZVIEY2FzZTLeBQoLQ2FzZVNlcnZpY2UScgoKQ3JlYXRlQ2FzZRIhLmRvc3NpZXIuYXBpLnYxLkNyZWF0ZUNhc2VSZXF1ZXN0GiIuZG\
      9zc2llci5hcGkudjEuQ3JlYXRlQ2FzZVJlc3BvbnNlIh2C0+STAhciCS92MS9jYXNlczoEY2FzZWIEY2FzZRJvCgdHZXRDYXNlEh4uZG9zc2ll\
      ci5hcGkudjEuR2V0Q2FzZVJlcXVlc3QaHy5kb3NzaWVyLmFwaS52MS5HZXRDYXNlUmVzcG9uc2UiI5ACAYLT5JMCGhISL3YxL3tuYW1lPWNhc2\
      VzLyp9YgRjYXNlEmYKCUxpc3RDYXNlcxIgLmRvc3NpZXIuYXBpLnYxLkxpc3RDYXNlc1JlcXVlc3QaIS5kb3NzaWVyLmFwaS52MS5MaXN0Q2Fz\
      ZXNSZXNwb25zZSIUkAIBgtPkkwILEgkvdjEvY2FzZXMSgAEKClVwZGF0ZUNhc2USIS5kb3NzaWVyLmFwaS52MS5VcGRhdGVDYXNlUmVxdWVzdB\
      oiLmRvc3NpZXIuYXBpLnYxLlVwZGF0ZUNhc2VSZXNwb25zZSIrgtPkkwIlMhcvdjEve2Nhc2UubmFtZT1jYXNlcy8qfToEY2FzZWIEY2FzZRJ1\
      CgpEZWxldGVDYXNlEiEuZG9zc2llci5hcGkudjEuRGVsZXRlQ2FzZVJlcXVlc3QaIi5kb3NzaWVyLmFwaS52MS5EZWxldGVDYXNlUmVzcG9uc2\
      UiIILT5JMCGioSL3YxL3tuYW1lPWNhc2VzLyp9YgRjYXNlEocBCgxVbmRlbGV0ZUNhc2USIy5kb3NzaWVyLmFwaS52MS5VbmRlbGV0ZUNhc2VS\
      ZXF1ZXN0GiQuZG9zc2llci5hcGkudjEuVW5kZWxldGVDYXNlUmVzcG9uc2UiLILT5JMCJiIbL3YxL3tuYW1lPWNhc2VzLyp9OnVuZGVsZXRlOg\
      EqYgRjYXNlYgZwcm90bzM=
      """,
    dependencies: [Google.Api.annotationsFile, Google.Protobuf.timestampFile, Google.Protobuf.fieldMaskFile])
}
