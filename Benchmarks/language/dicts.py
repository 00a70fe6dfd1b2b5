# A million insertions into a dict and as many look-ups.
def main():
    table = {}
    for i in range(1_000_000):
        table[i * 7919 % 1_000_003] = i
    total = 0
    for i in range(1_000_000):
        total += table.get(i, 0)
    words = {}
    for i in range(200_000):
        word = "w" + str(i % 5000)
        words[word] = words.get(word, 0) + 1
    return len(table), total, len(words), words["w77"]


print(main())
