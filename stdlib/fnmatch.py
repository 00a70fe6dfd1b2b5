"""Names by shell pattern."""

import re as _re

__all__ = ["filter", "fnmatch", "fnmatchcase", "translate"]
_compiled = {}


def translate(pat):
    """The regular expression of a pattern."""
    parts = []
    i, n = 0, len(pat)
    while i < n:
        c = pat[i]
        i += 1
        if c == "*":
            if not parts or parts[-1] != ".*":
                parts.append(".*")
        elif c == "?":
            parts.append(".")
        elif c == "[":
            j = i
            if j < n and pat[j] == "!":
                j += 1
            if j < n and pat[j] == "]":
                j += 1
            while j < n and pat[j] != "]":
                j += 1
            if j >= n:
                parts.append("\\[")
            else:
                stuff = pat[i:j].replace("\\", "\\\\")
                i = j + 1
                if stuff.startswith("!"):
                    stuff = "^" + stuff[1:]
                elif stuff[0] in ("^", "["):
                    stuff = "\\" + stuff
                parts.append(f"[{stuff}]")
        else:
            parts.append(_re.escape(c))
    return f"(?s:{''.join(parts)})\\Z"


def _matcher(pat):
    found = _compiled.get(pat)
    if found is None:
        found = _compiled[pat] = _re.compile(translate(pat)).match
    return found


def fnmatchcase(name, pat):
    """Whether a name matches a pattern."""
    return _matcher(pat)(name) is not None


fnmatch = fnmatchcase


def filter(names, pat):
    """The names that match a pattern."""
    match = _matcher(pat)
    return [name for name in names if match(name) is not None]
