/// What can be wrong with a command and its arguments.
extension Phrase {
    static let helpLists = Phrase(en: "\"help\" lists the commands", vi: "\"help\" liệt kê các lệnh")

    static func didYouMean(_ name: String) -> Phrase {
        Phrase(en: "did you mean \(name)?", vi: "có phải bạn muốn ghi \(name)?")
    }

    static func thereIs(_ names: String) -> Phrase {
        Phrase(en: "there is: \(names)", vi: "hiện có: \(names)")
    }

    static func noSuchCommand(nearest name: String) -> Phrase {
        Phrase(en: "no command has that name; there is \(name)", vi: "không có lệnh nào tên như vậy; có lệnh \(name)")
    }

    static func takesNoArguments(_ command: String) -> Phrase {
        Phrase(en: "\(command) takes no arguments", vi: "lệnh \(command) không có tham số")
    }

    static func writeAssignments(_ names: String) -> Phrase {
        Phrase(en: "write name=value; there is: \(names)", vi: "hãy ghi dạng tên=giá_trị; hiện có: \(names)")
    }

    static func takesNone(_ command: String) -> Phrase {
        Phrase(en: "\(command) takes none", vi: "lệnh \(command) không có tuỳ chọn nào")
    }

    static func takes(_ name: String, _ expected: Phrase) -> Phrase {
        Phrase(en: "\(name)= takes \(expected.english)", vi: "\(name)= phải là \(expected.vietnamese)")
    }

    static func givenTwice(_ typed: String) -> Phrase {
        Phrase(en: "\(typed) was given before; give it once", vi: "\(typed) đã ghi ở trước; chỉ ghi một lần")
    }

    static func add(_ name: String) -> Phrase {
        Phrase(en: "add \(name)=…", vi: "hãy ghi thêm \(name)=…")
    }

    static func add(_ name: String, meaning help: String, example: String) -> Phrase {
        Phrase(en: "add \(name)=… (\(help)), as in: \(example)", vi: "hãy ghi thêm \(name)=…, ví dụ: \(example)")
    }

    static func addWords(_ help: String, example: String) -> Phrase {
        Phrase(en: "add \(help), as in: \(example)", vi: "hãy ghi thêm sau tên lệnh, ví dụ: \(example)")
    }

    static func payloadUnexpected(_ command: String) -> Phrase {
        Phrase(
            en: "\(command) takes no payload; it was dropped and nothing was run",
            vi: "lệnh \(command) không nhận dữ liệu kèm; dữ liệu bị bỏ và lệnh không chạy")
    }

    static func payloadMissing(_ help: String, command: String) -> Phrase {
        Phrase(
            en: "send \(help) after the line: end it with <{N} or <<END",
            vi: "hãy gửi dữ liệu kèm sau dòng lệnh, cuối dòng ghi <{N} hoặc <<END; xem help \(command)")
    }
}
