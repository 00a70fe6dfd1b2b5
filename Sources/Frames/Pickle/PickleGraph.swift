/// The objects of one pickle and the value at its root.
///
/// In a graph that was read, the children of an immutable node (tuple, frozenset, slice, scalar …)
/// stand before it. So a converter goes once over `reachable()`, making each immutable value and
/// an empty shell for each list, dict, set, deque, record and table; then once more, filling the
/// shells. That needs no recursion and keeps sharing and cycles.
public final class PickleGraph: @unchecked Sendable {
  public internal(set) var nodes: ContiguousArray<PickleNode> = []
  public var root: PickleValue = .none

  public init() {}

  /// Adds a node.
  public func add(_ node: PickleNode) -> PickleReference {
    nodes.append(node)
    return PickleReference(nodes.count - 1)
  }

  /// Adds a node, as a value.
  public func value(_ node: PickleNode) -> PickleValue { .node(add(node)) }

  public func value(_ text: String) -> PickleValue { value(.string(text)) }

  public subscript(reference: PickleReference) -> PickleNode {
    get { nodes[Int(reference.place)] }
    set { nodes[Int(reference.place)] = newValue }
  }

  /// The node of a value, nil for an immediate.
  public func node(_ value: PickleValue) -> PickleNode? {
    if case .node(let reference) = value { nodes[Int(reference.place)] } else { nil }
  }

  /// The nodes that the root needs, in the order of their places.
  ///
  /// - Complexity: linear in nodes and references; no recursion.
  public func reachable() -> [PickleReference] {
    var seen = [Bool](repeating: false, count: nodes.count)
    var open: [Int] = []
    func visit(_ value: PickleValue) {
      guard case .node(let reference) = value, !seen[Int(reference.place)] else { return }
      seen[Int(reference.place)] = true
      open.append(Int(reference.place))
    }
    visit(root)
    while let place = open.popLast() { nodes[place].forEachChild(visit) }
    return seen.indices.lazy.filter { seen[$0] }.map { PickleReference($0) }
  }
}
