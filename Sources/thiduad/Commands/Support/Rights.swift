import Admin
import CouncilStore
import Councils

/// What a grant gives: a role, in one council or in all, for one unit or for none.
struct Rights: Sendable, Equatable {
    var role: Role
    /// The only council that is visible; `nil` means every one.
    var council: String?
    /// The unit that is acted for.
    var unit: String?

    /// Whether a council may be seen at all.
    func sees(_ code: String) -> Bool {
        council == nil || council == code
    }

    /// The council of that code, if it may be seen at all.
    func council(_ code: String) throws(CouncilError) -> String {
        guard sees(code) else { throw .councilMissing(code) }
        return code
    }

    /// The rights as greeting and `whoami` say them, besides the role.
    var fields: [(String, String)] {
        [("council", council), ("unit", unit)].compactMap { name, value in value.map { (name, $0) } }
    }

    /// The grant of these rights to a user of that name.
    func grant(to user: String) -> Grant {
        Grant(user: user, role: role.rawValue, fields: fields, rights: self)
    }
}

extension SessionInfo {
    /// What the session's grant gives; nothing but looking where it says nothing.
    var rights: Rights { grant.rights as? Rights ?? Rights(role: .viewer) }
}

extension Set<Role> {
    /// Everybody who may see something of a council.
    static let readers: Set<Role> = [.viewer, .member, .head, .secretary, .chair, .auditor, .admin]
    /// Whoever acts for a unit, or for all of them.
    static let units: Set<Role> = [.member, .head, .secretary, .chair, .admin]
    /// Whoever acts for a cluster, or for all of them.
    static let clusters: Set<Role> = [.head, .secretary, .chair, .admin]
    /// The council's standing agency and its chair.
    static let agency: Set<Role> = [.secretary, .chair, .admin]
    /// Whoever decides.
    static let deciders: Set<Role> = [.chair, .admin]
    /// Whoever looks at the record.
    static let records: Set<Role> = [.auditor, .secretary, .chair, .admin]
    /// Whoever looks after the daemon.
    static let operators: Set<Role> = [.operator, .admin]
    /// Whoever looks after jobs, of one council or of all.
    static let operating: Set<Role> = [.operator, .secretary, .chair, .auditor, .admin]
    /// Whoever may do what concerns several councils.
    static let admins: Set<Role> = [.admin]
    /// Everybody who was let in.
    static let everybody = Set(Role.allCases)
}
