"""Records what pandas reads from and writes to CSV: run with a Python that has pandas 3.0."""

import csv
import io
import random

import numpy as np
import pandas as pd

from recording import run, save


def typed(dtype):
    return {"int": int, "float": float, "str": str, "bool": bool}.get(dtype, dtype)


def read(text, options):
    options = dict(options)
    if isinstance(options.get("dtype"), dict):
        options["dtype"] = {k: typed(v) for k, v in options["dtype"].items()}
    elif "dtype" in options:
        options["dtype"] = typed(options["dtype"])
    data = text.encode("latin-1" if options.get("encoding") == "latin-1" else "utf-8")
    return pd.read_csv(io.BytesIO(data), **options)


def reading():
    cases = []

    def case(name, text, **options):
        cases.append(
            {"name": name, "text": text, "options": options} | run(lambda: read(text, options))
        )

    case("types are inferred", "i,f,s,b,m\n1,1.5,x,True,1\n2,2,y,false,\n-3,-1e3,,TRUE,3\n")
    case("header only", "a,b\n")
    case("empty file", "")
    case("blank lines only", "\n\n  \n")
    case("one column", "a\n1\n2\n")
    case("no newline at the end", "a,b\n1,2\n3,4")
    case("carriage returns with newlines", "a,b\r\n1,x\r\n\r\n2,\r\n")
    case("lone carriage returns", "a,b\r1,x\r2,y\r")
    case("byte order mark", "\ufeffa,b\n1,2\n")
    case("byte order mark before a quoted name", '\ufeff"a,1",b\n1,2\n')
    case("blank lines are skipped", "\na,b\n\n1,2\n   \n3,4\n\t\n")
    case("blank lines are kept", "a,b\n1,2\n\n3,4\n", skip_blank_lines=False)
    case("quoted fields", 'a,b,c\n"x,y","li\nne","say ""hi"""\n"",\'q\',"z"w"v"\n')
    case("a quote inside a plain field", 'a,b\n5" pipe,1\nx"y"z,2\n')
    case("single quotes", "a,b\n'x,y',1\n", quotechar="'")
    case("no quoting", 'a,b\n"x,1\ny",2\n', quoting=3)
    case("escapes", "a,b\nx\\,y,1\n\"q\\\"r\",2\n", escapechar="\\")
    case("quotes not doubled", 'a,b\n"x""y",1\n', doublequote=False)
    case("too many fields", "a,b\n1,2\n3,4,5\n")
    case("too many fields after blank lines", "a,b\n1,2\n\n\n3,4,5\n")
    case("too many fields skipped", "a,b\n1,2\n3,4,5\n6,7\n", on_bad_lines="skip")
    case("too many fields with a warning", "a,b\n1,2\n3,4,5\n6,7\n8,9,10,11\n", on_bad_lines="warn")
    case("too few fields", "a,b,c\n1\n2,3\n4,5,6\n")
    case("open quote", 'a,b\n1,"x\n2,3\n')
    case("leading column becomes the index", "a,b\nx,1,2\ny,3,4\n")
    case("leading integer column becomes a range", "a,b\n1,2,3\n4,5,6\n")
    case("trailing commas", "a,b\n1,2,\n3,4,\n")
    case("trailing commas without index", "a,b\n1,2,\n3,4,\n", index_col=False)
    case("missing markers", "a,b,c\n" + "\n".join(f"{m},{m},x" for m in [
        "", "NA", "N/A", "n/a", "NaN", "nan", "-nan", "-NaN", "null", "NULL", "None", "<NA>",
        "#N/A", "#NA", "#N/A N/A", "1.#IND", "-1.#IND", "1.#QNAN", "-1.#QNAN"]) + "\n1,q,x\n")
    case("almost missing markers", "a\nNAN\nNone \nna\nNil\n-\n")
    case("no default markers", "a,b\nNA,1\n,2\n", keep_default_na=False)
    case("own markers", "a,b\n-,1\n999,999\n-999.0,3\n", na_values=["-", 999, -999])
    case("own markers by column", "a,b\n-,-\n5,5\n", na_values={"a": ["-"], "b": 5})
    case("only own markers", "a,b\n-,NA\nx,y\n", na_values=["-"], keep_default_na=False)
    case("no missing values at all", "a,b\nNA,\nx,y\n", na_filter=False)
    case("a column of nothing", "a,b\n,1\n,2\n")
    case("bools with missing", "a\nTrue\n\nFalse\n,\n".replace("\n,\n", "\nNA\n"))
    case("bools and text", "a\nTrue\nmaybe\n")
    case("bools and numbers", "a\nTrue\n1\n")
    case("own bools", "a,b\nyes,1\nno,2\n", true_values=["yes"], false_values=["no"])
    case("integers and missing", "a\n1\nNA\n3\n")
    case("large integers", "a,b\n9223372036854775807,-9223372036854775808\n1,2\n")
    case("large integers with missing", "a,b\n9007199254740993,1\n,2\n")
    case("integers beyond signed with negatives", "a,b\n18446744073709551615,1\n-1,2\n")
    case("integers and floats", "a\n1\n2.5\n9007199254740993\n12345678901234567890\n")
    case("signs and blanks", "a,b,c\n +1 , -2.5 ,x \n 3,4.0e2, y\n")
    case("infinities", "a,b\ninf,Infinity\n-inf,-INFINITY\n+Inf,1\n")
    case("hexadecimal is text", "a\n0x10\n0x11\n")
    case("underscores are text", "a\n1_000\n2\n")
    case("leading zeros", "a,b\n007,00.50\n010,.5\n")
    case("numbers ending with a point", "a\n1.\n2.\n")
    case("exponents", "a\n1e5\n1E-5\n1e+300\n1e400\n-1e400\n1e-400\n1e308\n5e-324\n1e\n")
    case("exponents without text", "a\n1e5\n1E-5\n1e+300\n1e400\n-1e400\n1e-400\n1e308\n5e-324\n")
    floats = ["0.1", "0.2", "0.30000000000000004", "1.7976931348623157e308", "2.2250738585072014e-308",
              "123456789012345678", "0.000001234567890123456789", "3.141592653589793238462643",
              "9007199254740993.0", "1234567890.12345678", "99999999999999999999.5", "-0.0", "1e22", "1e23",
              "8.41", "61.57", "1.1920928955078125e-07", "4.35", "0.285", "1.005", "2.675"]
    case("float arithmetic of the default", "a\n" + "\n".join(floats) + "\n")
    case("float arithmetic round trip", "a\n" + "\n".join(floats) + "\n", float_precision="round_trip")
    rng = random.Random(7)
    random_floats = [repr(rng.uniform(-1, 1) * 10 ** rng.randint(-30, 30)) for _ in range(300)]
    case("random floats", "a\n" + "\n".join(random_floats) + "\n")
    case("random floats round trip", "a\n" + "\n".join(random_floats) + "\n", float_precision="round_trip")
    case("decimal comma and thousands", "a;b\n1.234,5;1.000\n2,25;2.000.000\n", sep=";", decimal=",", thousands=".")
    case("tabs", "a\tb\n1\tx y\n", sep="\t")
    case("runs of blanks", " a  b c\n1   2 3\n  4 5   6  \n", sep="\\s+")
    case("blanks after separators", "a, b\n1, x\n2, \"y, z\"\n", skipinitialspace=True)
    case("comments", "#top\na,b\n1,2#x\n#whole\n3,4\n", comment="#")
    case("comment without a value", "a,b\n1,#x\n3,4\n", comment="#")
    case("repeated names", "a,a,b,a,a.1\n1,2,3,4,5\n")
    case("unnamed columns", ",a,,b\n1,2,3,4\n")
    case("unnamed index", ",a\nx,1\ny,2\n", index_col=0)
    case("index by name", "id,a\nx,1\ny,2\n", index_col="id")
    case("index of integers", "id,a\n5,1\n3,2\n9,4\n", index_col="id")
    case("index of equal steps", "id,a\n0,1\n2,2\n4,3\n", index_col=0)
    case("index of two columns", "k,l,v\na,1,2\nb,2,3\n", index_col=["k", "l"])
    case("index that is not there", "a,b\n1,2\n", index_col="z")
    case("names over the header", "a,b\n1,2\n", names=["x", "y"], header=0)
    case("names without header", "1,2\n3,4\n", names=["x", "y"])
    case("more names than columns", "1,2\n3,4\n", names=["x", "y", "z"])
    case("fewer names than columns", "1,2,3\n4,5,6\n", names=["x", "y"])
    case("repeated given names", "1,2\n", names=["x", "x"])
    case("no header", "1,a\n2,b\n", header=None)
    case("later header", "x\ny\na,b\n1,2\n", header=2)
    case("header beyond the end", "a,b\n1,2\n", header=5)
    case("used columns by name", "a,b,c\n1,2,3\n4,5,6\n", usecols=["c", "a"])
    case("used columns by place", "a,b,c\n1,2,3\n4,5,6\n", usecols=[2, 0])
    case("used columns that are not there", "a,b\n1,2\n", usecols=["a", "z"])
    case("used columns beyond the end", "a,b\n1,2\n", usecols=[0, 5])
    case("used columns with names", "1,2,3\n4,5,6\n", usecols=[0, 2], names=["x", "y", "z"])
    case("used columns with as many names", "1,2,3\n4,5,6\n", usecols=[0, 2], names=["x", "z"])
    case("used columns allow more fields", "a,b\n1,2\n3,4,5\n", usecols=["a"])
    case("used columns with an index", "a,b,c\n1,2,3\n4,5,7\n", usecols=["a", "c"], index_col="c")
    case("limited rows", "a,b\n1,2\n3,4\n5,6,7\n", nrows=2)
    case("no rows", "a,b\n1,2\n", nrows=0)
    case("limit beyond the end", "a,b\n1,2\n", nrows=10)
    case("skipped rows", "junk\nmore,junk,here\na,b\n1,2\n", skiprows=2)
    case("skipped rows by number", "a,b\n1,2\n3,4\n5,6\n", skiprows=[1, 3])
    case("skipped rows with quotes", 'a,b\n"x\ny",2\n3,4\n', skiprows=[1])
    case("type of one column", "a,b\n1,2\n3,4\n", dtype={"a": "float64"})
    case("type of all columns", "a,b\n1,2\n3,4\n", dtype="str")
    case("narrow types", "a,b,c,d\n1,2,3,0.1\n300,-4,5,0.2\n", dtype={"a": "int32", "b": "int8", "c": "float32", "d": "float32"})
    case("type bool", "a,b\nTrue,1\nFalse,0\n", dtype={"a": "bool", "b": "bool"})
    case("type object", "a,b\nx,1\n,2\n", dtype="object")
    case("type category", "a,b\nx,2\ny,1\nx,\n", dtype="category")
    case("type text keeps zeros", "a\n007\nNA\n", dtype={"a": "str"})
    case("type int of missing", "a,b\n1,x\n,y\n", dtype={"a": "int"})
    case("type int of floats", "a,b\n1.5,x\n", dtype={"a": "int"})
    case("type int of whole floats", "a,b\n1.0,x\n2.0,y\n", dtype={"a": "int"})
    case("type int of text", "a,b\nq,x\n", dtype={"a": "int"})
    case("type float of text", "a,b\nq,x\n", dtype={"a": "float"})
    case("type bool of missing", "a,b\nTrue,x\n,y\n", dtype={"a": "bool"})
    case("type datetime is refused", "a,b\n1,2\n", dtype={"a": "datetime64[ns]"})
    case("dates", "d,x\n2024-01-05,1\n,2\n2025-12-31,3\n", parse_dates=["d"])
    case("dates and times", "d,x\n2024-01-05 10:20:30,1\n2024-02-29 00:00:00,2\n", parse_dates=[0])
    case("dates without separators", "d,x\n20240105,1\n20250101,2\n", parse_dates=["d"])
    case("dates that are none", "d,x\n2024-01-05,1\nsoon,2\n", parse_dates=["d"])
    case("dates as index", "d,x\n2024-01-05,1\n2024-01-06,2\n", parse_dates=True, index_col=0)
    case("dates in a column that is not there", "a,b\n1,2\n", parse_dates=["d"])
    case("dates month first", "d\n01/02/2024\n12/31/2024\n", parse_dates=["d"])
    case("dates day first", "d\n01/02/2024\n31/12/2024\n", parse_dates=["d"], dayfirst=True)
    case("dates in a given form", "d\n5.3.2024\n6.3.2024\n", parse_dates=["d"], date_format="%d.%m.%Y")
    case("names and text beyond ASCII", "größe,名\nä,日本\n😀,\n")
    case("latin-1", "größe,b\nä,ÿ\n", encoding="latin-1")
    rows = "".join(f"{i},{i * 0.25},k{i % 7},{'' if i % 11 == 0 else i}\n" for i in range(20000))
    case("many rows for two threads", "i,f,s,m\n" + rows, nrows=None)
    for number in range(12):
        lines = []
        for _ in range(rng.randint(1, 6)):
            lines.append(",".join(
                rng.choice(["1", "-2.5", "", "x", '"q,r"', '"a""b"', "NA", " 7", "True", '"x\ny"', "#", "1e3"])
                for _ in range(3)))
        case(f"random text {number}", "a,b,c\n" + rng.choice(["\n", "\r\n"]).join(lines) + rng.choice(["", "\n"]))
    # Printed forms of the long case would be long; its CSV text says it all.
    for recorded in cases:
        if len(recorded["text"]) > 50_000:
            recorded["csv"] = recorded["csv"][-2000:]
            recorded["tail"] = True
            recorded["text"] = ""
            recorded["generated"] = True
    save("csv_read", cases)


