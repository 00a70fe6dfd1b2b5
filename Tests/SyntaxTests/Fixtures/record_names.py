"""Records which name CPython suggests for misspelt ones as names.json. Run with CPython 3.11."""
import json
import pathlib
import subprocess
import sys

assert sys.version_info[:2] == (3, 11)
CASES = [
    ("valeu", ["value", "values", "val"]), ("value", ["Value", "VALUE", "valve"]),
    ("lenght", ["length", "lengths", "light"]), ("dataframe", ["DataFrame", "data_frame"]),
    ("x", ["y", "z", "xx"]), ("ab", ["a", "b", "ba", "abc"]), ("abc", ["xyz", "abd", "bcd"]),
    ("prnit", ["print", "point", "paint"]), ("numbr", ["number", "numbers", "numb"]),
    ("trainSet", ["train_set", "trainset", "TrainSet"]), ("foo", ["food", "fool", "of"]),
    ("é", ["e", "è", "ée"]), ("naïve", ["naive", "native"]), ("a1", ["a2", "b1", "A1"]),
    ("very_long_name_with_many_parts", ["very_long_name_with_many_partz", "very_long"]),
    ("q" * 45, ["q" * 44, "q" * 46, "r" + "q" * 44]), ("p" * 41 + "z" * 41, ["z" * 41]),
    ("aXb", ["axb", "a_b", "ab"]), ("i_d", ["id", "i_id", "ID"]), ("", []),
    ("colums", ["columns", "column", "cols"]), ("fold", ["folds", "told", "FOLD", "flod"]),
    ("a@b", []), ("PARAM", ["param", "params", "Parameter"]), ("obj_id", ["object_id", "objid"]),
    ("kitten", ["sitting", "mitten", "kit"]), ("saturday", ["sunday", "Saturday"]),
    ("range_", ["range", "ranges"]), ("tset", ["test", "set", "tests", "sett"]),
    ("ABCDEF", ["abcdef", "ABCDEG", "BCDEF"]), ("z", ["Z", "zz"]), ("l", ["I", "1l", "L"]),
    ("many", [f"many{i}" for i in range(10, 400)]), ("fewer_names", [f"fewer_names{i}" for i in range(749)]),
    ("fewer_names", [f"fewer_names{i}" for i in range(750)]),
]
# The names are attributes, whose suggestions come from `__dir__` alone, in sorted order.
PROGRAM = """
import sys
class Holder:
    def __dir__(self): return {names!r}
try:
    raise AttributeError('message', name={name!r}, obj=Holder())
except AttributeError:
    sys.excepthook(*sys.exc_info())
"""


def suggestion(name, names):
    program = PROGRAM.format(name=name, names=names)
    error = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, encoding="utf-8").stderr
    last = error.splitlines()[-1]
    return last.split("Did you mean: '")[1][:-2] if "Did you mean" in last else None


entries = [
    {"name": name, "among": sorted(names), "nearest": suggestion(name, names)}
    for name, names in CASES
    if name.isidentifier()
]
path = pathlib.Path(__file__).parent / "names.json"
path.write_text(json.dumps(entries, indent=0) + "\n", "utf-8")
