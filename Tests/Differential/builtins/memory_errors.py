# What no machine can hold is refused before it is tried.
for make in [
    lambda: [0] * 10**15, lambda: "x" * 10**15, lambda: (1,) * 10**15, lambda: b"a" * 10**15, lambda: [0] * 2**70, lambda: "ab" * 2**62,
    lambda: "a".ljust(10**15), lambda: "a".center(10**15), lambda: "a".zfill(10**15), lambda: b"a".rjust(10**15),
    lambda: bytes(10**15), lambda: "%1000000000000000d" % 5, lambda: int("9" * 5000), lambda: str(10**5000), lambda: chr(2**40), lambda: 1 << 10**30,
    lambda: "abc"[2**70:], lambda: [1][2**70], lambda: "x" * -(2**70), lambda: 5 >> 2**70, lambda: 1.0 * 10**400, lambda: float(10**400), lambda: 2.0**5000, lambda: (10**400) / 3, lambda: int(float("inf")),
]:
    try:
        result = make()
    except Exception as e:
        print(type(e).__name__, "" if isinstance(e, MemoryError) else e)
    else:
        print(repr(result))
