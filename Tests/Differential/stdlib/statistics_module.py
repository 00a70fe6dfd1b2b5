import statistics as st
from fractions import Fraction as F


def t(f, *a, **k):
    try:
        print(f.__name__, repr(f(*a, **k)))
    except Exception as e:
        print(f.__name__, type(e).__name__, e)


data = [[1, 2, 3, 4], [1, 2, 3, 4, 5], [2.5, 3.25, 5.5], [0.1] * 10, [1], [], [-1, 0, 1], [F(1, 2), F(1, 3)], [1, 2.5],
        [10**20, 1, -10**20], [3, 1, 4, 1, 5, 9, 2, 6], [1.5, 1.5, 2.5], [True, False, True], [1e300, 1e300]]
for d in data:
    for f in (st.mean, st.median, st.median_low, st.median_high, st.mode, st.multimode, st.stdev, st.pstdev, st.variance, st.pvariance):
        t(f, d)
    t(st.quantiles, d)
    t(st.median_grouped, d)
for d in data[:4] + data[8:9] + [[]]:
    t(st.fmean, d)
    t(st.geometric_mean, d)
    t(st.harmonic_mean, d)
t(st.fmean, [1, 2, 3], [1, 1, 2])
t(st.fmean, [1, 2], [1])
t(st.fmean, [1], [0])
t(st.geometric_mean, [1, -1])
t(st.harmonic_mean, [1, -1])
t(st.harmonic_mean, [40, 60], weights=[5, 30])
t(st.harmonic_mean, [0, 1])
t(st.quantiles, range(1, 101), n=10)
t(st.quantiles, [1, 2, 3, 4, 5], n=4, method="inclusive")
t(st.quantiles, [1, 2, 3], n=0)
t(st.quantiles, [1, 2, 3], method="bad")
t(st.mode, "aabbb")
t(st.multimode, "aabb")
t(st.variance, [1, 2, 3], 2)
t(st.pvariance, [1, 2, 3], 2)
t(st.correlation, [1, 2, 3], [1, 2, 3.5])
t(st.correlation, [1, 1], [1, 2])
t(st.correlation, [1], [1])
t(st.correlation, [1, 2], [1])
t(st.covariance, [1, 2, 3], [3, 2, 1])
t(st.linear_regression, [1, 2, 3], [2, 4, 6.5])
t(st.linear_regression, [1, 2, 3], [2, 4, 6.5], proportional=True)
t(st.linear_regression, [1, 1], [1, 2])
n = st.NormalDist(100, 15)
print(n, n.mean, n.stdev, n.variance, n.pdf(100), n.cdf(115), n.zscore(130), n == st.NormalDist(100, 15), n + 5, n * 2)
print(round(n.inv_cdf(0.975), 9), [round(q, 9) for q in n.quantiles(4)], st.NormalDist.from_samples([1, 2, 3, 4]))
t(st.NormalDist, 0, -1)
t(n.inv_cdf, 0)
print(st.mean([0.1, 0.2, 0.3]), st.stdev([0.1, 0.2, 0.4]), st.mean(x for x in range(5)))
