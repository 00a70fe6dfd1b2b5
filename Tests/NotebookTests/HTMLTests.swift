import Charts
import Testing

@testable import Notebook

@Suite struct HTMLTests {
  @Test(arguments: [
    (
      "# One\n\n*a* **b** `c`",
      "<h1>One</h1>\n<p><em>a</em> <strong>b</strong> <code>c</code></p>\n"
    ),
    ("| a | b |\n|---|--:|\n| 1 | 2 |", "<td align=\"right\">2</td>"),
    ("~~gone~~ www.example.org", "<del>gone</del> <a href=\"http://www.example.org\">"),
    ("- [x] done", "type=\"checkbox\" checked=\"\""),
    ("a[^1]\n\n[^1]: note", "footnote"),
    ("<details>\n\nx\n\n</details>", "<details>\n<p>x</p>\n</details>\n"),
    ("a <kbd>b</kbd>", "<p>a <kbd>b</kbd></p>\n"),
    ("<script>alert(1)</script>", "&lt;script>alert(1)&lt;/script>\n"),
    ("x <img src=a onerror=b>", "<p>x &lt;img src=a onerror=b></p>\n"),
    ("a <!-- hidden --> b", "<p>a  b</p>\n"),
    ("[a](javascript:alert(1))", "<p><a href=\"\">a</a></p>\n"),
    ("[a](data:text/html,x)", "<p><a href=\"\">a</a></p>\n"),
    ("[a](other.md#b)", "<p><a href=\"other.md#b\">a</a></p>\n"),
    ("![alt](https://example.org/x.png)", "<p><a href=\"https://example.org/x.png\">alt</a></p>\n"),
    ("![alt](gone.png)", "<p><a href=\"gone.png\">alt</a></p>\n"),
    ("![here](here.png)", "<p><img src=\"data:image/png;base64,AA==\" alt=\"here\" /></p>\n"),
    ("![](javascript:x)", "<p><a href=\"\">javascript:x</a></p>\n"),
    ("a & b < c > \"d\"", "<p>a &amp; b &lt; c &gt; &quot;d&quot;</p>\n"),
  ])
  func `prose becomes HTML that runs and loads nothing`(_ markdown: String, _ html: String) {
    let result = MarkdownHTML.html(markdown) {
      $0 == "here.png" ? "data:image/png;base64,AA==" : nil
    }
    #expect(result.contains(html), "\(result)")
    #expect(!result.contains("<script") && !result.contains("<img src=a"))
  }

