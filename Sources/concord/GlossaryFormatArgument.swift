import ArgumentParser
import Exchange

extension GlossaryFileFormat {
  /// The format that a person named on the command line.
  /// - Throws: `ValidationError` with the nearest name where there is none of this one.
  static func named(_ name: String) throws -> Self {
    if let format = Self(name: name) { return format }
    throw ValidationError(
      "there is no format “\(name)”; did you mean \(nearest(to: name).rawValue)?")
  }
}
