"""Files, folders, the environment and the process, within the permissions of the program."""

import sys
import _os
from _os import (getcwd, chdir, listdir, mkdir, remove, unlink, rmdir, rename, replace, chmod,
                 truncate, utime, symlink, link, readlink, access, getpid, getppid, getuid,
                 cpu_count, urandom, strerror, getloadavg, isatty, _exit, putenv, unsetenv)
import os.path as path
from os.path import curdir, pardir, sep, pathsep, defpath, altsep, devnull, extsep
from collections import namedtuple as _namedtuple

name = "posix"
linesep = "\n"
F_OK, X_OK, W_OK, R_OK = 0, 1, 2, 4
O_RDONLY, O_WRONLY, O_RDWR, O_CREAT, O_EXCL, O_TRUNC, O_APPEND = 0, 1, 2, 64, 128, 512, 1024
error = OSError
getcwdb = lambda: getcwd().encode()


def fspath(path):
    """The text of a path object."""
    if isinstance(path, (str, bytes)):
        return path
    if hasattr(path, "__fspath__"):
        return path.__fspath__()
    raise TypeError(f"expected str, bytes or os.PathLike object, not {type(path).__name__}")


class PathLike:
    """What has `__fspath__`."""


class _Environ:
    """The environment variables, as a mapping; changes reach this process only."""

    def __init__(self, data):
        self._data = data

    def __getitem__(self, key):
        try:
            return self._data[key]
        except KeyError:
            raise KeyError(key) from None

    def __setitem__(self, key, value):
        for text in (key, value):
            if not isinstance(text, str):
                raise TypeError(f"str expected, not {type(text).__name__}")
        putenv(key, value)
        self._data[key] = value

    def __delitem__(self, key):
        unsetenv(key)
        try:
            del self._data[key]
        except KeyError:
            raise KeyError(key) from None

    def __iter__(self):
        return iter(list(self._data))

    def __len__(self):
        return len(self._data)

    def __contains__(self, key):
        return key in self._data

    def __eq__(self, other):
        return dict(self) == dict(other)

    def __repr__(self):
        shown = ", ".join(f"{key!r}: {value!r}" for key, value in self._data.items())
        return f"environ({{{shown}}})"

    def __or__(self, other):
        return {**self._data, **dict(other)}

    def get(self, key, default=None):
        return self._data.get(key, default)

    def keys(self):
        return self._data.keys()

    def values(self):
        return self._data.values()

    def items(self):
        return self._data.items()

    def setdefault(self, key, value):
        if key not in self._data:
            self[key] = value
        return self[key]

    def update(self, other=(), **more):
        for key, value in dict(other, **more).items():
            self[key] = value

    def pop(self, key, *default):
        if key in self._data:
            value = self[key]
            del self[key]
            return value
        if default:
            return default[0]
        raise KeyError(key)

    def copy(self):
        return dict(self._data)


environ = _Environ(_os._environment())


def getenv(key, default=None):
    """The value of an environment variable."""
    return environ.get(key, default)


class stat_result(_namedtuple("stat_result", "st_mode st_ino st_dev st_nlink st_uid st_gid "
                              "st_size st_atime st_mtime st_ctime st_atime_ns st_mtime_ns "
                              "st_ctime_ns")):
    """What `stat` found."""

    def __repr__(self):
        shown = ", ".join(f"{field}={int(value)}" for field, value in zip(self._fields[:10], self))
        return f"os.stat_result({shown})"


def _result(found):
    seconds = [time / 1e9 for time in found[7:]]
    return stat_result(*found[:7], *seconds, *found[7:])


def stat(path, *, follow_symlinks=True):
    """Size, times and the like of a file or folder."""
    return _result(_os._stat(path, follow_symlinks))


def lstat(path):
    return _result(_os._stat(path, False))


def makedirs(name, mode=0o777, exist_ok=False):
    """Makes a folder and those around it."""
    name = fspath(name)
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    if head and tail and not path.exists(head):
        try:
            makedirs(head, exist_ok=exist_ok)
        except FileExistsError:
            pass
        if tail == curdir:
            return
    try:
        mkdir(name, mode)
    except OSError:
        if not exist_ok or not path.isdir(name):
            raise


def removedirs(name):
    """Removes a folder and those around it that became empty."""
    rmdir(name)
    head, tail = path.split(fspath(name))
    while head and tail:
        try:
            rmdir(head)
        except OSError:
            break
        head, tail = path.split(head)


def renames(old, new):
    head = path.dirname(new)
    if head and not path.exists(head):
        makedirs(head)
    rename(old, new)


class DirEntry:
    """One entry of a folder."""

    def __init__(self, folder, name):
        self.name = name
        self.path = path.join(folder, name)

    def is_file(self, *, follow_symlinks=True):
        return path.isfile(self.path) and (follow_symlinks or not path.islink(self.path))

    def is_dir(self, *, follow_symlinks=True):
        return path.isdir(self.path) and (follow_symlinks or not path.islink(self.path))

    def is_symlink(self):
        return path.islink(self.path)

    def stat(self, *, follow_symlinks=True):
        return stat(self.path, follow_symlinks=follow_symlinks)

    def inode(self):
        return lstat(self.path).st_ino

    def __fspath__(self):
        return self.path

    def __repr__(self):
        return f"<DirEntry {self.name!r}>"


class _Scan:
    """What `scandir` gives: an iterator that a `with` statement can hold."""

    def __init__(self, entries):
        self._entries = iter(entries)

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._entries)

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def close(self):
        self._entries = iter(())


def scandir(path="."):
    """The entries of a folder."""
    folder = fspath(path)
    return _Scan([DirEntry(folder, name) for name in listdir(folder)])


def walk(top, topdown=True, onerror=None, followlinks=False):
    """The folders of a tree: for each its path, its folders and its other files."""
    top = fspath(top)
    try:
        names = listdir(top)
    except OSError as error:
        if "--allow-" in str(error):
            raise
        if onerror is not None:
            onerror(error)
        return
    folders, files = [], []
    for entry in names:
        (folders if path.isdir(path.join(top, entry)) else files).append(entry)
    if topdown:
        yield top, folders, files
    for entry in list(folders):
        inner = path.join(top, entry)
        if followlinks or not path.islink(inner):
            yield from walk(inner, topdown, onerror, followlinks)
    if not topdown:
        yield top, folders, files


def get_terminal_size(fallback=None):
    """Columns and lines of the terminal."""
    columns = _os._terminal_columns()
    if columns is None:
        raise OSError(25, "Inappropriate ioctl for device")
    return terminal_size(columns, 24)


terminal_size = _namedtuple("terminal_size", "columns lines")
_uname_result = _namedtuple("uname_result", "sysname nodename release version machine")


def uname():
    return _uname_result(*_os._uname())


def get_exec_path(env=None):
    return (environ if env is None else env).get("PATH", defpath).split(pathsep)


def sched_getaffinity(pid):
    return set(range(cpu_count()))


def umask(mask):
    return 0o022


def _refuse(name):
    def refused(*args, **kwargs):
        raise PermissionError(f"os.{name}() is not part of mnb: programs start no other programs")
    refused.__name__ = name
    return refused


system = _refuse("system")
popen = _refuse("popen")
fork = _refuse("fork")
kill = _refuse("kill")
execv = _refuse("execv")
execvp = _refuse("execvp")
execve = _refuse("execve")
spawnv = _refuse("spawnv")
posix_spawn = _refuse("posix_spawn")
