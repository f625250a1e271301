// swift-tools-version: 6.2

import PackageDescription

// One list of settings for every Swift target: language mode 6 comes with the tools version.
let swiftSettings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

// Every dependency stands here with what it saves us from writing.
let dependencies: [Package.Dependency] = [
    // The admin socket: accept, framing buffers, back-pressure, half-close.
    .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.0"),
    // The log interface that every Swift server library speaks.
    .package(url: "https://github.com/apple/swift-log.git", from: "1.16.0"),
    // Flags, subcommands and their help for both executables.
    .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.0"),
    // Start and stop order of the daemon's parts, and signals.
    .package(url: "https://github.com/swift-server/swift-service-lifecycle.git", from: "2.13.0"),
    // Layered settings: defaults, YAML file, environment, flags, systemd credentials.
    .package(url: "https://github.com/apple/swift-configuration.git", from: "1.4.0", traits: ["YAML"]),
    // The YAML tree itself, to name unknown keys with their line (swift-configuration builds it anyway).
    .package(url: "https://github.com/jpsim/Yams.git", from: "6.2.0"),
]

let nioCore: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let nioPosix: Target.Dependency = .product(name: "NIOPosix", package: "swift-nio")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let lifecycle: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let unixSignals: Target.Dependency = .product(name: "UnixSignals", package: "swift-service-lifecycle")
let configuration: Target.Dependency = .product(name: "Configuration", package: "swift-configuration")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")

func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: swiftSettings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(
        name: name, dependencies: ["TestSupport"] + dependencies, exclude: exclude, swiftSettings: swiftSettings)
}

let package = Package(
    name: "thidua",
    products: [
        .executable(name: "thiduad", targets: ["thiduad"]),
        .executable(name: "thiduactl", targets: ["thiduactl"]),
        .executable(name: "bench", targets: ["Bench"]),
        .library(name: "MovedClock", type: .dynamic, targets: ["MovedClock"]),
    ],
    dependencies: dependencies,
    targets: [
        // The bottom: pure values and rules, the C shim, the embedded SQL.
        module("Councils"),
        .target(name: "CLibpq", linkerSettings: [.linkedLibrary("pq")]),
        .target(
            name: "CSQL", path: "sql", exclude: ["foundation.sql", "migrations", "functions", "checks", "schema.sql"]),

        // The driver and the schema that it carries.
        module("Postgres", ["CLibpq", logging]),
        module("Schema", ["Postgres", "CSQL", logging]),

        // What knows councils, what knows time, what knows the protocol; none knows another.
        module("CouncilStore", ["Councils", "Postgres", "Schema", logging]),
        module("Jobs", ["Postgres", logging]),
        module("Admin", [nioCore, nioPosix, logging]),

        // The daemon and its client.
        .executableTarget(
            name: "thiduad",
            dependencies: [
                "Councils", "Postgres", "Schema", "CouncilStore", "Jobs", "Admin",
                logging, argumentParser, lifecycle, unixSignals, configuration, yams,
            ],
            swiftSettings: swiftSettings
        ),
        .executableTarget(
            name: "thiduactl",
            dependencies: ["Admin", argumentParser],
            swiftSettings: swiftSettings
        ),

        // Tests: one folder a target.
        .target(
            name: "TestSupport",
            dependencies: ["Councils", "Postgres", "Schema", logging],
            path: "Tests/TestSupport",
            swiftSettings: swiftSettings
        ),
        tests("CouncilsTests", ["Councils"], exclude: ["Fixtures"]),
        tests("PostgresTests", ["Postgres"]),
        tests("SchemaTests", ["Schema", "Postgres", "CouncilStore", "Councils"], exclude: ["Fixtures"]),
        tests("CouncilStoreTests", ["CouncilStore", "Councils", "Postgres", "Schema"]),
        tests("JobsTests", ["Jobs", "Postgres"]),
        tests("AdminTests", ["Admin", nioCore, nioPosix]),
        tests("ThiduactlTests", ["thiduactl", "Admin"]),
        tests(
            "ThiduadTests",
            ["thiduad", "Admin", "CouncilStore", "Councils", "Jobs", "Postgres", logging, configuration]),
        tests("EndToEndTests", ["thiduad", "thiduactl", "Admin", "CouncilStore", "Postgres"]),
        tests("TidyTests", []),

        // The clock that tests move: a library that is preloaded into the daemon.
        .target(name: "MovedClock", path: "Tests/MovedClock"),

        // Figures beside baselines; never part of the tests.
        .target(name: "BenchBaseline", path: "Tests/BenchBaseline", linkerSettings: [.linkedLibrary("pq")]),
        .executableTarget(
            name: "Bench",
            dependencies: [
                "BenchBaseline", "Postgres", "Schema", "CouncilStore", "Councils", "Admin", "TestSupport",
                argumentParser,
            ],
            path: "Tests/Bench",
            swiftSettings: swiftSettings
        ),
    ],
    cLanguageStandard: .c2x
)
