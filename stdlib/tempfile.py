"""Files and folders for a while, in the system's temporary folder where the program may write
there, else in the project's."""

import os as _os
import shutil as _shutil
import _os as _native

tempdir = None


def gettempdir():
    """The folder for temporary files."""
    global tempdir
    if tempdir is None:
        for folder in (_os.environ.get("TMPDIR"), "/tmp", _os.getcwd()):
            if folder and _os.path.isdir(folder) and _native._allowed(folder, True):
                tempdir = folder
                break
        else:
            raise FileNotFoundError("No usable temporary directory found")
    return tempdir


def gettempprefix():
    return "tmp"


def _name(suffix, prefix, dir):
    dir = gettempdir() if dir is None else _os.fspath(dir)
    for _ in range(100):
        middle = _os.urandom(6).hex()[:8]
        path = _os.path.join(dir, f"{'tmp' if prefix is None else prefix}{middle}{suffix or ''}")
        if not _os.path.lexists(path):
            return _os.path.abspath(path)
    raise FileExistsError("No usable temporary file name found")


def mkdtemp(suffix=None, prefix=None, dir=None):
    """Makes a folder; the caller removes it."""
    path = _name(suffix, prefix, dir)
    _os.mkdir(path, 0o700)
    return path


def mktemp(suffix="", prefix="tmp", dir=None):
    return _name(suffix, prefix, dir)


class _Named:
    """An open file that is removed when it is closed."""

    def __init__(self, file, path, delete):
        self.file = file
        self.name = path
        self.delete = delete

    def __getattr__(self, name):
        return getattr(self.file, name)

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()

    def __iter__(self):
        return iter(self.file)

    def close(self):
        if not self.file.closed:
            self.file.close()
            if self.delete and _os.path.exists(self.name):
                _os.unlink(self.name)


def NamedTemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None,
                       prefix=None, dir=None, delete=True, *, errors=None):
    """An open file with a name."""
    path = _name(suffix, prefix, dir)
    file = open(path, mode, encoding=encoding, newline=newline, errors=errors)
    return _Named(file, path, delete)


def TemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None,
                  dir=None, *, errors=None):
    """An open file."""
    return NamedTemporaryFile(mode, buffering, encoding, newline, suffix, prefix, dir,
                              errors=errors)


class TemporaryDirectory:
    """A folder that is removed at the end of the `with` statement."""

    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False):
        self.name = mkdtemp(suffix, prefix, dir)
        self._ignore = ignore_cleanup_errors

    def __repr__(self):
        return f"<TemporaryDirectory {self.name!r}>"

    def __enter__(self):
        return self.name

    def __exit__(self, exc, value, tb):
        self.cleanup()

    def cleanup(self):
        if _os.path.exists(self.name):
            _shutil.rmtree(self.name, ignore_errors=self._ignore)
