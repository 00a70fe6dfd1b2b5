import Arrays
import Interpreter
import Models
import Validation

/// `_models`: what scikit-learn's classes, written in the dialect, compute with.
enum ModelsModule {
  static func build(_ module: ModuleBuilder) throws {
    defineClasses(module)
    defineLinear(module)
    defineCalibration(module)
    defineColumns(module)
    defineDraws(module)
    module.function("parameter_names(cls)") { vm, args in
      guard let call = vm.describeCall(args[0]) else { return vm.list([]) }
      if let parameter = call.parameters.first(where: { $0.kind == .variadic }) {
        throw vm.raise(
          className: "RuntimeError",
          "scikit-learn estimators should always specify their parameters in the signature of their "
            + "__init__ (no varargs). \(try vm.reprText(args[0])) with constructor "
            + "(*\(parameter.name)) doesn't follow this convention.")
      }
      return vm.list(
        call.parameters.filter { $0.kind != .keywords }.map { vm.string($0.name) })
    }
    module.function("parameter_defaults(cls)") { vm, args in
      let parameters = vm.describeCall(args[0])?.parameters ?? []
      return vm.dict(
        parameters.compactMap { parameter in
          parameter.defaultValue.map { (parameter.name, $0) }
        })
    }
  }

  private static func table(_ vm: Interpreter, _ value: Value) throws -> Table {
    try Table(try vm.array(from: value))
  }

  private static func array(_ vm: Interpreter, _ values: [Double]) throws -> Value {
    try vm.makeArray(NDArray.from(values))
  }

  private static func array(_ vm: Interpreter, _ rows: [[Double]], columns: Int) throws -> Value {
    try vm.makeArray(NDArray.from(rows.flatMap { $0 }, shape: [rows.count, columns]))
  }

  // MARK: Classes

  private static func defineClasses(_ module: ModuleBuilder) {
    // The distinct values, ascending, in the type of the array, and the number of each row's.
    module.function("unique(y)") { vm, args in
      let labels = Labels(try vm.labelColumn(args[0], "y"))
      return vm.tuple([
        try labelArray(vm, labels.classes, like: args[0]),
        try vm.makeArray(NDArray.from(labels.codes)),
      ])
    }
    module.function("is_continuous(y)") { vm, args in
      guard case .floats(let values) = try vm.labelColumn(args[0], "y") else { return .false }
      return Value(values.contains { $0 != $0.rounded() })
    }
    // The class number of each value, and a list of values that are of no class.
    module.function("codes(y, classes)") { vm, args in
      let classes = try vm.optionalLabels(args[1]) ?? []
      let given = try vm.optionalLabels(vm.callMethod(try numpy(vm), "asarray", [args[0]])) ?? []
      var known: [Key: Int] = [:]
      for (code, label) in classes.enumerated() { known[Key(label)] = code }
      var unseen: [LabelValue] = []
      let codes = given.map { label -> Int in
        if let code = known[Key(label)] { return code }
        if !unseen.contains(where: { Key($0) == Key(label) }) { unseen.append(label) }
        return -1
      }
      return vm.tuple([
        try vm.makeArray(NDArray.from(codes)),
        vm.list(try unseen.map { try value(vm, $0) }),
      ])
    }
  }

  private static func numpy(_ vm: Interpreter) throws -> Value { try vm.importedModule("numpy") }

  /// Labels that compare equal in Python.
  private enum Key: Hashable {
    case number(Double)
    case text(String)

    init(_ label: LabelValue) {
      switch label {
      case .int(let number): self = .number(Double(number))
      case .bool(let flag): self = .number(flag ? 1 : 0)
      case .float(let number): self = .number(number)
      case .string(let text): self = .text(text)
      }
    }
  }

  private static func value(_ vm: Interpreter, _ label: LabelValue) throws -> Value {
    switch label {
    case .int(let number): Value(number)
    case .bool(let flag): Value(flag)
    case .float(let number): Value(number)
    case .string(let text): vm.string(text)
    }
  }

  private static func labelArray(
    _ vm: Interpreter, _ classes: [LabelValue], like y: Value
  ) throws -> Value {
    let type = try vm.array(from: y).dtype
    let array = try vm.array(from: vm.list(try classes.map { try value(vm, $0) }))
    if type == .object {
      let made = NDArray.zeros(array.shape, .object)
      try made.assign([.ellipsis], .array(array))
      return try vm.makeArray(made)
    }
    return try vm.makeArray(type == array.dtype ? array : try array.casted(to: type))
  }

