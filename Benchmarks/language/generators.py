# A pipeline of generators.
def numbers(n):
    i = 0
    while i < n:
        yield i
        i += 1


def odd(source):
    for x in source:
        if x % 2:
            yield x


def squares(source):
    for x in source:
        yield x * x


def windows(source, size):
    window = []
    for x in source:
        window.append(x)
        if len(window) == size:
            yield tuple(window)
            window = []


def chained(n):
    yield from numbers(n)
    yield from (x + 1 for x in numbers(n))


def main():
    total = 0
    for a, b, c in windows(squares(odd(numbers(1_000_000))), 3):
        total += a - b + c
    return total, sum(chained(300_000))


print(main())
