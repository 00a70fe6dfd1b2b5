"""Operations on path names: CPython's posixpath."""

import _os
from _os import realpath as _realpath

curdir = "."
pardir = ".."
extsep = "."
sep = "/"
pathsep = ":"
defpath = "/bin:/usr/bin"
altsep = None
devnull = "/dev/null"
supports_unicode_filenames = False


def _text(path):
    if isinstance(path, (str, bytes)):
        return path
    if hasattr(path, "__fspath__"):
        return path.__fspath__()
    raise TypeError(f"expected str, bytes or os.PathLike object, not {type(path).__name__}")


def join(a, *p):
    """Joins parts; an absolute one drops what is before it."""
    path = _text(a)
    for part in p:
        try:
            part = _text(part)
        except TypeError:
            raise TypeError("join() argument must be str, bytes, or os.PathLike object, not "
                            f"{type(part).__name__!r}") from None
        if part.startswith("/"):
            path = part
        elif not path or path.endswith("/"):
            path += part
        else:
            path += "/" + part
    return path


def split(p):
    """The folder and the last name."""
    p = _text(p)
    i = p.rfind("/") + 1
    head, tail = p[:i], p[i:]
    if head and head != "/" * len(head):
        head = head.rstrip("/")
    return head, tail


def basename(p):
    """The last name of a path."""
    p = _text(p)
    return p[p.rfind("/") + 1:]


def dirname(p):
    """The folder of a path."""
    return split(p)[0]


def splitext(p):
    """The path without its extension, and the extension with its dot."""
    p = _text(p)
    slash = p.rfind("/")
    dot = p.rfind(".")
    if dot > slash:
        i = slash + 1
        while i < dot:
            if p[i] != ".":
                return p[:dot], p[dot:]
            i += 1
    return p, p[:0]


def splitdrive(p):
    p = _text(p)
    return p[:0], p


def isabs(s):
    """Whether a path is absolute."""
    return _text(s).startswith("/")


def normpath(path):
    """Without double slashes, `.` and `..` (links are not looked at)."""
    path = _text(path)
    if not path:
        return "."
    slashes = 0
    if path.startswith("/"):
        slashes = 2 if path.startswith("//") and not path.startswith("///") else 1
    parts = []
    for part in path.split("/"):
        if part in ("", "."):
            continue
        if part != ".." or (not slashes and not parts) or (parts and parts[-1] == ".."):
            parts.append(part)
        elif parts:
            parts.pop()
    return "/" * slashes + "/".join(parts) or "."


def abspath(path):
    """Absolute and normal."""
    path = _text(path)
    if not path.startswith("/"):
        path = join(_os.getcwd(), path)
    return normpath(path)


def realpath(filename, *, strict=False):
    """Absolute, with symbolic links followed."""
    filename = _text(filename)
    if strict:
        _os._stat(filename)
    return _realpath(abspath(filename) if ".." not in filename else filename)


def relpath(path, start=None):
    """The path as seen from a folder."""
    path = _text(path)
    if not path:
        raise ValueError("no path specified")
    start = "." if start is None else _text(start)
    here = [part for part in abspath(start).split("/") if part]
    there = [part for part in abspath(path).split("/") if part]
    common = len(commonprefix([here, there]))
    parts = [".."] * (len(here) - common) + there[common:]
    return "/".join(parts) if parts else "."


def commonprefix(m):
    """The longest common start of some sequences."""
    if not m:
        return ""
    low, high = min(m), max(m)
    for i, c in enumerate(low):
        if c != high[i]:
            return low[:i]
    return low


def commonpath(paths):
    """The longest common folder of some paths."""
    paths = [_text(path) for path in paths]
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    absolute = [path.startswith("/") for path in paths]
    if any(absolute) != all(absolute):
        raise ValueError("Can't mix absolute and relative paths")
    split_paths = [[c for c in path.split("/") if c and c != "."] for path in paths]
    return ("/" if absolute[0] else "") + "/".join(commonprefix(split_paths))


def expanduser(path):
    """With the home folder for a leading `~`."""
    path = _text(path)
    if path == "~" or path.startswith("~/"):
        home = _os._environment().get("HOME", "")
        if home:
            return (home.rstrip("/") + path[1:]) or "/"
    return path


def expandvars(path):
    """With the values of `$NAME` and `${NAME}`."""
    path = _text(path)
    if "$" not in path:
        return path
    import re
    values = _os._environment()

    def value(match):
        name = match.group(1)
        if name.startswith("{") and name.endswith("}"):
            name = name[1:-1]
        return values.get(name, match.group(0))

    return re.sub(r"\$(\w+|\{[^}]*\})", value, path, flags=re.ASCII)


def _mode(path, follow=True):
    try:
        found = _os._stat(path, follow, False)
    except (OSError, ValueError):
        return 0
    return 0 if found is None else found[0] & 0o170000


def exists(path):
    """Whether there is such a file or folder; a broken link does not count."""
    return _mode(path) != 0


def lexists(path):
    return _mode(path, False) != 0


def isfile(path):
    """Whether it is a regular file."""
    return _mode(path) == 0o100000


def isdir(s):
    """Whether it is a folder."""
    return _mode(s) == 0o040000


def islink(path):
    """Whether it is a symbolic link."""
    return _mode(path, False) == 0o120000


def ismount(path):
    found = _os._stat(path, False, False)
    parent = _os._stat(join(_text(path), ".."), False, False)
    return found is not None and (found[2] != parent[2] or found[1] == parent[1])


def getsize(filename):
    """Size in bytes."""
    return _os._stat(filename)[6]


def getatime(filename):
    return _os._stat(filename)[7] / 1e9


def getmtime(filename):
    """Time of the last change, in seconds since 1970."""
    return _os._stat(filename)[8] / 1e9


def getctime(filename):
    return _os._stat(filename)[9] / 1e9


def samefile(f1, f2):
    a, b = _os._stat(f1), _os._stat(f2)
    return a[1:3] == b[1:3]


def normcase(s):
    return _text(s)
