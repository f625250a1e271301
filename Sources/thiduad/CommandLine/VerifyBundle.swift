import ArgumentParser
import Councils

/// `thiduad verify-bundle`
struct VerifyBundle: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify-bundle",
        abstract: "Check the file of a closed year, from the points of its lines to its digests.",
        discussion: """
            FILE is what "closing bundle" wrote, - is standard input. Nothing else is needed: no configuration, no \
            server, no database. Whoever can change the file can change its digests too, so compare them with those of the \
            signed minutes: --inputs and --standings do that.

            Exit codes: 0 verified; 64 wrong command line; 65 the file differs, or is no bundle; 66 it cannot be read.
            """)

    @Argument(help: ArgumentHelp("The bundle; - is standard input.", valueName: "FILE"))
    var file: String

    @Option(help: ArgumentHelp("The inputs digest as printed, at least 8 digits of it.", valueName: "HEX"))
    var inputs: PrintedDigest?

    @Option(help: ArgumentHelp("The standings digest as printed, at least 8 digits of it.", valueName: "HEX"))
    var standings: PrintedDigest?

    @Option(help: "The language of the answer: en or vi (default: by $LC_ALL, $LC_MESSAGES, $LANG).")
    var lang: Language?

    func run() throws {
        let language = lang ?? .ofEnvironment
        let name = file == "-" ? Message("bundle_stdin").text(in: language) : file
        let bundle = try read(name, language)
        let check = BundleCheck(bundle, printedInputs: inputs?.digits, printedOutputs: standings?.digits)
        for message in bundle.report { print(message.text(in: language)) }
        for difference in check.differences {
            print(Self.place(name, difference.line, difference.message.text(in: language)).text(in: language))
        }
        if check.differences.isEmpty { return print(Message("bundle_verified").text(in: language)) }
        print(Message("bundle_not_verified", ["count": "\(check.differences.count)"]).text(in: language))
        throw ArgumentParser.ExitCode(Self.differs)
    }

    /// What `sysexits.h` calls EX_DATAERR and EX_NOINPUT.
    private static let differs: Int32 = 65
    private static let unreadable: Int32 = 66

    private func read(_ name: String, _ language: Language) throws -> Bundle {
        do throws(LocalFile.Failure) {
            let octets = try LocalFile.octets(of: file, limit: Bundle.sizeLimit)
            do throws(BundleFault) { return try Bundle(octets) } catch {
                let message = Self.place(name, error.line, error.reason.text(in: language))
                StandardError.write("thiduad: \(message.text(in: language))")
            }
        } catch {
            let message = Message("bundle_unreadable", ["file": name, "reason": error.reason])
            StandardError.write("thiduad: \(message.text(in: language))")
            throw ArgumentParser.ExitCode(Self.unreadable)
        }
        throw ArgumentParser.ExitCode(Self.differs)
    }

    private static func place(_ name: String, _ line: Int, _ what: String) -> Message {
        line == 0
            ? Message("bundle_at_file", ["file": name, "what": what])
            : Message("bundle_at_line", ["file": name, "line": "\(line)", "what": what])
    }
}

/// A digest as it stands on paper, whole or its first digits.
struct PrintedDigest: ExpressibleByArgument {
    let digits: String

    init?(argument: String) {
        let digits = argument.lowercased()
        let isHexadecimal = digits.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
        guard (8...64).contains(digits.utf8.count), isHexadecimal else { return nil }
        self.digits = digits
    }
}

extension Language: ExpressibleByArgument {}
