import ArgumentParser

/// `thiduad check`
struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Validate the configuration and print every setting with where it comes from.",
        discussion: "Touches neither database nor socket. Exit code 78 where something is wrong.")

    @OptionGroup var options: ConfigurationOptions

    func run() throws {
        let configuration = try options.load()
        for setting in configuration.effective { print(setting) }
    }
}
