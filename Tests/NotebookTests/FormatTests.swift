import Testing

@testable import Notebook

private func parse(_ text: String) -> NotebookDocument { NotebookDocument(text, name: "a.mnb") }

private func problems(_ text: String) -> [String] {
  parse(text).problems.map { $0.rendered(in: "a.mnb") }
}

@Suite struct FormatTests {
  static let example = """
    ---
    title: "v110: LightGBM, heavy regularisation"
    params:
      data: simulated
      folds: 5
    author: me
    ---
    # v110: LightGBM, heavy regularisation
    Prose with a fence of its own:

    ```python
    not_a_cell()
    ```

    ```mnb {#data}
    train, test = load_survey(data)
    X = train
    ```

    ```mnb {#fit .hide cache=false timeout=600}
    run = 1
    ```

    """

  @Test func `a notebook has front matter, prose and cells`() {
    let document = parse(Self.example)
    #expect(document.problems == [])
    #expect(document.title == "v110: LightGBM, heavy regularisation")
    #expect(document.cells.map(\.id) == ["data", "fit"])
    #expect(document.cells[0].code == "train, test = load_survey(data)\nX = train\n")
    #expect(document.cells[0].source.firstLine == 16)
    #expect(document.cells[0].source.position(32).line == 17)
    #expect(document.cells[0].source.cell == "data")
    let attributes = document.cells[1].attributes
    #expect(attributes.classes == [.hide])
    #expect(attributes.cache == false)
    #expect(attributes.timeout == 600)
    #expect(document.frontMatter.parameters.map(\.name) == ["data", "folds"])
    #expect(document.frontMatter.parameters.map(\.line) == [4, 5])
    #expect(
      document.frontMatter.others == [YAMLEntry(key: "author", value: .string("me"), line: 6)])
    #expect(document.bytes == Array(Self.example.utf8))
  }

  @Test func `ids come from the nearest heading`() {
    let text = """
      ```mnb
      a
      ```
      # Load the *data*!
      ```mnb
      b
      ```
      ```mnb
      c
      ```
      ```mnb {#load-the-data-3}
      d
      ```
      ```mnb
      e
      ```
      Fit & score
      ===========
      ```mnb
      f
      ```
      ## [Plots](plots.md) of Größe ##
      ```mnb
      g
      ```
      ## Load the data
      ```mnb
      h
      ```
      """
    #expect(
      parse(text).cells.map(\.id) == [
        "cell", "load-the-data", "load-the-data-2", "load-the-data-3", "load-the-data-4",
        "fit-score", "plots-of-größe", "load-the-data-5",
      ])
  }

  @Test func `fences are CommonMark's`() {
    let text = """
      ~~~mnb
      tildes
      ```mnb
      ~~~~
      ````mnb {#nested}
      ```mnb
      inner
      ```
      ````
        ```mnb
          indented
       less
        ```
          ```mnb
          code block
          ```
      > ```mnb
      > quoted
      > ```
      ```mnbx
      other
      ```
      ``` python
      ```mnb
      ```
      ```mnb`tick`
      """
    let document = parse(text)
    #expect(document.problems == [])
    #expect(
      document.cells.map(\.code) == [
        "tildes\n```mnb\n", "```mnb\ninner\n```\n", "  indented\nless\n",
      ])
    #expect(document.cells[2].source.firstLine == 11)
  }

  @Test func `cells in comments and raw HTML are prose`() {
    let text = """
      <!-- switched off:
      ```mnb

      a
      ```
      -->
      <details>
      ```mnb
      b
      ```

      ```mnb
      c
      ```
      <b>bold</b>
      ```mnb
      d
      ```
      <pre>

      ```mnb
      e
      ```
      </pre>
      """
    #expect(parse(text).cells.map(\.code) == ["c\n", "d\n"])
  }

  @Test func `line ends and byte order marks are kept`() {
    let text = "\u{feff}---\r\ntitle: T\r\n---\r\n```mnb\r\nx = 1\r\ny = 2\r\n```\r\nend\rmac"
    let document = parse(text)
    #expect(document.problems == [])
    #expect(document.title == "T")
    #expect(document.cells[0].code == "x = 1\ny = 2\n")
    #expect(document.cells[0].source.firstLine == 5)
    #expect(document.bytes == Array(text.utf8))
  }

  @Test func `every problem names its line`() {
    #expect(
      problems("# T\n\n```mnb {#a}\nx\n```\n\n```mnb {#a}\ny\n```\n")
        == ["a.mnb:7: cell id 'a' at line 7 is already used at line 3"])
    #expect(problems("text\n```mnb\nx\n") == ["a.mnb:2: the cell opened here is not closed"])
    #expect(
      problems("```mnb\nx\n\n```mnb\ny\n```\n") == [
        "a.mnb:1: the cell opened here is not closed before the next one at line 4"
          + " (put a longer fence around it if that line is meant as text)"
      ])
    #expect(parse("```mnb\nx\n\n```mnb\ny\n```\n").cells.map(\.code) == ["x\n\n", "y\n"])
    #expect(problems("---\ntitle: x\n") == ["a.mnb:1: the front matter opened here is not closed"])
    #expect(
      NotebookDocument(bytes: [0x61, 0x0a, 0xff, 0x0a], name: "a.mnb").problems.map(\.message) == [
        "the file is not UTF-8 text"
      ])
    #expect(
      NotebookDocument(bytes: [0x61, 0x0a, 0xff, 0x0a], name: "a.mnb").problems.map(\.line) == [2])
  }

  @Test func `bad attributes are named and the good ones kept`() {
    func errors(_ info: String) -> [String] { CellAttributes.parse(info).errors }
    #expect(errors(" {.hid}") == ["unknown class '.hid' (did you mean '.hide'?)"])
    #expect(errors(" {cahce=false}") == ["unknown attribute 'cahce' (did you mean 'cache'?)"])
    #expect(errors(" {cache=no}") == ["cache must be true or false, got 'no'"])
    #expect(errors(" {timeout=-1}") == ["timeout must be a number of seconds above 0, got '-1'"])
    #expect(errors(" {#a #b}") == ["a second id '#b' after '#a'"])
    #expect(errors(" {.hide .hide}") == ["class '.hide' is given twice"])
    #expect(errors(" {hide}") == ["'hide' is neither #id, .class nor key=value"])
    #expect(errors(" {#}") == ["'#' is not an id (letters, digits, '_', '-', '.' and ':')"])
    #expect(errors(" {#a") == ["the attribute list '{#a' is not closed with '}'"])
    #expect(errors(" #a") == ["'#a' after mnb is not an attribute list in braces"])
    #expect(errors(" {timeout=\"600\" }") == [])
    let (attributes, found) = CellAttributes.parse("{.oops #fit cache=\"true\"}")
    #expect(found == ["unknown class '.oops'"])
    #expect(attributes.id == "fit")
    #expect(attributes.cache == true)
    #expect(problems("x\n```mnb {.oops}\n```\n") == ["a.mnb:2: unknown class '.oops'"])
  }

  @Test func `front matter is read strictly`() {
    func front(_ yaml: String) -> FrontMatter { parse("---\n\(yaml)\n---\n").frontMatter }
    func errors(_ yaml: String) -> [String] { problems("---\n\(yaml)\n---\n") }
    #expect(front("title: 2024\ntags: [a, 1]\ntimeout: 90\nfreeze: false").tags == ["a", "1"])
    #expect(front("title: 2024").title == "2024")
    #expect(front("timeout: 90.5").timeout == 90.5)
    #expect(front("freeze: false").freeze == false)
    #expect(
      errors("title: x\nfreeze: maybe") == ["a.mnb:3: freeze must be true or false, got a text"])
    #expect(errors("timeout: soon") == ["a.mnb:2: timeout must be a number of seconds above 0"])
    #expect(
      errors("params:\n  a: 1\n  b c: 2") == [
        "a.mnb:4: parameter 'b c' is not a name that code can use"
      ])
    #expect(
      errors("params:\n  lambda: 1") == [
        "a.mnb:3: parameter 'lambda' is not a name that code can use"
      ])
    #expect(
      errors("params:\n  a:") == ["a.mnb:3: parameter 'a' has no value to take its type from"])
    #expect(
      errors("params: [1]") == [
        "a.mnb:2: params must be a mapping of names to defaults, got a list"
      ])
    #expect(
      errors("- 1") == ["a.mnb:2: the front matter must be a mapping of keys to values, got a list"]
    )
    #expect(errors("a: 1\na: 2").count == 1)
    #expect(errors("title: [")[0].hasPrefix("a.mnb:"))
    #expect(errors("t: x\n  bad: indent").first?.hasPrefix("a.mnb:3: YAML:") == true)
    #expect(errors(String(repeating: "- ", count: 5000)) == ["a.mnb:2: YAML: nested too deeply"])
    #expect(
      errors("a: " + String(repeating: "[", count: 5000)) == ["a.mnb:2: YAML: nested too deeply"])
  }

  @Test func `aliases cannot blow the front matter up`() {
    var yaml = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for i in 1...8 {
      yaml += "a\(i): &a\(i) [" + (0..<10).map { _ in "*a\(i - 1)" }.joined(separator: ", ") + "]\n"
    }
    let messages = parse("---\n\(yaml)---\n").problems.map(\.message)
    #expect(messages == ["YAML: too many values"])
  }

  @Test func `formatting touches fences only and changes nothing twice`() {
    let text = """
      # T
      ~~~~ mnb   {cache=false   .hide #a}
      x  =  1
      ```
      ~~~~~
      ```mnb {}
      y
      ````
      ```mnb {.bad}
      z
      ````
      """
    let once = String(decoding: parse(text).formatted(), as: UTF8.self)
    #expect(
      once == """
        # T
        ````mnb {#a .hide cache=false}
        x  =  1
        ```
        ````
        ```mnb
        y
        ```
        ```mnb {.bad}
        z
        ````
        """)
    #expect(String(decoding: parse(once).formatted(), as: UTF8.self) == once)
  }
}
