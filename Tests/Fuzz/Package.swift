// swift-tools-version: 6.2
import PackageDescription

/// A package of its own: whoever builds or depends on the library never sees what fuzzes it.
let package = Package(
  name: "fuzz",
  dependencies: [.package(name: "attune", path: "../..")],
  targets: [
    .executableTarget(
      name: "fuzz-toml",
      dependencies: [.product(name: "TOML", package: "attune")],
      path: "Sources",
      swiftSettings: [
        .treatAllWarnings(as: .error), .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        // The fuzzer's runtime brings its own main.
        .unsafeFlags(["-parse-as-library"]),
      ])
  ]
)
