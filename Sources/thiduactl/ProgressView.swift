import Admin
import Glibc

/// How far long work is: one line that is drawn over on a terminal, else a line for each tenth. Nothing in the first half second.
struct ProgressView {
    private static let patience = Duration.milliseconds(500)

    private let draws: Bool
    private let clock: () -> ContinuousClock.Instant
    private let write: (String) -> Void
    private let begun: ContinuousClock.Instant
    private var isDrawn = false
    private var lastTenth = 0

    init(
        draws: Bool,
        clock: @escaping () -> ContinuousClock.Instant = { .now },
        write: @escaping (String) -> Void = { Terminal.write($0, to: STDERR_FILENO) }
    ) {
        self.draws = draws
        self.clock = clock
        self.write = write
        begun = clock()
    }

    /// Shows done, total, unit and text.
    mutating func show(_ fields: [String?]) {
        guard clock() - begun >= Self.patience, let done = fields.first.flatMap({ $0 }).flatMap({ Int($0) }) else {
            return
        }
        let total = fields.dropFirst().first.flatMap { $0 }.flatMap { Int($0) }
        let rest = fields.dropFirst(2).compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " ").escapedForDisplay
        let line = "\(done)\(total.map { "/\($0)" } ?? "") \(rest)"
        if draws {
            write("\r\u{1B}[K\(line)")
            isDrawn = true
        } else if isNewTenth(done, total) {
            write(line + "\n")
        }
    }

    /// Takes the drawn line away before something else is written.
    mutating func clear() {
        if isDrawn { write("\r\u{1B}[K") }
        isDrawn = false
    }

    private mutating func isNewTenth(_ done: Int, _ total: Int?) -> Bool {
        guard let total, total > 0 else { return true }
        let tenth = done * 10 / total
        defer { lastTenth = max(lastTenth, tenth) }
        return tenth > lastTenth
    }
}
