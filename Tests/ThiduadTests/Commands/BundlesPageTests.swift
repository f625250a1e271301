import Councils
import Foundation
import Testing

@Suite("The page about bundles")
struct BundlesPageTests {
    @Test("lists every line with its fields, in the order in which they are read")
    func fields() throws {
        let page = try RepositoryFile.read("Sources/thiduad/thiduad.docc/Bundles.md")
        let rows = page.matches(of: #/(?m)^\| `([a-z-]+)` \| ([a-z_, ]+) \|/#)
            .filter { BundleKeyword(rawValue: String($0.1)) != nil }
        let listed = Dictionary(rows.map { (String($0.1), $0.2.components(separatedBy: ", ")) }) { first, _ in first }
        // The four figures of a line are said in words.
        for keyword in BundleKeyword.allCases where keyword != .line {
            #expect(listed[keyword.rawValue] == keyword.fields)
        }
        #expect(rows.map { String($0.1) } == BundleKeyword.allCases.filter { $0 != .line }.map(\.rawValue))
    }
}