  @Test func `code is coloured and escaped`() {
    let html = CodeColors.html("def f(x1): return f\"a{x}\" + 'b' * 1.5e-3 # <c>\n")
    #expect(
      html == """
        <span class="k">def</span> f(x1): <span class="k">return</span> \
        <span class="s">f&quot;a{x}&quot;</span> + <span class="s">'b'</span> * \
        <span class="n">1.5e-3</span> <span class="c"># &lt;c&gt;</span>

        """)
    for broken in ["'open", "\"\"\"open\n", "'a\\", "0x", "#", "f'", "1e"] {
      let plain = CodeColors.html(broken).replacing(/<[^>]*>/, with: "")
      #expect(plain == HTMLText.escaped(broken))
    }
  }

  private func report(_ text: String, _ outputs: [CellOutput]) -> (NotebookDocument, RunRecord) {
    let document = NotebookDocument(text, name: "a.mnb")
    var run = RunRecord(
      id: "r", notebook: "a.mnb", title: document.title, status: .succeeded, started: 0, seconds: 1,
      engine: "mnb", source: text)
    run.cells = document.cells.map { CellRecord(id: $0.id, status: .succeeded) }
    run.cells[0].outputs = outputs
    return (document, run)
  }

  @Test func `a page holds prose, code, tables, charts and errors in their order`() throws {
    let figure = FigureOutput(
      try Figure.line([Series("", x: nil, y: [1, 2, 3])], options: ChartOptions(title: "<Rise>")))
    let table = TableOutput(
      header: ["a<b", "n"], rows: [["x", "1"]], isNumeric: [false, true], rowCount: 1,
      columnCount: 2, text: "")
    let (document, run) = report(
      "---\ntitle: T <&>\n---\n# T <&>\n\nSee [the end][e].\n\n```mnb\nprint('<b>')\n```\n\nLast.\n\n[e]: #x\n",
      [
        .text("<b>\n"), .table(table), .figure(figure),
        .error(
          ErrorOutput(
            pythonClass: "ValueError", message: "m", traceback: "ValueError: <m>\n", line: 9)),
      ])
    let page = HTMLReport.page(document, run, folder: "")
    let marks = [
      "<title>T &lt;&amp;&gt;</title>", "<h1>T &lt;&amp;&gt;</h1>", "<a href=\"#x\">the end</a>",
      "<pre class=\"out\">&lt;b&gt;", "<th>a&lt;b</th>",
      "<td class=\"n\">1</td>", "<svg ", "Error in cell", "ValueError: &lt;m&gt;", "<p>Last.</p>",
    ]
    var rest = page[...]
    for mark in marks {
      let range = try #require(rest.range(of: mark), "\(mark)")
      rest = rest[range.upperBound...]
    }
    #expect(!page.contains("<script") && !page.contains("mnbcell"))
    #expect(page.contains("default-src 'none'"))
    let served = HTMLReport.page(document, run, folder: "", reloading: 7)
    #expect(served.contains("/changes?since=7"))
  }

  @Test func `a Jupyter notebook has all outputs and comes back as the same notebook`() throws {
    let text = """
      ---
      title: T
      params: {n: 2}
      ---
      # Head

      Some *prose*.

      ```mnb {#fit .hide timeout=5}
      print(n)
      n + 1
      ```

      ## More

      ```mnb {.test}
      assert n
      ```

      """
    var (document, run) = report(text, [.text("2\n"), .value("3")])
    run.parameters = [BoundParameter(name: "n", value: .int(2), isDefault: true)]
    let json = try JSONValue(parsing: Array(JupyterWriter.text(document, run).utf8))
    #expect(json["nbformat"]?.intValue == 4)
    let cells = try #require(json["cells"]?.arrayValue)
    #expect(
      cells.map { $0["cell_type"]?.stringValue } == [
        "code", "markdown", "code", "markdown", "code",
      ])
    #expect(Set(cells.compactMap { $0["id"]?.stringValue }).count == 5)
    let outputs = try #require(cells[2]["outputs"]?.arrayValue)
    #expect(outputs.map { $0["output_type"]?.stringValue } == ["stream", "execute_result"])
    let back = try ImportedNotebook.read(json.text(), name: "x.ipynb")
    #expect(back.text == text)
  }

  @Test func `foreign notebooks are taken over, and what is lost is listed`() throws {
    let json = #"""
      {"cells": [
       {"cell_type": "markdown", "metadata": {}, "source": ["# Title\n", "\n", "text"]},
       {"cell_type": "code", "metadata": {"tags": ["parameters"]}, "outputs": [], "execution_count": 1,
        "source": "n = 3\nname = 'x'  # why\nq = f()"},
       {"cell_type": "code", "metadata": {}, "outputs": [{"output_type": "stream"}], "execution_count": 2,
        "source": "%matplotlib inline\n!pip install x\nif n:\n    %time y = 1\n    !ls\ns = '''\n%not\n'''"},
       {"cell_type": "code", "metadata": {}, "outputs": [], "source": "%%bash\nls"},
       {"cell_type": "markdown", "metadata": {}, "source": "```python\nopen"},
       {"cell_type": "code", "metadata": {}, "outputs": [], "source": ""},
       {"cell_type": "raw", "metadata": {}, "source": "raw"},
       {"cell_type": "code", "metadata": {}, "outputs": [], "source": "print(n)"}],
       "metadata": {"kernelspec": {"language": "python"}}, "nbformat": 4, "nbformat_minor": 2}
      """#
    let notebook = try ImportedNotebook.read(json, name: "a/b.ipynb")
    let document = NotebookDocument(notebook.text, name: "b.mnb")
    #expect(document.isValid)
    #expect(document.title == "Title")
    #expect(document.frontMatter.parameters.map(\.name) == ["n", "name"])
    #expect(
      document.cells.map(\.code) == [
        "q = f()\n",
        "# %matplotlib inline\n# !pip install x\nif n:\n    y = 1\n    pass  # !ls\ns = '''\n%not\n'''\n",
        "print(n)\n",
      ])
    #expect(
      notebook.notes == [
        "cell 3: '%matplotlib inline' is left out",
        "cell 3: the command '!pip install x' is left out", "cell 3: '%time' is left out",
        "cell 3: the command '!ls' is left out", "cell 4: the cell '%%bash' is shown and not run",
        "a code block in the text is not closed; it is now", "cell 7: raw text is shown as it is",
        "outputs of 1 cell: run the notebook to have them",
      ])
    for (text, message) in [
      ("{}", "the file is not a Jupyter notebook"), ("no", "the file is not a Jupyter notebook"),
      (
        "{\"worksheets\": []}",
        "the notebook is of Jupyter's format 3; save it with Jupyter 4 or later first"
      ),
      (
        "{\"cells\": [], \"metadata\": {\"language_info\": {\"name\": \"R\"}}}",
        "the notebook's language is R, not Python"
      ),
    ] {
      #expect(throws: ImportedNotebook.Failure(message: message)) {
        try ImportedNotebook.read(text, name: "a.ipynb")
      }
    }
  }

  @Test(arguments: [
    (
      "x = 1\n# %%\ny = 2\n# %% Fit it\nz = 3\n# %% [markdown]\n# # H\n# text\n",
      ["x = 1\n", "y = 2\n", "z = 3\n"], "H"
    ),
    (
      "\"\"\"\nThe title\n\nWhat it does.\n\"\"\"\nimport sys\n\n# ======\n# 1. LOAD\n# ======\nx = 1\n\nif x:\n    # ----\n    # no\n    # ----\n    y = 1\n",
      ["import sys\n", "x = 1\n\nif x:\n    # ----\n    # no\n    # ----\n    y = 1\n"], "1. LOAD"
    ),
    ("x = (\n", ["x = (\n"], ""), ("print(1)\n", ["print(1)\n"], ""),
  ])
  func `scripts become cells`(_ script: String, _ cells: [String], _ heading: String) throws {
    let notebook = try ImportedNotebook.read(script, name: "s.py")
    let document = NotebookDocument(notebook.text, name: "s.mnb")
    #expect(document.isValid)
    #expect(document.cells.map(\.code) == cells)
    #expect(heading.isEmpty || notebook.text.contains("# \(heading)\n"))
  }
}
