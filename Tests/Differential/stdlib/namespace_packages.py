# Folders without __init__ are packages, too, and parts of one may be in several places.
import sys

sys.path.insert(0, "modules")
sys.path.insert(1, "modules/space_more")

import space.leaf
import space.inner.deep as deep
from space import leaf, other
from space.inner.deep import TOTAL

print(space.__name__, space.leaf.VALUE, deep.TOTAL, TOTAL, leaf is space.leaf, other.NAME)
print(len(list(space.__path__)), space.__doc__, getattr(space, "__file__", None), deep.__name__)
try:
    import space.nothing
except ModuleNotFoundError as e:
    print(e)
try:
    from space import nothing
except ImportError as e:
    print(str(e).split(" (")[0])
try:
    import space.leaf.more
except ModuleNotFoundError as e:
    print(e)
