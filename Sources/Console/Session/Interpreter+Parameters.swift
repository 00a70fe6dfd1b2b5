import Interpreter
import Notebook

extension Interpreter {
  /// A notebook's parameter as a script value.
  public func value(of parameter: ParameterValue) -> Value {
    switch parameter {
    case .bool(let value): Value(value)
    case .int(let value): Value(value)
    case .float(let value): Value(value)
    case .string(let text): string(text)
    case .list(let items): list(items.map(value))
    }
  }
}
