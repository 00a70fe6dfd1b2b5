class Stack:
    def __init__(self): self._items = []
    def push(self, v): self._items.append(v); return self
    def pop(self): return self._items.pop()
    def __len__(self): return len(self._items)
    def __iter__(self): return reversed(self._items)
    def __contains__(self, v): return v in self._items
s = Stack().push(1).push(2).push(3)
print(len(s), list(s), 2 in s, s.pop(), len(s))
class Node:
    def __init__(self, value, next=None): self.value, self.next = value, next
    def __iter__(self):
        node = self
        while node:
            yield node.value
            node = node.next
print(list(Node(1, Node(2, Node(3)))))
class Tree:
    def __init__(self): self.root = None
    def insert(self, v):
        def place(node):
            if node is None:
                return [v, None, None]
            node[1 if v < node[0] else 2] = place(node[1 if v < node[0] else 2])
            return node
        self.root = place(self.root)
    def walk(self, node="root"):
        node = self.root if node == "root" else node
        if node is not None:
            yield from self.walk(node[1])
            yield node[0]
            yield from self.walk(node[2])
t = Tree()
for v in (5, 2, 8, 1, 9, 3):
    t.insert(v)
print(list(t.walk()))
def tokenize(text):
    i = 0
    while i < len(text):
        c = text[i]
        if c.isspace():
            i += 1
        elif c.isdigit():
            j = i
            while j < len(text) and (text[j].isdigit() or text[j] == "."):
                j += 1
            yield ("num", float(text[i:j]) if "." in text[i:j] else int(text[i:j]))
            i = j
        else:
            yield ("op", c)
            i += 1
def parse(text):
    tokens = list(tokenize(text)) + [("end", None)]
    pos = 0
    def peek(): return tokens[pos]
    def take():
        nonlocal pos
        pos += 1
        return tokens[pos - 1]
    def expr():
        v = term()
        while peek()[1] in ("+", "-"):
            v = v + term() if take()[1] == "+" else v - term()
        return v
    def term():
        v = factor()
        while peek()[1] in ("*", "/"):
            v = v * factor() if take()[1] == "*" else v / factor()
        return v
    def factor():
        kind, v = take()
        if v == "(":
            v = expr()
            take()
            return v
        if v == "-":
            return -factor()
        return v
    return expr()
print(parse("1 + 2 * (3 - 4) / 5"), parse("-(2.5*2) + 10"), list(tokenize("1+2.5")))
def scheduler(*tasks):
    queue = list(tasks)
    while queue:
        task = queue.pop(0)
        try:
            print(next(task), end=" ")
            queue.append(task)
        except StopIteration as stop:
            print(f"<{stop.value}>", end=" ")
def task(name, n):
    for i in range(n):
        yield f"{name}{i}"
    return name
scheduler(task("a", 2), task("b", 3), task("c", 1))
print()
def running_mean():
    total, n, mean = 0.0, 0, None
    while True:
        v = yield mean
        total += v
        n += 1
        mean = total / n
m = running_mean()
next(m)
print([m.send(v) for v in (10, 20, 60)])
def sieve(n):
    flags = [True] * (n + 1)
    for i in range(2, int(n ** 0.5) + 1):
        if flags[i]:
            flags[i * i :: i] = [False] * len(flags[i * i :: i])
    return [i for i in range(2, n + 1) if flags[i]]
print(sieve(50), len(sieve(10000)))
def permutations(xs):
    if len(xs) <= 1:
        yield xs
    for i in range(len(xs)):
        if len(xs) > 1:
            for p in permutations(xs[:i] + xs[i + 1:]):
                yield [xs[i]] + p
print(list(permutations([1, 2, 3])))
words = "the quick the lazy the dog quick".split()
counts = {}
for w in words:
    counts[w] = counts.get(w, 0) + 1
print(sorted(counts.items(), key=lambda kv: (-kv[1], kv[0])))
