assert True
assert 1 == 1, "never shown"
for f in ():
    pass
def check(v):
    assert v > 0, f"bad value {v}"
    return v
print(check(1))
try:
    check(-1)
except AssertionError as e:
    print(repr(e), str(e), e.args)
try:
    assert False
except AssertionError as e:
    print(repr(e), str(e) == "", e.args)
try:
    assert [], ("tuple", 1)
except AssertionError as e:
    print(e, e.args)
def side():
    print("evaluated")
    return "message"
assert True, side()
try:
    assert None, side()
except AssertionError as e:
    print(e)
try:
    assert 1 < 2 > 5
except AssertionError:
    print("chain")
assert (lambda: True)()
assert not []
print(issubclass(AssertionError, Exception), __debug__)
