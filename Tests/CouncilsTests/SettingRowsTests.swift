import Councils
import Testing

@Suite("Files of settings")
struct SettingRowsTests {
    private static let definitions = [
        SettingDefinition(
            name: "reminder_days", kind: "integers 0..90", defaultValue: "7", unit: "days",
            layers: ["guidance", "cycle"], isUsed: true,
            english: "e", vietnamese: "v"),
        SettingDefinition(
            name: "bonus_cap_share", kind: "share 0..100", defaultValue: "5.00", unit: nil, layers: ["guidance"],
            isUsed: true,
            english: "e", vietnamese: "v"),
    ].compactMap(\.self)

    private func read(_ text: String, _ layer: SettingLayer) throws(ImportRejection) -> SettingRows {
        try SettingRows(csv: Array(text.utf8), layer: layer, definitions: Self.definitions)
    }

    @Test("are read with their values as they are stored, and read back from what they print")
    func roundTrip() throws {
        let file = try read("name;value\nreminder_days;14, 7\nbonus_cap_share;4,5\n", .guidance)
        let printed = SettingRows.csv(file.rows)
        #expect(printed == ["name,value", #"reminder_days,"14,7""#, "bonus_cap_share,4.50"])
        #expect(try read(printed.joined(separator: "\n"), .guidance) == file)
    }

    @Test(
        "are refused with every mistake",
        arguments: [
            ("name,value\nx,1\n", ["2 name setting_unknown"]),
            ("name,value\nbonus_cap_share,\n", ["2 value value_missing"]),
            ("name,value\n", ["1 name file_without_lines"]),
            (
                "name,value\nreminder_days,7\nbonus_cap_share,4\nreminder_days,x\n",
                [
                    "3 name setting_of_other_layers", "4 name stands_twice", "4 value setting_integers",
                ]
            ),
        ])
    func mistakes(text: String, expected: [String]) {
        let rejection = #expect(throws: ImportRejection.self) {
            try read(text, text.contains("reminder") ? .cycle : .guidance)
        }
        #expect(rejection?.mistakes.map { "\($0.line) \($0.column) \($0.reason.code)" } == expected)
    }
}
