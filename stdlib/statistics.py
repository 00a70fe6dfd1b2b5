"""Means, medians, spreads."""

import math as _math
from collections import Counter as _Counter
from bisect import bisect_left as _bisect_left, bisect_right as _bisect_right
from fractions import Fraction as _Fraction
import random as _random

__all__ = ["StatisticsError", "mean", "fmean", "geometric_mean", "harmonic_mean", "median",
           "median_low", "median_high", "median_grouped", "mode", "multimode", "pstdev",
           "pvariance", "stdev", "variance", "quantiles", "correlation", "covariance",
           "linear_regression", "NormalDist"]


class StatisticsError(ValueError):
    """Data that a statistic is not defined for."""


def _sum(data):
    """The exact sum as a fraction, the class of the result, and the number of values."""
    total = _Fraction(0)
    kind = int
    count = 0
    special = None
    for x in data:
        count += 1
        cls = type(x)
        if cls is not int and cls is not bool:
            if isinstance(x, float) or not isinstance(x, (int, _Fraction)):
                kind = float
                x = float(x)
                if not _math.isfinite(x):
                    special = x if special is None else special + x
                    continue
            elif kind is int:
                kind = _Fraction
        total += _Fraction(x)
    return total, kind, count, special


def _convert(value, kind):
    if kind is float:
        return float(value)
    if kind is _Fraction:
        return value
    return int(value) if value.denominator == 1 else float(value)


def mean(data):
    """The arithmetic mean."""
    total, kind, n, special = _sum(data)
    if n < 1:
        raise StatisticsError("mean requires at least one data point")
    if special is not None:
        return special
    return _convert(total / n, kind)


def fmean(data, weights=None):
    """The mean of floats, optionally weighted."""
    data = list(data)
    if weights is None:
        if not data:
            raise StatisticsError("fmean requires at least one data point")
        return _math.fsum(data) / len(data)
    weights = list(weights)
    if len(weights) != len(data):
        raise StatisticsError("data and weights must be the same length")
    total = _math.fsum(weights)
    if not total:
        raise StatisticsError("sum of weights must be non-zero")
    return _math.fsum([x * w for x, w in zip(data, weights)]) / total


def geometric_mean(data):
    """The geometric mean."""
    try:
        return _math.exp(fmean(map(_math.log, data)))
    except ValueError:
        raise StatisticsError("geometric mean requires a non-empty dataset "
                              "containing positive numbers") from None


def harmonic_mean(data, weights=None):
    """The harmonic mean."""
    data = list(data)
    n = len(data)
    if n < 1:
        raise StatisticsError("harmonic_mean requires at least one data point")
    if n == 1 and weights is None:
        if data[0] < 0:
            raise StatisticsError("harmonic mean does not support negative values")
        return data[0]
    weights = [1] * n if weights is None else list(weights)
    if len(weights) != n:
        raise StatisticsError("Number of weights does not match data size")
    if any(x < 0 for x in data):
        raise StatisticsError("harmonic mean does not support negative values")
    if any(w and not x for x, w in zip(data, weights)):
        return 0
    total, kind, _, _ = _sum([w / x if w else 0 for x, w in zip(data, weights)])
    if total <= 0:
        raise StatisticsError("Weighted sum must be positive")
    return _convert(_sum(weights)[0] / total, kind)


