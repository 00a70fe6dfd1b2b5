# List, dict and set comprehensions and generator expressions.
def main():
    total = 0
    for k in range(20):
        squares = [x * x for x in range(50_000)]
        even = [x for x in squares if x % 2 == 0]
        table = {x: x + k for x in range(20_000)}
        kinds = {x % 97 for x in squares}
        total += sum(even) + len(table) + len(kinds) + sum(x * 2 for x in even if x % 3 == k % 3)
    matrix = [[i * j for j in range(300)] for i in range(300)]
    total += sum(sum(row) for row in zip(*matrix))
    return total


print(main())
