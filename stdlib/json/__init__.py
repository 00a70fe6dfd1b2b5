"""JSON text from values and back, as CPython's json module does it."""

from _json import decode as _decode
from _json import encode as _encode

__all__ = ["dump", "dumps", "load", "loads", "JSONDecoder", "JSONDecodeError", "JSONEncoder"]


class JSONDecodeError(ValueError):
    """Text that is not JSON: `msg`, the text `doc`, and the place `pos`, `lineno`, `colno`."""

    def __init__(self, msg, doc, pos):
        lineno = doc.count("\n", 0, pos) + 1
        colno = pos - doc.rfind("\n", 0, pos)
        self.args = (f"{msg}: line {lineno} column {colno} (char {pos})",)
        self.msg = msg
        self.doc = doc
        self.pos = pos
        self.lineno = lineno
        self.colno = colno


class JSONEncoder:
    """Makes JSON text; derive from it and override `default` for further classes."""

    item_separator = ", "
    key_separator = ": "

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True,
                 sort_keys=False, indent=None, separators=None, default=None):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        raise TypeError(f"Object of type {type(o).__name__} is not JSON serializable")

    def encode(self, o):
        indent = self.indent
        if indent is not None and not isinstance(indent, str):
            indent = " " * indent
        return _encode(o, self.skipkeys, self.ensure_ascii, self.allow_nan, indent,
                       self.item_separator, self.key_separator, self.sort_keys, self.default)

    def iterencode(self, o, _one_shot=False):
        yield self.encode(o)


class JSONDecoder:
    """Reads JSON text."""

    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None,
                 strict=True, object_pairs_hook=None):
        self.object_hook = object_hook
        self.parse_float = parse_float
        self.parse_int = parse_int
        self.parse_constant = parse_constant
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook

    def _read(self, s, start, whole):
        value, end, problem = _decode(
            s, start, whole, self.object_hook, self.object_pairs_hook, self.parse_float,
            self.parse_int, self.parse_constant, self.strict)
        if problem is not None:
            raise JSONDecodeError(problem, s, end)
        return value, end

    def decode(self, s):
        return self._read(s, 0, True)[0]

    def raw_decode(self, s, idx=0):
        return self._read(s, idx, False)


def dumps(obj, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None,
          indent=None, separators=None, default=None, sort_keys=False, **kw):
    """The JSON text of a value."""
    if cls is None and not kw:
        if separators is not None:
            item, key = separators
        else:
            item, key = ", " if indent is None else ",", ": "
        if indent is not None and not isinstance(indent, str):
            indent = " " * indent
        return _encode(obj, skipkeys, ensure_ascii, allow_nan, indent, item, key, sort_keys, default)
    return (cls or JSONEncoder)(
        skipkeys=skipkeys, ensure_ascii=ensure_ascii, check_circular=check_circular,
        allow_nan=allow_nan, indent=indent, separators=separators, default=default,
        sort_keys=sort_keys, **kw).encode(obj)


def dump(obj, fp, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True,
         cls=None, indent=None, separators=None, default=None, sort_keys=False, **kw):
    """Writes the JSON text of a value to an open file."""
    fp.write(dumps(obj, skipkeys=skipkeys, ensure_ascii=ensure_ascii,
                   check_circular=check_circular, allow_nan=allow_nan, cls=cls, indent=indent,
                   separators=separators, default=default, sort_keys=sort_keys, **kw))


def loads(s, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None,
          object_pairs_hook=None, **kw):
    """The value of JSON text (str or bytes)."""
    if isinstance(s, str):
        if s.startswith("\ufeff"):
            raise JSONDecodeError("Unexpected UTF-8 BOM (decode using utf-8-sig)", s, 0)
    elif isinstance(s, bytes):
        s = s.decode("utf-8-sig")
    else:
        raise TypeError(
            f"the JSON object must be str, bytes or bytearray, not {type(s).__name__}")
    if cls is None and not kw:
        value, end, problem = _decode(
            s, 0, True, object_hook, object_pairs_hook, parse_float, parse_int, parse_constant, True)
        if problem is not None:
            raise JSONDecodeError(problem, s, end)
        return value
    return (cls or JSONDecoder)(
        object_hook=object_hook, parse_float=parse_float, parse_int=parse_int,
        parse_constant=parse_constant, object_pairs_hook=object_pairs_hook, **kw).decode(s)


def load(fp, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None,
         object_pairs_hook=None, **kw):
    """The value of the JSON text in an open file."""
    return loads(fp.read(), cls=cls, object_hook=object_hook, parse_float=parse_float,
                 parse_int=parse_int, parse_constant=parse_constant,
                 object_pairs_hook=object_pairs_hook, **kw)
