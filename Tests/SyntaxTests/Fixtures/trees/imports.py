from __future__ import annotations
from __future__ import division, print_function
import a
import a.b
import a.b.c
import a as b
import a.b as c
import a, b.c, d as e
from a import b
from a.b import c
from a import b as c
from a import b, c as d
from a import (b)
from a import (b, c as d,)
from a import (
    b,  # comment
    c,
)
from a import *
from . import a
from .. import a
from ... import a
from .... import a
from . import *
from .a import b
from ..a.b import c as d
from ...a import (b)
from . . import a
from ..... a import b
import a . b
