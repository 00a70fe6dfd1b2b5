"""A priority queue in a list: the smallest element is first."""

__all__ = ["heappush", "heappop", "heapify", "heapreplace", "merge", "nlargest", "nsmallest",
           "heappushpop"]


def _up(heap, start, pos):
    item = heap[pos]
    while pos > start:
        parent = (pos - 1) >> 1
        if not item < heap[parent]:
            break
        heap[pos] = heap[parent]
        pos = parent
    heap[pos] = item


def _down(heap, pos):
    end = len(heap)
    start = pos
    item = heap[pos]
    child = 2 * pos + 1
    while child < end:
        right = child + 1
        if right < end and not heap[child] < heap[right]:
            child = right
        heap[pos] = heap[child]
        pos = child
        child = 2 * pos + 1
    heap[pos] = item
    _up(heap, start, pos)


def heappush(heap, item):
    """Adds an element."""
    heap.append(item)
    _up(heap, 0, len(heap) - 1)


def heappop(heap):
    """Removes and returns the smallest element."""
    last = heap.pop()
    if not heap:
        return last
    smallest = heap[0]
    heap[0] = last
    _down(heap, 0)
    return smallest


def heapreplace(heap, item):
    """Removes the smallest element and adds another."""
    smallest = heap[0]
    heap[0] = item
    _down(heap, 0)
    return smallest


def heappushpop(heap, item):
    """Adds an element, then removes the smallest."""
    if heap and heap[0] < item:
        item, heap[0] = heap[0], item
        _down(heap, 0)
    return item


def heapify(x):
    """Puts a list in heap order."""
    for i in reversed(range(len(x) // 2)):
        _down(x, i)


def nlargest(n, iterable, key=None):
    """The n largest elements, largest first."""
    return sorted(iterable, key=key, reverse=True)[:max(n, 0)]


def nsmallest(n, iterable, key=None):
    """The n smallest elements, smallest first."""
    return sorted(iterable, key=key)[:max(n, 0)]


def merge(*iterables, key=None, reverse=False):
    """The elements of sorted iterables, in order."""
    heads = []
    for number, iterable in enumerate(iterables):
        source = iter(iterable)
        for value in source:
            heads.append([value if key is None else key(value), number, value, source])
            break
    while heads:
        best = heads[0]
        for head in heads[1:]:
            if head[0] > best[0] if reverse else head[0] < best[0]:
                best = head
        yield best[2]
        for value in best[3]:
            best[0] = value if key is None else key(value)
            best[2] = value
            break
        else:
            heads.remove(best)