def table():
    return pd.DataFrame({
        "f": [1.5, np.nan, np.inf, -0.1], "g": np.array([0.1, 2, -np.inf, 1e10], "float32"), "i": [1, -2, 3, 4],
        "s": ["a,b", 'q"x', None, " é\n"], "b": [True, False, True, True], "o": [1, "x\ny", None, 2.5],
        "c": pd.Categorical(["x", None, "y", "x"]),
        "t": pd.to_datetime(["2024-01-05", None, "2024-02-03", "1999-12-31"]),
        "u": pd.to_datetime(["2024-01-05 10:00:00.5", None, "2024-02-03 00:00:00.0", "2024-02-03 00:00:01.0"]),
        "d": pd.to_timedelta([1, 2, None, -5], unit="h"),
    })


def writing():
    frames = {
        "table": table(),
        "labelled": table()[["f", "s"]].set_index(pd.Index(["x", "y", "z", "w,"], name="id")),
        "floats": pd.DataFrame({"x": [1e16, 1e-5, 1e22, 123456789.123456789, 5e-324, 0.1 + 0.2, -0.0, 0.0, 1e15,
                                      1e100, 0.0001, 0.00012345, 999999999999999.9, 1 / 3, 2 / 3, 100.0, 1e14, 12345.678]}),
        "missing": pd.DataFrame({"a": [np.nan, 1]}),
        "empty": pd.DataFrame(columns=["a", "b"]),
    }
    cases = []

    def case(name, frame, **options):
        recorded = dict(options)
        cases.append({"name": name, "frame": frame, "options": recorded}
                     | run(lambda: frames[frame].to_csv(**options)))

    for name in frames:
        case(f"{name} as it is", name)
        case(f"{name} without index", name, index=False)
    case("a word for missing", "table", na_rep="NA", index=False)
    case("float format", "table", float_format="%.3f")
    case("short float format", "floats", float_format="%g")
    case("semicolons and decimal comma", "table", sep=";", decimal=",")
    case("chosen columns", "table", columns=["s", "f"])
    case("chosen columns that are not there", "table", columns=["s", "z"])
    case("no header", "table", header=False)
    case("other header", "labelled", header=["A", "B"])
    case("other header of another length", "labelled", header=["A"])
    case("index label", "labelled", index_label="ID")
    case("quoting all", "table", quoting=csv.QUOTE_ALL)
    case("quoting text", "table", quoting=csv.QUOTE_NONNUMERIC)
    case("quoting nothing", "table", quoting=csv.QUOTE_NONE)
    case("quoting nothing with escapes", "table", quoting=csv.QUOTE_NONE, escapechar="\\")
    case("line ends", "labelled", lineterminator="\r\n")
    case("date format", "table", date_format="%d.%m.%Y %H:%M", columns=["t", "u"])
    save("csv_write", cases)


reading()
writing()
