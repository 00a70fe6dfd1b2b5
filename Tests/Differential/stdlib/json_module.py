import json
import io
import math
from collections import OrderedDict


def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except json.JSONDecodeError as e:
        print("JSONDecodeError", e, "|", e.msg, e.pos, e.lineno, e.colno, e.doc == a[0])
    except Exception as e:
        print(type(e).__name__, e)


values = [None, True, False, 0, -5, 2**70, 1.5, 1e100, -0.0, math.inf, -math.inf, math.nan, "", "abc",
          'quote" \\ / \n\r\t\b\f \x01 \x7f', "é€😀", [], {}, [1, [2, [3]]], (1, 2), {"a": 1},
          {1: 2, 1.5: 3, None: 4, True: 5}, {"x": [1, {"y": None}]}, [[], {}, [[]]],
          OrderedDict(b=1, a=2)]
for v in values:
    t(json.dumps, v)
    t(json.dumps, v, indent=2)
    t(json.dumps, v, ensure_ascii=False, separators=(",", ":"))
t(json.dumps, {"b": 1, "a": [1, 2], "c": {"z": 1, "y": 2}}, sort_keys=True, indent=4)
t(json.dumps, {"b": 1, "a": 2}, indent="\t")
t(json.dumps, [1, 2], indent=0)
t(json.dumps, {2: 1, "a": 2}, sort_keys=True)
t(json.dumps, math.nan, allow_nan=False)
t(json.dumps, {(1, 2): 3})
t(json.dumps, {(1, 2): 3, "a": 1}, skipkeys=True)
t(json.dumps, {1, 2})
t(json.dumps, object)
t(json.dumps, {1, 2}, default=list)
t(json.dumps, {"a": {3}}, default=lambda o: sorted(o), indent=1)
t(json.dumps, b"x")
loop = []
loop.append(loop)
t(json.dumps, loop)
loop = {}
loop["x"] = loop
t(json.dumps, loop)


class Point:
    def __init__(self, x):
        self.x = x


class Encoder(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, Point):
            return {"point": o.x}
        return super().default(o)


t(json.dumps, [Point(1), Point([Point(2)])], cls=Encoder)
t(json.dumps, [{1}], cls=Encoder)
t(Encoder(indent=2, sort_keys=True).encode, {"b": Point(1), "a": 1})

texts = ["null", "true", "false", "0", "-12", "1.5", "1e5", "-1E-2", "123456789012345678901234567890",
         '"abc"', '"\\u00e9\\n\\t\\"\\\\\\/\\b\\f\\r"', '"\\ud83d\\ude00"', "[]", "{}", "[1, 2, 3]",
         ' { "a" : [ 1 , 2 ] , "b" : { } } ', "NaN", "Infinity", "-Infinity", "[1.0, 2.50]", '"é"',
         '{"a": 1, "a": 2}']
for s in texts:
    t(json.loads, s)
bad = ["", " ", "nul", "tru", "[1,", "[1 2]", "[1,]", "{", '{"a"', '{"a":', '{"a":1', '{"a":1,}', '{a:1}',
       "{1:2}", '"abc', '"\\q"', '"\\u12"', '"a\nb"', "01", "1.", ".5", "+1", "1 2", "[1]]", "{'a': 1}",
       "-", "[", "]", "}", '{"a" 1}', '[1,\n2,\n x]', '{"é": x}', "--1", "1e", "truefalse", '["\\', "nan"]
for s in bad:
    t(json.loads, s)
t(json.loads, 5)
t(json.loads, None)
t(json.loads, b'{"a": "\xc3\xa9"}')
t(json.loads, "\ufeff1")
t(json.loads, '"a\tb"', strict=False)
t(json.loads, '{"a": 1.5, "b": 2}', parse_float=str, parse_int=lambda s: "i" + s)
t(json.loads, "[NaN, -Infinity]", parse_constant=lambda s: s)
t(json.loads, '{"a": {"b": 1}}', object_hook=lambda d: sorted(d.items()))
t(json.loads, '{"b": 1, "a": 2}', object_pairs_hook=OrderedDict)
t(json.loads, '{"b": 1, "a": 2}', object_pairs_hook=list)
f = io.StringIO()
json.dump({"a": [1, 2]}, f, indent=1)
print(f.getvalue())
f.seek(0)
print(json.load(f))
print(json.JSONDecoder().raw_decode('[1] rest'), json.JSONDecoder().decode(" [1] "))
print(issubclass(json.JSONDecodeError, ValueError))
deep = "[" * 50 + "]" * 50
print(json.dumps(json.loads(deep)) == deep.replace(" ", ""))
for text in ("[" * 100000,):
    try:
        json.loads(text)
    except RecursionError as e:
        print("RecursionError", "maximum recursion depth exceeded" in str(e))
