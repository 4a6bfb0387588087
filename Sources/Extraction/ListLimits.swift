/// Which of the terms found are listed.
public struct ListLimits: Sendable {
  /// Also the strings whose termhood is below one half, at which the list would end.
  public var isComplete = false
  /// The most important so many; nil for all.
  public var top: Int?
  /// The least number of places.
  public var minimumCount = 1

  public init(isComplete: Bool = false, top: Int? = nil, minimumCount: Int = 1) {
    self.isComplete = isComplete
    self.top = top
    self.minimumCount = minimumCount
  }
}
