"""Files compressed with gzip."""

_open = open

import io as _io
import os as _os
import time as _time
import _gzip

__all__ = ["BadGzipFile", "GzipFile", "open", "compress", "decompress"]


class BadGzipFile(OSError):
    """A file that gzip did not write."""


def compress(data, compresslevel=9, *, mtime=None):
    """Compressed bytes."""
    return _gzip.compress(data, compresslevel, int(_time.time() if mtime is None else mtime), "")


def decompress(data):
    """The bytes that were compressed."""
    found, problem = _gzip.decompress(data)
    if problem is None:
        return found
    if problem.startswith("Not a gzipped"):
        raise BadGzipFile(f"{problem} ({data[:2]!r})")
    if problem.startswith("Compressed file ended"):
        raise EOFError(problem)
    raise BadGzipFile(problem)


def open(filename, mode="rb", compresslevel=9, encoding=None, errors=None, newline=None):
    """Opens a gzip file, as bytes or (with a `t` in the mode) as text."""
    if "t" in mode:
        if "b" in mode:
            raise ValueError(f"Invalid mode: {mode!r}")
    else:
        for name, value in (("encoding", encoding), ("errors", errors), ("newline", newline)):
            if value is not None:
                raise ValueError(f"Argument {name!r} not supported in binary mode")
    file = GzipFile(filename, mode.replace("t", ""), compresslevel)
    return _Text(file, encoding or "utf-8", errors or "strict", newline) if "t" in mode else file


class GzipFile(_io.BufferedIOBase):
    """A gzip file as bytes: reading takes all of it in at first, writing happens at the end."""

    def __init__(self, filename=None, mode="rb", compresslevel=9, fileobj=None, mtime=None):
        if mode and ("t" in mode or "U" in mode):
            raise ValueError(f"Invalid mode: {mode!r}")
        kind = (mode or "rb")[0]
        if kind not in "rwax":
            raise ValueError(f"Invalid mode: {mode!r}")
        self.mode = kind
        self.name = filename if filename is not None else getattr(fileobj, "name", "")
        self._level = compresslevel
        self._mtime = mtime
        self._own = fileobj is None
        self._file = _open(filename, kind + "b") if fileobj is None else fileobj
        self._content = None
        if kind != "r":
            self._content = _io.BytesIO()

    def _read(self):
        self._check()
        if self.mode != "r":
            raise OSError(9, "read() on write-only GzipFile object")
        if self._content is None:
            self._content = _io.BytesIO(decompress(self._file.read()))
        return self._content

    def read(self, size=-1):
        return self._read().read(size)

    read1 = read

    def readline(self, size=-1):
        return self._read().readline(size)

    def write(self, data):
        self._check()
        if self.mode == "r":
            raise OSError(9, "write() on read-only GzipFile object")
        return self._content.write(data)

    def readable(self):
        return self.mode == "r"

    def writable(self):
        return self.mode != "r"

    def seek(self, offset, whence=0):
        return (self._read() if self.mode == "r" else self._content).seek(offset, whence)

    def tell(self):
        return (self._read() if self.mode == "r" else self._content).tell()

    def peek(self, n=1):
        content = self._read()
        pos = content.tell()
        found = content.read(n)
        content.seek(pos)
        return found

    def close(self):
        if self.closed:
            return
        try:
            if self.mode != "r":
                name = _os.path.basename(str(self.name)) if self.name else ""
                mtime = _time.time() if self._mtime is None else self._mtime
                self._file.write(_gzip.compress(
                    self._content.getvalue(), self._level, int(mtime), name.removesuffix(".gz")))
        finally:
            self.closed = True
            if self._own:
                self._file.close()


class _Text(_io.TextIOBase):
    """A gzip file as text."""

    def __init__(self, file, encoding, errors, newline):
        self._file = file
        self.encoding = encoding
        self.errors = errors
        self._newline = newline
        self._content = None
        self.name = file.name
        self.mode = file.mode

    def _text(self):
        if self._content is None:
            text = self._file.read().decode(self.encoding, self.errors)
            if self._newline is None:
                text = text.replace("\r\n", "\n").replace("\r", "\n")
            self._content = _io.StringIO(text, newline="")
        return self._content

    def read(self, size=-1):
        return self._text().read(size)

    def readline(self, size=-1):
        return self._text().readline(size)

    def write(self, text):
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        if self._newline not in (None, "", "\n"):
            text = text.replace("\n", self._newline)
        self._file.write(text.encode(self.encoding, self.errors))
        return len(text)

    def close(self):
        if not self.closed:
            self.closed = True
            self._file.close()
