import Configuration
import Logging

/// What an administrator may decide about one daemon, typed and valid.
///
/// The layers, from weak to strong: the table's defaults, the YAML file, `THIDUA_…` variables, flags.
/// No description of it shows a password.
struct DaemonConfiguration: Sendable {
    /// The database and how much of it this daemon takes.
    struct Database: Sendable {
        /// A libpq connection string that may hold a password; `nil` means the private server.
        var connection: Secret?
        /// The password from systemd's credentials, `nil` where peer authentication or the string itself does.
        var password: Secret?
        var poolSize: Int
        var statementTimeout: Duration
    }

    /// The admin socket where systemd hands none over.
    struct Admin: Sendable {
        var socket: String
        var group: String?
        /// Who may speak; the file's names are resolved already.
        var grants: Grants
        /// Sessions open at the same time.
        var sessions: Int
        /// Of these, sessions of one user.
        var sessionsPerUser: Int
    }

    /// How jobs are run.
    struct Jobs: Sendable {
        var workers: Int
        var pollInterval: Duration
        var batch: Int
    }

    var database: Database
    var admin: Admin
    var jobs: Jobs
    var stateDirectory: String
    var logLevel: Logger.Level
    var drain: Duration

    /// Every setting with its value and where it came from, for `thiduad check`.
    var effective: [EffectiveSetting]
}

/// A text that must not be written anywhere: its description hides it.
struct Secret: Sendable, Equatable, CustomStringConvertible, CustomReflectable {
    /// The text itself; for the driver only.
    let revealed: String

    var description: String { ConnectionStringRedaction.mask }

    /// Keeps `dump` and string interpolation of an enclosing value from showing it.
    var customMirror: Mirror { Mirror(self, children: [:]) }
}

/// A setting as it holds now.
struct EffectiveSetting: Sendable, Equatable, CustomStringConvertible {
    let name: String
    /// Fit to be shown; `nil` when the setting is absent.
    let value: String?
    let unit: String?
    /// The layer, and within a file the line.
    let place: String

    var description: String {
        let quantity = [value ?? "(none)", unit].compactMap(\.self).joined(separator: " ")
        return "\(name) = \(quantity)    # \(place)"
    }
}
