# Builds and sorts a list of a million integers.
def main():
    state = 42
    numbers = []
    for _ in range(1_000_000):
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        numbers.append(state)
    numbers.sort()
    return numbers[0], numbers[500_000], numbers[-1], sorted(numbers, reverse=True)[7]


print(main())
