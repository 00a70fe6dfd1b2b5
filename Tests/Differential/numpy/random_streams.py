import numpy as np


def show(label, f):
    try:
        value = f()
    except Exception as error:
        print(label, "->", type(error).__name__ + ":", error)
    else:
        print(label, "->", repr(value))


for seed in (0, 1, 42, 2**32 - 1):
    r = np.random.RandomState(seed)
    for label, f in (("rand", lambda: r.rand(3)), ("rand0", lambda: r.rand()), ("randn", lambda: r.randn(2, 2)), ("randint", lambda: r.randint(0, 10, 5)), ("randint1", lambda: r.randint(5)), ("uniform", lambda: r.uniform(-1, 1, 3)), ("normal", lambda: r.normal(5, 2, 3)),
                     ("choice", lambda: r.choice(5, 3)), ("choicenr", lambda: r.choice(10, 4, replace=False)), ("choicep", lambda: r.choice(["a", "b", "c"], 4, p=[0.1, 0.2, 0.7])), ("permutation", lambda: r.permutation(6)), ("permutationl", lambda: r.permutation([5, 6, 7])), ("exponential", lambda: r.exponential(2.0, 2)),
                     ("poisson", lambda: r.poisson(3.0, 4)), ("binomial", lambda: r.binomial(10, 0.3, 4)), ("beta", lambda: r.beta(2, 3)), ("gamma", lambda: r.gamma(2.0, 1.0, 2)), ("lognormal", lambda: r.lognormal()), ("random_sample", lambda: r.random_sample(2)), ("multinomial", lambda: r.multinomial(10, [0.2, 0.3, 0.5])), ("laplace", lambda: r.laplace(size=2))):
        show(f"RandomState({seed}) {label}", f)
    x = np.arange(6)
    r.shuffle(x)
    y = [1, 2, 3, 4]
    r.shuffle(y)
    print(x, y)
    g = np.random.default_rng(seed)
    for label, f in (("random", lambda: g.random(3)), ("random0", lambda: g.random()), ("integers", lambda: g.integers(0, 10, 5)), ("integers1", lambda: g.integers(100)), ("integersend", lambda: g.integers(1, 6, size=4, endpoint=True)), ("uniform", lambda: g.uniform(-1, 1, 3)), ("normal", lambda: g.normal(5, 2, 3)), ("standard_normal", lambda: g.standard_normal(3)),
                     ("choice", lambda: g.choice(5, 3)), ("choicenr", lambda: g.choice(10, 4, replace=False)), ("choicep", lambda: g.choice(["a", "b", "c"], 4, p=[0.1, 0.2, 0.7])), ("permutation", lambda: g.permutation(6)), ("exponential", lambda: g.exponential(2.0, 2)), ("poisson", lambda: g.poisson(3.0, 4)), ("binomial", lambda: g.binomial(10, 0.3, 4)), ("table", lambda: g.normal(size=(2, 2))), ("bool", lambda: g.random(4) < 0.5)):
        show(f"default_rng({seed}) {label}", f)
    z = np.arange(6)
    g.shuffle(z)
    print(z)
np.random.seed(7)
print(np.random.rand(2), np.random.randint(3, size=4), np.random.normal(), np.random.choice([1, 2, 3]), np.random.permutation(4))
for label, f in (("badseed", lambda: np.random.RandomState(-1)), ("low", lambda: np.random.randint(5, 5)), ("p", lambda: np.random.choice(3, p=[0.5, 0.5])), ("psum", lambda: np.random.choice(2, p=[0.5, 0.6])), ("many", lambda: np.random.choice(3, 5, replace=False)), ("scale", lambda: np.random.normal(0, -1))):
    show(label, f)
