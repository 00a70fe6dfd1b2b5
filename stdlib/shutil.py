"""Copies, moves and removals of files and trees."""

import os
import _os
from collections import namedtuple as _namedtuple

__all__ = ["copyfile", "copymode", "copystat", "copy", "copy2", "copytree", "move", "rmtree",
           "Error", "SameFileError", "which", "disk_usage", "ignore_patterns",
           "get_terminal_size", "copyfileobj"]


class Error(OSError):
    """A failed copy."""


class SameFileError(Error):
    """Source and destination are the same file."""


class SpecialFileError(OSError):
    """Something that cannot be copied."""


def copyfileobj(fsrc, fdst, length=1 << 16):
    """Copies from one open file to another."""
    while True:
        part = fsrc.read(length)
        if not part:
            return
        fdst.write(part)


def _same(src, dst):
    try:
        return os.path.samefile(src, dst)
    except OSError:
        return False


def copyfile(src, dst, *, follow_symlinks=True):
    """Copies the contents of a file."""
    if _same(src, dst):
        raise SameFileError(f"{src!r} and {dst!r} are the same file")
    if not follow_symlinks and os.path.islink(src):
        os.symlink(os.readlink(src), dst)
    else:
        _os._copy(src, dst)
    return dst


def copymode(src, dst, *, follow_symlinks=True):
    """Copies the permission bits."""
    os.chmod(dst, os.stat(src).st_mode & 0o7777)


def copystat(src, dst, *, follow_symlinks=True):
    """Copies permission bits and times."""
    found = os.stat(src)
    os.utime(dst, (found.st_atime, found.st_mtime))
    os.chmod(dst, found.st_mode & 0o7777)


def _target(src, dst):
    return os.path.join(dst, os.path.basename(src)) if os.path.isdir(dst) else dst


def copy(src, dst, *, follow_symlinks=True):
    """Copies a file with its mode; into a folder under its own name."""
    dst = _target(src, dst)
    copyfile(src, dst, follow_symlinks=follow_symlinks)
    if follow_symlinks or not os.path.islink(dst):
        copymode(src, dst)
    return dst


def copy2(src, dst, *, follow_symlinks=True):
    """Copies a file with its mode and times."""
    dst = _target(src, dst)
    copyfile(src, dst, follow_symlinks=follow_symlinks)
    if follow_symlinks or not os.path.islink(dst):
        copystat(src, dst)
    return dst


def ignore_patterns(*patterns):
    """For `copytree`: names to leave out."""
    import fnmatch

    def ignore(path, names):
        return {name for pattern in patterns for name in fnmatch.filter(names, pattern)}
    return ignore


def copytree(src, dst, symlinks=False, ignore=None, copy_function=copy2,
             ignore_dangling_symlinks=False, dirs_exist_ok=False):
    """Copies a folder and everything in it."""
    names = os.listdir(src)
    ignored = set() if ignore is None else ignore(os.fspath(src), names)
    os.makedirs(dst, exist_ok=dirs_exist_ok)
    errors = []
    for name in names:
        if name in ignored:
            continue
        source, target = os.path.join(src, name), os.path.join(dst, name)
        try:
            if symlinks and os.path.islink(source):
                os.symlink(os.readlink(source), target)
            elif os.path.isdir(source):
                copytree(source, target, symlinks, ignore, copy_function,
                         ignore_dangling_symlinks, dirs_exist_ok)
            elif ignore_dangling_symlinks and not os.path.exists(source):
                continue
            else:
                copy_function(source, target)
        except Error as error:
            errors.extend(error.args[0])
        except OSError as error:
            if "--allow-" in str(error):
                raise
            errors.append((source, target, str(error)))
    if errors:
        raise Error(errors)
    return dst


def rmtree(path, ignore_errors=False, onerror=None):
    """Removes a folder and everything in it."""
    try:
        if os.path.islink(path):
            raise OSError("Cannot call rmtree on a symbolic link")
        for name in os.listdir(path):
            inner = os.path.join(path, name)
            if os.path.isdir(inner) and not os.path.islink(inner):
                rmtree(inner, ignore_errors, onerror)
            else:
                os.unlink(inner)
        os.rmdir(path)
    except OSError as error:
        if ignore_errors and "--allow-" not in str(error):
            return
        if onerror is None:
            raise
        onerror(os.rmdir, path, (type(error), error, None))


def move(src, dst, copy_function=copy2):
    """Moves a file or folder; into a folder under its own name."""
    target = dst
    if os.path.isdir(dst):
        if _same(src, dst):
            os.rename(src, dst)
            return
        target = os.path.join(dst, os.path.basename(os.fspath(src).rstrip("/")))
        if os.path.exists(target):
            raise Error(f"Destination path '{target}' already exists")
    try:
        os.rename(src, target)
    except OSError as error:
        if "--allow-" in str(error):
            raise
        if os.path.isdir(src):
            copytree(src, target, copy_function=copy_function, symlinks=True)
            rmtree(src)
        else:
            copy_function(src, target)
            os.unlink(src)
    return target


def which(cmd, mode=1, path=None):
    """The file that a command's name means."""
    folders = os.get_exec_path() if path is None else path.split(":")
    for folder in [""] if "/" in cmd else folders:
        candidate = os.path.join(folder, cmd)
        if os.path.isfile(candidate) and os.access(candidate, mode):
            return candidate
    return None


_Usage = _namedtuple("usage", "total used free")


def disk_usage(path):
    raise NotImplementedError("shutil.disk_usage() is not part of mnb")


def get_terminal_size(fallback=(80, 24)):
    """Columns and lines of the terminal."""
    try:
        columns = int(os.environ["COLUMNS"])
    except (KeyError, ValueError):
        columns = 0
    try:
        lines = int(os.environ["LINES"])
    except (KeyError, ValueError):
        lines = 0
    if columns <= 0 or lines <= 0:
        found = _os._terminal_columns()
        columns = columns or found or fallback[0]
        lines = lines or fallback[1]
    return os.terminal_size(columns, lines)
