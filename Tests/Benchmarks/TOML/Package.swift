// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "toml-benchmark",
  dependencies: [.package(name: "attune", path: "../../..")],
  targets: [
    .executableTarget(
      name: "ours", dependencies: [.product(name: "TOML", package: "attune")], path: "ours",
      swiftSettings: [
        .treatAllWarnings(as: .error), .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
      ])
  ])
