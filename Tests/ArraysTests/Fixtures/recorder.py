"""Writes what numpy does as JSON that the Swift tests read.

A case is {"op", "args", "kw", "out" or "err", "ulp"}. numpy runs without its AVX code, whose
exp, log and the like differ from the C library's in the last place.
"""

import json
import os
import struct
import sys
import warnings

sys.dont_write_bytecode = True
os.environ["NPY_DISABLE_CPU_FEATURES"] = "X86_V3 X86_V4 AVX512_ICL AVX512_SPR"
warnings.simplefilter("ignore")
import numpy as np  # noqa: E402

np.seterr(all="ignore")
MASK = (1 << 64) - 1


def mixed(seed, count):
    """`count` 64-bit numbers of the SplitMix64 stream; the Swift tests make the same ones."""
    state = seed & MASK
    out = []
    for _ in range(count):
        state = (state + 0x9E3779B97F4A7C15) & MASK
        z = state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        out.append(z ^ (z >> 31))
    return out


class G:
    """A made-up array: `uniform` in [-1, 1), `wide` over many magnitudes, `int` below `limit`."""

    def __init__(self, seed, shape, dtype="float64", kind="uniform", limit=100):
        self.spec = {"g": seed, "s": list(shape), "d": dtype, "k": kind, "m": limit}
        bits = mixed(seed, int(np.prod(shape)) * (2 if kind == "wide" else 1))
        if kind == "int":
            values = np.array([b % limit - limit // 2 if dtype[0] != "u" else b % limit for b in bits])
            self.array = values.astype(dtype).reshape(shape)
        elif kind == "bool":
            self.array = np.array([bool(b & 1) for b in bits], dtype=bool).reshape(shape)
        else:
            u = [(b >> 11) * 2.0**-52 - 1.0 for b in bits]
            if kind == "wide":
                half = len(bits) // 2
                u = [u[i] * 2.0 ** (int(bits[half + i] % 60) - 30) for i in range(half)]
            self.array = np.array(u, dtype="float64").astype(dtype).reshape(shape)


class V:
    """A view of an argument: transposed axes, then a subscript."""

    def __init__(self, base, index=None, axes=None):
        self.base, self.index, self.axes = base, index, axes

    @property
    def array(self):
        a = value(self.base)
        if self.axes is not None:
            a = a.transpose(self.axes)
        return a if self.index is None else a[self.index]


class Pairs:
    """The first or the second of all pairs of an array's elements."""

    def __init__(self, base, side):
        self.base, self.side = base, side
        n = len(base)
        self.array = np.tile(base, n) if side else np.repeat(base, n)


def value(x):
    if isinstance(x, (G, V, Pairs)):
        return x.array
    if isinstance(x, tuple):
        return tuple(value(v) for v in x)
    if isinstance(x, list):
        return [value(v) for v in x]
    return x


def item(x):
    """A Python object of an object array."""
    if x is None:
        return None
    if isinstance(x, bool):
        return {"b": x}
    if isinstance(x, int):
        return {"i": str(x)}
    if isinstance(x, float):
        return {"f": struct.pack("<d", x).hex()}
    if isinstance(x, str):
        return {"t": x}
    if isinstance(x, list):
        return {"l": [item(v) for v in x]}
    raise TypeError(type(x))


def encode_array(a, limit=3000):
    if a.dtype.kind == "U":
        return {"d": a.dtype.str, "s": list(a.shape), "v": [str(x) for x in a.ravel()]}
    if a.dtype == object:
        return {"d": "object", "s": list(a.shape), "v": [item(x) for x in a.ravel().tolist()]}
    if a.dtype.kind == "f":
        a = np.where(np.isnan(a), np.nan, a).astype(a.dtype)
    raw = np.ascontiguousarray(a).tobytes()
    name = a.dtype.name
    out = {"d": name, "s": list(a.shape)}
    if len(raw) > limit:
        h = 0xCBF29CE484222325
        for byte in raw:
            h = ((h ^ byte) * 0x100000001B3) & MASK
        out["h"] = f"{h:016x}"
    else:
        out["x"] = raw.hex()
    return out


def encode(x):
    if isinstance(x, G):
        return x.spec
    if isinstance(x, Pairs):
        return {"pairs": x.side, "of": encode(x.base)}
    if isinstance(x, V):
        out = {"of": encode(x.base)}
        if x.axes is not None:
            out["T"] = list(x.axes)
        if x.index is not None:
            out["ix"] = [encode(i) for i in (x.index if isinstance(x.index, tuple) else (x.index,))]
        return out
    if isinstance(x, np.ndarray):
        out = encode_array(x)
        if "h" in out:
            raise ValueError("argument too large; use G")
        return out
    if isinstance(x, np.generic):
        return dict(encode_array(np.asarray(x)), sc=1)
    if x is None or isinstance(x, (bool, int, float, str)):
        return {"n": 1} if x is None else item(x)
    if isinstance(x, slice):
        return {"sl": [x.start, x.stop, x.step]}
    if x is Ellipsis:
        return {"el": 1}
    if isinstance(x, (list, tuple)):
        return {"l": [encode(v) for v in x]}
    if isinstance(x, (np.dtype, type)):
        return {"dt": np.dtype(x).name}
    raise TypeError(f"cannot encode {type(x)}")


def result(x, texts, limit=256):
    if isinstance(x, np.ndarray):
        out = encode_array(x, limit)
        if texts and x.size <= 400:
            out["r"], out["p"] = repr(x), str(x)
        return out
    if isinstance(x, np.generic):
        return dict(encode_array(np.asarray(x)), sc=1, r=repr(x), p=str(x))
    if isinstance(x, (tuple, list)):
        return {"l": [result(v, texts, limit) for v in x]}
    return encode(x)


class Recorder:
    def __init__(self, name):
        self.name, self.cases = name, []

    def add(self, op, *args, ulp=0, rel=0.0, texts=False, **kw):
        """Runs `op` and keeps what it gives. `a.f` is a method of the first argument, `a[]` a
        subscript, `a[]=` an assignment, `ip.f` a function written into its first argument."""
        case = {"op": op, "args": [encode(a) for a in args]}
        if kw:
            case["kw"] = {k: encode(v) for k, v in kw.items()}
        if ulp:
            case["ulp"] = ulp
        if rel:
            case["rel"] = rel
        try:
            case["out"] = result(self.run(op, [value(a) for a in args], {k: value(v) for k, v in kw.items()}), texts, 20000 if rel or ulp else 256)
        except Exception as e:  # noqa: BLE001
            kind = type(e).__name__
            if kind.startswith("_UFunc") or kind == "UFuncTypeError" or kind == "DTypePromotionError":
                kind = "TypeError"
            case["err"] = [kind.strip("_").replace("ArrayMemoryError", "MemoryError"), str(e)]
        self.cases.append(case)

    @staticmethod
    def run(op, args, kw):
        if op == "a[]":
            return args[0][tuple(args[1])] if isinstance(args[1], list) else args[0][args[1]]
        if op == "a[]=":
            a = args[0].copy()
            a[tuple(args[1])] = args[2]
            return a
        if op.startswith("at."):
            a = args[0].copy()
            getattr(np, op[3:]).at(a, tuple(args[1]), args[2])
            return a
        if op == "unique_all":
            return np.unique(args[0], return_index=True, return_inverse=True, return_counts=True)
        if op == "intersect_indices":
            return np.intersect1d(*args, return_indices=True)
        if op == "svd_values":
            return np.linalg.svd(args[0], compute_uv=False)
        if op == "svd_product":
            return np.array(args[0])
        if op.startswith("ip."):
            a = args[0].copy()
            import operator
            return getattr(operator, "i" + op[3:])(a, args[1])
        if op.startswith("op."):
            import operator
            return getattr(operator, op[3:])(*args)
        if op.startswith("a."):
            attribute = getattr(args[0], op[2:])
            return attribute(*args[1:], **kw) if callable(attribute) else attribute
        if op == "scalar":
            return args[0]
        if op in ("repr", "str"):
            with np.printoptions(**kw):
                return {"repr": repr, "str": str}[op](args[0])
        function = np
        for part in op.split(".")[1:]:
            function = getattr(function, part)
        return function(*args, **kw)

    def write(self):
        folder = os.path.dirname(os.path.abspath(__file__))
        with open(os.path.join(folder, self.name + ".json"), "w") as f:
            f.write("[\n" + ",\n".join(json.dumps(c, separators=(",", ":")) for c in self.cases) + "\n]\n")
        errors = sum("err" in c for c in self.cases)
        print(f"{self.name}: {len(self.cases)} cases, {errors} of them errors", file=sys.stderr)
