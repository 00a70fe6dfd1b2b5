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


for value in (0, 5, -42, 1234567, 2**70, -(2**70), True):
    for align in ("", "<", ">", "^", "=", "*<", "x^", "0="):
        for sign in ("", "+", " ", "-"):
            for spec in ("", "8", "08", "#x", "x", "#012b", "o", "#o", "X", ",", "_", "15,", "015,d", "_x", "#_b", "d", "n", ".2f", "12.1e", "g", "%", "c"):
                if spec == "c" and not 0 <= value < 0x110000:
                    continue
                attempt(f"{value} {align}{sign}{spec}", format, value, align + sign + spec)
for spec in (".3", "s", "q", "5.", "z", "#s", ",,", "_,", ",_", ",x", "10000000000000000000000", "é", "<<<", "5 ", " 5", "+-5", "0", "00", "=", "==", ".5d", "-#x", "+c", "#c", ",c", "zd", "zf", "z.1f"):
    for value in (5, -5, 0):
        attempt(f"{value} {spec}", format, value, spec)
