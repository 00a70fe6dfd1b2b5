# Functions that keep variables of the functions around them.
def counter(step):
    count = 0

    def increase():
        nonlocal count
        count += step
        return count

    return increase


def compose(f, g):
    return lambda x: f(g(x))


def main():
    counters = [counter(i) for i in range(10)]
    total = 0
    for _ in range(100_000):
        for increase in counters:
            total += increase()
    twice_and_one = compose(lambda x: x + 1, lambda x: x * 2)
    for i in range(300_000):
        total += twice_and_one(i)
    return total


print(main())
