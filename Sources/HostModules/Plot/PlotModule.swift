import Charts
import Frames
import Interpreter

/// `plot`: charts as SVG in reports and as text on a terminal.
enum PlotModule {
  static func build(_ module: ModuleBuilder) throws {
    FigureObject.define(in: module)
    defineLines(module)
    defineBars(module)
    defineDistributions(module)
    PlotModule.defineEvaluation(module)
    PlotModule.defineTraining(module)
  }

  typealias Draw = (PlotArguments, Arguments, ChartOptions) throws -> Figure

  /// A chart function; the keywords that all charts take come last.
  static func chart(
    _ module: ModuleBuilder, _ signature: String, doc: String, _ draw: @escaping Draw
  ) {
    let name = String(signature.prefix { $0 != "(" })
    let count = signature.split(separator: ",").count { !$0.contains("*,") && $0 != " *" }
    module.function(String(signature.dropLast()) + ", **options)", doc: doc) { vm, args in
      let reader = PlotArguments(vm: vm, function: name)
      let figure = try draw(reader, args, try reader.options(args[count]))
      return vm.makeHost(FigureObject(figure), type: try vm.hostType("_plot", "Figure"))
    }
  }

  private static func defineLines(_ module: ModuleBuilder) {
    chart(
      module, "line(x, y=None, label=None, markers=False)",
      doc: "Lines over x; y may be a dict or a table of several. With one argument, over 0, 1, 2, …"
    ) { read, args, options in
      let hasX = !args[1].isNone
      let x = hasX ? try read.vm.doubles(args[0], "x") : nil
      let columns = try read.columns(hasX ? args[1] : args[0], args[2], "y")
      return try Figure.line(
        columns.map { Charts.Series($0.name, x: x, y: $0.values) },
        markers: try read.vm.bool(args[3]), options: options)
    }
    chart(
      module, "scatter(x, y, color=None, label=None, colorlabel='')",
      doc: "Points; y may be a dict or a table of several, color a number a point."
    ) { read, args, options in
      let x = try read.vm.doubles(args[0], "x")
      return try Figure.scatter(
        try read.columns(args[1], args[3], "y").map { Charts.Series($0.name, x: x, y: $0.values) },
        colors: args[2].isNone ? nil : try read.vm.doubles(args[2], "color"),
        colorLabel: try read.vm.text(args[4], "colorlabel"), options: options)
    }
    chart(
      module, "lightcurve(time, flux, error, band, scale='asinh')",
      doc: "One object's fluxes with their errors, a colour a band."
    ) { read, args, options in
      let (times, fluxes) = (
        try read.vm.doubles(args[0], "time"), try read.vm.doubles(args[1], "flux")
      )
      let (errors, bands) = (try read.vm.doubles(args[2], "error"), try read.words(args[3]))
      guard Set([times.count, fluxes.count, errors.count, bands.count]).count == 1 else {
        throw ChartError("lightcurve: time, flux, error and band must be of one length")
      }
      let scale = try read.vm.text(args[4], "scale")
      guard let kind = Figure.FluxScale(rawValue: scale) else {
        throw ChartError("lightcurve: scale must be 'asinh' or 'linear', not '\(scale)'")
      }
      var names: [String] = []
      for band in bands where !names.contains(band) { names.append(band) }
      let curves = names.map { name in
        let rows = bands.indices.filter { bands[$0] == name }
        return BandCurve(
          band: name, times: rows.map { times[$0] }, fluxes: rows.map { fluxes[$0] },
          errors: rows.map { errors[$0] })
      }
      return try Figure.lightCurve(curves, scale: kind, options: options)
    }
  }

  private static func defineBars(_ module: ModuleBuilder) {
    for isHorizontal in [false, true] {
      chart(
        module,
        "\(isHorizontal ? "barh" : "bar")(categories, values=None, stacked=False, errors=None)",
        doc: "Bars; values may be a dict or a table of several. One dict or Series has both."
      ) { read, args, options in
        let (categories, series) = try bars(read, args)
        let stacked = try read.vm.bool(args[2])
        return isHorizontal
          ? try Figure.barh(categories, series, stacked: stacked, options: options)
          : try Figure.bar(categories, series, stacked: stacked, options: options)
      }
    }
  }

  private static func bars(
    _ read: PlotArguments, _ args: Arguments
  ) throws -> ([String], [BarSeries]) {
    let errors = args[3].isNone ? nil : try read.vm.doubles(args[3], "errors")
    if !args[1].isNone {
      let series = try read.columns(args[1], .none, "values").map {
        BarSeries($0.name, values: $0.values, errors: errors)
      }
      return (try read.words(args[0]), series)
    }
    if args[0].isDict {
      let entries = read.vm.entries(ofDict: args[0])
      let values = try entries.map { try read.vm.double($0.value, "values") }
      return (
        try entries.map { try read.vm.strText($0.key) },
        [BarSeries(values: values, errors: errors)]
      )
    }
    guard args[0].series != nil else {
      throw ChartError("bar: needs categories and values, a dict, or a Series")
    }
    let labels = try read.words(try read.vm.attribute(args[0], "index"))
    return (labels, [BarSeries(values: try read.vm.doubles(args[0], "values"), errors: errors)])
  }

  private static func defineDistributions(_ module: ModuleBuilder) {
    chart(
      module, "hist(data, bins=None, density=False, label=None)",
      doc: "Histograms; data may be a dict or a table of several columns."
    ) { read, args, options in
      try Figure.hist(
        try read.columns(args[0], args[3], "data").map { Sample($0.name, $0.values) },
        bins: try read.vm.optionalInt(args[1], "bins"), density: try read.vm.bool(args[2]),
        options: options)
    }
    chart(
      module, "box(data, label=None)",
      doc: "Box plots; data may be a dict or a table of several columns."
    ) { read, args, options in
      try Figure.box(
        try read.columns(args[0], args[1], "data").map { Sample($0.name, $0.values) },
        options: options)
    }
    chart(
      module, "heatmap(values, rows=None, columns=None, annotate=None, diverging=None)",
      doc: "A matrix in colours; a table brings its labels."
    ) { read, args, options in
      var (rows, columns): ([String]?, [String]?)
      if let frame = args[0].frame {
        rows = try read.words(try read.vm.attribute(args[0], "index"))
        columns = try HostModules.columnTexts(frame, read.vm)
      }
      let array = try read.vm.array(from: args[0])
      guard array.ndim == 2 else { throw ChartError("heatmap: needs a matrix") }
      if !args[1].isNone { rows = try read.words(args[1]) }
      if !args[2].isNone { columns = try read.words(args[2]) }
      return try Figure.heatmap(
        try array.values(as: Double.self), rows: rows ?? (0..<array.shape[0]).map(String.init),
        columns: columns ?? (0..<array.shape[1]).map(String.init),
        diverging: args[4].isNone ? nil : try read.vm.bool(args[4]),
        annotate: args[3].isNone ? nil : try read.vm.bool(args[3]), options: options)
    }
  }
}
