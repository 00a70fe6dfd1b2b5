import csv
import io


def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except Exception as e:
        print(type(e).__name__, e)


def read(text, **k):
    return list(csv.reader(io.StringIO(text, newline=""), **k))


def write(rows, **k):
    out = io.StringIO()
    csv.writer(out, **k).writerows(rows)
    return out.getvalue()


for text in ["a,b,c\n1,2,3\n", "a,\"b,c\",d\n", '"x ""y"" z",2\r\n', '"multi\nline",b\n', "", "\n", "a\n\nb\n", ",\n", ",,", '""',
             'a"b,c\n', '"a"b,c\n', '"unterminated', "a,b\rc,d\r", " a , b \n", "ü,é\n", '"a","b"', 'a,"",b', "1;2;3"]:
    t(read, text)
t(read, "a;b;'c;d'", delimiter=";", quotechar="'")
t(read, "a\tb", dialect="excel-tab")
t(read, "a, b,  c", skipinitialspace=True)
t(read, 'a,"b\\"c"', escapechar="\\", doublequote=False)
t(read, "a\\,b,c", escapechar="\\", quoting=csv.QUOTE_NONE)
t(read, '1,"2",3.5,"x"', quoting=csv.QUOTE_NONNUMERIC)
t(read, 'x,1', quoting=csv.QUOTE_NONNUMERIC)
t(read, '"a"b', strict=True)
t(read, '"a', strict=True)
t(read, "a", delimiter="ab")
t(read, "a", delimiter=5)
t(read, "a", nope=1)
t(read, "a", dialect="nope")
t(list, csv.reader([1]))
r = csv.reader(["a,b", "c,d"])
print(next(r), r.line_num, next(r), r.line_num)
t(next, r)
rows = [[1, 2.5, None, "x"], ["a,b", 'q"q', "n\nl", ""], [], [""], [True, [1], "é"], (1, 2), [1e100, 0.1], ["a b", "'", " "]]
t(write, rows)
t(write, rows, quoting=csv.QUOTE_ALL)
t(write, rows, quoting=csv.QUOTE_NONNUMERIC)
t(write, [["a", 1]], quoting=csv.QUOTE_NONE)
t(write, [["a,b", 1]], quoting=csv.QUOTE_NONE)
t(write, [["a,b", 1]], quoting=csv.QUOTE_NONE, escapechar="\\")
t(write, [['a"b']], doublequote=False, escapechar="\\")
t(write, [['a"b']], doublequote=False)
t(write, [[1, 2]], delimiter="\t", lineterminator="\n")
t(write, [["x", "y"]], dialect="unix")
t(write, [5])
t(csv.writer, 5)
out = io.StringIO()
w = csv.writer(out)
print(w.writerow([1, 2]), repr(out.getvalue()))
d = csv.DictReader(io.StringIO("a,b\n1,2\n3\n4,5,6\n\n7,8\n"))
print(d.fieldnames, [row for row in d], d.line_num)
print(list(csv.DictReader(["1,2", "3,4"], fieldnames=["x", "y"])), list(csv.DictReader(["a,b", "1"], restval="-")),
      list(csv.DictReader(["a", "1,2,3"], restkey="more")), list(csv.DictReader([])))
out = io.StringIO()
w = csv.DictWriter(out, ["a", "b"], restval="?")
w.writeheader()
w.writerow({"a": 1, "b": 2})
w.writerows([{"a": 3}, {"b": "x,y"}])
print(repr(out.getvalue()))
t(w.writerow, {"z": 1})
t(csv.DictWriter, out, ["a"], extrasaction="nope")
w = csv.DictWriter(out, ["a"], extrasaction="ignore")
w.writerow({"a": 1, "z": 2})
print(repr(out.getvalue()[-5:]), csv.list_dialects(), csv.QUOTE_ALL, csv.field_size_limit())
csv.register_dialect("pipes", delimiter="|")
print(read("a|b", dialect="pipes"), csv.get_dialect("pipes").delimiter)


class Semi(csv.excel):
    delimiter = ";"


print(read("a;b", dialect=Semi))
