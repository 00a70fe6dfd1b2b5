import Arrays

/// Puts the columns of a file together: index, dates, names.
///
/// Source: pandas 3.0 `c_parser_wrapper.py` (`read`), `base_parser.py` (`_make_index`).
struct CSVAssembler {
  let options: CSVOptions
  let unnamed: Set<String>
  let used: [CSVReader.UsedColumn]
  var columns: [Column]
  let rows: Int

  func frame() throws(FrameError) -> Frame {
    let leading = used.prefix { $0.isLeading }.count
    var indexPlaces = Array(0..<leading)
    var indexNames = [Label](repeating: .none, count: leading)
    if leading == 0, case .columns(let wanted) = options.indexColumns {
      for label in wanted {
        let place = try place(ofIndex: label)
        indexPlaces.append(place)
        indexNames.append(indexName(used[place].name))
      }
    }
    var columns = columns
    try parseDates(&columns, indexPlaces)
    var names: [Label] = []
    var data: [Column] = []
    for place in columns.indices where !indexPlaces.contains(place) {
      names.append(used[place].name)
      data.append(columns[place])
    }
    return Frame(
      columns: data, names: ColumnNames(names),
      index: makeIndex(indexPlaces.map { columns[$0] }, indexNames))
  }

  private func place(ofIndex label: Label) throws(FrameError) -> Int {
    if case .int(let position) = label {
      guard used.indices.contains(Int(position)) else {
        throw .index("list index out of range")
      }
      return Int(position)
    }
    guard let place = used.firstIndex(where: { $0.name == label }) else {
      throw .value("Index \(pythonText(label)) invalid")
    }
    return place
  }

  private func indexName(_ name: Label) -> Label {
    if case .string(let text) = name, unnamed.contains(text) { return .none }
    if case .none = options.header, options.names == nil { return .none }
    return name
  }

  private func makeIndex(_ columns: [Column], _ names: [Label]) -> Index {
    switch columns.count {
    case 0: Index(count: rows)
    case 1: Index.inferred(columns[0], name: names[0])
    default: Index(levels: columns, names: names)
    }
  }

  private func parseDates(_ columns: inout [Column], _ indexPlaces: [Int]) throws(FrameError) {
    var places: [Int]
    switch options.parseDates {
    case .none: return
    case .index: places = indexPlaces
    case .columns(let labels):
      places = []
      var missing: [String] = []
      for label in labels {
        if let place = used.firstIndex(where: { $0.name == label }) {
          places.append(place)
        } else if case .int(let place) = label, used.indices.contains(Int(place)) {
          places.append(Int(place))
        } else {
          missing.append(pythonText(label))
        }
      }
      if !missing.isEmpty {
        let list = missing.sorted().joined(separator: ", ")
        throw .value("Missing column provided to 'parse_dates': '\(list)'")
      }
    }
    var settings = DatetimeOptions()
    settings.dayFirst = options.dayFirst
    if let format = options.dateFormat { settings.format = .exactly(format) }
    for place in places {
      // Text that holds no dates stays text.
      let text = try columns[place].cast(to: .string)
      columns[place] = (try? text.toDatetime(settings)) ?? text
    }
  }
}

extension Index {
  /// An index of values; integers in equal steps make a range, as in pandas.
  static func inferred(_ column: Column, name: Label) -> Index {
    guard column.type == .int64, column.count > 1 else { return Index(column, name: name) }
    return column.withElements(Int64.self) { values in
      let step = values[1] &- values[0]
      guard step != 0 else { return Index(column, name: name) }
      for i in 2..<max(values.count, 2) where values[i] &- values[i - 1] != step {
        return Index(column, name: name)
      }
      return Index(
        .range(start: Int(values[0]), step: Int(step), count: values.count), names: [name])
    }
  }
}
