"""Functions that mnb has in terms of others: joining, windows, subscripts, einsum."""
import numpy as np

rng = np.random.default_rng(3)
a, x, y = rng.normal(size=(4, 3)), rng.normal(size=7), rng.normal(size=4)


def show(name, job):
    try:
        result = job()
    except Exception as error:
        result = (type(error).__name__, str(error)[:100])
    print(name, repr(result))


show("vec", lambda: np.vectorize(lambda p, q: p + 2 * q)(np.arange(3), 1.5))
show("vec2", lambda: np.vectorize(lambda p: "a" if p > 1 else "b")(np.arange(3)))
show("vec3", lambda: np.vectorize(lambda p: (p, p * 2.0))(np.arange(3)))
show("vec4", lambda: np.vectorize(lambda p: p > 1, otypes=[bool])(np.arange(3)))
show("along", lambda: np.apply_along_axis(np.sort, 0, a))
show("along2", lambda: np.apply_along_axis(lambda v: v.max() - v.min(), 1, a))
show("along3", lambda: np.apply_along_axis(lambda v: np.array([v.min(), v.max()]), 0, a))
show("pw", lambda: np.piecewise(x, [x < 0, x >= 0], [-1.0, 1.0]))
show("pw2", lambda: np.piecewise(x, [x < 0], [lambda v: -v, 9.0]))
show("fromf", lambda: np.fromfunction(lambda i, j: i + j, (2, 3), dtype=int))
show("dstack", lambda: np.dstack([[1, 2], [3, 4]]))
show("dsplit", lambda: np.dsplit(np.arange(8).reshape(2, 2, 2), 2))
show("rot", lambda: [np.rot90(a, k) for k in range(4)])
show("roll", lambda: np.rollaxis(np.zeros((2, 3, 4)), 2).shape)
show("resize", lambda: np.resize([1, 2, 3], (2, 4)))
show("trim", lambda: np.trim_zeros(np.array([0, 0, 1, 0, 2, 0])))
show("extract", lambda: np.extract(a > 0, a))
show("compress", lambda: np.compress([True, False, True], a, axis=1))
def placed():
    z = np.arange(6.0); np.place(z, z > 2, [9.0, 8.0]); np.putmask(z, z < 2, [5.0, 6.0]); return z
show("place", placed)
show("tri", lambda: (np.tri(3, 4, 1), np.tril_indices(3), np.triu_indices(3, 1), np.diag_indices(3)))
def filled():
    z = np.zeros((4, 3)); np.fill_diagonal(z, 5.0); w = np.zeros((3, 3)); np.fill_diagonal(w, [1, 2, 3]); return z, w
show("fill", filled)
show("rmi", lambda: (np.ravel_multi_index((np.array([0, 1]), np.array([2, 1])), (2, 3)), np.ravel_multi_index((1, 2), (2, 3))))
show("ndindex", lambda: list(np.ndindex(2, 3)))
show("ndenum", lambda: list(np.ndenumerate(np.arange(4).reshape(2, 2))))
show("divmod", lambda: np.divmod(np.array([7, -7]), 3))
show("modf", lambda: np.modf(np.array([1.5, -2.25, np.inf])))
show("ldexp", lambda: np.ldexp(np.array([1.0, 3.0]), 4))
show("sinc", lambda: (np.sinc(np.array([0, 0.5, 1.0])), np.sinc(0.3)))
show("isinf", lambda: (np.isposinf(np.array([np.inf, -np.inf, 1])), np.isneginf(np.array([np.inf, -np.inf, 1]))))
show("cross", lambda: (np.cross([1, 2, 3], [4, 5, 6]), np.cross(a, a[::-1])))
show("kron", lambda: (np.kron([1, 2], [3, 4]), np.kron(np.eye(2), np.ones((2, 2)))))
show("tensordot", lambda: (np.tensordot(np.arange(24).reshape(2, 3, 4), np.arange(12).reshape(4, 3), axes=([2, 1], [0, 1])), np.tensordot(a, a.T, 1).shape))
show("cums", lambda: np.cumulative_sum(np.arange(4), include_initial=True))
show("corr", lambda: [np.correlate([1, 2, 3, 5], [0, 1, 0.5], m) for m in ("valid", "same", "full")])
show("corr2", lambda: [np.correlate([0, 1, 0.5], [1, 2, 3, 5], m) for m in ("valid", "full")])
show("vander", lambda: (np.vander([1, 2, 3]), np.vander([1.0, 2, 3], 2, increasing=True)))
show("unwrap", lambda: np.unwrap(np.array([0.0, 3.0, 6.5, 9.0, 0.5])))
show("win", lambda: [w(6) for w in (np.hanning, np.hamming, np.blackman, np.bartlett)])
show("h2d", lambda: np.histogram2d(x, x[::-1], 3))
show("h2d2", lambda: np.histogram2d(x, x[::-1], bins=[2, 4], density=True))
show("c_", lambda: (np.c_[x[:3], y[:3]], np.r_[1:4, 0, x[:2]], np.mgrid[0:2, 0:3], np.s_[1:3]))
show("cond", lambda: (round(float(np.linalg.cond(a)), 9), np.linalg.svdvals(a).round(9), np.linalg.multi_dot([a, a.T, a]).round(9)))
m = np.arange(6.0).reshape(2, 3)
show("einsum", lambda: (np.einsum("ij,jk->ik", m, m.T), np.einsum("ii", m @ m.T), np.einsum("ij->j", m)))
show("einsum2", lambda: (np.einsum("ij,ij->i", m, m), np.einsum("bij,bjk->bik", np.ones((2, 2, 3)), np.ones((2, 3, 1))), np.einsum("i,j", m[0], m[1])))
show("einsum3", lambda: (np.einsum("ij,jk,kl->il", m, m.T, m), np.einsum("ij->", np.arange(4).reshape(2, 2))))
svd = np.linalg.svd(np.diag([3.0, 2.0]))
show("svd", lambda: (type(svd).__name__, svd._fields, np.abs(svd.U), svd.S, svd[1]))
show("qr", lambda: np.linalg.qr(np.eye(2)).R.shape)
show("eigh", lambda: np.linalg.eigh(np.diag([1.0, 2.0])).eigenvalues)
show("slogdet", lambda: np.linalg.slogdet(np.diag([1.0, 2.0, 4.0])))
z = np.arange(10)
show("memory", lambda: (np.shares_memory(z, z[2:5]), np.shares_memory(z[::2], z[1::2]), np.may_share_memory(z[:5], z[5:]), np.shares_memory(z, z.copy())))
order = np.argsort(np.random.default_rng(1).random(40_000), kind="stable")
show("argsort", lambda: (order[:5], order[-5:], int(order.sum())))
