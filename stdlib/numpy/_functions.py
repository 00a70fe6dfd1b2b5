"""numpy's functions that are written in terms of its others.

`numpy` looks these up by name when they are first called.
"""
import numpy as np


# Functions of functions

class vectorize:
    def __init__(self, pyfunc, otypes=None, doc=None, excluded=None, cache=False, signature=None):
        if signature is not None:
            raise NotImplementedError("vectorize(): argument 'signature' is not supported by mnb")
        self.pyfunc = pyfunc
        self.otypes = otypes
        self.excluded = set(excluded or ())
        self.__doc__ = doc

    def __call__(self, *args, **kwargs):
        places = [at for at in range(len(args)) if at not in self.excluded]
        names = [name for name in kwargs if name not in self.excluded]
        arrays = [np.asarray(args[at]) for at in places] + [np.asarray(kwargs[name]) for name in names]
        if not arrays:
            return self.pyfunc(*args, **kwargs)
        arrays = np.broadcast_arrays(*arrays)
        shape = arrays[0].shape
        if arrays[0].size == 0 and self.otypes is None:
            raise ValueError("cannot call `vectorize` on size 0 inputs unless `otypes` is set")
        columns = [array.ravel().tolist() if array.dtype == object else list(array.ravel())
                   for array in arrays]
        results = []
        for row in zip(*columns):
            given = list(args)
            for at, value in zip(places, row):
                given[at] = value
            named = dict(kwargs)
            for name, value in zip(names, row[len(places):]):
                named[name] = value
            results.append(self.pyfunc(*given, **named))
        if results and isinstance(results[0], tuple):
            return tuple(self._array(list(column), shape, at) for at, column in enumerate(zip(*results)))
        return self._array(results, shape, 0)

    def _array(self, results, shape, at):
        dtype = None if self.otypes is None else self.otypes[at]
        if dtype is not None and isinstance(dtype, str) and len(dtype) == 1:
            dtype = {"f": np.float32, "d": float, "i": np.int32, "l": int, "O": object,
                     "?": bool, "U": str}.get(dtype, dtype)
        elif dtype is None and results:
            # The first result decides.
            dtype = np.asarray(results[0]).dtype
            if str(dtype).startswith("<U"):
                dtype = None
        return np.array(results, dtype=dtype).reshape(shape)


def apply_along_axis(func1d, axis, arr, *args, **kwargs):
    arr = np.asarray(arr)
    if axis < 0:
        axis += arr.ndim
    moved = np.moveaxis(arr, axis, -1)
    lines = moved.reshape((-1, moved.shape[-1]))
    if len(lines) == 0:
        raise ValueError("Cannot apply_along_axis when any iteration dimensions are 0")
    results = [np.asarray(func1d(line, *args, **kwargs)) for line in lines]
    inner = results[0].shape
    outer = moved.shape[:-1]
    result = np.array(results).reshape(outer + inner)
    for at in range(len(inner)):
        result = np.moveaxis(result, len(outer) + at, axis + at)
    return result


def piecewise(x, condlist, funclist, *args, **kw):
    x = np.asarray(x)
    if isinstance(condlist, list) and condlist and np.asarray(condlist[0]).ndim == x.ndim:
        conditions = [np.asarray(condition, dtype=bool) for condition in condlist]
    else:
        conditions = [np.asarray(condlist, dtype=bool)]
    if len(funclist) == len(conditions) + 1:
        covered = conditions[0]
        for condition in conditions[1:]:
            covered = covered | condition
        conditions = conditions + [~covered]
    elif len(funclist) != len(conditions):
        raise ValueError(f"with {len(conditions)} condition(s), either {len(conditions)} or "
                         f"{len(conditions) + 1} functions are expected")
    y = np.zeros_like(x)
    for condition, function in zip(conditions, funclist):
        if callable(function):
            chosen = x[condition]
            if chosen.size > 0:
                y[condition] = function(chosen, *args, **kw)
        else:
            y[condition] = function
    return y


def fromfunction(function, shape, *, dtype=float, **kwargs):
    return function(*np.indices(shape).astype(dtype), **kwargs)


# Joining and rearranging

def dstack(tup):
    arrays = [np.asarray(array) for array in tup]
    wide = []
    for array in arrays:
        if array.ndim < 2:
            array = np.atleast_2d(array)
        wide.append(array[:, :, np.newaxis] if array.ndim == 2 else array)
    return np.concatenate(wide, axis=2)


def dsplit(ary, indices_or_sections):
    return np.split(ary, indices_or_sections, axis=2)


def concat(arrays, /, axis=0, *, dtype=None):
    return np.concatenate(arrays, axis=axis, dtype=dtype)


def permute_dims(a, axes=None):
    return np.transpose(a, axes)


def matrix_transpose(x, /):
    return np.swapaxes(np.asarray(x), -1, -2)


