from .. import leaf
from ..leaf import VALUE

TOTAL = leaf.VALUE + VALUE
