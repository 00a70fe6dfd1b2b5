import sys
from pathlib import Path
import sys as system, pathlib
print(sys is system, __name__, type(sys).__name__, Path is pathlib.Path)
try:
    import no_such_module
except ImportError as e:
    print(type(e).__name__, e)
try:
    from sys import no_such_name
except ImportError as e:
    print(str(e).split(" (")[0])
try:
    import no.such.module
except ModuleNotFoundError as e:
    print(e)
def inside():
    import pathlib as p
    from pathlib import Path as Q
    return p.Path is Q
print(inside())
try:
    sys.no_attribute
except AttributeError as e:
    print(e)
print(Path("a/b.txt").name, Path("a") / "b", str(Path("a/b").parent), Path("x.tar.gz").suffix, Path("x.txt").stem)
if __name__ == "__main__":
    print("main")
