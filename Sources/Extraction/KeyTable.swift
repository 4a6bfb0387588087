import Corpus

/// Values by the key of an n-gram: a dictionary without the cost of hashing anew what is a hash already, which goes
/// through its entries in the order in which they came.
struct KeyTable<Value: Sendable>: Sendable {
  private var numbers = KeyInterner()
  private(set) var keys: [UInt64] = []
  private(set) var values: [Value] = []

  init() {}

  var isEmpty: Bool { keys.isEmpty }

  /// nil where the key has no value.
  subscript(key: UInt64) -> Value? { numbers.id(of: key).map { values[Int($0)] } }

  /// The value of a key, which is given one if it has none.
  subscript(key: UInt64, default value: @autoclosure () -> Value) -> Value {
    get { self[key] ?? value() }
    _modify {
      let number = Int(numbers.intern(key))
      if number == values.count {
        keys.append(key)
        values.append(value())
      }
      yield &values[number]
    }
  }

  /// Changes the value of a key, which is given one if it has none.
  mutating func change(
    _ key: UInt64, default value: @autoclosure () -> Value, _ body: (inout Value) -> Void
  ) {
    body(&self[key, default: value()])
  }

  /// Changes each value.
  mutating func update(_ body: (UInt64, inout Value) -> Void) {
    for k in keys.indices { body(keys[k], &values[k]) }
  }
}
