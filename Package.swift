// swift-tools-version: 6.2
import PackageDescription

/// Swift 6 language mode, warnings as errors.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6), .treatAllWarnings(as: .error), .enableUpcomingFeature("ExistentialAny"),
]

/// The binary contains the Swift runtime and Foundation, at fixed addresses, with the functions that
/// every start runs side by side: see "Starting" in docs/virtual-machine.md. Tests are linked with
/// the shared libraries, which Testing needs.
let staticRuntime =
  ["-static-stdlib", "-use-ld=lld", "-Xclang-linker", "-no-pie"]
  + [
    "--gc-sections", "--no-export-dynamic", "--no-warn-symbol-ordering",
    "--symbol-ordering-file=\(Context.packageDirectory)/Tools/start-order.txt",
  ].flatMap { ["-Xlinker", $0] }
  + [
    "Foundation", "FoundationInternationalization", "FoundationEssentials", "CoreFoundation",
    "_FoundationICU", "_FoundationCShims", "_FoundationCollections", "swiftSynchronization",
  ].map { "-l" + $0 }

func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// The tests of one target; `Fixtures` folders are read from disk, not bundled.
func tests(_ name: String, _ more: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.byName(name: name), "TestSupport"] + more,
    exclude: ["Fixtures"], swiftSettings: strict)
}

let package = Package(
  name: "mallorn",
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/attaswift/BigInt", from: "6.0.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.0.0"),
  ],
  targets: [
    module("Syntax"), tests("Syntax"),
    module("Arrays"), tests("Arrays"),
    module("Frames", ["Arrays", "CZlib"]), tests("Frames", ["Arrays"]),
    module("Validation", ["Arrays", "Boosting"]), tests("Validation", ["Arrays", "Boosting"]),
    module("Models", ["Arrays"]), tests("Models", ["Arrays"]),
    module("Charts"), tests("Charts"),
    module("LightCurves", ["Arrays", "Frames"]), tests("LightCurves", ["Arrays", "Frames"]),
    module(
      "Notebook",
      [
        "Charts", "CMarkGFM", "Syntax", "Yams",
        .product(name: "Crypto", package: "swift-crypto"),
      ]),
    tests("Notebook", ["Charts", "Syntax"]),
    .target(name: "BoostingKernels"), module("Boosting", ["BoostingKernels"]),
    tests("Boosting", ["BoostingKernels"]),
    module(
      "Search",
      [
        "Arrays", "CVectorMath", .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    tests("Search", ["Arrays"]),
    .target(
      name: "CVectorMath", cSettings: [.unsafeFlags(["-Wall", "-Werror"])],
      linkerSettings: [.linkedLibrary("m", .when(platforms: [.linux]))]),
    // Every access to a property of the interpreter or its heap would be checked at run time for
    // overlapping ones, since tests see them all: half of the time of some programs.
    .target(
      name: "Interpreter", dependencies: ["Syntax", "BigInt"],
      swiftSettings: strict + [.unsafeFlags(["-enforce-exclusivity=unchecked"])]),
    tests("Interpreter", ["Syntax"]),
    .target(
      name: "HostModules",
      dependencies: [
        "Interpreter", "Arrays", "Frames", "Boosting", "Validation", "Models", "Search", "Charts",
        "LightCurves", "Syntax", "BigInt", "CZlib",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: strict, plugins: ["EmbedModules"]),
    .plugin(name: "EmbedModules", capability: .buildTool(), dependencies: ["embed-modules"]),
    .executableTarget(name: "embed-modules", swiftSettings: strict),
    tests(
      "HostModules",
      ["Interpreter", "Syntax", "Arrays", "Frames", "Validation", "BigInt"]),
    module("Console", ["Interpreter", "Notebook", "Syntax", "CLibEdit"]),
    tests("Console", ["Interpreter", "Syntax"]),
    module(
      "Commands",
      [
        "HostModules", "Console", "Notebook", "Charts", "Frames", "Interpreter", "Search",
        "Syntax",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    tests("Commands"),
    .executableTarget(
      name: "mnb", dependencies: ["Commands"], swiftSettings: strict,
      linkerSettings: [.unsafeFlags(staticRuntime, .when(platforms: [.linux]))]),
    module("TestSupport"),
    .systemLibrary(
      name: "CLibEdit", providers: [.apt(["libedit-dev"]), .brew(["libedit"])]),
    .systemLibrary(
      name: "CMarkGFM",
      providers: [
        .apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]), .brew(["cmark-gfm"]),
      ]),
    .systemLibrary(
      name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
  ]
)
