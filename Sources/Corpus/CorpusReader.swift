public import Terminology

/// Reads files and folders into a corpus: plain text in one or two languages, TSV, TMX and XLIFF.
public struct CorpusReader {
  public var limits: InputLimits

  public init(limits: InputLimits = InputLimits()) { self.limits = limits }

  /// What the descriptions (`concord.yaml`) of the folders among the paths say together.
  /// - Throws: where a description cannot be understood, or names a document that is not there.
  public func project(in paths: [String]) throws(CorpusError) -> ProjectDescription {
    var project = ProjectDescription()
    for folder in paths where PathKind.isFolder(folder) {
      let path = (folder.hasSuffix("/") ? folder : folder + "/") + ProjectReader.fileName
      guard PathKind.isFile(path) else { continue }
      project.merge(try ProjectReader().read(path, folder: folder))
    }
    return project
  }

  /// A file that cannot be used becomes a warning, and the others go on.
  /// - Parameter project: what is said of the documents.
  /// - Throws: where a path does not exist, or nothing usable was found at all.
  public func read(
    _ paths: [String], _ project: ProjectDescription = ProjectDescription()
  ) throws(CorpusError) -> Corpus {
    var corpus = Corpus()
    let files = try listed(paths)
    let names = Self.documentNames(files.map(\.place))
    let nameOfPlace = Dictionary(
      zip(files.map(\.place), names), uniquingKeysWith: { one, _ in one })
    for document in project.documents {
      guard let name = nameOfPlace[PathKind.place(of: document.path)] else {
        throw CorpusError(
          file: document.path,
          reason: "\(ProjectReader.fileName) describes it, but it is not there",
          advice: "correct “file” in \(ProjectReader.fileName), or put the file there")
      }
      var description = document
      description.translates = document.translates.map {
        nameOfPlace[PathKind.place(of: $0)] ?? $0
      }
      corpus.descriptions[name] = description
    }
    for (file, name) in zip(files, names) where corpus.descriptions[name] == nil {
      corpus.descriptions[name] = DocumentDescription(path: file.path)
    }
    for (file, name) in zip(files, names) {
      do {
        try add(file.path, name: name, isNamed: file.isNamed, to: &corpus)
      } catch {
        corpus.warnings.append(error)
      }
    }
    guard !corpus.parts.isEmpty || !corpus.aligned.isEmpty else {
      throw corpus.warnings.first
        ?? CorpusError(
          file: paths.first ?? "", reason: "no text was found",
          advice: "name .txt, .tsv, .tmx or .xlf files, or a folder that holds some")
    }
    return corpus
  }

