/// The years for which units compete.
public enum AwardYear {
    /// From the first year of the state to a far end that catches slips of the pen.
    public static let range = 1945...2200
}
