/// What a process knows of a study in a database.
struct StudyMirror {
  let name: String
  let directions: [Direction]
  /// By number.
  private(set) var records: [TrialRecord] = []
  /// Numbers by the database's key.
  private var places: [Int: Int] = [:]
  /// Trial numbers in the order they changed.
  private var changed: [Int] = []
  /// Keys of trials that may change yet and are not run by this process.
  private(set) var open: Set<Int> = []
  /// Keys of the trials that this process runs: what is gathered of them is not in the database.
  private(set) var owned: Set<Int> = []
  private(set) var lastKey = 0
  /// The first distribution of every parameter, which later ones must be compatible with.
  private(set) var distributions: [String: Distribution] = [:]
  /// The database's count of other connections' writes when it was last read.
  var version: Int?

  init(name: String, directions: [Direction]) {
    self.name = name
    self.directions = directions
  }

  var hasWaiting: Bool { open.contains { records[places[$0]!].state == .waiting } }

  func record(key: Int) -> TrialRecord? { places[key].map { records[$0] } }

  /// Takes a trial as the database has it.
  mutating func take(_ record: TrialRecord, isOwned: Bool = false) {
    lastKey = max(lastKey, record.id)
    // A reader may see a later trial before an earlier one.
    while records.count < record.number {
      records.append(TrialRecord(number: records.count, state: .waiting))
    }
    if record.number == records.count {
      records.append(record)
    } else {
      records[record.number] = record
    }
    places[record.id] = record.number
    changed.append(record.number)
    for parameter in record.parameters { learn(parameter) }
    open.remove(record.id)
    owned.remove(record.id)
    guard !record.state.isFinished else { return }
    if isOwned { owned.insert(record.id) } else { open.insert(record.id) }
  }

  /// Changes a trial that this process runs.
  mutating func update(key: Int, _ change: (inout TrialRecord) -> Void) {
    guard let place = places[key] else { return }
    change(&records[place])
    if let last = records[place].parameters.last { learn(last) }
    if records[place].state.isFinished {
      open.remove(key)
      owned.remove(key)
    }
    if changed.last != place || isRead { changed.append(place) }
  }

  private mutating func learn(_ parameter: Parameter) {
    if distributions[parameter.name] == nil {
      distributions[parameter.name] = parameter.distribution
    }
  }

  /// Whether a reader has seen the last change.
  private var isRead: Bool { read == changed.count }
  private var read = 0

  /// The trials that changed since the cursor, each once.
  mutating func changes(since cursor: inout StorageCursor) -> [TrialRecord] {
    guard cursor.position < changed.count else { return [] }
    var seen = Set<Int>()
    let numbers = changed[cursor.position...].filter { seen.insert($0).inserted }
    cursor.position = changed.count
    read = changed.count
    return numbers.map { records[$0] }
  }
}
