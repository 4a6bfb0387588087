internal import XML

/// Hands the pieces of a document to the checks.
final class ValidationHandler: XMLHandler {
  /// A value, so that each piece costs one check for exclusive access.
  private var checks: DocumentChecks

  init(names: XMLNameTable, choice: EditionChoice) {
    checks = DocumentChecks(names: names, choice: choice)
  }

  func start(_ tag: borrowing XMLScannedTag) { checks.start(tag) }

  func text(_ bytes: UnsafeBufferPointer<UInt8>, at place: borrowing XMLScannedPlace) {
    checks.text(bytes, at: place)
  }

  func end(_ name: XMLNameID, at place: borrowing XMLScannedPlace) { checks.end() }

  func documentType(
    name: String, publicID: String?, systemID: String?, at place: borrowing XMLScannedPlace
  ) {
    checks.clients.documentType = (place.start, systemID)
  }

  func instruction(target: String, data: String?, at place: borrowing XMLScannedPlace) {
    guard target == "xml-model", let data else { return }
    checks.clients.schemas.append((place.start, data))
  }

  /// Ends the reading at a defect of the XML itself.
  func stop(_ error: XMLError) { checks.stop(error) }

  func report(file: String) -> ValidationReport { checks.report(file: file) }
}
