/// What HTML reports look like, on light and dark screens and on paper.
enum HTMLStyle {
  static let sheet = """
    :root{color-scheme:light dark;--ink:#1f2328;--soft:#57606a;--line:#d0d7de;--back:#ffffff;\
    --code:#f6f8fa;--accent:#0969da;--bad:#b42318;--badback:#fff1f0;--c:#6a737d;--s:#0a5c36;--n:#8a3ffc;\
    --k:#a4262c}
    @media (prefers-color-scheme:dark){:root{--ink:#e0e6ed;--soft:#98a2ad;--line:#343b44;--back:#0f1318;\
    --code:#181e25;--accent:#6cb0ff;--bad:#ff8f85;--badback:#2a1615;--c:#8b949e;--s:#7ee0a8;--n:#c9a6ff;\
    --k:#ff9a8f}}
    *{box-sizing:border-box}
    body{margin:0;background:var(--back);color:var(--ink);font:16px/1.6 system-ui,-apple-system,\
    "Segoe UI",Roboto,"Helvetica Neue",Arial,"DejaVu Sans",sans-serif}
    main{max-width:54rem;margin:0 auto;padding:2rem 1.25rem 4rem}
    h1,h2,h3,h4{line-height:1.25;margin:1.8em 0 .6em}h1{margin-top:0;font-size:1.9rem}
    h2{font-size:1.4rem;padding-bottom:.25em;border-bottom:1px solid var(--line)}h3{font-size:1.15rem}
    a{color:var(--accent)}img,svg{max-width:100%;height:auto}svg.mnb-figure{display:block;margin:1rem 0}
    .stamp{color:var(--soft);font-size:.88rem;border-left:3px solid var(--line);padding:.1rem 0 .1rem 1rem;\
    margin:1rem 0 2rem;overflow-wrap:anywhere}.stamp p{margin:.25rem 0}
    blockquote{margin:1rem 0;padding-left:1rem;border-left:3px solid var(--line);color:var(--soft)}
    pre,code{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;\
    font-size:.86em}
    code{background:var(--code);padding:.12em .35em;border-radius:4px}
    pre{background:var(--code);border:1px solid var(--line);border-radius:6px;padding:.75rem 1rem;\
    overflow-x:auto;line-height:1.45;margin:1rem 0;font-size:.84rem}
    pre code{background:none;padding:0;font-size:inherit}
    pre.out{background:none;border-style:dashed}
    .c{color:var(--c);font-style:italic}.s{color:var(--s)}code .n{color:var(--n)}.k{color:var(--k)}
    .table{overflow-x:auto;margin:1rem 0}
    table{border-collapse:collapse;font-size:.86rem;font-variant-numeric:tabular-nums}
    th,td{padding:.3rem .7rem;border-bottom:1px solid var(--line);text-align:left;white-space:nowrap}
    th{font-weight:600;color:var(--soft);border-bottom-width:2px}td.n,th.n,[align=right]{text-align:right}\
    [align=center]{text-align:center}
    .shape,.stopped{color:var(--soft);font-size:.86rem;font-style:italic}
    .warning{border-left:3px solid #d18616;padding-left:1rem;color:var(--soft);font-size:.9rem}
    .error{border:1px solid var(--bad);background:var(--badback);border-radius:6px;padding:.2rem 1rem;\
    margin:1rem 0}.error>p{color:var(--bad);font-weight:600}.error pre{border:0;background:none;padding:0}
    details{margin:1rem 0}summary{cursor:pointer;color:var(--soft);font-size:.9rem}
    @media print{main{max-width:none;padding:0}pre{white-space:pre-wrap}}

    """

  /// Loads the page anew when the host that serves it has another one than this.
  static func reloading(_ number: Int) -> String {
    """
    <script>
    new EventSource("/changes?since=\(number)").onmessage = () => location.reload();
    </script>

    """
  }

  /// What the page may load: nothing but what is in it.
  static func policy(reloads: Bool) -> String {
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
      + (reloads ? "; script-src 'unsafe-inline'; connect-src 'self'" : "")
  }
}
