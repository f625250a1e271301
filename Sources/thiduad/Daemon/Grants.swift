import Admin
import Councils
import Glibc
import Synchronization

/// Who may speak and as what, by numbers: names were resolved when the file was read.
///
/// Of the lines that fit, the first one of a user counts, else root and the daemon's own user are admins, else the first one of
/// a group counts.
struct Grants: Sendable, Equatable {
    private struct OfGroup: Sendable, Equatable {
        var id: UInt32
        var rights: Rights
    }

    private var users: [UInt32: Rights] = [:]
    private var groups: [OfGroup] = []
    private var names: [UInt32: String] = [:]

    /// Grants without a file.
    static let ownUserAndRoot = Grants()

    /// Only root and the daemon's own user.
    private init(accounts: Accounts = .system, own: UInt32 = geteuid()) {
        addOwnUserAndRoot(own, accounts)
    }

    /// The grants of a table; throws a mistake for every line whose user or group the system does not have.
    init(_ table: GrantTable, accounts: Accounts = .system, own: UInt32 = geteuid()) throws(ImportRejection) {
        var mistakes: [ImportMistake] = []
        for entry in table.entries {
            do throws(Message) { try add(entry, accounts) } catch {
                mistakes.append(ImportMistake(line: entry.line, column: "who", value: entry.who.text, reason: error))
            }
        }
        guard mistakes.isEmpty else { throw ImportRejection(mistakes) }
        if !groups.isEmpty { names = accounts.everybody() }
        addOwnUserAndRoot(own, accounts)
    }

    /// What a peer may do; `nil` for somebody whom no line names.
    func grant(for peer: PeerCredentials) -> Grant? {
        let rights = users[peer.uid] ?? groups.first { peer.isMember(ofGroup: $0.id) }?.rights
        return rights?.grant(to: names[peer.uid] ?? "uid-\(peer.uid)")
    }

    private mutating func add(_ entry: GrantTable.Entry, _ accounts: Accounts) throws(Message) {
        let rights = Rights(role: entry.role, council: entry.council?.rawValue, unit: entry.unit?.rawValue)
        let id = try entry.who.number(accounts)
        // No namespace maps this number: whoever comes under it is nobody in particular.
        guard id != PeerCredentials.overflowUser else {
            throw Message("account_of_nobody", ["kind": entry.who.kind, "number": "\(id)"])
        }
        switch entry.who {
        case .user: if users[id] == nil { users[id] = rights }
        case .group: groups.append(OfGroup(id: id, rights: rights))
        }
    }

    private mutating func addOwnUserAndRoot(_ own: UInt32, _ accounts: Accounts) {
        for id in [0, own] where users[id] == nil { users[id] = Rights(role: .admin) }
        for id in users.keys where names[id] == nil { names[id] = accounts.userName(id) }
    }
}

extension GrantTable.Who {
    fileprivate var kind: String {
        switch self {
        case .user: "user"
        case .group: "group"
        }
    }

    fileprivate var name: String {
        switch self {
        case .user(let name), .group(let name): name
        }
    }

    fileprivate var text: String { "\(kind):\(name)" }

    /// The number that the name stands for; digits are the number itself, whether the system lists it or not.
    fileprivate func number(_ accounts: Accounts) throws(Message) -> UInt32 {
        let found: UInt32? =
            if name.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
                UInt32(name)
            } else {
                switch self {
                case .user(let name): accounts.userID(name)
                case .group(let name): accounts.groupID(name)
                }
            }
        guard let found else { throw Message("account_missing", ["kind": kind, "name": name]) }
        return found
    }
}

/// The grants as they hold now; a reload replaces them for sessions that begin afterwards.
final class GrantHolder: Sendable {
    private let grants: Mutex<Grants>

    init(_ grants: Grants) {
        self.grants = Mutex(grants)
    }

    var authoriser: Authoriser {
        { [self] peer in grants.withLock { $0 }.grant(for: peer) }
    }

    /// Whether the new grants differ from the old ones.
    func replace(_ fresh: Grants) -> Bool {
        grants.withLock { old in
            defer { old = fresh }
            return old != fresh
        }
    }
}
