import Admin

/// Shows a reply line by line: data on standard output, the rest on standard error.
struct ReplyView {
    private(set) var status = SysExit.protocolBroken
    private let style: OutputStyle
    private let out: (String) -> Void
    private let error: (String) -> Void
    private var progress: ProgressView
    private var table: TextTable?

    init(
        style: OutputStyle,
        out: @escaping (String) -> Void = Terminal.out,
        error: @escaping (String) -> Void = Terminal.error
    ) {
        self.style = style
        self.out = out
        self.error = error
        progress = ProgressView(draws: style.drawsProgress)
    }

    mutating func show(_ line: ReplyLine) {
        switch line.content {
        case .part(.progress, let text): progress.show(CopyText.fields(ofLine: text))
        case .part(let kind, let text):
            progress.clear()
            show(kind, text)
        case .final(let final):
            progress.clear()
            endTable()
            show(final)
        }
    }

    private mutating func show(_ kind: ReplyLineKind?, _ text: String) {
        switch kind {
        case .columns: begin(header: CopyText.fields(ofLine: text).map { $0 ?? "" }, raw: text)
        case .row, .pair, .event: add(text)
        case .text, .json:
            endTable()
            out(text)
        case .notice, .payloadExpected: error(text)
        case .progress, nil: return
        }
    }

    private mutating func begin(header: [String], raw: String) {
        endTable()
        if style.isTable { table = TextTable(header: header) } else { out(raw) }
    }

    /// Without a table the escaped line is the TSV line.
    private mutating func add(_ text: String) {
        guard style.isTable else { return out(text) }
        if table == nil { table = TextTable(header: []) }
        table?.rows.append(CopyText.fields(ofLine: text))
    }

    private mutating func endTable() {
        table?.lines.forEach(out)
        table = nil
    }

    private mutating func show(_ final: FinalLine) {
        status = SysExit(code: final.code)
        // In JSON mode the object after the code is the answer.
        if style.isJSON, let object = final.text { return out(object) }
        let line = final.serialised()
        error(style.hasColour ? coloured(line, final) : line)
    }

    /// Colour repeats what the code says; it is never the only sign.
    private func coloured(_ line: String, _ final: FinalLine) -> String {
        let colour = final.isRefusal ? "31" : final.code == ReplyWord.planned.code ? "33" : "32"
        return "\u{1B}[\(colour)m\(line.prefix(3))\u{1B}[0m\(line.dropFirst(3))"
    }
}
