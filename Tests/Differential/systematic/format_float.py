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


VALUES = (0.0, -0.0, 1.0, -1.5, 0.1, 3.14159265358979, 123456789.123, 1e16, 1e-5, 1.5e300, 5e-324, 2.5, 0.5, 1e22, 99999.5, float("inf"), float("-inf"), float("nan"))
for value in VALUES:
    for kind in ("", "e", "E", "f", "F", "g", "G", "%", "n"):
        for precision in ("", ".0", ".1", ".3", ".10", ".17"):
            for flags in ("", "+", " ", "#", "012", "<12", "^+14", "=14", ",", "_", "z", "*>20,"):
                attempt(f"{value} {flags}{precision}{kind}", format, value, flags + precision + kind)
for spec in ("d", "x", "s", "c", ".", ".-1", "1.1.1f", "5.2q", ",,f", "é", ".100f", "zzf", "0>5", "x>10.2f"):
    attempt("1.5 " + spec, format, 1.5, spec)
