import Councils
import Foundation
import Testing

@Suite("The catalogue of messages")
struct CatalogueTests {
    @Test("has each code once")
    func unique() {
        let codes = Catalogue.entries.map(\.code)
        #expect(Set(codes).count == codes.count)
    }

    @Test("says each sentence in both languages, with the same places", arguments: Catalogue.entries.map(\.code))
    func languages(code: String) throws {
        let entry = try #require(Catalogue.entries.first { $0.code == code })
        let places = Language.allCases.map { language in
            Set(entry.template(in: language).matches(of: #/\{(\w+)(:term)?\}/#).map { String($0.1) })
        }
        #expect(places[0] == places[1])
        #expect(entry.template(in: .english) != entry.template(in: .vietnamese))
        #expect(code.wholeMatch(of: #/[a-z0-9]+(_[a-z0-9]+)*/#) != nil)
    }

    @Test("fills places, and says words of the field in the language")
    func places() {
        let message = Message("closing_missing", ["kind": "mid_year", "year": "2025"])
        #expect(message.text() == "there is no mid_year closing of 2025; closing schedule makes one")
        #expect(
            message.text(in: .vietnamese)
                == "chưa có lịch khoá sổ sơ kết (mid_year) năm 2025; đặt bằng closing schedule")
        let act = Message(
            "card_in_other_state",
            ["act": "write_self", "unit": "a", "state": "decided", "states": "filling, returned"])
        #expect(
            act.text()
                == "the card of a is decided; card score figure=self is possible while it is: filling, returned; card status shows at whose desk it lies"
        )
        #expect(
            act.text(in: .vietnamese).contains("khi phiếu ở trạng thái: đang tự chấm (filling), bị trả lại (returned);")
        )
        #expect(Message("no_such_code", ["b": "2", "a": "1"]).text() == "no_such_code a=1 b=2")
    }
}
