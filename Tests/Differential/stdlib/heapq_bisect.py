import bisect
import heapq


def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except Exception as e:
        print(type(e).__name__, e)


h = []
for x in [5, 3, 8, 1, 9, 2, 7, 3]:
    heapq.heappush(h, x)
print(h)
print([heapq.heappop(h) for _ in range(4)], h)
print(heapq.heappushpop(h, 0), heapq.heappushpop(h, 10), heapq.heapreplace(h, 1), h)
x = [9, 8, 7, 6, 5, 4, 3, 2, 1]
heapq.heapify(x)
print(x)
print(heapq.nlargest(3, [3, 1, 4, 1, 5]), heapq.nsmallest(2, [3, 1, 4]), heapq.nlargest(2, ["aa", "b", "cccc"], key=len))
print(heapq.nsmallest(0, [1]), heapq.nlargest(10, [1, 2]), heapq.nlargest(1, [(1, "a"), (1, "b")], key=lambda p: p[0]))
print(list(heapq.merge([1, 4], [2, 3], [0, 9])), list(heapq.merge([3, 1], [4, 2], reverse=True)), list(heapq.merge("ab", "AC", key=str.lower)))
t(heapq.heappop, [])
t(heapq.heapreplace, [], 1)
q = [(2, "b"), (1, "a")]
heapq.heapify(q)
heapq.heappush(q, (0, "z"))
print(q)
a = [1, 2, 2, 3, 5]
for v in (0, 1, 2, 2.5, 5, 6):
    print(bisect.bisect_left(a, v), bisect.bisect_right(a, v), bisect.bisect(a, v), bisect.bisect_left(a, v, 1, 3))
bisect.insort(a, 2)
bisect.insort_left(a, 4)
print(a, bisect.bisect_left(["a", "bb", "cccc"], 3, key=len))
t(bisect.bisect, [1], 1, -1)