  // MARK: Linear models

  private static func defineLinear(_ module: ModuleBuilder) {
    module.function(
      "logistic(X, codes, classes, C, fit_intercept, tol, max_iter, weight, coef, intercept)"
    ) { vm, args in
      var model = LogisticRegression()
      model.C = try vm.double(args[3], "C")
      model.fitsIntercept = try vm.bool(args[4])
      model.tolerance = try vm.double(args[5], "tol")
      model.maximumIterations = try vm.int(args[6], "max_iter")
      let table = try table(vm, args[0])
      var start: (coefficients: [[Double]], intercepts: [Double])?
      if !args[8].isNone {
        let rows = try Self.table(vm, args[8])
        start = (
          (0..<rows.rows).map { Array(rows.values[$0 * rows.columns..<($0 + 1) * rows.columns]) },
          try vm.doubles(args[9], "intercept")
        )
      }
      let fitted = try model.fit(
        table, classes: try vm.array(from: args[1]).values(as: Int64.self).map { Int($0) },
        classCount: try vm.int(args[2], "classes"), weights: try vm.optionalWeights(args[7]),
        start: start, isCancelled: { vm.isCancelled })
      return vm.tuple([
        try array(vm, fitted.coefficients, columns: table.columns),
        try array(vm, fitted.intercepts), Value(fitted.iterations),
        vm.string("\(fitted.ending)"),
      ])
    }
    // X @ coef.T + intercept, a column an output.
    module.function("linear(X, coef, intercept)") { vm, args in
      let (table, weights) = (try table(vm, args[0]), try table(vm, args[1]))
      let intercepts = try vm.doubles(args[2], "intercept")
      let outputs = (0..<weights.rows).map { output in
        table.times(weights.values[output * weights.columns..<(output + 1) * weights.columns])
          .map { $0 + intercepts[output] }
      }
      let values = (0..<table.rows).flatMap { row in outputs.map { $0[row] } }
      return try vm.makeArray(NDArray.from(values, shape: [table.rows, outputs.count]))
    }
    module.function("least_squares(X, targets, fit_intercept, weight, tol)") { vm, args in
      let (table, targets) = (try table(vm, args[0]), try table(vm, args[1]))
      let model = try LinearModel.leastSquares(
        table, (0..<targets.columns).map { targets.column($0) },
        fitsIntercept: try vm.bool(args[2]), weights: try vm.optionalWeights(args[3]),
        tolerance: try vm.double(args[4], "tol"))
      return vm.tuple([
        try array(vm, model.coefficients, columns: table.columns),
        try array(vm, model.intercepts), Value(model.rank ?? 0),
        try array(vm, model.singularValues),
      ])
    }
    module.function("ridge(X, targets, alpha, fit_intercept, weight)") { vm, args in
      let (table, targets) = (try table(vm, args[0]), try table(vm, args[1]))
      let model = try LinearModel.ridge(
        table, (0..<targets.columns).map { targets.column($0) },
        penalties: try vm.doubles(args[2], "alpha"), fitsIntercept: try vm.bool(args[3]),
        weights: try vm.optionalWeights(args[4]))
      return vm.tuple([
        try array(vm, model.coefficients, columns: table.columns),
        try array(vm, model.intercepts),
      ])
    }
    // Means, components, variances and singular values; the number of components for 'mle'.
    module.function("principal_components(X, is_full, mle)") { vm, args in
      let table = try table(vm, args[0])
      let found = try PrincipalComponents(
        table, solver: try vm.bool(args[1]) ? .full : .covariance)
      return vm.tuple([
        try array(vm, found.means), try array(vm, found.components, columns: table.columns),
        try array(vm, found.variances), try array(vm, found.singularValues),
        try vm.bool(args[2]) ? Value(try found.likeliestDimension()) : .none,
      ])
    }
  }

  // MARK: Calibration

