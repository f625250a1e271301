extension BundleCheck {
    /// One line: what it says against its check, and each figure against its criterion.
    mutating func checkLine(_ line: Bundle.Line, of unit: String, isRecorded: Bool, _ scales: LineScales) {
        let criterion = bundle.criterion(of: line)
        let place = ["unit": unit, "criterion": criterion.code, "half": "\(line.half)"]
        if line.check != line.computedCheck {
            let values = place.merging(["stands": line.check, "computed": line.computedCheck]) { $1 }
            if isRecorded {
                report(line.line, "bundle_line_check", values)
            } else if let recall = recall(line, criterion, scales) {
                let found = [
                    "figure": recall.figure.rawValue, "field": recall.field, "stands": recall.stands,
                    "recorded": recall.recorded,
                ]
                let code = recall.field == "points" ? "bundle_points_changed" : "bundle_line_changed"
                report(line.line, code, place.merging(found) { $1 })
            } else {
                report(line.line, "bundle_line_differs", values)
            }
        }
        for (figure, given) in zip(Figure.allCases, line.figures) {
            for fault in scales.faults(given, criterion, in: line.which) {
                let values = fault.parameters.merging(place) { $1 }.merging(["figure": figure.rawValue]) { $1 }
                report(line.line, fault.code, values)
            }
        }
    }

    private mutating func recall(
        _ line: Bundle.Line, _ criterion: Bundle.Criterion, _ scales: LineScales
    ) -> LineRecall? {
        guard recallsLeft > 0 else { return nil }
        recallsLeft -= 1
        return LineRecall(line, criterion, scales)
    }
}
