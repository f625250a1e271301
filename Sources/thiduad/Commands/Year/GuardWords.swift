import CouncilStore

extension Closings.Guard {
    /// The guard, the unit it is about, and the command that lifts it.
    var words: String {
        switch code {
        case "cycle_on_hold": "cycle_on_hold lift=\"cycle resume\""
        case "card_not_decided": "card_not_decided unit=\(unit ?? "") waiting=\(waitingUnits) lift=\"card decide\""
        case "finding_holds": "finding_holds unit=\(unit ?? "") waiting=\(waitingUnits) lift=\"finding lift\""
        case "criteria_missing": "criteria_missing lift=\"criteria import\""
        case "no_member": "no_member lift=\"cluster import from=, then cycle open\""
        default: code
        }
    }
}
