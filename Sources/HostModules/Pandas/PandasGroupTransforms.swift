import Arrays
import Frames
import Interpreter

/// Group operations with one result for each row.
enum PandasGroupTransforms {
  static func define(_ type: TypeBuilder) {
    let running: [(String, Grouping.Running)] = [
      ("cumsum", .sum), ("cumprod", .product), ("cummax", .maximum), ("cummin", .minimum),
    ]
    for (name, kind) in running {
      type.bind("\(name)(self, numeric_only=False)") { call in
        let groups = try call.groups
        return try call.giveRows(groups) { try groups.grouping.running($0, kind) }
      }
    }
    type.bind("cumcount(self, ascending=True)") { call in
      try call.vm.makeSeries(
        try call.groups.grouping.cumulativeCount(ascending: try call.bool("ascending")))
    }
    type.bind("ngroup(self, ascending=True)") { call in
      let groups = try call.groups
      let numbers = groups.grouping.groupNumbers()
      let last = Int32(groups.grouping.count - 1)
      let ascends = try call.bool("ascending")
      let places = groups.grouping.codes.map { $0 < 0 ? $0 : ascends ? $0 : last - $0 }
      let column =
        places.contains(-1)
        ? Column(places.map { $0 < 0 ? Double.nan : Double($0) })
        : Column(places.map { Int64($0) })
      return try call.vm.makeSeries(numbers.with(column))
    }
    type.bind("rank(self, method='average', ascending=True, na_option='keep', pct=False)") { call in
      let groups = try call.groups
      let options = try PandasElementwise.rankOptions(call)
      return try call.giveRows(groups) { try groups.grouping.ranks($0, options) }
    }
    type.bind("shift(self, periods=1, freq=None, fill_value=UNSET, suffix=None)") { call in
      let groups = try call.groups
      let rows = groups.grouping.shiftedRows(try call.int("periods"))
      let fill = call.isGiven("fill_value") ? call.vm.scalar(call["fill_value"]) : nil
      return try call.giveRows(groups) { column in
        let shifted = column.take(rows)
        guard let fill, rows.contains(-1) else { return shifted }
        let result = try shifted.choosing(where: rows.map { $0 >= 0 }, else: .scalar(fill))
        if column.type.isInteger, case .int = fill { return try result.cast(to: column.type) }
        return result
      }
    }
    type.bind("diff(self, periods=1)") { call in
      let groups = try call.groups
      let periods = try call.int("periods")
      return try call.giveRows(groups) { try groups.grouping.differences($0, periods) }
    }
    type.bind("pct_change(self, periods=1, fill_method=None, freq=None)") { call in
      let groups = try call.groups
      let rows = groups.grouping.shiftedRows(try call.int("periods"))
      return try call.giveRows(groups) { column in
        try column.combined(.divide, .column(column.take(rows))).combined(
          .subtract, .scalar(.int(1)))
      }
    }
    for (name, isForward) in [("ffill", true), ("bfill", false)] {
      type.bind("\(name)(self, limit=None)") { call in
        let groups = try call.groups
        let limit = try call.optionalInt("limit")
        let members = groups.grouping.members()
        return try call.giveRows(groups) { column in
          var source = [Int](repeating: -1, count: column.count)
          let missing = column.isMissing()
          for group in 0..<groups.grouping.count {
            let rows = isForward ? Array(members[group]) : Array(members[group].reversed())
            var last = -1
            var distance = 0
            for row in rows {
              if missing[row] {
                distance += 1
                source[row] = limit.map { distance <= $0 } ?? true ? last : -1
              } else {
                (last, distance) = (row, 0)
                source[row] = row
              }
            }
          }
          return column.take(source)
        }
      }
    }
    for (name, isFirst) in [("head", true), ("tail", false)] {
      type.bind("\(name)(self, n=5)") { call in
        let groups = try call.groups
        let rows = groups.grouping.edgeRows(try call.int("n"), isFirst: isFirst)
        return try PandasGroupMembers.part(call.vm, groups, rows)
      }
    }
    type.bind("nth(self, n, dropna=None)") { call in
      let groups = try call.groups
      let places =
        call["n"].isInt ? [call["n"].int] : try call.elements("n").map { try call.vm.int($0, "n") }
      let rows = Set(places.flatMap { groups.grouping.nthRows($0) }).sorted()
      return try PandasGroupMembers.part(call.vm, groups, rows)
    }
    type.bind("sample(self, n=None, frac=None, replace=False, weights=None, random_state=None)") {
      call in
      let groups = try call.groups
      let members = groups.grouping.members()
      let state = try call.vm.randomState(call["random_state"])
      let replaces = try call.bool("replace")
      var rows: [Int] = []
      for group in 0..<groups.grouping.count {
        let own = Array(members[group])
        let count =
          call.has("frac")
          ? Int((try call.double("frac") * Double(own.count)).rounded(.toNearestOrEven))
          : try call.optionalInt("n") ?? 1
        if !replaces, count > own.count {
          throw call.vm.valueError(
            "Cannot take a larger sample than population when 'replace=False'")
        }
        rows += try state.choice(own.count, count: count, replace: replaces).map { own[$0] }
      }
      return try PandasGroupMembers.part(call.vm, groups, rows)
    }
  }
}
