import argparse
import contextlib
import io


def run(parser, args):
    out, err = io.StringIO(), io.StringIO()
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            found = parser.parse_args(args)
        print(args, "->", found)
    except SystemExit as e:
        print(args, "-> exit", e.code)
        print(out.getvalue() + err.getvalue())


p = argparse.ArgumentParser(prog="train.py", description="Train a model on the survey, with folds and thresholds.", epilog="That is all.")
p.add_argument("data", help="the data folder")
p.add_argument("extra", nargs="*", help="further files")
p.add_argument("-n", "--n-estimators", type=int, default=100, help="number of trees (default: %(default)s)")
p.add_argument("--learning-rate", "-lr", type=float, default=0.1, metavar="LR")
p.add_argument("--model", choices=["lgb", "xgb"], default="lgb", help="which library")
p.add_argument("-v", "--verbose", action="store_true")
p.add_argument("--no-cache", dest="cache", action="store_false", help="do not use the cache, which is otherwise kept in a folder beside the data")
p.add_argument("-q", action="count", default=0)
p.add_argument("--tag", action="append", help="may be given several times")
p.add_argument("--pair", nargs=2, type=int, metavar=("A", "B"))
p.add_argument("--opt", nargs="?", const="const", default="none")
p.add_argument("--list", nargs="+", type=float)
p.add_argument("--const", action="store_const", const=42)
p.add_argument("--version", action="version", version="%(prog)s 1.0")
p.add_argument("--shuffle", action=argparse.BooleanOptionalAction, default=True)
p.add_argument("--secret", help=argparse.SUPPRESS)
for args in [["d"], ["d", "x", "y"], ["d", "-n", "5", "--learning-rate", "0.5", "-v", "--no-cache", "-qqq"], ["d", "-n5", "--model=xgb"],
             ["d", "--tag", "a", "--tag=b", "--pair", "1", "2", "--opt", "--list", "1", "2.5"], ["--opt", "x", "--", "d", "-v"], ["d", "--const", "--no-shuffle"],
             ["d", "--learn", "0.3"], ["d", "-lr", "0.7"], ["d", "-vq"], [], ["d", "-n", "x"], ["d", "--model", "cat"], ["d", "--nope"], ["d", "--pair", "1"],
             ["d", "-n"], ["d", "--list"], ["--version"], ["-h"], ["d", "--n", "3"], ["d", "--no"], ["d", "-x"], ["d", "--verbose=1"], ["d", "-1"]]:
    run(p, args)
print(p.format_usage())
print(p.parse_known_args(["d", "--what", "1", "-v"]))
print(p.get_default("model"), vars(p.parse_args(["d"]))["n_estimators"])

q = argparse.ArgumentParser(prog="tool", formatter_class=argparse.ArgumentDefaultsHelpFormatter)
g = q.add_argument_group("group", "about the group")
g.add_argument("--alpha", type=float, default=0.5, help="alpha")
x = q.add_mutually_exclusive_group(required=True)
x.add_argument("--fast", action="store_true", help="quick")
x.add_argument("--slow", action="store_true", help="slow")
for args in [["--fast"], [], ["--fast", "--slow"], ["-h"]]:
    run(q, args)

s = argparse.ArgumentParser(prog="mnb")
s.add_argument("--debug", action="store_true")
sub = s.add_subparsers(dest="command", required=True, help="what to do")
r = sub.add_parser("run", help="run it", aliases=["r"])
r.add_argument("file")
r.add_argument("-o", default="out")
c = sub.add_parser("check", help="check it")
c.add_argument("files", nargs="+")
c.set_defaults(func=len)
for args in [["run", "x"], ["--debug", "run", "x", "-o", "y"], ["r", "z"], ["check", "a", "b"], [], ["nope"], ["run"], ["-h"], ["run", "-h"]]:
    if args and args[0] == "check":
        print(s.parse_args(args).files, s.parse_args(args).func is len)
        continue
    run(s, args)

e = argparse.ArgumentParser(prog="e", exit_on_error=False)
e.add_argument("--n", type=int)
try:
    e.parse_args(["--n", "x"])
except argparse.ArgumentError as error:
    print("ArgumentError", error)


def positive(text):
    value = int(text)
    if value <= 0:
        raise argparse.ArgumentTypeError(f"{text} is not positive")
    return value


f = argparse.ArgumentParser(prog="f", add_help=False, usage="%(prog)s [options]")
f.add_argument("--n", type=positive, required=True)
for args in [["--n", "5"], ["--n", "-5"], ["--n", "x"], []]:
    run(f, args)
ns = argparse.Namespace(a=1, b="x")
print(ns, ns == argparse.Namespace(a=1, b="x"), "a" in ns, vars(ns))
raw = argparse.ArgumentParser(prog="raw", description="  keep\n    this", formatter_class=argparse.RawDescriptionHelpFormatter)
print(raw.format_help())
for bad in (lambda: f.add_argument("--n"), lambda: f.add_argument("x", dest="y"), lambda: f.add_argument("-z", action="nope"), lambda: f.add_argument("w", required=True)):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