  private static func defineCalibration(_ module: ModuleBuilder) {
    module.function("isotonic(x, y, weight, increasing, y_min, y_max)") { vm, args in
      let fitted = try IsotonicRegression(
        try vm.doubles(args[0], "X"), try vm.doubles(args[1], "y"),
        weights: try vm.optionalWeights(args[2]), isIncreasing: try vm.bool(args[3]),
        bounds: (
          try vm.optionalDouble(args[4], "y_min"), try vm.optionalDouble(args[5], "y_max")
        ))
      return vm.tuple([
        try array(vm, fitted.places), try array(vm, fitted.values),
        Value(fitted.range.lowerBound), Value(fitted.range.upperBound),
      ])
    }
    module.function("isotonic_predict(x, places, values, low, high, clips)") { vm, args in
      let (low, high) = (try vm.double(args[3], "X_min"), try vm.double(args[4], "X_max"))
      let fitted = IsotonicRegression(
        places: try vm.doubles(args[1], "places"), values: try vm.doubles(args[2], "values"),
        range: low...high)
      return try array(
        vm, fitted.predict(try vm.doubles(args[0], "T"), clips: try vm.bool(args[5])))
    }
    module.function("sigmoid(scores, positive, weight)") { vm, args in
      let fitted = SigmoidCalibration(
        try vm.doubles(args[0], "X"),
        isPositive: try vm.doubles(args[1], "y").map { $0 > 0 },
        weights: try vm.optionalWeights(args[2]))
      return vm.tuple([Value(fitted.a), Value(fitted.b)])
    }
    // 1 / (1 + exp(-x)) of every element.
    module.function("expit(x)") { vm, args in
      let given = try vm.array(from: args[0])
      return try vm.makeArray(
        NDArray.from(try given.values(as: Double.self).map { sigmoid($0) }, shape: given.shape))
    }
  }

  // MARK: Draws

  private static func defineDraws(_ module: ModuleBuilder) {
    func stream(_ vm: Interpreter, _ value: Value) throws -> RandomState {
      if let object = value.host(as: RandomStateObject.self) { return object.state }
      throw vm.typeError("a RandomState is needed here, not \(vm.typeName(value))")
    }
    // Whole numbers from 0 to below `high`.
    module.function("random_integers(random, high, count)") { vm, args in
      try vm.makeArray(
        NDArray.from(
          try stream(vm, args[0]).integers(
            low: 0, high: try vm.int(args[1], "high") - 1, count: try vm.int(args[2], "count"))))
    }
    // The numbers from 0 to below `count`, shuffled.
    module.function("permutation(random, count)") { vm, args in
      try vm.makeArray(
        NDArray.from(try stream(vm, args[0]).permutation(try vm.int(args[1], "count"))))
    }
  }

  // MARK: Columns

  private static func defineColumns(_ module: ModuleBuilder) {
    // Percentiles of each column without its NaN, a row each.
    module.function("percentiles(X, q)") { vm, args in
      let (table, shares) = (try table(vm, args[0]), try vm.doubles(args[1], "q"))
      var rows = shares.map { _ in [Double](repeating: .nan, count: table.columns) }
      for column in 0..<table.columns {
        let sorted = table.column(column).filter { !$0.isNaN }.sorted()
        if sorted.isEmpty { continue }
        for (row, share) in shares.enumerated() {
          rows[row][column] = percentile(sorted, share)
        }
      }
      return try array(vm, rows, columns: table.columns)
    }
    module.function("quantile_map(X, quantiles, references, normal, inverse)") { vm, args in
      let (table, quantiles) = (try table(vm, args[0]), try table(vm, args[1]))
      let references = try vm.doubles(args[2], "references")
      let (isNormal, isInverse) = (try vm.bool(args[3]), try vm.bool(args[4]))
      let columns = (0..<table.columns).map { column in
        let map = QuantileMap(
          references: references, quantiles: quantiles.column(column), isNormal: isNormal)
        let values = table.column(column)
        return isInverse ? map.backward(values) : map.forward(values)
      }
      let values = (0..<table.rows).flatMap { row in columns.map { $0[row] } }
      return try vm.makeArray(NDArray.from(values, shape: [table.rows, table.columns]))
    }
    module.function("normal_quantile(share)") { vm, args in
      Value(normalQuantile(try vm.double(args[0], "share")))
    }
  }

  /// numpy's linear percentile of sorted numbers.
  private static func percentile(_ sorted: [Double], _ share: Double) -> Double {
    let place = share / 100 * Double(sorted.count - 1)
    let low = Int(place.rounded(.down))
    if low + 1 >= sorted.count { return sorted[sorted.count - 1] }
    let (a, b, t) = (sorted[low], sorted[low + 1], place - Double(low))
    // As numpy's `_lerp`: from the nearer end.
    return t >= 0.5 ? b - (b - a) * (1 - t) : a + (b - a) * t
  }
}
