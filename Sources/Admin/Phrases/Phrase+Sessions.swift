/// What ends or holds up a session, whatever its commands are.
extension Phrase {
    static let lineTooLong = Phrase(
        en: "the line was dropped; long data is a payload",
        vi: "dòng lệnh quá dài nên bị bỏ; dữ liệu dài phải gửi kèm sau lệnh")
    static let payloadTooLong = Phrase(
        en: "the payload was dropped; split it", vi: "dữ liệu kèm quá dài nên bị bỏ; hãy chia nhỏ")
    static let payloadUnread = Phrase(
        en: "the payload is far too long or was typed; split it",
        vi: "dữ liệu kèm vượt xa giới hạn hoặc được gõ tay; hãy chia nhỏ")
    static let lineUnended = Phrase(
        en: "the line was dropped, and what follows it cannot be told",
        vi: "dòng lệnh quá dài nên bị bỏ và không biết phần sau bắt đầu từ đâu")
    static let lineUnterminated = Phrase(
        en: "the last line had no end and was not run", vi: "dòng cuối không có dấu xuống dòng nên không chạy")
    static let markerMalformed = Phrase(
        en: "the payload's end is unknown; write <{N} with its octets, or <<WORD with letters and digits",
        vi: "không biết dữ liệu kèm kết thúc ở đâu; hãy ghi <{N} với số byte, hoặc <<TỪ gồm chữ cái và chữ số")
    static let desync = Phrase(
        en: "after a payload of N octets one LF must follow; count octets, not characters",
        vi: "sau dữ liệu kèm N byte phải có một dấu xuống dòng; hãy đếm byte, không đếm ký tự")
    static let notHTTP = Phrase(
        en: "this socket speaks lines, not HTTP; try thiduactl help",
        vi: "socket này nhận từng dòng lệnh, không nhận HTTP; hãy thử thiduactl help")
    static let halfSent = Phrase(
        en: "a line or payload was begun and not ended", vi: "dòng lệnh hoặc dữ liệu kèm gửi dở dang")
    static let idle = Phrase(
        en: "no command for too long; connect again", vi: "đã lâu không có lệnh nào; hãy kết nối lại")
    static let draining = Phrase(
        en: "the daemon is stopping; connect again in a moment", vi: "dịch vụ đang dừng; ít phút nữa hãy kết nối lại")
    static let noGrant = Phrase(
        en: "no grant names your user or one of your groups",
        vi: "chưa có quyền nào được cấp cho tài khoản hoặc nhóm của bạn")
    static let clientGone = Phrase(
        en: "the client went away before the end", vi: "máy khách đã ngắt trước khi xong")
    static let eventNotWritten = Phrase(
        en: "the event could not be written, so nothing was run; try again later",
        vi: "không ghi được nhật ký nên lệnh không chạy; hãy thử lại sau")
    static let incident = Phrase(
        en: "the journal says more under this incident", vi: "xem thêm trong nhật ký hệ thống theo mã sự cố này")
    static let typedPayloadEnds = Phrase(
        en: "a typed payload ends its session, lest the rest of it run as commands",
        vi: "dữ liệu gõ tay kết thúc phiên này, để phần còn lại không bị chạy như lệnh")
    static let payloadExpected = Phrase(
        en: "send the lines, then the word alone on a line",
        vi: "hãy gửi các dòng, rồi ghi riêng từ kết thúc trên một dòng")

    static func tooManySessions(_ limit: Int) -> Phrase {
        Phrase(
            en: "\(limit) sessions are open; try again when one has ended",
            vi: "đang có \(limit) phiên làm việc; hãy thử lại khi có phiên kết thúc")
    }

    static func tooManyOfUser(_ limit: Int) -> Phrase {
        Phrase(
            en: "\(limit) sessions of your user are open; close one",
            vi: "tài khoản của bạn đang mở \(limit) phiên; hãy đóng bớt")
    }

    static func protocolVersion(_ ours: String) -> Phrase {
        Phrase(
            en: "this daemon speaks version \(ours) only", vi: "dịch vụ này chỉ dùng phiên bản \(ours) của giao thức")
    }
}
