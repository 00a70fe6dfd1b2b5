"""Classes made of their fields."""

import copy as _copy
import _mnb

__all__ = ["dataclass", "field", "Field", "FrozenInstanceError", "InitVar", "KW_ONLY", "MISSING",
           "fields", "asdict", "astuple", "make_dataclass", "replace", "is_dataclass"]


class FrozenInstanceError(AttributeError):
    """A change of a frozen instance."""


class _MissingType:
    pass


class _KwOnlyType:
    pass


class _FactoryType:
    def __repr__(self):
        return "<factory>"


MISSING = _MissingType()
KW_ONLY = _KwOnlyType()
_FACTORY = _FactoryType()
_FIELDS = "__dataclass_fields__"
_PARAMS = "__dataclass_params__"
_BUILTINS = {"int": int, "float": float, "str": str, "bool": bool, "list": list, "dict": dict,
             "tuple": tuple, "set": set, "bytes": bytes, "object": object, "frozenset": frozenset}


class InitVar:
    """An argument of `__init__` that is no field."""

    @classmethod
    def __class_getitem__(cls, type):
        return cls


class Field:
    """A field: its name, its class as the source has it, and its options."""

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = {} if metadata is None else metadata
        self.kw_only = kw_only
        self._field_type = "field"

    def __repr__(self):
        return (f"Field(name={self.name!r},type={self.type!r},default={self.default!r},"
                f"default_factory={self.default_factory!r},init={self.init!r},repr={self.repr!r},"
                f"hash={self.hash!r},compare={self.compare!r},metadata=mappingproxy("
                f"{self.metadata!r}),kw_only={self.kw_only!r},_field_type=_FIELD)")


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None,
          compare=True, metadata=None, kw_only=MISSING):
    """The options of one field."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


class _Params:
    def __init__(self, **values):
        for name, value in values.items():
            setattr(self, name, value)

    def __repr__(self):
        shown = ",".join(f"{name}={value!r}" for name, value in self.__dict__.items())
        return f"_DataclassParams({shown})"


def _kind(annotation):
    """Field, class variable or argument of `__init__` only, by the annotation or its text."""
    if annotation is KW_ONLY:
        return "kw"
    if annotation is InitVar:
        return "init"
    if not isinstance(annotation, str):
        return "class" if repr(annotation).startswith("typing.ClassVar") else "field"
    head = annotation.strip("\"' ").split("[")[0].strip().split(".")[-1]
    return {"ClassVar": "class", "InitVar": "init", "KW_ONLY": "kw"}.get(head, "field")


def _own_fields(cls, kw_only):
    found = []
    for name, annotation in cls.__dict__.get("__annotations__", {}).items():
        kind = _kind(annotation)
        if kind == "kw":
            kw_only = True
            continue
        default = cls.__dict__.get(name, MISSING)
        made = default if isinstance(default, Field) else field(default=default)
        made.name = name
        made.type = _BUILTINS.get(annotation, annotation) if isinstance(annotation, str) \
            else annotation
        made._field_type = kind
        if kind == "class":
            if made.default_factory is not MISSING:
                raise TypeError(f"field {name} cannot have a default factory")
        if made.kw_only is MISSING:
            made.kw_only = kw_only
        if kind == "field" and getattr(type(made.default), "__hash__", None) is None:
            raise ValueError(f"mutable default {type(made.default)} for field {name} is not "
                             "allowed: use default_factory")
        if isinstance(default, Field):
            if made.default is MISSING:
                delattr(cls, name)
            else:
                setattr(cls, name, made.default)
        found.append(made)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in cls.__dict__.get("__annotations__", {}):
            raise TypeError(f"{name!r} is a field but has no type annotation")
    return found


def _define(cls, name, parameters, body, values):
    # Inside a class of the same name, so that errors speak of `Class.name`.
    text = f"class {cls.__name__}:\n    def {name}({', '.join(parameters)}):\n"
    text += "".join(f"        {line}\n" for line in body)
    return _mnb.define(cls.__name__, text, cls.__module__, values).__dict__[name]


def _init(cls, all_fields, frozen, has_post_init):
    positional, keyword, body = [], [], []
    values = {"_object": object, "_factory": _FACTORY}
    seen_default = None
    for f in all_fields:
        if f.init and not f.kw_only:
            if f.default is not MISSING or f.default_factory is not MISSING:
                seen_default = f
            elif seen_default is not None:
                raise TypeError(f"non-default argument {f.name!r} follows default argument")
    for f in all_fields:
        name = f.name
        source = name
        if f.default_factory is not MISSING:
            values[f"_new_{name}"] = f.default_factory
            source = f"_new_{name}() if {name} is _factory else {name}" if f.init else f"_new_{name}()"
            shown = f"{name}=_factory"
        elif f.default is not MISSING:
            values[f"_default_{name}"] = f.default
            shown = f"{name}=_default_{name}"
            if not f.init:
                continue
        else:
            shown = name
            if not f.init:
                continue
        if f.init:
            (keyword if f.kw_only else positional).append(shown)
        if f._field_type == "init":
            continue
        if frozen:
            body.append(f"_object.__setattr__(self, {name!r}, {source})")
        else:
            body.append(f"self.{name} = {source}")
    if has_post_init:
        arguments = ", ".join(f.name for f in all_fields if f._field_type == "init")
        body.append(f"self.__post_init__({arguments})")
    parameters = ["self"] + positional + (["*"] + keyword if keyword else [])
    return _define(cls, "__init__", parameters, body or ["pass"], values)


def _set(cls, name, function):
    """Adds a method unless the class has it; true when it had."""
    if name in cls.__dict__:
        return True
    setattr(cls, name, function)
    return False


def _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots):
    collected = {}
    has_bases = frozen_base = unfrozen_base = False
    for base in cls.__mro__[-1:0:-1]:
        inherited = base.__dict__.get(_FIELDS)
        if inherited is not None:
            has_bases = True
            collected.update(inherited)
            if base.__dict__[_PARAMS].frozen:
                frozen_base = True
            else:
                unfrozen_base = True
    if has_bases:
        if frozen_base and not frozen:
            raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
        if unfrozen_base and frozen:
            raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    for f in _own_fields(cls, kw_only):
        collected[f.name] = f
    setattr(cls, _PARAMS, _Params(init=init, repr=repr, eq=eq, order=order,
                                  unsafe_hash=unsafe_hash, frozen=frozen))
    setattr(cls, _FIELDS, collected)
    if order and not eq:
        raise ValueError("eq must be true if order is true")
    arguments = [f for f in collected.values() if f._field_type != "class"]
    real = [f for f in arguments if f._field_type == "field"]
    explicit_hash = "__hash__" in cls.__dict__ and not (
        cls.__dict__["__hash__"] is None and "__eq__" in cls.__dict__)
    if init:
        setattr(cls, "__init__", _init(cls, arguments, frozen, hasattr(cls, "__post_init__")))
    if repr:
        shown = [f.name for f in real if f.repr]

        def __repr__(self):
            key = id(self)
            if key in _printing:
                return "..."
            _printing.add(key)
            try:
                parts = ", ".join([f"{name}={getattr(self, name)!r}" for name in shown])
            finally:
                _printing.discard(key)
            return f"{type(self).__qualname__}({parts})"

        _set(cls, "__repr__", __repr__)
    compared = [f.name for f in real if f.compare]
    left = f"({''.join(f'self.{name}, ' for name in compared)})"
    right = f"({''.join(f'other.{name}, ' for name in compared)})"

    def comparison(name, op):
        return _define(cls, name, ["self", "other"],
                       ["if other.__class__ is self.__class__:",
                        f"    return {left} {op} {right}", "return NotImplemented"], {})

    if eq:
        _set(cls, "__eq__", comparison("__eq__", "=="))
    if order:
        for name, op in (("__lt__", "<"), ("__le__", "<="), ("__gt__", ">"), ("__ge__", ">=")):
            if _set(cls, name, comparison(name, op)):
                raise TypeError(f"Cannot overwrite attribute {name} in class {cls.__name__}. "
                                "Consider using functools.total_ordering")
    if frozen:
        own = [f.name for f in real]

        def __setattr__(self, name, value):
            if type(self) is cls or name in own:
                raise FrozenInstanceError(f"cannot assign to field {name!r}")
            super(cls, self).__setattr__(name, value)

        def __delattr__(self, name):
            if type(self) is cls or name in own:
                raise FrozenInstanceError(f"cannot delete field {name!r}")
            super(cls, self).__delattr__(name)

        for name, function in (("__setattr__", __setattr__), ("__delattr__", __delattr__)):
            if _set(cls, name, function):
                raise TypeError(f"Cannot overwrite attribute {name} in class {cls.__name__}")
    hashed = [f.name for f in real if (f.compare if f.hash is None else f.hash)]
    if unsafe_hash or (eq and frozen and not explicit_hash):
        if unsafe_hash and explicit_hash:
            raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
        parts = "".join(f"self.{name}, " for name in hashed)
        cls.__hash__ = _define(cls, "__hash__", ["self"], [f"return hash(({parts}))"], {})
    elif eq and not frozen and not explicit_hash:
        cls.__hash__ = None
    if not cls.__doc__:
        parameters = []
        for f in arguments:
            if f.init:
                kind = f.type.__name__ if isinstance(f.type, type) else str(f.type)
                text = f"{f.name}: {kind}"
                if f.default is not MISSING:
                    text += f" = {f.default!r}"
                elif f.default_factory is not MISSING:
                    text += " = <factory>"
                parameters.append(text)
        cls.__doc__ = f"{cls.__name__}({', '.join(parameters)})"
    if match_args:
        _set(cls, "__match_args__", tuple(f.name for f in arguments if f.init and not f.kw_only))
    return cls


_printing = set()


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False,
              frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False):
    """Adds `__init__`, `__repr__`, `__eq__` and more, made from the annotated fields."""
    def wrap(cls):
        return _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only,
                        slots)
    return wrap if cls is None else wrap(cls)


def fields(class_or_instance):
    """The fields of a dataclass."""
    try:
        found = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError("must be called with a dataclass type or instance") from None
    return tuple(f for f in found.values() if f._field_type == "field")


def is_dataclass(obj):
    """Whether it is a dataclass or an instance of one."""
    return hasattr(obj if isinstance(obj, type) else type(obj), _FIELDS)


def _is_instance(obj):
    return hasattr(type(obj), _FIELDS)


def asdict(obj, *, dict_factory=dict):
    """The fields of an instance, and of those in it, as dicts."""
    if not _is_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return _plain(obj, lambda pairs: dict_factory(pairs))


def astuple(obj, *, tuple_factory=tuple):
    """The fields of an instance, and of those in it, as tuples."""
    if not _is_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    return _plain(obj, lambda pairs: tuple_factory([value for _, value in pairs]))


def _plain(obj, factory):
    if _is_instance(obj):
        return factory([(f.name, _plain(getattr(obj, f.name), factory)) for f in fields(obj)])
    if isinstance(obj, tuple) and hasattr(obj, "_fields"):
        return type(obj)(*[_plain(value, factory) for value in obj])
    if isinstance(obj, (list, tuple)):
        return type(obj)([_plain(value, factory) for value in obj])
    if isinstance(obj, dict):
        return type(obj)([(_plain(key, factory), _plain(value, factory))
                          for key, value in obj.items()])
    return _copy.deepcopy(obj)


def replace(obj, /, **changes):
    """A new instance with some fields changed."""
    if not _is_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    for f in getattr(obj, _FIELDS).values():
        if f._field_type == "class":
            continue
        if not f.init:
            if f.name in changes:
                raise ValueError(f"field {f.name} is declared with init=False, it cannot be "
                                 "specified with replace()")
            continue
        if f.name not in changes:
            if f._field_type == "init" and f.default is MISSING:
                raise ValueError(f"InitVar {f.name!r} must be specified with replace()")
            changes[f.name] = getattr(obj, f.name)
    return type(obj)(**changes)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, **options):
    """A dataclass from the names of its fields."""
    made = _mnb.define(cls_name, f"class {cls_name}(*_bases):\n    pass\n", "types",
                       {"_bases": bases})
    annotations = {}
    for item in fields:
        if isinstance(item, str):
            annotations[item] = "typing.Any"
            continue
        annotations[item[0]] = item[1].__name__ if isinstance(item[1], type) else str(item[1])
        if len(item) == 3:
            setattr(made, item[0], item[2])
    for name, value in (namespace or {}).items():
        setattr(made, name, value)
    made.__annotations__ = annotations
    return dataclass(made, **options)
