"""Records arithmetic.json: numpy's elementary functions on a processor with AVX-512, bit by bit.

Usage: python3 record_arithmetic.py   (numpy 2.4 on x86-64 with AVX-512)
"""
import json
import os

import numpy as np
from numpy._core._multiarray_umath import __cpu_features__

assert __cpu_features__.get("AVX512_SKX") or __cpu_features__.get("X86_V4"), "no AVX-512 here"
r = np.random.default_rng(42)
numbers = {
    "log": [r.random(400), np.exp(r.uniform(-700, 700, 300)), r.uniform(0.9, 1.1, 200),
            [5e-324, 1e-310, 0.0, 1.0, np.inf]],
    "log1p": [-r.random(400), r.random(200) * 10, r.uniform(-1e-6, 1e-6, 100),
              np.exp(r.uniform(-300, 300, 100)), -np.exp(-np.exp(r.uniform(-3, 3, 200))),
              [0.0, -0.0, -1.0, np.inf, 1e-320, -1e-320]],
    "exp": [r.uniform(-5, 5, 400), r.uniform(-700, 700, 300), r.uniform(-1e-6, 1e-6, 100),
            np.arange(-50, 50) * np.log(2) / 16, [0.0, -0.0, -800.0, 800.0, np.inf, -np.inf]],
    "expm1": [r.uniform(-5, 5, 400), r.uniform(-700, 700, 300), r.uniform(-1e-6, 1e-6, 100),
              np.arange(-50, 50) * np.log(2) / 16, [0.0, -0.0, -800.0, 800.0, np.inf, -np.inf]],
}
recorded = {}
with np.errstate(all="ignore"):
    for name, parts in numbers.items():
        x = np.concatenate(parts)
        y = getattr(np, name)(x)
        recorded[name] = {"x": [str(b) for b in x.view(np.uint64)],
                          "y": [str(b) for b in y.view(np.uint64)]}
path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "arithmetic.json")
with open(path, "w") as file:
    json.dump(recorded, file)
    file.write("\n")
