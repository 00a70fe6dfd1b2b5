"""Files in memory, and `open`."""

import _io_types
from _io_types import (BufferedRandom, BufferedReader, BufferedWriter, TextIOWrapper,
                       UnsupportedOperation)

open = open
DEFAULT_BUFFER_SIZE = 8192
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2


class IOBase:
    """What all files have."""

    closed = False

    def close(self):
        self.closed = True

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *args):
        self.close()

    def _check(self):
        if self.closed:
            raise ValueError("I/O operation on closed file")

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readlines(self, hint=-1):
        lines = []
        total = 0
        for line in self:
            lines.append(line)
            total += len(line)
            if hint is not None and 0 < hint <= total:
                break
        return lines

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def flush(self):
        self._check()

    def isatty(self):
        return False

    def readable(self):
        return True

    def writable(self):
        return True

    def seekable(self):
        return True

    def fileno(self):
        raise UnsupportedOperation("fileno")


class RawIOBase(IOBase):
    """Files of bytes without a buffer."""


class BufferedIOBase(IOBase):
    """Files of bytes."""


class TextIOBase(IOBase):
    """Files of text."""


class StringIO(TextIOBase):
    """A text file in memory."""

    encoding = None
    errors = None
    line_buffering = False

    def __init__(self, initial_value="", newline="\n"):
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError("initial_value must be str or None, not "
                            f"{type(initial_value).__name__}")
        self._newline = newline
        self._parts = []
        self._text = ""
        self._pos = 0
        self._length = 0
        if initial_value:
            self.write(initial_value)
            self._pos = 0

    def _join(self):
        if self._parts:
            self._text += "".join(self._parts)
            self._parts = []
        return self._text

    def write(self, s):
        self._check()
        if not isinstance(s, str):
            raise TypeError(f"string argument expected, got {type(s).__name__!r}")
        count = len(s)
        if self._newline is None:
            s = s.replace("\r\n", "\n").replace("\r", "\n")
        elif self._newline not in ("", "\n"):
            s = s.replace("\n", self._newline)
        if self._pos == self._length:
            # At the end, which is where one writes nearly always.
            self._parts.append(s)
            self._length += len(s)
            self._pos = self._length
            return count
        text = self._join()
        if self._pos > len(text):
            text += "\0" * (self._pos - len(text))
        self._text = text[:self._pos] + s + text[self._pos + len(s):]
        self._pos += len(s)
        self._length = len(self._text)
        return count

    def getvalue(self):
        self._check()
        return self._join()

    def read(self, size=-1, /):
        self._check()
        text = self._join()
        end = len(text) if size is None or size < 0 else self._pos + size
        found = text[self._pos:end]
        self._pos += len(found)
        return found

    def readline(self, size=-1, /):
        self._check()
        text = self._join()
        end = text.find("\n", self._pos) + 1
        if end == 0:
            end = len(text)
        if self._newline == "":
            # A carriage return ends a line, too.
            i = text.find("\r", self._pos, end)
            if i >= 0:
                end = i + 2 if text[i + 1:i + 2] == "\n" else i + 1
        if size is not None and size >= 0:
            end = min(end, self._pos + size)
        found = text[self._pos:end]
        self._pos += len(found)
        return found

    def seek(self, pos, whence=0, /):
        self._check()
        if whence == 0:
            if pos < 0:
                raise ValueError(f"Negative seek position {pos}")
            self._pos = pos
        elif pos != 0:
            raise OSError("Can't do nonzero cur-relative seeks")
        elif whence == 2:
            self._pos = self._length
        return self._pos

    def tell(self):
        self._check()
        return self._pos

    def truncate(self, pos=None, /):
        self._check()
        pos = self._pos if pos is None else pos
        if pos < 0:
            raise ValueError(f"Negative size value {pos}")
        self._text = self._join()[:pos]
        self._length = len(self._text)
        return pos


class BytesIO(BufferedIOBase):
    """A binary file in memory."""

    def __init__(self, initial_bytes=b""):
        self._parts = [bytes(initial_bytes)] if initial_bytes else []
        self._length = len(initial_bytes)
        self._pos = 0

    def _join(self):
        if len(self._parts) != 1:
            self._parts = [b"".join(self._parts)]
        return self._parts[0]

    def write(self, b, /):
        self._check()
        if isinstance(b, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        b = bytes(b)
        if self._pos == self._length:
            self._parts.append(b)
            self._length += len(b)
            self._pos = self._length
            return len(b)
        data = self._join()
        if self._pos > len(data):
            data += b"\0" * (self._pos - len(data))
        self._parts = [data[:self._pos] + b + data[self._pos + len(b):]]
        self._pos += len(b)
        self._length = len(self._parts[0])
        return len(b)

    def getvalue(self):
        self._check()
        return self._join()

    def getbuffer(self):
        return self.getvalue()

    def read(self, size=-1, /):
        self._check()
        data = self._join()
        end = len(data) if size is None or size < 0 else self._pos + size
        found = data[self._pos:end]
        self._pos += len(found)
        return found

    read1 = read

    def readline(self, size=-1, /):
        self._check()
        data = self._join()
        end = data.find(b"\n", self._pos) + 1
        if end == 0:
            end = len(data)
        if size is not None and size >= 0:
            end = min(end, self._pos + size)
        found = data[self._pos:end]
        self._pos += len(found)
        return found

    def seek(self, pos, whence=0, /):
        self._check()
        base = 0 if whence == 0 else self._pos if whence == 1 else self._length
        if whence == 0 and pos < 0:
            raise ValueError(f"negative seek value {pos}")
        self._pos = max(0, base + pos)
        return self._pos

    def tell(self):
        self._check()
        return self._pos

    def truncate(self, size=None, /):
        size = self._pos if size is None else size
        self._parts = [self._join()[:size]]
        self._length = len(self._parts[0])
        return size
