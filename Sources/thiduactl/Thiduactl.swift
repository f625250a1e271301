import Admin
import ArgumentParser
import Glibc

/// The client of the admin socket: sends its words as one request and shows the reply.
@main
struct Thiduactl: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "thiduactl",
        abstract: "Administer thiduad over its admin socket.",
        discussion: """
            The words are a command of the daemon, such as: closing run council=tinh-nghe-an year=2026 kind=year_end --dry-run
            "thiduactl help" asks the daemon for its commands. Without words on a terminal, commands are read line by line.

            Exit status: 0 done or planned, 64 typed wrongly, 65 payload rejected, 66 file not readable, 69 no daemon,
            70 daemon failed, 75 try again later, 76 outcome unknown, 77 not permitted, 1 refused for another reason.
            """)

    @Option(help: "The admin socket (default: $THIDUA_ADMIN_SOCKET, else /run/thidua/admin.sock).")
    var socket: String?

    @Option(help: "Send this file as the command's payload; - is standard input.")
    var file: String?

    @Flag(help: "One JSON object a line, errors too.")
    var json = false

    @Flag(help: "Rows as an aligned table even when the output is no terminal.")
    var table = false

    @Flag(help: "No colour, whatever the terminal.")
    var noColor = false

    @Option(help: "The language of texts for people: en or vi (default: by $LC_ALL, $LC_MESSAGES, $LANG).")
    var lang: AnswerLanguage?

    @Argument(parsing: .allUnrecognized, help: "A command of the daemon.")
    var words: [String] = []

    func run() async throws {
        signal(SIGPIPE, SIG_IGN)
        let status = await Client(settings: settings).run()
        throw ExitCode(status.rawValue)
    }

    private var settings: ClientSettings {
        let environment = Environment()
        return ClientSettings(
            socket: socket ?? environment["THIDUA_ADMIN_SOCKET"] ?? "/run/thidua/admin.sock",
            words: words,
            file: file,
            style: OutputStyle(
                isJSON: json,
                isTable: table || isatty(STDOUT_FILENO) == 1,
                hasColour: !noColor && environment.allowsColour && isatty(STDERR_FILENO) == 1,
                drawsProgress: isatty(STDERR_FILENO) == 1),
            claimedUser: environment["SUDO_USER"],
            language: lang ?? environment.language)
    }
}

/// The process's environment without Foundation.
struct Environment {
    subscript(name: String) -> String? {
        getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The language of the strongest variable that names a locale.
    var language: AnswerLanguage {
        AnswerLanguage(locale: self["LC_ALL"] ?? self["LC_MESSAGES"] ?? self["LANG"])
    }

    /// NO_COLOR by its convention, and terminals that know no colour.
    var allowsColour: Bool { self["NO_COLOR"] == nil && self["TERM"] != "dumb" }
}
