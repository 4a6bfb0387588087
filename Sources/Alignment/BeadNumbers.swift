/// Numbers the beads of all bitexts from 0, in their order.
public struct BeadNumbers: Sendable {
  /// Number of the first bead of each bitext, and the number of beads at the end.
  private var starts: [Int] = [0]

  public init(_ bitexts: [Bitext]) {
    for bitext in bitexts { starts.append(starts[starts.count - 1] + bitext.beads.count) }
  }

  public var count: Int { starts[starts.count - 1] }

  public func number(of bead: Int, in bitext: Int) -> Int { starts[bitext] + bead }

  /// - Complexity: O(log of the bitexts).
  public func place(of number: Int) -> (bitext: Int, bead: Int) {
    var low = 0
    var high = starts.count - 1
    while low + 1 < high {
      let middle = (low + high) >> 1
      if starts[middle] <= number { low = middle } else { high = middle }
    }
    return (low, number - starts[low])
  }
}
