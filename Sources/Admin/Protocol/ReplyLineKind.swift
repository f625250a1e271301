/// The lines of a reply before its final one: three digits and a hyphen.
public enum ReplyLineKind: Int, Sendable, CaseIterable {
    /// Done, total (`\N` if unknown), unit and text of long work.
    case progress = 100
    /// Something worth knowing that is no part of the answer.
    case notice = 110
    /// One event of a watch.
    case event = 120
    /// The server is ready for the lines of a typed payload.
    case payloadExpected = 130
    /// The names of the columns of the rows that follow.
    case columns = 210
    /// One row in COPY text escaping.
    case row = 211
    /// A key and its value.
    case pair = 212
    /// One line of plain text.
    case text = 213
    /// One JSON value.
    case json = 214
}
