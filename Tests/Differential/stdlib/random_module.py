import random


def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except Exception as e:
        print(type(e).__name__, e)


for seed in (0, 1, 42, -7, 2**40, 2**200, "text", "", b"bytes", 3.5, True, -2.25, "naïve"):
    random.seed(seed)
    print(repr(seed), random.random(), random.getrandbits(70), random.randint(1, 100), random.choice("abcdef"))
random.seed(123)
print([random.random() for _ in range(5)])
print([random.uniform(-1, 1) for _ in range(3)], [random.randrange(10) for _ in range(10)])
print([random.randrange(5, 50, 5) for _ in range(5)], random.randint(-10**18, 10**18), random.getrandbits(1))
print([random.gauss(0, 1) for _ in range(5)], random.gauss(), [random.normalvariate(5, 2) for _ in range(3)])
print(random.betavariate(2, 3), random.expovariate(1.5), random.gammavariate(2, 1.5), random.gammavariate(0.5, 1),
      random.gammavariate(1, 2), random.lognormvariate(0, 1), random.paretovariate(3), random.triangular(0, 1, 0.3),
      random.triangular(), random.vonmisesvariate(0, 4), random.vonmisesvariate(1, 0), random.weibullvariate(1, 1.5))
x = list(range(20))
random.shuffle(x)
print(x)
print(random.sample(range(100), 10), random.sample("abcdef", 3), random.sample([1, 2, 3], 3), random.sample(range(10**9), 3))
print(random.sample(["a", "b"], counts=[3, 2], k=4), random.choices([1, 2, 3], k=5),
      random.choices("ab", weights=[1, 9], k=8), random.choices("abc", cum_weights=[1, 3, 10], k=6))
state = random.getstate()
a = [random.random(), random.gauss(0, 1)]
random.setstate(state)
print(a == [random.random(), random.gauss(0, 1)], state[0], len(state[1]), state[1][:3])
r = random.Random(7)
s = random.Random(7)
print(r.random() == s.random(), [r.randint(0, 5) for _ in range(6)], r.choice([1, 2, 3]), r.random(), r.randbytes(5))
t(random.choice, [])
t(random.sample, [1], 2)
t(random.sample, {1, 2}, 1)
t(random.sample, [1, 2], -1)
t(random.randint, 5, 1)
t(random.randrange, 0)
t(random.randrange, 5, 5)
t(random.randrange, 1, 10, 0)
t(random.randrange, 1.5)
t(random.choices, [], k=1)
t(random.choices, [1, 2], [0, 0], k=1)
t(random.choices, [1, 2], [1], k=1)
t(random.choices, [1, 2], [1, 1], cum_weights=[1, 2])
t(random.getrandbits, -1)
t(random.getrandbits, 0)
t(random.seed, [1])
t(random.shuffle, "abc")
t(random.shuffle, (1, 2))
t(random.expovariate, 0)
t(random.gammavariate, -1, 1)
random.seed(9)
print(random.randrange(2**70) if False else random.randrange(2**60), random.choice(range(100)), random.sample(range(5), 0))