def unstack(x, /, *, axis=0):
    return tuple(np.moveaxis(np.asarray(x), axis, 0))


def rollaxis(a, axis, start=0):
    a = np.asarray(a)
    if axis < 0:
        axis += a.ndim
    if start < 0:
        start += a.ndim
    if axis < start:
        start -= 1
    return np.moveaxis(a, axis, start)


def rot90(m, k=1, axes=(0, 1)):
    m = np.asarray(m)
    k %= 4
    if k == 0:
        return m[:]
    if k == 2:
        return np.flip(np.flip(m, axes[0]), axes[1])
    if k == 1:
        return np.swapaxes(np.flip(m, axes[1]), axes[0], axes[1])
    return np.flip(np.swapaxes(m, axes[0], axes[1]), axes[1])


def resize(a, new_shape):
    a = np.ravel(a)
    shape = (new_shape,) if isinstance(new_shape, int) else tuple(new_shape)
    size = 1
    for length in shape:
        if length < 0:
            raise ValueError("all elements of `new_shape` must be non-negative")
        size *= length
    if a.size == 0 or size == 0:
        return np.zeros(shape, dtype=a.dtype)
    return np.tile(a, -(-size // a.size))[:size].reshape(shape)


def trim_zeros(filt, trim="fb"):
    kept = np.flatnonzero(np.asarray(filt))
    first, last = 0, len(filt)
    if len(kept) == 0:
        return filt[0:0]
    if "f" in trim.lower():
        first = int(kept[0])
    if "b" in trim.lower():
        last = int(kept[-1]) + 1
    return filt[first:last]


def extract(condition, arr):
    return np.ravel(arr)[np.ravel(condition).astype(bool)]


def compress(condition, a, axis=None):
    condition = np.asarray(condition).astype(bool)
    a = np.ravel(a) if axis is None else np.asarray(a)
    return np.take(a, np.flatnonzero(condition), axis=0 if axis is None else axis)


def place(arr, mask, vals):
    mask = np.asarray(mask).astype(bool)
    wanted = int(mask.sum())
    if wanted:
        arr[mask] = resize(np.asarray(vals), wanted)


def putmask(a, mask, values):
    mask = np.asarray(mask).astype(bool)
    a[mask] = resize(np.asarray(values), a.shape)[mask]


def iterable(y):
    try:
        iter(y)
    except TypeError:
        return False
    return True


def astype(x, dtype, /, *, copy=True):
    return x.astype(dtype)


# Indices

def tri(N, M=None, k=0, dtype=float):
    M = N if M is None else M
    return (np.arange(N)[:, np.newaxis] >= np.arange(-k, M - k)).astype(dtype)


def tril_indices(n, k=0, m=None):
    return np.nonzero(tri(n, m, k=k, dtype=bool))


def triu_indices(n, k=0, m=None):
    return np.nonzero(~tri(n, m, k=k - 1, dtype=bool))


def diag_indices(n, ndim=2):
    return (np.arange(n),) * ndim


def fill_diagonal(a, val, wrap=False):
    if a.ndim < 2:
        raise ValueError("array must be at least 2-d")
    if a.ndim == 2:
        length = min(a.shape) if not wrap else a.shape[0]
        rows = np.arange(length)
        columns = rows
        if wrap and a.shape[0] > a.shape[1]:
            places = np.arange(0, a.size, a.shape[1] + 1)
            rows, columns = places // a.shape[1], places % a.shape[1]
        else:
            rows = columns = np.arange(min(a.shape))
        a[rows, columns] = val if np.ndim(val) == 0 else resize(np.asarray(val), len(rows))
        return
    if len(set(a.shape)) != 1:
        raise ValueError("All dimensions of input must be of equal length")
    a[diag_indices(a.shape[0], a.ndim)] = val


def ravel_multi_index(multi_index, dims, mode="raise", order="C"):
    if order != "C" or mode != "raise":
        raise NotImplementedError("ravel_multi_index(): only mode='raise', order='C' in mnb")
    flat = 0
    for index, length in zip(multi_index, dims):
        index = np.asarray(index)
        if np.any(index < 0) or np.any(index >= length):
            raise ValueError("invalid entry in coordinates array")
        flat = flat * length + index
    return flat


def ndindex(*shape):
    if len(shape) == 1 and isinstance(shape[0], tuple):
        shape = shape[0]
    places = [()]
    for length in shape:
        places = [place + (at,) for place in places for at in range(length)]
    return iter(places)


def ndenumerate(arr):
    arr = np.asarray(arr)
    return zip(ndindex(arr.shape), list(arr.ravel()))


# Arithmetic

def divmod(x1, x2, /):
    return np.floor_divide(x1, x2), np.mod(x1, x2)


def modf(x, /):
    whole = np.trunc(x)
    with np.errstate(invalid="ignore"):
        rest = np.where(np.isinf(x), 0.0, np.asarray(x) - whole)
    rest = np.copysign(rest, x)
    return rest, whole


def ldexp(x1, x2, /):
    return np.asarray(x1) * np.exp2(np.asarray(x2, dtype=float))


def sinc(x):
    x = np.asarray(x, dtype=float)
    y = np.pi * np.where(x == 0, np.finfo(float).eps, x)
    return np.sin(y) / y


def isposinf(x, out=None):
    return np.isinf(x) & ~np.signbit(x)


def isneginf(x, out=None):
    return np.isinf(x) & np.signbit(x)


def isreal(x):
    return np.ones(np.shape(x), dtype=bool) if np.ndim(x) else True


def real(val):
    return np.asarray(val) if np.ndim(val) else val


def cross(a, b, axisa=-1, axisb=-1, axisc=-1, axis=None):
    if axis is not None:
        axisa = axisb = axisc = axis
    a = np.moveaxis(np.asarray(a), axisa, -1)
    b = np.moveaxis(np.asarray(b), axisb, -1)
    if a.shape[-1] != 3 or b.shape[-1] != 3:
        raise ValueError("Both input arrays must be (arrays of) 3-dimensional vectors, but they are "
                         f"{a.shape[-1]} and {b.shape[-1]} dimensional instead.")
    parts = [a[..., 1] * b[..., 2] - a[..., 2] * b[..., 1],
             a[..., 2] * b[..., 0] - a[..., 0] * b[..., 2],
             a[..., 0] * b[..., 1] - a[..., 1] * b[..., 0]]
    return np.moveaxis(np.stack(parts, axis=-1), -1, axisc)


def kron(a, b):
    a, b = np.asarray(a), np.asarray(b)
    ndim = max(a.ndim, b.ndim)
    a = a.reshape((1,) * (ndim - a.ndim) + a.shape)
    b = b.reshape((1,) * (ndim - b.ndim) + b.shape)
    shape = tuple(x * y for x, y in zip(a.shape, b.shape))
    if ndim == 1:
        return np.outer(a, b).reshape(shape)
    if ndim != 2:
        raise NotImplementedError("kron(): arrays of more than two dimensions are not supported by mnb")
    products = [[a[i, j] * b for j in range(a.shape[1])] for i in range(a.shape[0])]
    return np.concatenate([np.concatenate(row, axis=1) for row in products], axis=0)


def tensordot(a, b, axes=2):
    a, b = np.asarray(a), np.asarray(b)
    if isinstance(axes, int):
        left, right = list(range(a.ndim - axes, a.ndim)), list(range(axes))
    else:
        left, right = axes
        left = [left] if isinstance(left, int) else list(left)
        right = [right] if isinstance(right, int) else list(right)
    left = [axis + a.ndim if axis < 0 else axis for axis in left]
    right = [axis + b.ndim if axis < 0 else axis for axis in right]
    if len(left) != len(right) or any(a.shape[x] != b.shape[y] for x, y in zip(left, right)):
        raise ValueError("shape-mismatch for sum")
    kept_left = [axis for axis in range(a.ndim) if axis not in left]
    kept_right = [axis for axis in range(b.ndim) if axis not in right]
    size = 1
    for axis in left:
        size *= a.shape[axis]
    rows = np.transpose(a, kept_left + left).reshape((-1, size))
    columns = np.transpose(b, right + kept_right).reshape((size, -1))
    shape = tuple(a.shape[axis] for axis in kept_left) + tuple(b.shape[axis] for axis in kept_right)
    return np.dot(rows, columns).reshape(shape)


def vecdot(x1, x2, /, *, axis=-1):
    return np.sum(np.asarray(x1) * np.asarray(x2), axis=axis)


def cumulative_sum(x, /, *, axis=None, dtype=None, include_initial=False):
    x = np.asarray(x)
    if axis is None:
        if x.ndim != 1:
            raise ValueError("For arrays which have more than one dimension ``axis`` argument is required.")
        axis = 0
    sums = np.cumsum(x, axis=axis, dtype=dtype)
    if include_initial:
        shape = list(sums.shape)
        shape[axis] = 1
        sums = np.concatenate([np.zeros(shape, dtype=sums.dtype), sums], axis=axis)
    return sums


def correlate(a, v, mode="valid"):
    a, v = np.asarray(a), np.asarray(v)
    if len(a) >= len(v):
        return np.convolve(a, v[::-1], mode)
    return np.convolve(v, a[::-1], mode)[::-1]


def vander(x, N=None, increasing=False):
    x = np.asarray(x)
    if x.ndim != 1:
        raise ValueError("x must be a one-dimensional array or sequence.")
    N = len(x) if N is None else N
    powers = np.ones((len(x), N), dtype=np.result_type(x, int))
    for at in range(1, N):
        powers[:, at] = powers[:, at - 1] * x
    return powers if increasing else powers[:, ::-1]


def unwrap(p, discont=None, axis=-1, *, period=2 * np.pi):
    p = np.moveaxis(np.asarray(p), axis, -1)
    steps = np.diff(p, axis=-1)
    discont = period / 2 if discont is None else discont
    half = period / 2
    wrapped = np.mod(steps + half, period) - half
    wrapped = np.where((wrapped == -half) & (steps > 0), half, wrapped)
    correction = wrapped - steps
    correction = np.where(np.abs(steps) < discont, 0, correction)
    result = np.array(p, dtype=float)
    result[..., 1:] = p[..., 1:] + np.cumsum(correction, axis=-1)
    return np.moveaxis(result, -1, axis)


# Windows

def _window(M, shape):
    if M < 1:
        return np.array([], dtype=float)
    if M == 1:
        return np.ones(1, dtype=float)
    return shape(np.arange(1 - M, M, 2))


def hanning(M):
    return _window(M, lambda n: 0.5 + 0.5 * np.cos(np.pi * n / (M - 1)))


def hamming(M):
    return _window(M, lambda n: 0.54 + 0.46 * np.cos(np.pi * n / (M - 1)))


def blackman(M):
    return _window(M, lambda n: 0.42 + 0.5 * np.cos(np.pi * n / (M - 1)) + 0.08 * np.cos(2.0 * np.pi * n / (M - 1)))


def bartlett(M):
    return _window(M, lambda n: np.where(n <= 0, 1 + n / (M - 1), 1 - n / (M - 1)))


# Counting

def histogram2d(x, y, bins=10, range=None, density=None, weights=None):
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    if isinstance(bins, int) or (np.ndim(bins) == 1 and len(bins) != 2):
        bins = [bins, bins]
    limits = [None, None] if range is None else range
    edges = []
    for values, wanted, limit in zip((x, y), bins, limits):
        edges.append(np.histogram_bin_edges(values, wanted, limit))
    inside, places = np.ones(len(x), dtype=bool), []
    for values, edge in zip((x, y), edges):
        at = np.searchsorted(edge, values, side="right")
        at = at - (values == edge[-1])
        inside = inside & (at >= 1) & (at < len(edge))
        places.append(at - 1)
    shape = (len(edges[0]) - 1, len(edges[1]) - 1)
    flat = (places[0] * shape[1] + places[1])[inside]
    weights = None if weights is None else np.asarray(weights)[inside]
    counts = np.bincount(flat, weights=weights, minlength=shape[0] * shape[1])
    counts = counts.reshape(shape).astype(float)
    if density:
        counts = counts / np.outer(np.diff(edges[0]), np.diff(edges[1])) / counts.sum()
    return counts, edges[0], edges[1]


# What is subscripted: np.c_[a, b], np.r_[1:4, 0], np.mgrid[0:3, 0:2], np.s_[1:]

def _values(part):
    if not isinstance(part, slice):
        return np.atleast_1d(np.asarray(part))
    start = 0 if part.start is None else part.start
    if isinstance(part.step, complex):
        raise NotImplementedError("an imaginary step (a number of points) is not supported by mnb")
    return np.arange(start, part.stop, 1 if part.step is None else part.step)


def _c_(item):
    columns = []
    for part in item if isinstance(item, tuple) else (item,):
        values = _values(part)
        columns.append(values[:, np.newaxis] if values.ndim == 1 else values)
    return np.concatenate(columns, axis=-1)


def _r_(item):
    parts = item if isinstance(item, tuple) else (item,)
    if parts and isinstance(parts[0], str):
        raise NotImplementedError("np.r_: a string of directives is not supported by mnb")
    return np.concatenate([_values(part) for part in parts], axis=0)


def _s_(item):
    return item


def _mgrid(item):
    if not isinstance(item, tuple):
        return _values(item)
    return np.stack(np.meshgrid(*[_values(part) for part in item], indexing="ij"))


def _ogrid(item):
    if not isinstance(item, tuple):
        return _values(item)
    return tuple(np.meshgrid(*[_values(part) for part in item], indexing="ij", sparse=True))


# numpy.linalg

def cond(x, p=None):
    x = np.asarray(x)
    if p is None or p == 2 or p == -2:
        values = np.linalg.svd(x, compute_uv=False)
        return values[-1] / values[0] if p == -2 else values[0] / values[-1]
    return np.linalg.norm(x, p) * np.linalg.norm(np.linalg.inv(x), p)


def svdvals(x, /):
    return np.linalg.svd(x, compute_uv=False)


def multi_dot(arrays, *, out=None):
    result = np.asarray(arrays[0])
    for array in arrays[1:]:
        result = np.dot(result, array)
    return result
