"""Digests: md5, sha1, sha256, sha384, sha512."""

from _hashlib import names as _names
from _hashlib import new as _new

algorithms_available = set(_names)
algorithms_guaranteed = {"md5", "sha1", "sha256", "sha384", "sha512"}


def new(name, data=b"", *, usedforsecurity=True):
    """A digest by name."""
    return _new(name, data)


def md5(string=b"", *, usedforsecurity=True):
    """An MD5 digest."""
    return _new("md5", string)


def sha1(string=b"", *, usedforsecurity=True):
    """A SHA-1 digest."""
    return _new("sha1", string)


def sha256(string=b"", *, usedforsecurity=True):
    """A SHA-256 digest."""
    return _new("sha256", string)


def sha384(string=b"", *, usedforsecurity=True):
    """A SHA-384 digest."""
    return _new("sha384", string)


def sha512(string=b"", *, usedforsecurity=True):
    """A SHA-512 digest."""
    return _new("sha512", string)


def file_digest(fileobj, digest, /):
    """The digest of an open binary file."""
    made = _new(digest, b"") if isinstance(digest, str) else digest()
    while True:
        part = fileobj.read(1 << 18)
        if not part:
            return made
        made.update(part)
