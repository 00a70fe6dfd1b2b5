"""Records random_numpy.json and random_python.json from the real libraries.

Usage: python3 record_random.py   (numpy 2.4; CPython 3.11 for random_python.json)
"""
import hashlib
import json
import os
import random
import struct

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
SEEDS = [0, 42, 2**32 - 1]
CONTINUOUS = [
    ("standardUniform", "random_sample", "random", []),
    ("uniform", "uniform", "uniform", [-2.5, 7.0]),
    ("normal", "normal", "normal", [1.5, 2.0]),
    ("exponential", "exponential", "exponential", [3.0]),
    ("gamma", "gamma", "gamma", [2.5, 1.5]),
    ("gamma", "gamma", "gamma", [0.3, 2.0]),
    ("gamma", "gamma", "gamma", [1.0, 2.0]),
    ("beta", "beta", "beta", [2.0, 3.0]),
    ("beta", "beta", "beta", [0.4, 0.7]),
    ("beta", "beta", "beta", [0.001, 0.002]),
    ("chiSquare", "chisquare", "chisquare", [3.0]),
    ("f", "f", "f", [3.0, 5.0]),
    ("logNormal", "lognormal", "lognormal", [0.5, 0.25]),
    ("laplace", "laplace", "laplace", [1.0, 2.0]),
    ("logistic", "logistic", "logistic", [1.0, 2.0]),
    ("gumbel", "gumbel", "gumbel", [1.0, 2.0]),
    ("triangular", "triangular", "triangular", [-1.0, 0.5, 3.0]),
    ("rayleigh", "rayleigh", "rayleigh", [2.0]),
    ("weibull", "weibull", "weibull", [1.5]),
    ("pareto", "pareto", "pareto", [3.0]),
    ("power", "power", "power", [2.5]),
    ("studentT", "standard_t", "standard_t", [4.0]),
    ("cauchy", "standard_cauchy", "standard_cauchy", []),
]
COUNTS = [
    ("poisson", [0.0]), ("poisson", [2.5]), ("poisson", [10.0]), ("poisson", [1234.5]),
    ("binomial", [10, 0.3]), ("binomial", [1000, 0.4]), ("binomial", [100000, 0.93]),
    ("binomial", [0, 0.4]), ("binomial", [200, 0.5]),
    ("geometric", [0.5]), ("geometric", [0.01]), ("negative_binomial", [3.5, 0.2]),
]
INTEGERS = [
    ("int64", 0, 0), ("int64", 0, 9), ("int64", -100, 100), ("int64", 0, 2**32 - 1),
    ("int64", 0, 2**32), ("int64", -2**63, 2**63 - 1), ("int64", 5, 2**62 + 11),
    ("int32", 0, 9), ("int32", -2**31, 2**31 - 1), ("int32", -7, 2**30),
    ("int16", -100, 1000), ("int16", -32768, 32767), ("int8", -3, 90), ("int8", -128, 127),
    ("uint8", 0, 255), ("uint8", 10, 19), ("bool", 0, 1), ("bool", 1, 1),
]
CHOICES = [
    dict(population=10, count=5, replace=True, p=None),
    dict(population=10, count=5, replace=False, p=None),
    dict(population=4, count=20, replace=True, p=[0.1, 0.2, 0.3, 0.4]),
    dict(population=5, count=4, replace=False, p=[0.5, 0.1, 0.1, 0.3, 0.0]),
    dict(population=20000, count=30, replace=False, p=None),
    dict(population=20000, count=1500, replace=False, p=None),
]


def digest(values):
    """FNV over the bit patterns: one number for a long stream."""
    h = 14695981039346656037
    for word in np.asarray(values, dtype=np.float64).view(np.uint64).tolist():
        h = ((h ^ word) * 1099511628211) & 0xFFFFFFFFFFFFFFFF
    return str(h)


