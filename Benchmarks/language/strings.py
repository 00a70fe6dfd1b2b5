# 300,000 strings made, formatted, joined and taken apart.
def main():
    parts = []
    for i in range(300_000):
        parts.append("item " + str(i))
    text = ", ".join(parts)
    lines = []
    for i in range(300_000):
        lines.append(f"{i:06d} {i / 7:.3f} {'even' if i % 2 == 0 else 'odd'}")
    page = "\n".join(lines)
    words = 0
    for line in page.split("\n"):
        words += len(line.split())
    grown = ""
    for i in range(300_000):
        grown += "x%d;" % (i & 15)
    return len(text), len(page), words, len(grown), page.count("even"), text.replace("item", "it")[:30]


print(main())
