print("pkg init", __name__)
from .first import one
from . import second
NAME = "pkg"
