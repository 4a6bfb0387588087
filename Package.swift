// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "Concord",
  products: [
    .executable(name: "concord", targets: ["concord"]),
    .library(
      name: "Concord",
      targets: [
        "Terminology", "Corpus", "Alignment", "Extraction", "Consistency", "Exchange",
        "Spreadsheet", "Review", "ReviewServer", "ReviewTerminal",
      ]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
  ],
  targets: [
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CLibZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
    .target(name: "JSON", swiftSettings: strict),
    .target(name: "Workers", swiftSettings: strict),
    .target(name: "XML", dependencies: ["CLibXML2"], swiftSettings: strict),
    .target(name: "Terminology", swiftSettings: strict),
    .target(
      name: "Corpus",
      dependencies: [
        "CZlib", "Terminology", "Workers", "XML", .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: strict),
    .target(
      name: "Alignment", dependencies: ["Corpus", "Terminology", "Workers"], swiftSettings: strict),
    .target(
      name: "Extraction", dependencies: ["Alignment", "Corpus", "Terminology", "Workers"],
      swiftSettings: strict),
    .target(name: "Spreadsheet", dependencies: ["CLibZip", "XML"], swiftSettings: strict),
    .target(
      name: "Consistency",
      dependencies: ["Corpus", "JSON", "Spreadsheet", "Terminology", "Workers", "XML"],
      exclude: ["Schema"], swiftSettings: strict),
    .target(
      name: "Exchange", dependencies: ["JSON", "Spreadsheet", "Terminology", "XML"],
      exclude: ["JSON/concord-glossary-1.schema.json"], swiftSettings: strict),
    .target(
      name: "Review",
      dependencies: [
        "Consistency", "Corpus", "Exchange", "Spreadsheet", "Terminology",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .target(
      name: "ReviewServer",
      dependencies: [
        "Consistency", "Exchange", "Review", "Terminology",
        .product(name: "FlyingSocks", package: "FlyingFox"),
      ],
      resources: [
        .embedInCode("Assets/icon.svg"), .embedInCode("Assets/review.css"),
        .embedInCode("Assets/review.js"),
      ],
      swiftSettings: strict),
    .target(
      name: "ReviewTerminal", dependencies: ["Review", "Terminology"], swiftSettings: strict),
    .executableTarget(
      name: "concord",
      dependencies: [
        "Alignment", "Consistency", "Corpus", "Exchange", "Extraction", "Review", "ReviewServer",
        "ReviewTerminal", "Spreadsheet", "Terminology", "Workers",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: strict),
    .target(
      name: "TestSupport", dependencies: ["Consistency", "Corpus", "Terminology"],
      path: "Tests/TestSupport",
      swiftSettings: strict),
    .testTarget(name: "XMLTests", dependencies: ["XML"], swiftSettings: strict),
    .testTarget(name: "TerminologyTests", dependencies: ["Terminology"], swiftSettings: strict),
    .testTarget(
      name: "CorpusTests", dependencies: ["Corpus", "Terminology", "TestSupport", "Workers"],
      swiftSettings: strict),
    .testTarget(
      name: "AlignmentTests",
      dependencies: ["Alignment", "Corpus", "Terminology", "TestSupport", "Workers"],
      swiftSettings: strict),
    .testTarget(
      name: "ExtractionTests",
      dependencies: ["Extraction", "Alignment", "Corpus", "Terminology", "TestSupport", "Workers"],
      swiftSettings: strict),
    .testTarget(
      name: "SpreadsheetTests", dependencies: ["Spreadsheet", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "ConsistencyTests",
      dependencies: [
        "Consistency", "Corpus", "JSON", "Spreadsheet", "Terminology", "TestSupport", "XML",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "ExchangeTests",
      dependencies: ["Exchange", "Spreadsheet", "Terminology", "TestSupport", "XML"],
      swiftSettings: strict
    ),
    // A writer that may be killed at any moment, for ReviewTests, Scripts/review-torture and Scripts/review-bench.
    .executableTarget(
      name: "review-driver", dependencies: ["Consistency", "Corpus", "Review", "Terminology"],
      path: "Tests/ReviewDriver",
      swiftSettings: strict),
    .testTarget(
      name: "ReviewTests",
      dependencies: [
        "Consistency", "Corpus", "Exchange", "Review", "review-driver", "Spreadsheet",
        "Terminology", "TestSupport", .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "ReviewServerTests",
      dependencies: [
        "Consistency", "Exchange", "Review", "ReviewServer", "Spreadsheet", "Terminology",
        "TestSupport", "XML",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "ReviewTerminalTests",
      dependencies: ["Consistency", "Review", "ReviewTerminal", "TestSupport"],
      swiftSettings: strict),
    // A browser to test with, for ReviewBrowserTests and Scripts/review-browser.
    .target(
      name: "BrowserTesting",
      dependencies: ["Consistency", "Corpus", "Review", "ReviewServer", "Terminology"],
      path: "Tests/BrowserTesting", swiftSettings: strict),
    .testTarget(
      name: "ReviewBrowserTests",
      dependencies: [
        "BrowserTesting", "Review", "ReviewServer", "Spreadsheet", "Terminology", "TestSupport",
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "review-browser", dependencies: ["BrowserTesting", "Review", "ReviewServer"],
      path: "Tests/ReviewBrowser", swiftSettings: strict),
    .testTarget(
      name: "ConcordTests",
      dependencies: [
        "concord", "Consistency", "Exchange", "Review", "Spreadsheet", "Terminology", "TestSupport",
        "XML",
      ], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
