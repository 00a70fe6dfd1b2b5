def v(n):
    print("v", n, end=" ")
    return n
print(v(1) < v(2) < v(3))
print(v(3) < v(2) < v(1))
print(1 < 2 > 0 != 5 == 5, 1 == 1.0 == True, 0 < 1 in [1], 1 in [1] == True)
print(1 < 3 < 2, not 1 < 2, not 1 == 2, 1 is 1, None is not None, "a" not in "abc")
x = 5
print(0 < x <= 5 < 10, (0 < x) < 2)
print(1 < 2 and 2 < 3 or print("never"), 0 or "" or [] or "last", 1 and [] and 2, not [])
print([1, 2] < [1, 3], (1, "a") < (1, "b"), "a" < "B", [1] < [1, 0], [] < [0], (1, 2) == (1, 2), [1] == (1,))
print({1, 2} < {1, 2, 3}, {1} <= {1}, {1, 2} == {2, 1}, {"a": 1} == {"a": 1.0})
print(float("nan") == float("nan"), float("inf") > 10 ** 400, 10 ** 400 > 1e308, 1e308 < 10 ** 309, 2 ** 53 == 2.0 ** 53, 2 ** 53 + 1 == 2.0 ** 53)
nan = float("nan")
print(nan in [nan], [nan] == [nan], nan != nan, nan < 1, 1 < nan, nan is nan)
for f in (lambda: 1 < "a", lambda: [] > {}, lambda: None < None, lambda: {} < {}, lambda: "a" >= 1, lambda: (1,) < [1], lambda: 1 < 2 < "x", lambda: 1 in 5, lambda: 1 in "abc", lambda: object in None):
    try:
        print(f())
    except TypeError as e:
        print(e)
print(True == 1, True is 1 if False else "skip", True + True, False < True, 1 == "1", None == 0)
a = b = []
print(a is b, a is [], a == [])
print("x" if x > 3 else "y" if x > 1 else "z")
print([y for y in range(20) if 3 < y < 7 or 15 <= y < 17])
