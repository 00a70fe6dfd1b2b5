# Written by `generate`.
RECEIVERS = ['', 'ab', '-5', 'é\t\tz']
POOL = [0, 5, 3.5, 'x', '', '**', -1]


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


def fresh(value):
    if isinstance(value, list):
        return list(value)
    if isinstance(value, dict):
        return dict(value)
    if isinstance(value, set):
        return set(value)
    return value


def run(method, receiver, *args):
    receiver = fresh(receiver)
    result = getattr(receiver, method)(*args)
    if isinstance(receiver, (list, dict, set)):
        return result, receiver if not isinstance(receiver, set) else sorted(receiver, key=repr)
    return result


for method in 'center ljust rjust zfill expandtabs'.split():
    for receiver in RECEIVERS:
        attempt(f"{receiver!r}.{method}()", run, method, receiver)
        for a in POOL:
            attempt(f"{receiver!r}.{method}({a!r})", run, method, receiver, a)
            if True:
                for b in POOL[:5]:
                    attempt(f"{receiver!r}.{method}({a!r}, {b!r})", run, method, receiver, a, b)
