import numpy as np
import pandas as pd


def show(label, f):
    try:
        value = f()
    except Exception as error:
        print(label, "->", type(error).__name__ + ":", error)
    else:
        print(label)
        print(value)


nan = np.nan
r = np.random.RandomState(0)
for f in (lambda: pd.DataFrame({"a": range(100)}), lambda: pd.DataFrame(r.rand(5, 30)), lambda: pd.DataFrame({"text": ["x" * 80, "short"]}), lambda: pd.DataFrame(), lambda: pd.DataFrame(columns=["a", "b"]), lambda: pd.DataFrame({"a": [1.0, 2.5, nan], "b": [1e10, 1e-10, 1]}), lambda: pd.DataFrame({"a": [True, None]}), lambda: pd.DataFrame({"日本": ["é", "ü"]}), lambda: pd.DataFrame({"a": [1, 2]}, index=["row one", "r2"]), lambda: pd.DataFrame([[1, 2], [3, 4]], columns=pd.MultiIndex.from_tuples([("x", "a"), ("x", "b")])),
          lambda: pd.Series(range(70)), lambda: pd.Series([1.5, nan], name="v"), lambda: pd.Series([], dtype=float), lambda: pd.Series(["a", None, 3]), lambda: pd.Series({"a": 1, "b": 2}), lambda: pd.Series([1e-10, 1.0]), lambda: pd.Series([123456789.123, 0.1]), lambda: pd.Series([True, False]), lambda: pd.Index([1, 2, 3]), lambda: pd.Index(["a", "b"], name="n"), lambda: pd.RangeIndex(5), lambda: pd.Index([1.5, nan]), lambda: pd.Index(range(200)), lambda: pd.Series([1, 2], index=pd.Index(["x", "y"], name="k")), lambda: pd.DataFrame({"a": [1, 2]}, index=pd.Index([5, 6], name="id")), lambda: pd.DataFrame({"a": [0.00001, 123456.789]}), lambda: pd.DataFrame({"a": [1.0, 2.0]}), lambda: pd.DataFrame({"a": [-1.5, 10.25], "b": ["x", None]}), lambda: pd.DataFrame({"x": [[1, 2], {"k": 1}]}), lambda: pd.DataFrame({"t": pd.to_datetime(["2020-01-01", None])}), lambda: pd.DataFrame({"n": [1, 2]}).describe(), lambda: pd.Series([0.1] * 3).describe(), lambda: pd.DataFrame({"a": ["b"]}).dtypes, lambda: pd.Series(list("abc")).value_counts(), lambda: pd.Series([1, 2, 3]).index, lambda: pd.Series(["x" * 60])):
    print(f())
    print(repr(f()))
pd.set_option("display.max_rows", 5)
print(pd.DataFrame({"a": range(20)}))
pd.reset_option("display.max_rows")
pd.set_option("display.precision", 2)
print(pd.DataFrame({"a": [1 / 3, 100.0]}))
pd.reset_option("display.precision")
with pd.option_context("display.float_format", "{:.1f}".format):
    print(pd.Series([1.234, 5.678]))
print(pd.Series([1.234]))
print(pd.DataFrame({"a": [1.5, 2], "b": ["x", "y"]}).to_string(index=False, header=False))
print(pd.DataFrame({"a": [1.5, nan]}).to_string(na_rep="-", float_format="%.3f"))