  /// Reads a file that has one segment a line, blank lines and page furniture included, as it is.
  /// - Parameter language: nil to find it out by the letters.
  /// - Throws: where the file cannot be read as text, or its letters speak against the language.
  public func readSegments(
    _ path: String, language: LanguageTag?
  ) throws(CorpusError) -> DocumentPart {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let decoded = try decode(path, name)
    try checkLines(decoded.scalars, name)
    var lines = decoded.scalars.split(separator: 0x0A, omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    let cleaned = lines.enumerated().map { n, line in
      TextLine(
        scalars: LineCleaner().lines(of: Array(line)).first?.scalars ?? [], number: n + 1)
    }
    let letters = LetterCounts(cleaned.lazy.flatMap(\.scalars))
    if let language { try letters.check(language, of: name) }
    let furniture = PageFurniture().places(in: cleaned)
    let own = language ?? (letters.areChinese ? LanguageTag.chinese : .english)
    let foreign = ForeignText(in: own)
    return DocumentPart(
      document: name,
      language: own,
      segments: cleaned.enumerated().map { n, line in
        Segment(
          text: String(scalars: line.scalars), line: n + 1, paragraph: 0,
          isFurniture: furniture.contains(n), isForeign: foreign.isForeign(line.scalars))
      })
  }

  /// The lines of a small text file that are not blank.
  /// - Throws: where the file cannot be read as text.
  public func readLines(_ path: String) throws(CorpusError) -> [NumberedLine] {
    let scalars = try decode(path, path).scalars
    var number = 0
    return scalars.split(separator: 0x0A, omittingEmptySubsequences: false).compactMap { line in
      number += 1
      let text = String(scalars: line.last == 0x0D ? line.dropLast() : line)
      return text.allSatisfy(\.isWhitespace) ? nil : NumberedLine(number: number, text: text)
    }
  }

  /// The files that ``read(_:_:)`` would read, in its order.
  public func files(_ paths: [String]) throws(CorpusError) -> [String] {
    try listed(paths).map(\.path)
  }

  /// The files that are named, with their names as ``read(_:_:)`` gives them, in its order.
  public func namedFiles(
    _ paths: [String]
  ) throws(CorpusError) -> [(path: String, name: String)] {
    let files = try listed(paths)
    return Array(zip(files.map(\.path), Self.documentNames(files.map(\.place))))
  }

  private struct ListedFile {
    /// As it is to be opened.
    var path: String
    /// The same however the path is written.
    var place: String
    var isNamed: Bool
  }

  /// Every file once, in an order that depends neither on that of the paths nor on how they are written.
  private func listed(_ paths: [String]) throws(CorpusError) -> [ListedFile] {
    var files: [ListedFile] = []
    for path in paths {
      if PathKind.isFolder(path) {
        let place = PathKind.place(of: path)
        let prefix = path.hasSuffix("/") ? path : path + "/"
        let placePrefix = place.hasSuffix("/") ? place : place + "/"
        files += try FolderListing(limits: limits).files(in: path).map { file in
          ListedFile(
            path: file, place: placePrefix + file.dropFirst(prefix.count), isNamed: false)
        }
      } else {
        try FileBytes.check(path, name: path)
        files.append(ListedFile(path: path, place: PathKind.place(of: path), isNamed: true))
      }
    }
    let named = Set(files.filter(\.isNamed).map(\.place))
    var seen: Set<String> = []
    return files.filter { seen.insert($0.place).inserted }
      .map { file in
        var file = file
        file.isNamed = named.contains(file.place)
        return file
      }
      .sorted { Array($0.place.utf8).lexicographicallyPrecedes(Array($1.place.utf8)) }
  }

  /// The files' names; where two are the same, with as much of their folders as tells them apart.
  public static func documentNames(_ paths: [String]) -> [String] {
    let parts = paths.map { $0.split(separator: "/").map(String.init) }
    var names = parts.map { $0.last ?? "" }
    for depth in 2...8 {
      let counts = Dictionary(names.map { ($0, 1) }, uniquingKeysWith: +)
      for (i, name) in names.enumerated() where counts[name, default: 0] > 1 {
        names[i] = parts[i].suffix(depth).joined(separator: "/")
      }
    }
    return names
  }

  private func add(
    _ path: String, name: String, isNamed: Bool, to corpus: inout Corpus
  ) throws(CorpusError) {
    switch FileKind(path: path, isNamed: isNamed) {
    case nil:
      corpus.warnings.append(
        CorpusError(
          file: name, reason: "the file's kind is not known, so it is left out",
          advice: "give texts as .txt, .tsv, .tmx or .xlf"))
    case .configuration: break
    case .table:
      if try FileBytes.isLarger(path, than: limits.textBytes, name: name) {
        let read = try TableReader(document: name, limits: limits).read(streaming: path)
        corpus.aligned.append(read.document)
        corpus.warnings += read.warnings
        return
      }
      let decoded = try decode(path, name)
      if let warning = decoded.warning { corpus.warnings.append(warning) }
      let read = try TableReader(document: name, limits: limits).read(decoded.scalars)
      corpus.aligned.append(read.document)
      if let warning = read.warning { corpus.warnings.append(warning) }
    case .translationMemory:
      let read = try TMXReader(document: name, limits: limits).read(path)
      corpus.aligned.append(read.document)
      if let warning = read.warning { corpus.warnings.append(warning) }
    case .xliff:
      let read = try XLIFFReader(document: name, limits: limits).read(path)
      corpus.aligned.append(read.document)
      if let warning = read.warning { corpus.warnings.append(warning) }
    case .text:
      let decoded = try decode(path, name)
      if let warning = decoded.warning { corpus.warnings.append(warning) }
      try checkLines(decoded.scalars, name)
      let language = corpus.descriptions[name]?.language
      let parts = PlainTextReader(document: name).parts(of: decoded.scalars).filter {
        language == nil || $0.language.primary == language?.primary
      }
      if parts.isEmpty, let language {
        throw CorpusError(
          file: name,
          reason: "it holds no text in \(language), which \(ProjectReader.fileName) says it does",
          advice: "correct “language” in \(ProjectReader.fileName), or leave it out")
      }
      if parts.isEmpty {
        throw CorpusError(
          file: name, reason: "no Chinese or English text longer than a title was found",
          advice: "check that the file holds the text")
      }
      corpus.parts += parts
    }
  }

  private func decode(
    _ path: String, _ name: String
  ) throws(CorpusError) -> (scalars: [UInt32], warning: CorpusError?) {
    let bytes = try FileBytes.read(path, name: name, limit: limits.textBytes)
    if bytes.isEmpty {
      throw CorpusError(file: name, reason: "the file is empty", advice: "leave it out")
    }
    return try TextDecoder(file: name).decode(bytes)
  }

  private func checkLines(_ scalars: [UInt32], _ name: String) throws(CorpusError) {
    var length = 0
    var number = 1
    for scalar in scalars {
      length = scalar == 0x0A || scalar == 0x0D ? 0 : length + 1
      if scalar == 0x0A { number += 1 }
      if length > limits.lineBytes {
        throw CorpusError(
          file: name, line: number,
          reason: "the line is longer than \(limits.lineBytes) characters",
          advice: "check that this is a text with line breaks")
      }
    }
  }
}

/// The kinds of input file, told apart by name.
enum FileKind {
  /// `configuration` stands for what belongs beside texts and is no text: settings, notes about the folder.
  case text, table, translationMemory, xliff, configuration

  /// - Parameter isNamed: a file the user named is read as text whatever its name.
  init?(path: String, isNamed: Bool) {
    let name = path.split(separator: "/").last.map(String.init)?.lowercased() ?? ""
    let plain = name.hasSuffix(".gz") ? String(name.dropLast(3)) : name
    let ending = plain.split(separator: ".").count > 1 ? plain.split(separator: ".").last : nil
    switch ending {
    case "txt", "text": self = .text
    case "tsv", "tab": self = .table
    case "tmx": self = .translationMemory
    case "xlf", "xliff": self = .xliff
    case "yaml", "yml": self = .configuration
    case nil where !plain.hasPrefix("readme") && !plain.hasPrefix("license"): self = .text
    case "md" where !isNamed: self = .configuration
    // The decisions of reviewers, with the files of SQLite beside them.
    case "sqlite" where !isNamed, "sqlite-wal" where !isNamed, "sqlite-shm" where !isNamed:
      self = .configuration
    default:
      guard isNamed else { return nil }
      self = .text
    }
  }
}

/// A line of a file.
public struct NumberedLine: Hashable, Sendable {
  /// 1-based.
  public var number: Int
  /// Without its end.
  public var text: String

  public init(number: Int, text: String) {
    self.number = number
    self.text = text
  }
}
