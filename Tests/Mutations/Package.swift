// swift-tools-version: 6.2
import PackageDescription

/// The engine and the years that are lived with it, where a mutation can be built by itself.
let settings: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "mutations",
  targets: [
    .target(name: "TOML", swiftSettings: settings),
    .target(name: "CivilTime", swiftSettings: settings),
    .target(name: "Core", dependencies: ["CivilTime"], swiftSettings: settings),
    .target(
      name: "Configuration", dependencies: ["TOML", "CivilTime", "Core"], swiftSettings: settings),
    .executableTarget(
      name: "years", dependencies: ["CivilTime", "Configuration", "Core"],
      swiftSettings: settings),
  ]
)
