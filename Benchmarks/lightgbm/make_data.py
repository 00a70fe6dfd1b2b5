"""Writes the benchmark's arrays into a folder: make_data.py FOLDER. Needs Python with numpy."""
import pickle
import sys
from pathlib import Path

import numpy as np

folder = Path(sys.argv[1])


def write(name, rows, columns, seed, missing, positive, block=100_000):
    """Columns that share a few hidden factors; some skewed, some rounded, some with many zeros."""
    random = np.random.default_rng(seed)
    mixing = random.normal(size=(12, columns)) * (random.uniform(size=(12, columns)) < 0.35)
    X = np.empty((rows, columns), dtype=np.float32)
    score = np.empty(rows)
    for start in range(0, rows, block):
        stop = min(rows, start + block)
        hidden = random.normal(size=(stop - start, 12))
        part = hidden @ mixing + 0.7 * random.normal(size=(stop - start, columns))
        for j in range(columns):
            kind = j % 10
            if kind == 1:
                part[:, j] = np.exp(0.6 * part[:, j])
            elif kind == 3:
                part[:, j] = np.round(part[:, j] * 3)
            elif kind == 5:
                part[:, j] = np.maximum(part[:, j], 0)
        part[random.uniform(size=part.shape) < missing] = np.nan
        X[start:stop] = part
        score[start:stop] = (
            np.sum(np.tanh(hidden[:, :6]), axis=1) + hidden[:, 0] * hidden[:, 1]
            + 0.5 * random.normal(size=stop - start))
    y = (score > np.quantile(score, 1 - positive)).astype(np.int64)
    for part, array in [("X", X), ("y", y)]:
        with open(folder / f"{name}_{part}.pkl", "wb") as file:
            pickle.dump(array, file, protocol=5)


write("survey", 3_043, 222, 1, 0.15, 0.05)
write("survey_test", 7_135, 222, 2, 0.15, 0.05)
write("wide", 100_000, 100, 3, 0.05, 0.2)
write("long", 1_000_000, 50, 4, 0.05, 0.2)