def median(data):
    """The middle value, or the mean of the two."""
    data = sorted(data)
    n = len(data)
    if n == 0:
        raise StatisticsError("no median for empty data")
    return data[n // 2] if n % 2 else (data[n // 2 - 1] + data[n // 2]) / 2


def median_low(data):
    """The lower of the two middle values."""
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data[(len(data) - 1) // 2]


def median_high(data):
    """The higher of the two middle values."""
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data[len(data) // 2]


def median_grouped(data, interval=1):
    """The median of values that stand for intervals."""
    data = sorted(data)
    n = len(data)
    if not n:
        raise StatisticsError("no median for empty data")
    x = data[n // 2]
    i = _bisect_left(data, x)
    j = _bisect_right(data, x, lo=i)
    interval = float(interval)
    return float(x) - interval / 2.0 + interval * (n / 2 - i) / (j - i)


def mode(data):
    """The most frequent value, the first of several."""
    pairs = _Counter(iter(data)).most_common(1)
    if not pairs:
        raise StatisticsError("no mode for empty data")
    return pairs[0][0]


def multimode(data):
    """The most frequent values."""
    counts = _Counter(iter(data))
    if not counts:
        return []
    most = max(counts.values())
    return [value for value, count in counts.items() if count == most]


def _squares(data, center):
    """The exact sum of squared distances to the mean."""
    data = list(data)
    total, kind, n, special = _sum(data)
    if n == 0 or special is not None:
        return _Fraction(0), kind, n, special
    c = total / n if center is None else _Fraction(center)
    if center is None:
        # With the exact mean, from the sums of values and of squares.
        squares = _Fraction(0)
        for x in data:
            x = _Fraction(x)
            squares += x * x
        return squares - total * total / n, kind, n, special
    distance = _Fraction(0)
    for x in data:
        d = _Fraction(x) - c
        distance += d * d
    return distance, kind, n, special


def variance(data, xbar=None):
    """The variance of a sample."""
    squares, kind, n, special = _squares(data, xbar)
    if n < 2:
        raise StatisticsError("variance requires at least two data points")
    if special is not None:
        return float("nan")
    return _convert(squares / (n - 1), kind)


def pvariance(data, mu=None):
    """The variance of a population."""
    squares, kind, n, special = _squares(data, mu)
    if n < 1:
        raise StatisticsError("pvariance requires at least one data point")
    if special is not None:
        return float("nan")
    return _convert(squares / n, kind)


def _root(value):
    """The square root of a fraction as the nearest float."""
    n, m = value.numerator, value.denominator
    if n == 0:
        return 0.0
    # An integer square root with at least 64 bits, and one more bit that says whether it is exact.
    q = (n.bit_length() - m.bit_length() - 109) // 2
    if q >= 0:
        a, b = n, m << 2 * q
    else:
        a, b = n << -2 * q, m
    root = _math.isqrt(a // b)
    root |= root * root * b != a
    return float(_Fraction(root) * (_Fraction(2) ** q)) if q >= 0 else float(
        _Fraction(root, 1 << -q))


def stdev(data, xbar=None):
    """The standard deviation of a sample."""
    squares, kind, n, special = _squares(data, xbar)
    if n < 2:
        raise StatisticsError("stdev requires at least two data points")
    if special is not None:
        return float("nan")
    return _root(squares / (n - 1))


def pstdev(data, mu=None):
    """The standard deviation of a population."""
    squares, kind, n, special = _squares(data, mu)
    if n < 1:
        raise StatisticsError("pstdev requires at least one data point")
    if special is not None:
        return float("nan")
    return _root(squares / n)


def quantiles(data, *, n=4, method="exclusive"):
    """The n - 1 points that cut the data into n parts."""
    if n < 1:
        raise StatisticsError("n must be at least 1")
    data = sorted(data)
    size = len(data)
    if size < 2:
        raise StatisticsError("must have at least two data points")
    result = []
    if method == "inclusive":
        for i in range(1, n):
            j, delta = divmod(i * (size - 1), n)
            result.append((data[j] * (n - delta) + data[j + 1] * delta) / n)
        return result
    if method == "exclusive":
        for i in range(1, n):
            j = min(max(i * (size + 1) // n, 1), size - 1)
            delta = i * (size + 1) - j * n
            result.append((data[j - 1] * (n - delta) + data[j] * delta) / n)
        return result
    raise ValueError(f"Unknown method: {method!r}")


def _pairs(x, y, name):
    if len(x) != len(y):
        raise StatisticsError(f"{name} requires that both inputs have same number of data points")
    if len(x) < 2:
        raise StatisticsError(f"{name} requires at least two data points")
    return _math.fsum(x) / len(x), _math.fsum(y) / len(x)


def covariance(x, y, /):
    """The covariance of two samples."""
    xbar, ybar = _pairs(x, y, "covariance")
    return _math.fsum((a - xbar) * (b - ybar) for a, b in zip(x, y)) / (len(x) - 1)


def correlation(x, y, /):
    """Pearson's correlation."""
    xbar, ybar = _pairs(x, y, "correlation")
    sxy = _math.fsum((a - xbar) * (b - ybar) for a, b in zip(x, y))
    sxx = _math.fsum((a - xbar) ** 2.0 for a in x)
    syy = _math.fsum((b - ybar) ** 2.0 for b in y)
    try:
        return sxy / _math.sqrt(sxx * syy)
    except ZeroDivisionError:
        raise StatisticsError("at least one of the inputs is constant")




from collections import namedtuple as _namedtuple
LinearRegression = _namedtuple("LinearRegression", ("slope", "intercept"))


def linear_regression(x, y, /, *, proportional=False):
    """The line through points with the least squared distances."""
    if len(x) != len(y):
        raise StatisticsError(
            "linear regression requires that both inputs have same number of data points")
    if len(x) < 2:
        raise StatisticsError("linear regression requires at least two data points")
    if proportional:
        sxy = _math.fsum(a * b for a, b in zip(x, y))
        sxx = _math.fsum(a * a for a in x)
    else:
        xbar, ybar = _math.fsum(x) / len(x), _math.fsum(y) / len(x)
        sxy = _math.fsum((a - xbar) * (b - ybar) for a, b in zip(x, y))
        sxx = _math.fsum((a - xbar) ** 2.0 for a in x)
    try:
        slope = sxy / sxx
    except ZeroDivisionError:
        raise StatisticsError("x is constant")
    return LinearRegression(slope=slope, intercept=0.0 if proportional else ybar - slope * xbar)


class NormalDist:
    """A normal distribution."""

    def __init__(self, mu=0.0, sigma=1.0):
        if sigma < 0.0:
            raise StatisticsError("sigma must be non-negative")
        self._mu = float(mu)
        self._sigma = float(sigma)

    @classmethod
    def from_samples(cls, data):
        data = list(data)
        return cls(fmean(data), stdev(data))

    @property
    def mean(self):
        return self._mu

    @property
    def median(self):
        return self._mu

    @property
    def mode(self):
        return self._mu

    @property
    def stdev(self):
        return self._sigma

    @property
    def variance(self):
        return self._sigma * self._sigma

    def samples(self, n, *, seed=None):
        draw = _random.gauss if seed is None else _random.Random(seed).gauss
        return [draw(self._mu, self._sigma) for _ in range(n)]

    def pdf(self, x):
        variance = self._sigma * self._sigma
        if not variance:
            raise StatisticsError("pdf() not defined when sigma is zero")
        diff = x - self._mu
        return _math.exp(diff * diff / (-2.0 * variance)) / _math.sqrt(_math.tau * variance)

    def cdf(self, x):
        if not self._sigma:
            raise StatisticsError("cdf() not defined when sigma is zero")
        return 0.5 * (1.0 + _math.erf((x - self._mu) / (self._sigma * _math.sqrt(2.0))))

    def inv_cdf(self, p):
        if p <= 0.0 or p >= 1.0:
            raise StatisticsError("p must be in the range 0.0 < p < 1.0")
        # Newton's method from the middle, on the logistic approximation's guess.
        x = _math.log(p / (1 - p)) * 0.6
        for _ in range(60):
            error = 0.5 * _math.erfc(-x / _math.sqrt(2.0)) - p
            step = error / (_math.exp(-0.5 * x * x) / _math.sqrt(_math.tau))
            x -= max(-1.0, min(1.0, step))
            if abs(step) < 1e-16 * max(1.0, abs(x)):
                break
        return self._mu + x * self._sigma

    def quantiles(self, n=4):
        return [self.inv_cdf(i / n) for i in range(1, n)]

    def zscore(self, x):
        if not self._sigma:
            raise StatisticsError("zscore() not defined when sigma is zero")
        return (x - self._mu) / self._sigma

    def __eq__(self, other):
        if not isinstance(other, NormalDist):
            return NotImplemented
        return self._mu == other._mu and self._sigma == other._sigma

    def __hash__(self):
        return hash((self._mu, self._sigma))

    def __add__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu + other._mu, _math.hypot(self._sigma, other._sigma))
        return NormalDist(self._mu + other, self._sigma)

    def __mul__(self, other):
        return NormalDist(self._mu * other, self._sigma * abs(other))

    def __repr__(self):
        return f"{type(self).__name__}(mu={self._mu!r}, sigma={self._sigma!r})"