def cases(make, legacy, name):
    out = {"name": name, "continuous": [], "counts": [], "integers": [], "choices": []}
    for case, old, new, args in CONTINUOUS:
        r = make()
        values = getattr(r, old if legacy else new)(*args, size=24)
        out["continuous"].append({"name": case, "arguments": args, "values": values.tolist()})
    for case, args in COUNTS:
        out["counts"].append(
            {"name": case, "arguments": args, "values": getattr(make(), case)(*args, size=40).tolist()})
    for dtype, low, high in INTEGERS:
        r = make()
        draw = r.randint if legacy else r.integers
        values = draw(low, high + 1, size=30, dtype=dtype)
        out["integers"].append({
            "dtype": dtype, "low": low, "high": high, "values": values.astype(np.int64).tolist(),
            "next": (r.random_sample() if legacy else r.random())})
    for case in CHOICES:
        values = make().choice(case["population"], case["count"], case["replace"], case["p"])
        out["choices"].append({**case, "values": values.tolist()})
    if not legacy:
        out["unshuffled"] = make().choice(1000, 20, False, shuffle=False).tolist()
        out["floats"] = [float(x) for x in make().random(10, dtype=np.float32)]
        out["children"] = [g.random() for g in make().spawn(3)]
    out["permutation"] = make().permutation(50).tolist()
    out["bytes"] = list(make().bytes(11))
    out["multinomial"] = make().multinomial(1000, [0.2, 0.3, 0.1, 0.4]).tolist()
    r = make()
    out["mixed"] = [r.normal(), int(r.randint(5) if legacy else r.integers(5)), r.normal(),
                    r.uniform(), r.normal(), r.exponential()]
    for kind in ("standard_normal", "standard_exponential"):
        out[kind + "_digest"] = digest(getattr(make(), kind)(200_000))
    return out


def numpy_fixture():
    out = {"numpy": np.__version__, "legacy": [], "modern": [], "arrays": [], "sequences": []}
    for seed in SEEDS:
        out["legacy"].append(cases(lambda: np.random.RandomState(seed), True, str(seed)))
        out["modern"].append(cases(lambda: np.random.default_rng(seed), False, str(seed)))
    for words in ([1], [1, 2, 3], list(range(700))):
        r = np.random.RandomState(words)
        out["arrays"].append({"words": words, "values": r.random_sample(8).tolist()})
    for words, key, pool in (([0], [], 4), ([7, 8], [3], 4), (list(range(9)), [1, 2], 4), ([5], [], 8)):
        s = np.random.SeedSequence(words, spawn_key=key, pool_size=pool)
        out["sequences"].append({
            "words": words, "key": key, "pool": pool, "state": s.generate_state(10).tolist(),
            "state64": [str(x) for x in s.generate_state(3, np.uint64)]})
    return out


def python_fixture():
    out = []
    for seed in (0, 42, -42, 2**40 + 5, "survey", b"\x00\x01"):
        if isinstance(seed, int):
            n, words = abs(seed), []
            while n:
                words.append(n & 0xFFFFFFFF)
                n >>= 32
            entry = {"words": words or [0]}
        else:
            data = seed.encode() if isinstance(seed, str) else seed
            entry = {"bytes": list(data), "digest": list(hashlib.sha512(data).digest())}
        r = random.Random(seed)
        entry["random"] = [r.random() for _ in range(5)]
        entry["bits"] = [str(r.getrandbits(k)) for k in (1, 7, 32, 33, 64, 100)]
        entry["ranges"] = [r.randrange(10), r.randrange(-5, 6), r.randrange(0, 100, 7),
                           r.randrange(100, 0, -9), r.randint(1, 6), r.randrange(2**40)]
        order = list(range(30))
        r.shuffle(order)
        entry["shuffle"] = order
        entry["samples"] = [r.sample(range(n), k) for n, k in ((10, 3), (30, 6), (1000, 6), (5000, 40), (3, 0))]
        entry["choices"] = r.choices(range(7), k=12)
        entry["weighted"] = r.choices(range(3), weights=[1, 5, 2], k=12)
        entry["variates"] = [
            r.gauss(1.0, 2.0), r.gauss(1.0, 2.0), r.gauss(0.0, 1.0), r.normalvariate(1.0, 2.0),
            r.uniform(-3.0, 4.0), r.triangular(1.0, 5.0, 2.0), r.triangular(0.0, 1.0),
            r.expovariate(2.0), r.paretovariate(3.0), r.weibullvariate(2.0, 1.5),
            r.betavariate(2.0, 3.0), r.gammavariate(2.5, 1.5), r.gammavariate(0.5, 1.5),
            r.gammavariate(1.0, 2.0), r.lognormvariate(0.0, 0.5), r.vonmisesvariate(1.0, 2.0)]
        entry["bytes11"] = list(r.randbytes(11))
        entry["last"] = r.random()
        out.append(entry)
    return out


for name, value in (("random_numpy", numpy_fixture()), ("random_python", python_fixture())):
    with open(os.path.join(HERE, name + ".json"), "w") as file:
        json.dump(value, file, separators=(",", ":"))
        file.write("\n")
