"""Files by pattern."""

import os as _os
import fnmatch as _fnmatch
import re as _re

__all__ = ["escape", "glob", "iglob"]
_magic = _re.compile("([*?[])")


def has_magic(s):
    return _magic.search(s) is not None


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    """The paths that match a pattern."""
    return list(iglob(pathname, root_dir=root_dir, dir_fd=dir_fd, recursive=recursive,
                      include_hidden=include_hidden))


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    """The paths that match a pattern, one by one."""
    if dir_fd is not None:
        raise NotImplementedError("glob: argument 'dir_fd' is not supported by mnb")
    root = _os.fspath(root_dir) if root_dir is not None else ""
    for path in _find(root, _os.fspath(pathname), recursive, False, include_hidden):
        if path:
            yield path


def _find(root, pathname, recursive, folders_only, hidden):
    head, tail = _os.path.split(pathname)
    if not has_magic(pathname):
        if tail:
            if _os.path.lexists(_os.path.join(root, pathname)):
                yield pathname
        elif _os.path.isdir(_os.path.join(root, head)):
            yield pathname
        return
    if not head:
        yield from _names(root, "", tail, recursive, folders_only, hidden)
        return
    if head != pathname and has_magic(head):
        folders = _find(root, head, recursive, True, hidden)
    else:
        folders = [head]
    for folder in folders:
        for name in _names(root, folder, tail, recursive, folders_only, hidden):
            yield _os.path.join(folder, name)


def _names(root, folder, pattern, recursive, folders_only, hidden):
    """The names in one folder that match; with `**` all below it."""
    full = _os.path.join(root, folder)
    if not has_magic(pattern):
        if pattern == "":
            if _os.path.isdir(full):
                yield pattern
        elif _os.path.lexists(_os.path.join(full, pattern)):
            yield pattern
        return
    if recursive and pattern == "**":
        yield ""
        yield from _below(full, folders_only, hidden)
        return
    names = _list(full, folders_only)
    if not hidden and not pattern.startswith("."):
        names = [name for name in names if not name.startswith(".")]
    yield from _fnmatch.filter(names, pattern)


def _list(folder, folders_only):
    folder = folder or "."
    if not _os.path.isdir(folder):
        return []
    names = _os.listdir(folder)
    if folders_only:
        names = [name for name in names if _os.path.isdir(_os.path.join(folder, name))]
    return names


def _below(folder, folders_only, hidden):
    for name in _list(folder, folders_only):
        if hidden or not name.startswith("."):
            yield name
            inner = _os.path.join(folder, name)
            for rest in _below(inner, folders_only, hidden):
                yield _os.path.join(name, rest)


def escape(pathname):
    """A pattern for exactly this path."""
    return _magic.sub(r"[\1]", pathname)
