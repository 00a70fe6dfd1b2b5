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


import io
def read(text, **options):
    return pd.read_csv(io.StringIO(text), **options)
for label, f in {
    "plain": lambda: read("a,b\n1,2\n3,4\n"), "types": lambda: read("i,f,s,b\n1,1.5,x,True\n2,,y,False\n").dtypes, "missing": lambda: read("a,b\n1,NA\n,3\n"), "quoted": lambda: read('a,b\n"x,y",1\n"say ""hi""",2\n'), "newline": lambda: read('a,b\n"two\nlines",1\n'), "crlf": lambda: read("a,b\r\n1,2\r\n"), "nohead": lambda: read("1,2\n3,4\n", header=None), "names": lambda: read("1,2\n3,4\n", names=["p", "q"]), "sep": lambda: read("a;b\n1;2\n", sep=";"), "white": lambda: read("a b\n1   2\n", sep=r"\s+"), "usecols": lambda: read("a,b,c\n1,2,3\n", usecols=["a", "c"]), "index": lambda: read("a,b\nx,2\ny,3\n", index_col="a"), "index0": lambda: read("a,b\nx,2\n", index_col=0), "nrows": lambda: read("a\n1\n2\n3\n", nrows=2), "skip": lambda: read("junk\na,b\n1,2\n", skiprows=1), "comment": lambda: read("a,b\n#no\n1,2\n", comment="#"), "dtype": lambda: read("a,b\n1,2\n", dtype={"a": float, "b": str}), "na_values": lambda: read("a\n1\n-999\n", na_values=[-999]), "keepna": lambda: read("a\nNA\nx\n", keep_default_na=False), "dates": lambda: read("t,v\n2020-01-02,1\n2021-03-04,2\n", parse_dates=["t"]), "thousands": lambda: read('a\n"1,234"\n', thousands=","), "decimal": lambda: read("a;b\n1,5;2\n", sep=";", decimal=","), "empty": lambda: read(""), "headonly": lambda: read("a,b\n"), "ragged": lambda: read("a,b\n1,2\n3,4,5\n"), "raggedskip": lambda: read("a,b\n1,2\n3,4,5\n", on_bad_lines="skip"), "short": lambda: read("a,b\n1\n2,3\n"), "duplicate": lambda: read("a,a\n1,2\n"), "bom": lambda: read("\ufeffa,b\n1,2\n"), "unicode": lambda: read("é,日本\n1,ü\n"), "bigint": lambda: read("a\n9223372036854775807\n").a[0], "exp": lambda: read("a\n1e5\n-2.5E-3\n"), "inf": lambda: read("a\ninf\n-inf\n"), "mixed": lambda: read("a\n1\nx\n").dtypes, "bool": lambda: read("a\nTrue\nFalse\n").dtypes, "boolna": lambda: read("a\nTrue\n\n", skip_blank_lines=False).dtypes, "space": lambda: read("a, b\n1, x\n", skipinitialspace=True).columns.tolist(), "blank": lambda: read("a\n1\n\n2\n"), "missingcol": lambda: read("a,b\n1,2\n", usecols=["z"]), "prec": lambda: read("a\n0.1\n0.3\n1.7976931348623157e308\n").a.tolist(), "implicit": lambda: read("a,b\n1,2,3\n4,5,6\n"), "engine": lambda: read("a\n1\n", engine="c"), "badarg": lambda: read("a\n1\n", nope=1),
    "out": lambda: pd.DataFrame({"a": [1, 2], "b": ["x,y", 'q"q'], "c": [1.5, np.nan]}).to_csv(), "outnoindex": lambda: pd.DataFrame({"a": [0.1, 1e-10, 1e20]}).to_csv(index=False), "outfmt": lambda: pd.DataFrame({"a": [1 / 3]}).to_csv(float_format="%.2f", index=False), "outhead": lambda: pd.DataFrame({"a": [1]}).to_csv(header=False), "outcols": lambda: pd.DataFrame({"a": [1], "b": [2]}).to_csv(columns=["b"], index=False), "outquote": lambda: pd.DataFrame({"a": ["x"], "b": [1]}).to_csv(quoting=1, index=False), "outlabel": lambda: pd.DataFrame({"a": [1]}).to_csv(index_label="id"), "outseries": lambda: pd.Series([1, 2], name="v").to_csv(),
}.items():
    show(label, f)
