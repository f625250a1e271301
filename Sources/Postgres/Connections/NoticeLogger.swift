import CLibpq
import Logging

/// Passes the server's notices to the log, without their details, which quote values.
final class NoticeLogger: Sendable {
    private let logger: Logger

    init(_ logger: Logger) { self.logger = logger }

    /// The receiver holds no reference: its owner keeps it alive as long as the connection.
    func attach(to connection: OpaquePointer) {
        let context = Unmanaged.passUnretained(self).toOpaque()
        PQsetNoticeReceiver(
            connection,
            { context, result in
                guard let context, let result else { return }
                Unmanaged<NoticeLogger>.fromOpaque(context).takeUnretainedValue().log(result)
            }, context)
    }

    private func log(_ result: OpaquePointer) {
        guard let message = PQresultErrorField(result, Int32(clibpq_message.rawValue)) else { return }
        logger.debug("notice from the database", metadata: ["message": "\(String(cString: message))"])
    }
}
