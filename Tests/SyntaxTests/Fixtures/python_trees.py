"""Prints CPython's syntax tree of a file in the form of `TreeDump.swift`: one statement a line,
every node with its range. Used by record_trees.py."""
import ast
import struct
import sys


def place(node):
    return f"{node.lineno}:{node.col_offset}-{node.end_lineno}:{node.end_col_offset}"


def quoted(text):
    out = []
    for character in text:
        code = ord(character)
        if 0x20 <= code < 0x7F and character not in '"\\':
            out.append(character)
        else:
            out.append("\\u{%x}" % code)
    return '"' + "".join(out) + '"'


def group(*parts):
    return "(" + " ".join(parts) + ")"


def many(nodes):
    return "[" + " ".join(expression(node) for node in nodes) + "]"


def maybe(node):
    return "-" if node is None else expression(node)


def constant(node):
    value = node.value
    if value is None or value is True or value is False:
        return group(str(value), place(node))
    if value is Ellipsis:
        return group("Ellipsis", place(node))
    if isinstance(value, int):
        return group("Int", place(node), str(value))
    if isinstance(value, float):
        return group("Float", place(node), "%x" % struct.unpack("<Q", struct.pack("<d", value)))
    if isinstance(value, str):
        return group("Str", place(node), quoted(value))
    return group("Bytes", place(node), value.hex() or "-")


def fields(node):
    parts = []
    for value in node.values:
        if isinstance(value, ast.Constant):
            parts.append(quoted(value.value))
        else:
            conversion = "-" if value.conversion == -1 else chr(value.conversion)
            spec = fields(value.format_spec) if value.format_spec else "[]"
            parts.append(group("Field", expression(value.value), conversion, spec))
    return "[" + " ".join(parts) + "]"


def parameters(arguments):
    positional = arguments.posonlyargs + arguments.args
    defaults = [None] * (len(positional) - len(arguments.defaults)) + arguments.defaults
    out = []
    for index, (argument, default) in enumerate(zip(positional, defaults)):
        kind = "positionalOnly" if index < len(arguments.posonlyargs) else "positionalOrKeyword"
        out.append(parameter(kind, argument, default))
    if arguments.vararg:
        out.append(parameter("variadic", arguments.vararg, None))
    for argument, default in zip(arguments.kwonlyargs, arguments.kw_defaults):
        out.append(parameter("keywordOnly", argument, default))
    if arguments.kwarg:
        out.append(parameter("keywords", arguments.kwarg, None))
    return "[" + " ".join(out) + "]"


def parameter(kind, argument, default):
    return group(kind, place(argument), argument.arg, maybe(default), maybe(argument.annotation))


def call_arguments(node):
    out = []
    for value in node.args:
        key = (value.lineno, value.col_offset)
        if isinstance(value, ast.Starred):
            out.append((key, group("Star", place(value), expression(value.value))))
        else:
            out.append((key, expression(value)))
    for keyword in node.keywords:
        key = (keyword.lineno, keyword.col_offset)
        name = keyword.arg or "**"
        out.append((key, group("Keyword", place(keyword), name, expression(keyword.value))))
    return "[" + " ".join(text for _, text in sorted(out, key=lambda item: item[0])) + "]"


def comprehension(node):
    kind = {
        ast.ListComp: "list", ast.SetComp: "set", ast.DictComp: "dict",
        ast.GeneratorExp: "generator",
    }[type(node)]
    element, value = (node.key, node.value) if kind == "dict" else (node.elt, None)
    clauses = [
        group("For", expression(c.target), expression(c.iter), many(c.ifs))
        for c in node.generators
    ]
    return group(
        "Comprehension", place(node), kind, expression(element), maybe(value), *clauses)


