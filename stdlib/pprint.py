"""Values in lines that fit a width."""

import sys as _sys

__all__ = ["pprint", "pformat", "pp", "isreadable", "isrecursive", "saferepr", "PrettyPrinter"]


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
           underscore_numbers=False):
    """Prints a value."""
    PrettyPrinter(stream=stream, indent=indent, width=width, depth=depth, compact=compact,
                  sort_dicts=sort_dicts, underscore_numbers=underscore_numbers).pprint(object)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
            underscore_numbers=False):
    """The text of a value."""
    return PrettyPrinter(indent=indent, width=width, depth=depth, compact=compact,
                         sort_dicts=sort_dicts,
                         underscore_numbers=underscore_numbers).pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    """Prints a value, with dicts in their own order."""
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    return PrettyPrinter()._repr(object, set(), 0)


def isreadable(object):
    return "<" not in saferepr(object)


def isrecursive(object):
    return "<Recursion on" in saferepr(object)


class _Key:
    """Keys of any kinds in some order."""

    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        try:
            return self.value < other.value
        except TypeError:
            return ((str(type(self.value)), id(self.value))
                    < (str(type(other.value)), id(other.value)))


def _pair_key(pair):
    return _Key(pair[0])


class PrettyPrinter:
    """Lays values out."""

    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False,
                 sort_dicts=True, underscore_numbers=False):
        if indent < 0:
            raise ValueError("indent must be >= 0")
        if depth is not None and depth <= 0:
            raise ValueError("depth must be > 0")
        if not width:
            raise ValueError("width must be != 0")
        self._indent = indent
        self._width = width
        self._depth = depth
        self._stream = stream
        self._compact = compact
        self._sort = sort_dicts
        self._underscores = underscore_numbers

    def pprint(self, object):
        text = self.pformat(object)
        (_sys.stdout if self._stream is None else self._stream).write(text + "\n")

    def pformat(self, object):
        parts = []
        self._format(object, parts, 0, 0, set(), 0)
        return "".join(parts)

    def _repr(self, obj, open, level):
        """The text on one line."""
        if isinstance(obj, int) and type(obj) is int and self._underscores:
            return f"{obj:_d}"
        if type(obj) is dict:
            if not obj:
                return "{}"
            if self._depth is not None and level >= self._depth:
                return "{...}"
            if id(obj) in open:
                return f"<Recursion on {type(obj).__name__} with id={id(obj)}>"
            open.add(id(obj))
            items = sorted(obj.items(), key=_pair_key) if self._sort else obj.items()
            text = ", ".join([f"{self._repr(k, open, level + 1)}: {self._repr(v, open, level + 1)}"
                              for k, v in items])
            open.remove(id(obj))
            return "{" + text + "}"
        if type(obj) in (list, tuple):
            left, right = "[]" if type(obj) is list else "()"
            if not obj:
                return left + right
            if self._depth is not None and level >= self._depth:
                return f"{left}...{right}"
            if id(obj) in open:
                return f"<Recursion on {type(obj).__name__} with id={id(obj)}>"
            open.add(id(obj))
            text = ", ".join([self._repr(v, open, level + 1) for v in obj])
            open.remove(id(obj))
            if type(obj) is tuple and len(obj) == 1:
                text += ","
            return left + text + right
        return repr(obj)

    def _format(self, obj, out, indent, allowance, open, level):
        if id(obj) in open:
            out.append(f"<Recursion on {type(obj).__name__} with id={id(obj)}>")
            return
        text = self._repr(obj, set(open), level)
        limit = self._width - indent - allowance
        if len(text) > limit:
            cls = type(obj)
            layout = None
            if hasattr(cls, "__dataclass_fields__") and not isinstance(obj, type) \
                    and cls.__dataclass_params__.repr:
                layout = self._dataclass
            elif cls is dict:
                layout = self._dict
            elif cls is list:
                layout = self._list
            elif cls is tuple:
                layout = self._tuple
            elif cls in (set, frozenset):
                layout = self._set
            elif cls is str:
                layout = self._str
            elif cls.__name__ in ("OrderedDict", "defaultdict", "Counter", "deque") \
                    and cls.__module__ in ("collections", "_collections"):
                layout = getattr(self, "_" + cls.__name__.lower())
            elif cls.__name__ == "SimpleNamespace":
                layout = self._namespace
            if layout is not None:
                open.add(id(obj))
                layout(obj, out, indent, allowance, open, level + 1)
                open.remove(id(obj))
                return
        out.append(text)

    def _items(self, items, out, indent, allowance, open, level):
        """Elements of a list, one on a line, or as many as fit."""
        indent += self._indent
        if self._indent > 1:
            out.append((self._indent - 1) * " ")
        separator = ",\n" + " " * indent
        between = ""
        width = room = self._width - indent + 1
        items = list(items)
        for i, item in enumerate(items):
            last = i == len(items) - 1
            if last:
                room -= allowance
                width -= allowance
            if self._compact:
                text = self._repr(item, set(open), level)
                needed = len(text) + 2
                if width < needed:
                    width = room
                    if between:
                        between = separator
                if width >= needed:
                    width -= needed
                    out.append(between)
                    between = ", "
                    out.append(text)
                    continue
            out.append(between)
            between = separator
            self._format(item, out, indent, allowance if last else 1, open, level)

    def _dict_items(self, items, out, indent, allowance, open, level):
        indent += self._indent
        separator = ",\n" + " " * indent
        items = list(items)
        for i, (key, value) in enumerate(items):
            last = i == len(items) - 1
            text = self._repr(key, set(open), level)
            out.append(text + ": ")
            self._format(value, out, indent + len(text) + 2, allowance if last else 1, open, level)
            if not last:
                out.append(separator)

    def _dict(self, obj, out, indent, allowance, open, level):
        out.append("{")
        if self._indent > 1:
            out.append((self._indent - 1) * " ")
        if obj:
            items = sorted(obj.items(), key=_pair_key) if self._sort else obj.items()
            self._dict_items(items, out, indent, allowance + 1, open, level)
        out.append("}")

    def _list(self, obj, out, indent, allowance, open, level):
        out.append("[")
        self._items(obj, out, indent, allowance + 1, open, level)
        out.append("]")

    def _tuple(self, obj, out, indent, allowance, open, level):
        out.append("(")
        end = ",)" if len(obj) == 1 else ")"
        self._items(obj, out, indent, allowance + len(end), open, level)
        out.append(end)

    def _set(self, obj, out, indent, allowance, open, level):
        if not obj:
            out.append(repr(obj))
            return
        if type(obj) is set:
            out.append("{")
            end = "}"
        else:
            out.append(type(obj).__name__ + "({")
            end = "})"
            indent += len(type(obj).__name__) + 1
        self._items(sorted(obj, key=_Key), out, indent, allowance + len(end), open, level)
        out.append(end)

    def _str(self, obj, out, indent, allowance, open, level):
        """A long text in several literals, broken at white space."""
        lines = obj.splitlines(True)
        if level == 1:
            indent += 1
            allowance += 1
        room = self._width - indent
        chunks = []
        for i, line in enumerate(lines):
            width = room - allowance if i == len(lines) - 1 else room
            if len(repr(line)) <= width:
                chunks.append(repr(line))
                continue
            parts = _words(line)
            current = ""
            width = room
            for j, part in enumerate(parts):
                candidate = current + part
                if j == len(parts) - 1 and i == len(lines) - 1:
                    width -= allowance
                if len(repr(candidate)) > width:
                    if current:
                        chunks.append(repr(current))
                    current = part
                else:
                    current = candidate
            if current:
                chunks.append(repr(current))
        if len(chunks) == 1:
            out.append(chunks[0])
            return
        if level == 1:
            out.append("(")
        out.append(("\n" + " " * indent).join(chunks))
        if level == 1:
            out.append(")")

    def _dataclass(self, obj, out, indent, allowance, open, level):
        name = type(obj).__name__
        indent += len(name) + 1
        items = [(f.name, getattr(obj, f.name)) for f in obj.__dataclass_fields__.values()
                 if f.repr and f._field_type == "field"]
        out.append(name + "(")
        self._named(items, out, indent, allowance, open, level)
        out.append(")")

    def _namespace(self, obj, out, indent, allowance, open, level):
        name = "namespace"
        indent += len(name) + 1
        out.append(name + "(")
        self._named(list(obj.__dict__.items()), out, indent, allowance, open, level)
        out.append(")")

    def _named(self, items, out, indent, allowance, open, level):
        separator = ",\n" + " " * indent
        for i, (key, value) in enumerate(items):
            last = i == len(items) - 1
            out.append(key + "=")
            if id(value) in open:
                out.append("...")
            else:
                self._format(value, out, indent + len(key) + 1, allowance if last else 1, open,
                             level)
            if not last:
                out.append(separator)

    def _ordereddict(self, obj, out, indent, allowance, open, level):
        if not obj:
            out.append(repr(obj))
            return
        out.append("OrderedDict(")
        self._format(list(obj.items()), out, indent + 12, allowance + 1, open, level)
        out.append(")")

    def _defaultdict(self, obj, out, indent, allowance, open, level):
        if not obj:
            out.append(repr(obj))
            return
        indent += 12
        out.append(f"defaultdict({obj.default_factory!r},\n{' ' * indent}")
        self._dict(obj, out, indent, allowance + 1, open, level)
        out.append(")")

    def _counter(self, obj, out, indent, allowance, open, level):
        out.append("Counter({")
        if self._indent > 1:
            out.append((self._indent - 1) * " ")
        self._dict_items(obj.most_common(), out, indent + 8, allowance + 2, open, level)
        out.append("})")

    def _deque(self, obj, out, indent, allowance, open, level):
        indent += 6
        out.append("deque([")
        if obj.maxlen is None:
            self._items(obj, out, indent, allowance + 2, open, level)
            out.append("])")
        else:
            self._items(obj, out, indent, 2, open, level)
            out.append(f"],\n{' ' * indent}maxlen={obj.maxlen!r})")


def _words(line):
    """Runs of other characters with the white space behind them."""
    import re
    return re.findall(r"\S*\s*", line)[:-1] or [line]
