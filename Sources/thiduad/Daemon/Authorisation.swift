import Admin
import Councils
import Glibc
import Logging

/// Who may speak to the daemon: root and the daemon's own user, with every right.
enum Authorisation {
    /// Resolves the names once; a peer is only compared by its number.
    static func ownUserAndRoot() -> Authoriser {
        let own = geteuid()
        // A daemon that root runs has one name here, not two.
        let names = [own: userName(own)].merging([0: "root"]) { name, _ in name }
        return { peer in
            names[peer.uid].map { Grant(user: $0, role: Role.admin.rawValue, rights: Rights(role: .admin)) }
        }
    }

    /// Changes and refusals, in the log. What changed stands in the council's events, written by the change itself.
    static func audit(_ logger: Logger) -> AuditHook {
        { record in
            guard case .ended(let word, let elapsed) = record.stage else { return }
            logger.info(
                "command",
                metadata: [
                    "command": "\(record.command)", "user": "\(record.session.user)", "result": "\(word.rawValue)",
                    "ms": "\(elapsed)",
                ])
        }
    }

    /// The id of a group by name; `nil` where the system has none.
    static func groupID(_ name: String) -> UInt32? {
        getgrnam(name)?.pointee.gr_gid
    }

    private static func userName(_ uid: uid_t) -> String {
        guard let entry = getpwuid(uid), let name = entry.pointee.pw_name else { return "uid-\(uid)" }
        return String(cString: name)
    }
}
