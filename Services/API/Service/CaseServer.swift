import Contracts
import Foundation
import Messages
import RPCCore
import Storage

/// Serves `CaseService`.
struct CaseServer: V1.CaseService {
  let store: Store
  let progress: ProgressHub

  func createCase(_ request: V1.CreateCaseRequest, context: ServerContext) async throws -> V1.CreateCaseResponse {
    let given = request.case ?? V1.Case()
    let (displayName, description) = (
      try FieldCheck.text(given.displayName, "case.display_name", 0...200),
      try FieldCheck.text(given.descriptionField, "case.description", 0...10_000)
    )
    if !request.caseId.isEmpty {
      guard FieldCheck.isCaseID(request.caseId) else {
        throw FieldCheck.refuse(
          "case_id", "must be 1 to 63 of a–z, 0–9 and \"-\", starting with a letter or digit")
      }
      let record = try await store.cases.create(
        id: request.caseId, displayName: displayName.isEmpty ? request.caseId : displayName, description: description)
      return V1.CreateCaseResponse(case: .init(record))
    }
    guard !displayName.isEmpty else {
      throw FieldCheck.refuse("case.display_name", "must not be empty when case_id is")
    }
    return V1.CreateCaseResponse(case: .init(try await create(displayName, description)))
  }

  /// Makes a case whose identifier comes from its name: with a number when that is taken.
  private func create(_ displayName: String, _ description: String) async throws -> CaseRecord {
    let base = CaseID.make(from: displayName)
    for number in 1...100 {
      do {
        return try await store.cases.create(
          id: number == 1 ? base : CaseID.numbered(base, number), displayName: displayName, description: description)
      } catch StorageError.alreadyExists {}
    }
    throw RPCError(.alreadyExists, "case_id: a hundred cases of this name exist already; give an identifier.")
  }

  func getCase(_ request: V1.GetCaseRequest, context: ServerContext) async throws -> V1.GetCaseResponse {
    let record = try await store.cases.get(FieldCheck.caseName(request.name, "name"))
    return V1.GetCaseResponse(case: .init(record))
  }

  func listCases(_ request: V1.ListCasesRequest, context: ServerContext) async throws -> V1.ListCasesResponse {
    let slice = try await store.cases.list(
      FieldCheck.page(request.pageSize, request.pageToken), showDeleted: request.showDeleted)
    return V1.ListCasesResponse(cases: slice.elements.map { .init($0) }, nextPageToken: slice.nextPageToken)
  }

  func updateCase(_ request: V1.UpdateCaseRequest, context: ServerContext) async throws -> V1.UpdateCaseResponse {
    guard let given = request.case else { throw FieldCheck.refuse("case", "must be there") }
    let id = try FieldCheck.caseName(given.name, "case.name")
    var fields = request.updateMask?.paths ?? ["*"]
    // AIP-134: everything is replaced, also by what is empty.
    if fields == ["*"] { fields = ["display_name", "description"] }
    guard !fields.isEmpty else { throw FieldCheck.refuse("update_mask", "must name a field when it is there") }
    for field in fields where field != "display_name" && field != "description" {
      throw FieldCheck.refuse("update_mask", "“\(field.prefix(64))” is not display_name, description, or “*” alone")
    }
    let displayName = try FieldCheck.text(given.displayName, "case.display_name", 0...200)
    let description = try FieldCheck.text(given.descriptionField, "case.description", 0...10_000)
    let record = try await store.cases.update(
      id, displayName: fields.contains("display_name") ? displayName : nil,
      description: fields.contains("description") ? description : nil)
    return V1.UpdateCaseResponse(case: .init(record))
  }

  func deleteCase(_ request: V1.DeleteCaseRequest, context: ServerContext) async throws -> V1.DeleteCaseResponse {
    let id = try FieldCheck.caseName(request.name, "name")
    let record = try await store.cases.delete(id)
    progress.publish(.caseRemoved(id))
    return V1.DeleteCaseResponse(case: .init(record))
  }

  func undeleteCase(
    _ request: V1.UndeleteCaseRequest, context: ServerContext
  ) async throws -> V1.UndeleteCaseResponse {
    let record = try await store.cases.undelete(FieldCheck.caseName(request.name, "name"), store.jobs)
    return V1.UndeleteCaseResponse(case: .init(record))
  }
}

/// Identifiers of cases, made from what people call them.
enum CaseID {
  private static let maxLength = 63

  /// The name's letters and digits in lower case, without accents, with "-" between words; "case" when none are left.
  static func make(from name: String) -> String {
    var id = ""
    var isBetween = false
    for scalar in name.lowercased().decomposedStringWithCompatibilityMapping.unicodeScalars {
      if scalar.isASCII, scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) {
        if isBetween, !id.isEmpty { id += "-" }
        isBetween = false
        id.unicodeScalars.append(scalar)
      } else if !scalar.properties.isDiacritic, scalar.properties.generalCategory != .nonspacingMark {
        isBetween = true
      }
      if id.utf8.count >= maxLength { break }
    }
    id = String(id.prefix(maxLength))
    return id.isEmpty ? "case" : id
  }

  static func numbered(_ base: String, _ number: Int) -> String {
    let ending = "-\(number)"
    return base.prefix(maxLength - ending.utf8.count) + ending
  }
}
