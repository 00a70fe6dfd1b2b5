import Testing

@testable import Notebook

@Suite struct MarkdownTextTests {
  @Test func `fences are longer than what they hold`() {
    #expect(MarkdownText.fenced("a", language: "text") == "```text\na\n```\n")
    #expect(MarkdownText.fenced("````\n", language: "") == "`````\n````\n`````\n")
    #expect(MarkdownText.code("a`b``c") == "```a`b``c```")
    #expect(MarkdownText.code("`") == "`` ` ``")
  }

  @Test func `table cells cannot break the table`() {
    let table = TableOutput(
      header: ["a|b", "<i>"], rows: [["x\ny", "*1*"], ["", "2"]], isNumeric: [false, true],
      rowCount: 2, columnCount: 2, text: "")
    #expect(
      MarkdownText.table(table) == """
        | a\\|b | &lt;i&gt; |
        | --- | ---: |
        | x y | \\*1\\* |
        |   | 2 |

        """)
  }

  @Test func `windows show the ends of long tables`() {
    #expect(TableOutput.window(20, 20).gap == nil)
    let (indices, gap) = TableOutput.window(100, 5)
    #expect(indices == [0, 1, 2, 98, 99])
    #expect(gap == 3)
    #expect(MarkdownText.grouped(1_145_125) == "1,145,125")
    #expect(MarkdownText.grouped(-12) == "-12")
  }

  @Test func `printed text is what a terminal would have kept`() {
    #expect(MarkdownText.printed("a 1%\ra 99%\r\nb\n") == "a 99%\nb\n")
    #expect(MarkdownText.printed("bar 1\rbar 2\r") == "bar 2")
    #expect(MarkdownText.printed("\u{1b}[1;31mred\u{1b}[0m \u{1b}]0;title\u{7}x\u{0}y") == "red xy")
    let long = (0..<2000).map { "line \($0)\n" }.joined()
    let printed = MarkdownText.printed(long)
    #expect(printed.contains("… 1,400 lines left out …"))
    #expect(printed.hasSuffix("line 1999\n"))
    #expect(MarkdownText.printed(String(repeating: "x", count: 1_000_000)).utf8.count < 200_000)
  }
}
