# Written by `generate`.
def show(value):
    if isinstance(value, (set, frozenset)):
        name = type(value).__name__
        return name + str(sorted(value, key=repr))
    if isinstance(value, tuple):
        return "(" + ", ".join([show(item) for item in value]) + ")"
    text = repr(value)
    return text if len(text) < 200 else text[:100] + "..." + str(len(text))


def attempt(label, f, *args):
    try:
        result = f(*args)
    except Exception as e:
        print(label, "->", type(e).__name__ + ":", e)
    else:
        print(label, "->", show(result))


BOUNDS = (None, 0, 1, 2, -1, -2, 5, -5, 100, -100)
STEPS = (None, 1, 2, -1, -2, 3, -100, 100)
for start in BOUNDS:
    for stop in BOUNDS:
        for step in STEPS:
            s = slice(start, stop, step)
            print(start, stop, step, [0, 1, 2, 3, 4][s], "abcde"[s], (0, 1, 2)[s], b"abc"[s], range(5)[s], "éàüöß"[s], s.indices(5))
for start in (None, 0, 1, -1, 3, 10, -10):
    for stop in (None, 0, 2, -1, 10, -10):
        for step in (None, 1, 2, -1, -2):
            for new in ([], [9], [7, 8], "xyz"):
                items = [0, 1, 2, 3]
                try:
                    items[start:stop:step] = new
                    print(start, stop, step, new, items)
                except ValueError as e:
                    print(start, stop, step, new, e)
            items = [0, 1, 2, 3]
            del items[start:stop:step]
            print("del", start, stop, step, items)
for bad in (0, 1.5, "a", None, [], 2**70):
    for items in ([1, 2, 3], (1, 2, 3), "abc", b"abc", range(3)):
        attempt(f"{items!r}[{bad!r}]", lambda: items[bad])
        attempt(f"{items!r}[{bad!r}:]", lambda: items[bad:])
        attempt(f"{items!r}[::{bad!r}]", lambda: items[::bad])


def assign(items, key, value):
    items = list(items)
    items[key] = value
    return items


for key in (0, -1, 3, -4, 1.5, "a", slice(0, 2), slice(None, None, 2), slice(0, "x"), None, 2**70, True):
    for value in (5, [], [1, 2], None, "ab", range(2)):
        attempt(f"{key!r} = {type(value).__name__}", assign, [0, 1, 2], key, value)
