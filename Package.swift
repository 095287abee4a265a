// swift-tools-version: 6.2
import PackageDescription

/// What every module obeys: Swift 6 mode, explicit imports, no warnings.
let house: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

/// What pure modules obey besides: every unsafe operation is marked.
let pure: [SwiftSetting] = house + [.strictMemorySafety()]

/// What pure modules that are no library product obey besides: no task and no clock in scope.
///
/// A product may not carry unsafe flags, or no other package could depend on it by version.
let sealed: [SwiftSetting] =
  pure + [.unsafeFlags(["-Xfrontend", "-disable-implicit-concurrency-module-import"])]

let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "attune",
  products: [
    .library(name: "TOML", targets: ["TOML"]),
    .library(name: "CivilTime", targets: ["CivilTime"]),
    .executable(name: "attuned", targets: ["attuned"]),
    .executable(name: "attune", targets: ["attune"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    .target(name: "TOML", swiftSettings: pure),
    .target(name: "CivilTime", swiftSettings: pure),
    .target(name: "Core", dependencies: ["CivilTime"], swiftSettings: sealed),
    .target(
      name: "Configuration", dependencies: ["TOML", "CivilTime", "Core"], swiftSettings: sealed),
    .target(name: "Control", swiftSettings: sealed),
    .systemLibrary(
      name: "CSystemd", pkgConfig: "libsystemd", providers: [.apt(["libsystemd-dev"])]),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .target(name: "Linux", dependencies: ["CSystemd"], swiftSettings: house),
    .target(name: "Store", dependencies: ["CivilTime", "Core", "CSQLite"], swiftSettings: house),
    .target(
      name: "Host",
      dependencies: ["CivilTime", "Configuration", "Control", "Core", "Linux", "TOML"],
      swiftSettings: house),
    .target(
      name: "Daemon",
      dependencies: ["CivilTime", "Core", "Configuration", "Control", "Host", "Linux", "Store"],
      swiftSettings: house),
    .executableTarget(
      name: "attuned",
      dependencies: ["Configuration", "Daemon", "Host", "Linux", "Store"],
      swiftSettings: house),
    .executableTarget(
      name: "attune",
      dependencies: [
        "CivilTime", "Core", "Configuration", "Control", "Host", "Linux", "Store", arguments,
      ],
      swiftSettings: house),
    .target(
      name: "TaggedJSON", dependencies: ["TOML"], path: "Tests/Tools/TaggedJSON",
      swiftSettings: house),
    .executableTarget(
      name: "toml-decoder", dependencies: ["TOML", "TaggedJSON"],
      path: "Tests/Tools/toml-decoder", swiftSettings: house),
    .executableTarget(
      name: "toml-encoder", dependencies: ["TOML", "TaggedJSON"],
      path: "Tests/Tools/toml-encoder", swiftSettings: house),
    .executableTarget(
      name: "toml-outcome", dependencies: ["TOML"], path: "Tests/Tools/toml-outcome",
      swiftSettings: house),
    .executableTarget(
      name: "elapse-oracle", dependencies: ["CivilTime"], path: "Tests/Tools/elapse-oracle",
      swiftSettings: house),
    .executableTarget(
      name: "years", dependencies: ["CivilTime", "Configuration", "Core"],
      path: "Tests/Tools/years", swiftSettings: house),
    .executableTarget(
      name: "engine-bench", dependencies: ["CivilTime", "Core", "Store"],
      path: "Tests/Tools/engine-bench", swiftSettings: house),
    .testTarget(
      name: "TOMLTests", dependencies: ["TOML", "TaggedJSON"], exclude: ["Mistakes"],
      swiftSettings: house),
    .testTarget(
      name: "CivilTimeTests", dependencies: ["CivilTime"], exclude: ["elapses.py"],
      swiftSettings: house),
    .testTarget(name: "CoreTests", dependencies: ["CivilTime", "Core"], swiftSettings: house),
    .testTarget(
      name: "ConfigurationTests", dependencies: ["CivilTime", "Configuration", "Core", "TOML"],
      swiftSettings: house),
    .testTarget(name: "ControlTests", dependencies: ["Control"], swiftSettings: house),
    .testTarget(name: "LinuxTests", dependencies: ["Linux"], swiftSettings: house),
    .testTarget(
      name: "StoreTests", dependencies: ["CivilTime", "Control", "Core", "Host", "Store"],
      swiftSettings: house),
    .testTarget(
      name: "DaemonTests",
      dependencies: [
        "CivilTime", "Configuration", "Control", "Core", "Daemon", "Host", "Linux", "Store",
      ],
      swiftSettings: house),
    .testTarget(
      name: "AttuneTests",
      dependencies: [
        "attune", "CivilTime", "Configuration", "Control", "Core", "Host", "Linux", "Store",
      ],
      swiftSettings: house),
    .testTarget(name: "HouseTests", swiftSettings: house),
  ]
)
