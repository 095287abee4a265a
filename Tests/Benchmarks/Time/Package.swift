// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "time-benchmark",
  dependencies: [.package(name: "attune", path: "../../..")],
  targets: [
    .executableTarget(
      name: "elapses", dependencies: [.product(name: "CivilTime", package: "attune")],
      path: "ours",
      swiftSettings: [
        .treatAllWarnings(as: .error), .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
      ])
  ])
