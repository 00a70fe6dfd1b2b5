"""Prints CPython's symbol tables in the form of `ScopeDump` in ScopeTests.swift."""
import symtable

BINDINGS = {1: "local", 2: "global", 3: "global", 4: "free", 5: "cell"}
FREE_IN_CLASS = 2 << 5


def dump_table(table, depth, out):
    names, free = [], []
    for symbol in table.get_symbols():
        name = symbol.get_name()
        if name.startswith("."):
            continue
        binding = BINDINGS[symbol._Symbol__scope]
        if binding == "local" and table.get_type() == "class":
            binding = "classMember"
        if binding == "local" and table.get_type() == "module":
            binding = "global"
        if binding == "free" or symbol._Symbol__flags & FREE_IN_CLASS:
            free.append(name)
        names.append((name, binding))
    kind, name = table.get_type(), table.get_name()
    if name in ("listcomp", "setcomp", "dictcomp", "genexpr"):
        kind, name = "comprehension", f"<{name}>"
    elif kind == "function" and name == "lambda":
        kind, name = "lambda", "<lambda>"
    elif kind == "module":
        name = "<module>"
    bindings = " ".join(f"{name}={binding}" for name, binding in sorted(names))
    line = "  " * depth + f"{kind} {name}: {bindings}"
    out.append(line + (f" free {' '.join(sorted(free))}" if free else ""))
    for child in table.get_children():
        dump_table(child, depth + 1, out)


def dump(source):
    out = []
    dump_table(symtable.symtable(source, "test.py", "exec"), 0, out)
    return "\n".join(out) + "\n"
