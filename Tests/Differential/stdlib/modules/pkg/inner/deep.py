from .. import NAME
from ..first import one
from . import outer_two


def total():
    return NAME, one(), outer_two()
