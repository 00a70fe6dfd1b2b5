"""Bytes as text of 64 characters."""


class Error(ValueError):
    """Text that is not base64."""


_ALPHABET = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


def b64encode(s, altchars=None):
    """The text of some bytes."""
    if isinstance(s, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    alphabet = _ALPHABET if altchars is None else _ALPHABET[:62] + altchars
    out = []
    for i in range(0, len(s), 3):
        part = s[i:i + 3]
        n = int.from_bytes(part + bytes(3 - len(part)), "big")
        four = [alphabet[n >> shift & 63] for shift in (18, 12, 6, 0)]
        if len(part) < 3:
            four[len(part) + 1:] = [61] * (3 - len(part))
        out += four
    return bytes(out)


def b64decode(s, altchars=None, validate=False):
    """The bytes of a text."""
    if isinstance(s, str):
        s = s.encode("ascii")
    alphabet = _ALPHABET if altchars is None else _ALPHABET[:62] + altchars
    values = {c: i for i, c in enumerate(alphabet)}
    digits = []
    for c in s:
        if c in values:
            digits.append(values[c])
        elif c != 61 and validate:
            raise Error("Only base64 data is allowed")
    if len(digits) % 4 == 1:
        raise Error(f"Invalid base64-encoded string: number of data characters "
                         f"({len(digits)}) cannot be 1 more than a multiple of 4")
    if (len(digits) + s.count(b"=")) % 4:
        raise Error("Incorrect padding")
    out = []
    for i in range(0, len(digits), 4):
        part = digits[i:i + 4]
        n = 0
        for d in part + [0] * (4 - len(part)):
            n = n << 6 | d
        out += n.to_bytes(3, "big")[:len(part) - 1]
    return bytes(out)


standard_b64encode, standard_b64decode = b64encode, b64decode


def urlsafe_b64encode(s):
    return b64encode(s, b"-_")


def urlsafe_b64decode(s):
    return b64decode(s, b"-_")


def b16encode(s):
    return s.hex().upper().encode()
