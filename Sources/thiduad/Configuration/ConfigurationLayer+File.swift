import Yams

extension ConfigurationLayer {
    /// The settings of a YAML text. Names may be nested or written flat (`database.pool_size: 8`).
    /// - Parameters:
    ///   - yaml: the file's text.
    ///   - path: its path, for the places of mistakes.
    static func file(_ yaml: String, path: String) -> ConfigurationLayer {
        var walk = YAMLWalk(path: path)
        do {
            try walk.root(Yams.compose(yaml: yaml))
        } catch {
            walk.problems.append(walk.problem(of: error))
        }
        return ConfigurationLayer(walk.entries, problems: walk.problems, spelling: \.name)
    }
}

/// Flattens a YAML tree into entries with their lines.
private struct YAMLWalk {
    let path: String
    var entries: [ConfigurationLayer.Entry] = []
    var problems: [ConfigurationErrors.Problem] = []

    /// An empty file is a valid one: every setting has a default or a meaning when absent.
    mutating func root(_ node: Node?) {
        switch node {
        case nil: break
        case .mapping(let mapping): visit(mapping, under: [])
        case .scalar(let scalar) where isNull(scalar): break
        case let node?: refuse(node, "the file must hold settings, each as `name: value`")
        }
    }

    private mutating func visit(_ mapping: Node.Mapping, under prefix: [String]) {
        for (key, value) in mapping {
            guard case .scalar(let name) = key else {
                refuse(key, "the name of a setting must be a word")
                continue
            }
            visit(value, named: prefix + [name.string], at: key)
        }
    }

    private mutating func visit(_ value: Node, named words: [String], at key: Node) {
        let name = words.joined(separator: ".")
        switch value {
        case .mapping(let mapping):
            visit(mapping, under: words)
        case .scalar(let scalar) where isNull(scalar):
            // A section whose lines are all commented out is empty, not wrong.
            if !Setting.all.contains(where: { $0.name.hasPrefix(name + ".") }) {
                refuse(key, "\(name) has no value; comment it out to get the default")
            }
        case .scalar(let scalar):
            entries.append(.init(word: name, text: scalar.string, place: place(of: key)))
        case .sequence, .alias:
            refuse(key, "\(name) must be one value, not a list")
        }
    }

    private func isNull(_ scalar: Node.Scalar) -> Bool {
        scalar.style == .plain && ["", "~", "null", "Null", "NULL"].contains(scalar.string)
    }

    private func place(of node: Node) -> String {
        node.mark.map { "\(path):\($0.line)" } ?? path
    }

    /// What is wrong with the text itself. Yams would quote the line, which may hold a password.
    func problem(of error: any Error) -> ConfigurationErrors.Problem {
        switch error as? YamlError {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            .init(place: "\(path):\(mark.line)", reason: "not YAML: " + LogText.escaped(problem))
        case .duplicatedKeysInMapping(let names, let context):
            .init(
                place: "\(path):\(context.mark.line)",
                reason: LogText.escaped(names.joined(separator: ", ") + " is given twice")
            )
        default:
            .init(place: path, reason: "not YAML")
        }
    }

    private mutating func refuse(_ node: Node, _ reason: String) {
        problems.append(.init(place: place(of: node), reason: LogText.escaped(reason)))
    }
}