def expression(node):
    kind = type(node).__name__
    where = place(node)
    match node:
        case ast.Constant():
            return constant(node)
        case ast.Name():
            return group("Name", where, node.id)
        case ast.JoinedStr():
            return group("Formatted", where, fields(node))
        case ast.List() | ast.Tuple() | ast.Set():
            return group(kind, where, many(node.elts))
        case ast.Dict():
            entries = [
                group("Unpack" if key is None else "Entry", *([expression(key)] if key else []),
                      expression(value))
                for key, value in zip(node.keys, node.values)
            ]
            return group("Dict", where, *entries)
        case ast.Starred():
            return group("Starred", where, expression(node.value))
        case ast.UnaryOp():
            return group(type(node.op).__name__, where, expression(node.operand))
        case ast.BinOp():
            op = type(node.op).__name__
            return group(op, where, expression(node.left), expression(node.right))
        case ast.BoolOp():
            return group(type(node.op).__name__, where, many(node.values))
        case ast.Compare():
            rest = [
                f"{type(op).__name__} {expression(value)}"
                for op, value in zip(node.ops, node.comparators)
            ]
            return group("Compare", where, expression(node.left), *rest)
        case ast.IfExp():
            parts = [expression(part) for part in (node.test, node.body, node.orelse)]
            return group("IfExp", where, *parts)
        case ast.Lambda():
            return group("Lambda", where, parameters(node.args), expression(node.body))
        case ast.Call():
            return group("Call", where, expression(node.func), call_arguments(node))
        case ast.Attribute():
            return group("Attribute", where, expression(node.value), node.attr)
        case ast.Subscript():
            return group("Subscript", where, expression(node.value), expression(node.slice))
        case ast.Slice():
            return group("Slice", where, maybe(node.lower), maybe(node.upper), maybe(node.step))
        case ast.ListComp() | ast.SetComp() | ast.DictComp() | ast.GeneratorExp():
            return comprehension(node)
        case ast.NamedExpr():
            return group("Walrus", where, node.target.id, expression(node.value))
        case ast.Yield():
            return group("Yield", where, maybe(node.value))
        case ast.YieldFrom():
            return group("YieldFrom", where, expression(node.value))
    raise ValueError(kind)


def block(statements):
    return "{" + " ".join(statement(node) for node in statements) + "}"


def alias(node):
    return group(place(node), node.name, node.asname or "-")


def handler(node):
    return group("Except", place(node), maybe(node.type), node.name or "-", block(node.body))


def docstring(node):
    text = ast.get_docstring(node, clean=False)
    return "-" if text is None else quoted(text)


def with_item(node):
    return group(expression(node.context_expr), maybe(node.optional_vars))


def statement(node):
    kind = type(node).__name__
    where = place(node)
    match node:
        case ast.Expr():
            return group("Expr", where, expression(node.value))
        case ast.Assign():
            return group("Assign", where, many(node.targets), expression(node.value))
        case ast.AugAssign():
            op = type(node.op).__name__
            return group("AugAssign", where, expression(node.target), op, expression(node.value))
        case ast.AnnAssign():
            return group(
                "AnnAssign", where, expression(node.target), expression(node.annotation),
                maybe(node.value))
        case ast.Delete():
            return group("Delete", where, many(node.targets))
        case ast.Return():
            return group("Return", where, maybe(node.value))
        case ast.Raise():
            return group("Raise", where, maybe(node.exc), maybe(node.cause))
        case ast.Assert():
            return group("Assert", where, expression(node.test), maybe(node.msg))
        case ast.Pass() | ast.Break() | ast.Continue():
            return group(kind, where)
        case ast.Global() | ast.Nonlocal():
            return group(kind, where, *node.names)
        case ast.Import():
            return group("Import", where, *map(alias, node.names))
        case ast.ImportFrom():
            names = [] if node.names[0].name == "*" else list(map(alias, node.names))
            return group("ImportFrom", where, node.module or "-", str(node.level), *names)
        case ast.If() | ast.While():
            return group(kind, where, expression(node.test), block(node.body), block(node.orelse))
        case ast.For():
            return group(
                "For", where, expression(node.target), expression(node.iter), block(node.body),
                block(node.orelse))
        case ast.With():
            return group("With", where, *map(with_item, node.items), block(node.body))
        case ast.Try():
            return group(
                "Try", where, block(node.body), *map(handler, node.handlers),
                block(node.orelse), block(node.finalbody))
        case ast.FunctionDef():
            return group(
                "Def", where, node.name, docstring(node), many(node.decorator_list),
                parameters(node.args), block(node.body))
        case ast.ClassDef():
            return group(
                "Class", where, node.name, docstring(node), many(node.decorator_list),
                many(node.bases), block(node.body))
    raise ValueError(kind)


def dump(source):
    tree = ast.parse(source)
    lines = [docstring(tree)] + [statement(node) for node in tree.body]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.stdout.write(dump(open(sys.argv[1], "rb").read()))
