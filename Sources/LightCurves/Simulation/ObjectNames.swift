/// Names of objects: three invented words, and what they mean.
enum ObjectNames {
  private static let heads = [
    "Al", "Bre", "Cal", "Dor", "Esh", "Fen", "Gla", "Hesh", "Ild", "Jor", "Kel", "Lum", "Mar",
    "Nev", "Osh", "Pel", "Quen", "Rav", "Sol", "Tev", "Ulm", "Vash", "Wen", "Yss", "Zor", "Bran",
    "Cor", "Dusk", "Ember", "Frel",
  ]
  private static let tails = [
    "adel", "arn", "avi", "eken", "elo", "enda", "erri", "esk", "evar", "ian", "idra", "ilka",
    "imor", "inna", "irre", "isk", "olen", "omar", "onda", "orvi", "oska", "udel", "umar", "unna",
    "urik", "yra", "yssa", "yvel",
  ]
  private static let meanings = [
    "lantern", "grey stone", "river mouth", "falcon (bird)", "salt", "winter road", "weaver",
    "bridge, crossing", "copper", "old oak", "night watch", "meadow", "thorn", "keeper (m.)",
    "keeper (f.)", "shore, coast", "amber", "wheel", "quiet, silence", "spring (water)", "ladder",
    "herb garden", "cloud", "anvil", "north wind", "heron (bird)", "mirror", "red clay", "cellar",
    "harvest", "snow, first snow", "bell", "rope", "candle, small light", "moor", "ferry", "oar",
    "well, deep well", "lark (bird)", "mill", "frost", "gate", "cave, hollow", "reed",
  ]

  /// Word number `k` of 840, and its meaning; both belong together in every survey.
  private static func word(_ k: Int) -> (String, String) {
    (heads[k % heads.count] + tails[k / heads.count], meanings[k * 31 % meanings.count])
  }

  private static let count = heads.count * tails.count

  /// An identifier with its translation.
  static func draw(_ random: inout CounterRandom) -> (id: String, translation: String) {
    let (first, second, third) = (
      word(random.below(count)), word(random.below(count)), word(random.below(count))
    )
    let id = "\(first.0)_\(second.0.lowercased())_\(third.0.lowercased())"
    return (id, "\(first.1) + \(second.1) + \(third.1)")
  }
}
