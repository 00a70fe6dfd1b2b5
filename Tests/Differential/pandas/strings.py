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


s = pd.Series(["Hello World", "  padded ", None, "a,b,c", "", "123", "Éa", "x1y2"])
for label, f in {
    "lower": lambda: s.str.lower(), "upper": lambda: s.str.upper(), "len": lambda: s.str.len(), "strip": lambda: s.str.strip(), "lstrip": lambda: s.str.lstrip(), "capitalize": lambda: s.str.capitalize(), "contains": lambda: s.str.contains("a"), "containsre": lambda: s.str.contains(r"\d"), "containscase": lambda: s.str.contains("HELLO", case=False), "containsna": lambda: s.str.contains("a", na=True), "containsplain": lambda: s.str.contains(".", regex=False), "startswith": lambda: s.str.startswith("a"), "endswith": lambda: s.str.endswith(("d", "c")), "replace": lambda: s.str.replace("a", "Z"), "replacere": lambda: s.str.replace(r"\d+", "#", regex=True), "split": lambda: s.str.split(","), "splite": lambda: s.str.split(",", expand=True), "splitn": lambda: s.str.split(",", n=1, expand=True), "splitget": lambda: s.str.split(",").str[0], "get": lambda: s.str.get(0), "slice": lambda: s.str[1:3], "slicem": lambda: s.str.slice(0, 4, 2), "find": lambda: s.str.find("a"), "count": lambda: s.str.count("a"), "isdigit": lambda: s.str.isdigit(), "isalpha": lambda: s.str.isalpha(), "zfill": lambda: s.str.zfill(5), "pad": lambda: s.str.pad(8, side="both", fillchar="*"), "center": lambda: s.str.center(6, "-"), "cat": lambda: s.str.cat(sep="|"), "cato": lambda: s.str.cat(["1"] * 8, sep="-"), "repeat": lambda: s.str.repeat(2), "extract": lambda: s.str.extract(r"([a-z])(\d)"), "extractn": lambda: s.str.extract(r"(?P<letter>[a-z])(?P<digit>\d)"), "extract1": lambda: s.str.extract(r"(\d+)", expand=False), "findall": lambda: s.str.findall(r"\d"), "match": lambda: s.str.match(r"[a-z]"), "fullmatch": lambda: s.str.fullmatch(r"\d+"), "removeprefix": lambda: s.str.removeprefix("He"), "partition": lambda: s.str.partition(","), "join": lambda: s.str.join("."), "get_dummies": lambda: pd.Series(["a|b", "b", None]).str.get_dummies(), "notstr": lambda: pd.Series([1, 2]).str.lower(), "index": lambda: pd.Index(["A", "b"]).str.lower(), "rsplit": lambda: s.str.rsplit(",", n=1), "islower": lambda: s.str.islower(), "plus": lambda: s + "!", "eq": lambda: s == "123",
}.items():
    show(label, f)
