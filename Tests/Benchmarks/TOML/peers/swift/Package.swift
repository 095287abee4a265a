// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "tomlkit",
  dependencies: [.package(url: "https://github.com/LebJe/TOMLKit", exact: "0.6.0")],
  targets: [
    .executableTarget(name: "tomlkit", dependencies: ["TOMLKit"], path: ".")
  ])
