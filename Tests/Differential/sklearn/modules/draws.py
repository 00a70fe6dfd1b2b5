"""What the scripts of this folder share: random numbers and rounding."""
import random

import numpy as np


def rounded(values, digits=7):
    """Nested lists of numbers with so many digits."""
    values = values.tolist() if hasattr(values, "tolist") else values
    if isinstance(values, (list, tuple)):
        return [rounded(v, digits) for v in values]
    return round(float(values), digits) + 0.0


class Draws:
    """Random numbers that both Pythons draw alike."""

    def __init__(self, seed):
        self.source = random.Random(seed)

    def normal(self, size):
        return self._fill(size, lambda: self.source.gauss(0, 1))

    def uniform(self, size, low=0.0, high=1.0):
        return self._fill(size, lambda: self.source.uniform(low, high))

    def _fill(self, size, draw):
        if isinstance(size, int):
            return np.array([draw() for _ in range(size)])
        return np.array([[draw() for _ in range(size[1])] for _ in range(size[0])])
