// Made by Tools/embed-stdlib from the files of stdlib/; change those, not this.
// swift-format-ignore-file
import Interpreter

enum EmbeddedModules {
  static let all: [String: EmbeddedModule] = [
    "abc": EmbeddedModule(path: "<stdlib>/abc.py", text: text0),
    "argparse": EmbeddedModule(path: "<stdlib>/argparse.py", text: text1),
    "base64": EmbeddedModule(path: "<stdlib>/base64.py", text: text2),
    "bisect": EmbeddedModule(path: "<stdlib>/bisect.mnb", text: text3),
    "collections": EmbeddedModule(path: "<stdlib>/collections/__init__.py", text: text4),
    "collections.abc": EmbeddedModule(path: "<stdlib>/collections/abc.py", text: text5),
    "contextlib": EmbeddedModule(path: "<stdlib>/contextlib.py", text: text6),
    "copy": EmbeddedModule(path: "<stdlib>/copy.py", text: text7),
    "csv": EmbeddedModule(path: "<stdlib>/csv.py", text: text8),
    "dataclasses": EmbeddedModule(path: "<stdlib>/dataclasses.py", text: text9),
    "datetime": EmbeddedModule(path: "<stdlib>/datetime.py", text: text10),
    "enum": EmbeddedModule(path: "<stdlib>/enum.py", text: text11),
    "errno": EmbeddedModule(path: "<stdlib>/errno.py", text: text12),
    "fnmatch": EmbeddedModule(path: "<stdlib>/fnmatch.mnb", text: text13),
    "fractions": EmbeddedModule(path: "<stdlib>/fractions.py", text: text14),
    "functools": EmbeddedModule(path: "<stdlib>/functools.py", text: text15),
    "gc": EmbeddedModule(path: "<stdlib>/gc.py", text: text16),
    "glob": EmbeddedModule(path: "<stdlib>/glob.py", text: text17),
    "gzip": EmbeddedModule(path: "<stdlib>/gzip.py", text: text18),
    "hashlib": EmbeddedModule(path: "<stdlib>/hashlib.py", text: text19),
    "heapq": EmbeddedModule(path: "<stdlib>/heapq.mnb", text: text20),
    "io": EmbeddedModule(path: "<stdlib>/io.py", text: text21),
    "json": EmbeddedModule(path: "<stdlib>/json/__init__.py", text: text22),
    "json.decoder": EmbeddedModule(path: "<stdlib>/json/decoder.py", text: text23),
    "json.encoder": EmbeddedModule(path: "<stdlib>/json/encoder.py", text: text24),
    "logging": EmbeddedModule(path: "<stdlib>/logging.py", text: text25),
    "numbers": EmbeddedModule(path: "<stdlib>/numbers.py", text: text26),
    "os": EmbeddedModule(path: "<stdlib>/os/__init__.py", text: text27),
    "os.path": EmbeddedModule(path: "<stdlib>/os/path.py", text: text28),
    "platform": EmbeddedModule(path: "<stdlib>/platform.py", text: text29),
    "pprint": EmbeddedModule(path: "<stdlib>/pprint.py", text: text30),
    "shutil": EmbeddedModule(path: "<stdlib>/shutil.py", text: text31),
    "sklearn._scoring": EmbeddedModule(path: "<stdlib>/sklearn/_scoring.py", text: text32),
    "sklearn._validation": EmbeddedModule(path: "<stdlib>/sklearn/_validation.py", text: text33),
    "sklearn.base": EmbeddedModule(path: "<stdlib>/sklearn/base.py", text: text34),
    "sklearn.calibration": EmbeddedModule(path: "<stdlib>/sklearn/calibration.py", text: text35),
    "sklearn.decomposition": EmbeddedModule(path: "<stdlib>/sklearn/decomposition.py", text: text36),
    "sklearn.frozen": EmbeddedModule(path: "<stdlib>/sklearn/frozen.py", text: text37),
    "sklearn.impute": EmbeddedModule(path: "<stdlib>/sklearn/impute.py", text: text38),
    "sklearn.inspection": EmbeddedModule(path: "<stdlib>/sklearn/inspection.py", text: text39),
    "sklearn.isotonic": EmbeddedModule(path: "<stdlib>/sklearn/isotonic.py", text: text40),
    "sklearn.linear_model": EmbeddedModule(path: "<stdlib>/sklearn/linear_model.py", text: text41),
    "sklearn.pipeline": EmbeddedModule(path: "<stdlib>/sklearn/pipeline.py", text: text42),
    "sklearn.preprocessing": EmbeddedModule(path: "<stdlib>/sklearn/preprocessing.py", text: text43),
    "sklearn.utils": EmbeddedModule(path: "<stdlib>/sklearn/utils/__init__.py", text: text44),
    "sklearn.utils.class_weight": EmbeddedModule(path: "<stdlib>/sklearn/utils/class_weight.py", text: text45),
    "sklearn.utils.validation": EmbeddedModule(path: "<stdlib>/sklearn/utils/validation.py", text: text46),
    "statistics": EmbeddedModule(path: "<stdlib>/statistics.py", text: text47),
    "string": EmbeddedModule(path: "<stdlib>/string.py", text: text48),
    "subprocess": EmbeddedModule(path: "<stdlib>/subprocess.py", text: text49),
    "tempfile": EmbeddedModule(path: "<stdlib>/tempfile.py", text: text50),
    "textwrap": EmbeddedModule(path: "<stdlib>/textwrap.py", text: text51),
    "tqdm": EmbeddedModule(path: "<stdlib>/tqdm/__init__.py", text: text52),
    "tqdm.auto": EmbeddedModule(path: "<stdlib>/tqdm/auto.py", text: text53),
    "tqdm.notebook": EmbeddedModule(path: "<stdlib>/tqdm/notebook.py", text: text54),
    "traceback": EmbeddedModule(path: "<stdlib>/traceback.py", text: text55),
    "types": EmbeddedModule(path: "<stdlib>/types.py", text: text56),
    "typing": EmbeddedModule(path: "<stdlib>/typing.py", text: text57),
    "uuid": EmbeddedModule(path: "<stdlib>/uuid.py", text: text58),
  ]
}

private let text0 = ###"""
"""Abstract base classes: derive from ABC and mark methods with abstractmethod."""


def abstractmethod(funcobj):
    """Marks a method that derived classes must define."""
    try:
        funcobj.__isabstractmethod__ = True
    except AttributeError:
        pass
    return funcobj


abstractproperty = property


def _check(self):
    missing = []
    for base in reversed(type(self).__mro__):
        for name, value in base.__dict__.items():
            function = getattr(value, "fget", None) or getattr(value, "__func__", value)
            if getattr(function, "__isabstractmethod__", False):
                if name not in missing:
                    missing.append(name)
            elif name in missing:
                missing.remove(name)
    return sorted(missing)


class ABC:
    """The base of abstract classes."""

    def __new__(cls, *args, **kwargs):
        self = object.__new__(cls)
        missing = _check(self)
        if missing:
            plural = "s" if len(missing) > 1 else ""
            raise TypeError(f"Can't instantiate abstract class {cls.__name__} with abstract "
                            f"method{plural} {', '.join(missing)}")
        return self
"""###

private let text1 = ###"""
"""Command lines: options and arguments by declaration, with help."""

import os as _os
import re as _re
import shutil as _shutil
import sys as _sys
import textwrap as _textwrap

__all__ = ["ArgumentParser", "ArgumentError", "ArgumentTypeError", "BooleanOptionalAction",
           "FileType", "HelpFormatter", "ArgumentDefaultsHelpFormatter",
           "RawDescriptionHelpFormatter", "RawTextHelpFormatter", "MetavarTypeHelpFormatter",
           "Namespace", "Action", "ONE_OR_MORE", "OPTIONAL", "PARSER", "REMAINDER", "SUPPRESS",
           "ZERO_OR_MORE"]

SUPPRESS = "==SUPPRESS=="
OPTIONAL, ZERO_OR_MORE, ONE_OR_MORE, PARSER, REMAINDER = "?", "*", "+", "A...", "..."


class ArgumentTypeError(Exception):
    """What a `type` function raises for a bad text."""


class ArgumentError(Exception):
    """A bad argument."""

    def __init__(self, argument, message):
        self.argument_name = _name_of(argument)
        self.message = message
        self.args = (argument, message)

    def __str__(self):
        if self.argument_name is None:
            return self.message
        return f"argument {self.argument_name}: {self.message}"


def _name_of(argument):
    if argument is None:
        return None
    if argument.option_strings:
        return "/".join(argument.option_strings)
    if argument.metavar not in (None, SUPPRESS):
        return argument.metavar
    if argument.dest not in (None, SUPPRESS):
        return argument.dest
    if argument.choices:
        return "{" + ",".join(map(str, argument.choices)) + "}"
    return None


class Namespace:
    """The values of a command line."""

    def __init__(self, **kwargs):
        for name, value in kwargs.items():
            setattr(self, name, value)

    def __repr__(self):
        parts, others = [], {}
        for name, value in self.__dict__.items():
            if name.isidentifier():
                parts.append(f"{name}={value!r}")
            else:
                others[name] = value
        if others:
            parts.append(f"**{others!r}")
        return f"{type(self).__name__}({', '.join(parts)})"

    def __eq__(self, other):
        if not isinstance(other, Namespace):
            return NotImplemented
        return vars(self) == vars(other)

    def __contains__(self, key):
        return key in self.__dict__


class Action:
    """One argument: its names, and what it does when it is met."""

    def __init__(self, option_strings, dest, nargs=None, const=None, default=None, type=None,
                 choices=None, required=False, help=None, metavar=None):
        self.option_strings = option_strings
        self.dest = dest
        self.nargs = nargs
        self.const = const
        self.default = default
        self.type = type
        self.choices = choices
        self.required = required
        self.help = help
        self.metavar = metavar

    def format_usage(self):
        return self.option_strings[0]

    def __call__(self, parser, namespace, values, option_string=None):
        raise NotImplementedError(".__call__() not defined")


class _Store(Action):
    def __init__(self, option_strings, dest, nargs=None, **kwargs):
        if nargs == 0:
            raise ValueError("nargs for store actions must be != 0; if you have nothing to store, "
                             "actions such as store true or store const may be more appropriate")
        if kwargs.get("const") is not None and nargs != OPTIONAL:
            raise ValueError(f"nargs must be {OPTIONAL!r} to supply const")
        super().__init__(option_strings, dest, nargs, **kwargs)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, values)


class _StoreConst(Action):
    def __init__(self, option_strings, dest, const=None, default=None, required=False, help=None,
                 metavar=None):
        super().__init__(option_strings, dest, 0, const, default, required=required, help=help,
                         metavar=metavar)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, self.const)


class _StoreTrue(_StoreConst):
    def __init__(self, option_strings, dest, default=False, required=False, help=None):
        super().__init__(option_strings, dest, True, default, required, help)


class _StoreFalse(_StoreConst):
    def __init__(self, option_strings, dest, default=True, required=False, help=None):
        super().__init__(option_strings, dest, False, default, required, help)


class _Append(_Store):
    def __call__(self, parser, namespace, values, option_string=None):
        items = getattr(namespace, self.dest, None)
        setattr(namespace, self.dest, (list(items) if items else []) + [values])


class _Extend(_Store):
    def __call__(self, parser, namespace, values, option_string=None):
        items = getattr(namespace, self.dest, None)
        setattr(namespace, self.dest, (list(items) if items else []) + list(values))


class _AppendConst(_StoreConst):
    def __call__(self, parser, namespace, values, option_string=None):
        items = getattr(namespace, self.dest, None)
        setattr(namespace, self.dest, (list(items) if items else []) + [self.const])


class _Count(Action):
    def __init__(self, option_strings, dest, default=None, required=False, help=None):
        super().__init__(option_strings, dest, 0, None, default, required=required, help=help)

    def __call__(self, parser, namespace, values, option_string=None):
        count = getattr(namespace, self.dest, None)
        setattr(namespace, self.dest, (0 if count is None else count) + 1)


class _Help(Action):
    def __init__(self, option_strings, dest=SUPPRESS, default=SUPPRESS, help=None):
        super().__init__(option_strings, dest, 0, None, default, help=help)

    def __call__(self, parser, namespace, values, option_string=None):
        parser.print_help()
        parser.exit()


class _Version(Action):
    def __init__(self, option_strings, version=None, dest=SUPPRESS, default=SUPPRESS,
                 help="show program's version number and exit"):
        super().__init__(option_strings, dest, 0, None, default, help=help)
        self.version = version

    def __call__(self, parser, namespace, values, option_string=None):
        version = parser.version if self.version is None else self.version
        formatter = parser._get_formatter()
        formatter.add_text(version)
        parser._print_message(formatter.format_help(), _sys.stdout)
        parser.exit()


class BooleanOptionalAction(Action):
    """`--name` and `--no-name`."""

    def __init__(self, option_strings, dest, default=None, type=None, choices=None, required=False,
                 help=None, metavar=None):
        names = []
        for option in option_strings:
            names.append(option)
            if option.startswith("--"):
                names.append("--no-" + option[2:])
        if help is not None and default is not None and default is not SUPPRESS:
            help += " (default: %(default)s)"
        super().__init__(names, dest, 0, None, default, type, choices, required, help, metavar)

    def __call__(self, parser, namespace, values, option_string=None):
        if option_string in self.option_strings:
            setattr(namespace, self.dest, not option_string.startswith("--no-"))

    def format_usage(self):
        return " | ".join(self.option_strings)


class _ChoicesPseudo(Action):
    def __init__(self, name, aliases, help):
        metavar = dest = name
        if aliases:
            metavar += f" ({', '.join(aliases)})"
        super().__init__([], dest, help=help, metavar=metavar)


class _SubParsers(Action):
    """The parsers of subcommands."""

    def __init__(self, option_strings, prog, parser_class, dest=SUPPRESS, required=False,
                 help=None, metavar=None):
        self._prog_prefix = prog
        self._parser_class = parser_class
        self._name_parser_map = {}
        self._choices_actions = []
        super().__init__(option_strings, dest, PARSER, choices=self._name_parser_map,
                         required=required, help=help, metavar=metavar)

    def add_parser(self, name, **kwargs):
        """Adds the parser of a subcommand."""
        if kwargs.get("prog") is None:
            kwargs["prog"] = f"{self._prog_prefix} {name}"
        aliases = kwargs.pop("aliases", ())
        if name in self._name_parser_map:
            raise ArgumentError(self, f"conflicting subparser: {name}")
        if "help" in kwargs:
            self._choices_actions.append(_ChoicesPseudo(name, aliases, kwargs.pop("help")))
        parser = self._parser_class(**kwargs)
        self._name_parser_map[name] = parser
        for alias in aliases:
            self._name_parser_map[alias] = parser
        return parser

    def _get_subactions(self):
        return self._choices_actions

    def __call__(self, parser, namespace, values, option_string=None):
        name, rest = values[0], values[1:]
        if self.dest is not SUPPRESS:
            setattr(namespace, self.dest, name)
        if name not in self._name_parser_map:
            choices = ", ".join(self._name_parser_map)
            raise ArgumentError(self, f"unknown parser {name!r} (choices: {choices})")
        inner, unknown = self._name_parser_map[name].parse_known_args(rest, None)
        for key, value in vars(inner).items():
            setattr(namespace, key, value)
        if unknown:
            if not hasattr(namespace, "_unrecognized_args"):
                namespace._unrecognized_args = []
            namespace._unrecognized_args.extend(unknown)


class FileType:
    """Opens the file that an argument names."""

    def __init__(self, mode="r", bufsize=-1, encoding=None, errors=None):
        self._mode = mode
        self._encoding = encoding
        self._errors = errors

    def __call__(self, string):
        if string == "-":
            return _sys.stdout if any(c in self._mode for c in "wax") else _sys.stdin
        try:
            return open(string, self._mode, encoding=self._encoding, errors=self._errors)
        except OSError as e:
            raise ArgumentTypeError(f"can't open '{string}': {e}")

    def __repr__(self):
        return f"FileType({self._mode!r})"


class HelpFormatter:
    """Lays the help out."""

    def __init__(self, prog, indent_increment=2, max_help_position=24, width=None):
        if width is None:
            width = _shutil.get_terminal_size().columns - 2
        self._prog = prog
        self._step = indent_increment
        self._width = width
        self._max_help = min(max_help_position, max(width - 20, indent_increment * 2))
        self._indent = 0
        self._longest = 0
        self._sections = []

    # What the parser calls.

    def add_text(self, text):
        if text is not SUPPRESS and text is not None:
            self._sections.append(lambda: self._format_text(text))

    def add_usage(self, usage, actions, groups, prefix=None):
        if usage is not SUPPRESS:
            self._sections.append(lambda: self._format_usage(usage, actions, groups, prefix))

    def add_section(self, heading, description, actions):
        for action in actions:
            if action.help is not SUPPRESS:
                self._note(action, self._step)
        self._sections.append(lambda: self._format_section(heading, description, actions))

    def _note(self, action, indent):
        self._longest = max(self._longest, len(self._invocation(action)) + indent)
        for inner in self._subactions(action):
            self._note(inner, indent + self._step)

    def _subactions(self, action):
        return action._get_subactions() if hasattr(action, "_get_subactions") else []

    def format_help(self):
        text = "".join([section() for section in self._sections])
        text = _re.sub(r"\n\n\n+", "\n\n", text)
        return text.strip("\n") + "\n" if text else ""

    # Texts.

    def _format_text(self, text):
        if "%(prog)" in text:
            text = text % dict(prog=self._prog)
        width = max(self._width - self._indent, 11)
        return self._fill_text(text, width, " " * self._indent) + "\n\n"

    def _fill_text(self, text, width, indent):
        return _textwrap.fill(" ".join(text.split()), width, initial_indent=indent,
                              subsequent_indent=indent)

    def _split_lines(self, text, width):
        return _textwrap.wrap(" ".join(text.split()), width)

    def _get_help_string(self, action):
        return action.help

    def _expand_help(self, action):
        params = dict(vars(action), prog=self._prog)
        for name in list(params):
            if params[name] is SUPPRESS:
                del params[name]
        for name in list(params):
            if hasattr(params[name], "__name__"):
                params[name] = params[name].__name__
        if params.get("choices") is not None:
            params["choices"] = ", ".join([str(c) for c in params["choices"]])
        return self._get_help_string(action) % params

    def _format_section(self, heading, description, actions):
        self._indent += self._step
        body = ""
        if description is not SUPPRESS and description is not None:
            body += self._format_text(description)
        for action in actions:
            body += self._format_action(action)
        self._indent -= self._step
        if not body:
            return ""
        start = f"{' ' * self._indent}{heading}:\n" if heading is not SUPPRESS and heading else ""
        return f"\n{start}{body}\n"

    def _format_action(self, action):
        if action.help is SUPPRESS:
            return ""
        position = min(self._longest + 2, self._max_help)
        help_width = max(self._width - position, 11)
        room = position - self._indent - 2
        header = self._invocation(action)
        parts = []
        lines = []
        if not action.help:
            parts.append(f"{' ' * self._indent}{header}\n")
        elif len(header) <= room:
            parts.append(f"{' ' * self._indent}{header:<{room}}  ")
            first = 0
        else:
            parts.append(f"{' ' * self._indent}{header}\n")
            first = position
        if action.help and action.help.strip():
            lines = self._split_lines(self._expand_help(action), help_width)
            parts.append(f"{' ' * first}{lines[0]}\n")
            for line in lines[1:]:
                parts.append(f"{' ' * position}{line}\n")
        elif parts and not parts[-1].endswith("\n"):
            parts.append("\n")
        self._indent += self._step
        for inner in self._subactions(action):
            parts.append(self._format_action(inner))
        self._indent -= self._step
        return "".join(parts)

    def _invocation(self, action):
        if not action.option_strings:
            return self._metavars(action, self._default_positional(action))(1)[0]
        if action.nargs == 0:
            return ", ".join(action.option_strings)
        shown = self._format_args(action, self._default_optional(action))
        return ", ".join([f"{option} {shown}" for option in action.option_strings])

    def _default_optional(self, action):
        return action.dest.upper()

    def _default_positional(self, action):
        return action.dest

    def _metavars(self, action, default):
        if action.metavar is not None:
            result = action.metavar
        elif action.choices is not None:
            result = "{" + ",".join([str(c) for c in action.choices]) + "}"
        else:
            result = default
        return lambda size: result if isinstance(result, tuple) else (result,) * size

    def _format_args(self, action, default):
        get = self._metavars(action, default)
        n = action.nargs
        if n is None:
            return get(1)[0]
        if n == OPTIONAL:
            return f"[{get(1)[0]}]"
        if n == ZERO_OR_MORE:
            names = get(1)
            return f"[{names[0]} [{names[1]} ...]]" if len(names) == 2 else f"[{names[0]} ...]"
        if n == ONE_OR_MORE:
            names = get(2)
            return f"{names[0]} [{names[1]} ...]"
        if n == REMAINDER:
            return "..."
        if n == PARSER:
            return f"{get(1)[0]} ..."
        if n == SUPPRESS:
            return ""
        return " ".join(get(n))

    # The usage line.

    def _format_usage(self, usage, actions, groups, prefix):
        if prefix is None:
            prefix = "usage: "
        if usage is not None:
            return f"{prefix}{usage % dict(prog=self._prog)}\n\n"
        if not actions:
            return f"{prefix}{self._prog}\n\n"
        optionals = [a for a in actions if a.option_strings]
        positionals = [a for a in actions if not a.option_strings]
        option_parts = self._usage_parts(optionals, groups)
        positional_parts = self._usage_parts(positionals, groups)
        usage = " ".join([self._prog] + option_parts + positional_parts)
        room = self._width - self._indent
        if len(prefix) + len(usage) > room:
            def lines_of(parts, indent, first=None):
                lines, line = [], []
                length = len(first if first is not None else indent) - 1
                for part in parts:
                    if length + 1 + len(part) > room and line:
                        lines.append(indent + " ".join(line))
                        line = []
                        length = len(indent) - 1
                    line.append(part)
                    length += len(part) + 1
                if line:
                    lines.append(indent + " ".join(line))
                if first is not None:
                    lines[0] = lines[0][len(indent):]
                return lines

            if len(prefix) + len(self._prog) <= 0.75 * room:
                indent = " " * (len(prefix) + len(self._prog) + 1)
                if option_parts:
                    lines = lines_of([self._prog] + option_parts, indent, prefix)
                    lines.extend(lines_of(positional_parts, indent))
                elif positional_parts:
                    lines = lines_of([self._prog] + positional_parts, indent, prefix)
                else:
                    lines = [self._prog]
            else:
                indent = " " * len(prefix)
                parts = option_parts + positional_parts
                lines = lines_of(parts, indent)
                if len(lines) > 1:
                    lines = lines_of(option_parts, indent) + lines_of(positional_parts, indent)
                lines = [self._prog] + lines
            usage = "\n".join(lines)
        return f"{prefix}{usage}\n\n"

    def _usage_parts(self, actions, groups):
        starts = {}
        for group in groups:
            members = [a for a in group._group_actions if a.help is not SUPPRESS]
            if members and members[0] in actions:
                i = actions.index(members[0])
                if actions[i:i + len(members)] == members:
                    starts[i] = (group, len(members))
        parts = []
        i = 0
        while i < len(actions):
            if i in starts:
                group, count = starts[i]
                shown = [self._usage_part(a, True) for a in actions[i:i + count]]
                shown = [s for s in shown if s]
                if shown:
                    left, right = ("(", ")") if group.required else ("[", "]")
                    if len(shown) == 1:
                        parts.append(shown[0] if group.required else f"[{shown[0]}]")
                    else:
                        shown[0] = left + shown[0]
                        shown[-1] = shown[-1] + right
                        for j, text in enumerate(shown):
                            if j:
                                parts.append("|")
                            parts.append(text)
                i += count
                continue
            part = self._usage_part(actions[i], False)
            if part:
                parts.append(part)
            i += 1
        return parts

    def _usage_part(self, action, in_group):
        if action.help is SUPPRESS:
            return None
        if not action.option_strings:
            return self._format_args(action, self._default_positional(action))
        if action.nargs == 0:
            text = action.format_usage()
        else:
            text = (f"{action.option_strings[0]} "
                    f"{self._format_args(action, self._default_optional(action))}")
        return text if action.required or in_group else f"[{text}]"


class RawDescriptionHelpFormatter(HelpFormatter):
    """Keeps the lines of the description."""

    def _fill_text(self, text, width, indent):
        return "".join([indent + line for line in text.splitlines(keepends=True)])


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    """Keeps the lines of all help texts."""

    def _split_lines(self, text, width):
        return text.splitlines()


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    """Adds the defaults to the help."""

    def _get_help_string(self, action):
        text = action.help or ""
        if "%(default)" not in text and action.default is not SUPPRESS:
            if action.option_strings or action.nargs in (OPTIONAL, ZERO_OR_MORE):
                text += " (default: %(default)s)"
        return text


class MetavarTypeHelpFormatter(HelpFormatter):
    """Shows the types of arguments."""

    def _default_optional(self, action):
        return action.type.__name__

    def _default_positional(self, action):
        return action.type.__name__


class _Container:
    """What arguments are added to."""

    def __init__(self, description, prefix_chars, argument_default, conflict_handler):
        self.description = description
        self.prefix_chars = prefix_chars
        self.argument_default = argument_default
        self.conflict_handler = conflict_handler
        self._actions = []
        self._option_string_actions = {}
        self._action_groups = []
        self._mutually_exclusive_groups = []
        self._defaults = {}

    def set_defaults(self, **kwargs):
        """Values for names, whether they are arguments or not."""
        self._defaults.update(kwargs)
        for action in self._actions:
            if action.dest in kwargs:
                action.default = kwargs[action.dest]

    def get_default(self, dest):
        for action in self._actions:
            if action.dest == dest and action.default is not None:
                return action.default
        return self._defaults.get(dest)

    def add_argument(self, *args, **kwargs):
        """Adds an option (`-x`, `--name`) or a positional argument."""
        chars = self.prefix_chars
        if not args or len(args) == 1 and args[0][0] not in chars:
            if args and "dest" in kwargs:
                raise ValueError("dest supplied twice for positional argument")
            kwargs = self._positional(*args, **kwargs)
        else:
            kwargs = self._optional(*args, **kwargs)
        if "default" not in kwargs:
            if kwargs["dest"] in self._defaults:
                kwargs["default"] = self._defaults[kwargs["dest"]]
            elif self.argument_default is not None:
                kwargs["default"] = self.argument_default
        kind = kwargs.pop("action", None)
        classes = {None: _Store, "store": _Store, "store_const": _StoreConst,
                   "store_true": _StoreTrue, "store_false": _StoreFalse, "append": _Append,
                   "append_const": _AppendConst, "count": _Count, "help": _Help,
                   "version": _Version, "extend": _Extend}
        made = classes.get(kind, kind) if kind is None or isinstance(kind, str) else kind
        if not callable(made):
            raise ValueError(f'unknown action "{made}"')
        action = made(**kwargs)
        if action.type is not None and not callable(action.type):
            raise ValueError(f"{action.type!r} is not callable")
        return self._add_action(action)

    def _positional(self, dest, **kwargs):
        if "required" in kwargs:
            raise TypeError("'required' is an invalid argument for positionals")
        if kwargs.get("nargs") not in (OPTIONAL, ZERO_OR_MORE, REMAINDER, SUPPRESS):
            kwargs["required"] = True
        if kwargs.get("nargs") == ZERO_OR_MORE and "default" not in kwargs:
            kwargs["required"] = True
        return dict(kwargs, dest=dest, option_strings=[])

    def _optional(self, *args, **kwargs):
        names, long = [], []
        for option in args:
            if option[0] not in self.prefix_chars:
                raise ValueError(f"invalid option string {option!r}: must start with a character "
                                 f"{self.prefix_chars!r}")
            names.append(option)
            if len(option) > 1 and option[1] in self.prefix_chars:
                long.append(option)
        dest = kwargs.pop("dest", None)
        if dest is None:
            dest = (long[0] if long else names[0]).lstrip(self.prefix_chars)
            if not dest:
                raise ValueError(f"dest= is required for options like {names[0]!r}")
            dest = dest.replace("-", "_")
        return dict(kwargs, dest=dest, option_strings=names)

    def _add_action(self, action):
        conflicts = [o for o in action.option_strings if o in self._option_string_actions]
        if conflicts:
            if self.conflict_handler != "resolve":
                plural = "" if len(conflicts) == 1 else "s"
                raise ArgumentError(
                    action, f"conflicting option string{plural}: {', '.join(conflicts)}")
            for option in conflicts:
                other = self._option_string_actions.pop(option)
                other.option_strings.remove(option)
                if not other.option_strings:
                    self._actions.remove(other)
                    for group in self._action_groups:
                        if other in group._group_actions:
                            group._group_actions.remove(other)
        self._actions.append(action)
        action.container = self
        for option in action.option_strings:
            self._option_string_actions[option] = action
        return action

    def add_argument_group(self, title=None, description=None, **kwargs):
        """A group of arguments with a heading of its own in the help."""
        group = _Group(self, title, description, **kwargs)
        self._action_groups.append(group)
        return group

    def add_mutually_exclusive_group(self, required=False):
        """Arguments of which only one may be given."""
        group = _ExclusiveGroup(self, required)
        self._mutually_exclusive_groups.append(group)
        return group


class _Group(_Container):
    def __init__(self, container, title=None, description=None, **kwargs):
        super().__init__(description, container.prefix_chars, container.argument_default,
                         container.conflict_handler)
        self.title = title
        self._container = container
        self._group_actions = []
        self._actions = container._actions
        self._option_string_actions = container._option_string_actions
        self._defaults = container._defaults
        self._mutually_exclusive_groups = container._mutually_exclusive_groups

    def _add_action(self, action):
        action = super()._add_action(action)
        self._group_actions.append(action)
        return action


class _ExclusiveGroup(_Group):
    def __init__(self, container, required=False):
        super().__init__(container)
        self.required = required

    def _add_action(self, action):
        if action.required:
            raise ValueError("mutually exclusive arguments must be optional")
        action = self._container._add_action(action)
        self._group_actions.append(action)
        return action


class ArgumentParser(_Container):
    """Reads a command line."""

    def __init__(self, prog=None, usage=None, description=None, epilog=None, parents=(),
                 formatter_class=HelpFormatter, prefix_chars="-", fromfile_prefix_chars=None,
                 argument_default=None, conflict_handler="error", add_help=True, allow_abbrev=True,
                 exit_on_error=True):
        super().__init__(description, prefix_chars, argument_default, conflict_handler)
        if fromfile_prefix_chars is not None:
            raise NotImplementedError(
                "ArgumentParser: argument 'fromfile_prefix_chars' is not supported by mnb")
        self.prog = _os.path.basename(_sys.argv[0]) if prog is None else prog
        self.usage = usage
        self.epilog = epilog
        self.formatter_class = formatter_class
        self.add_help = add_help
        self.allow_abbrev = allow_abbrev
        self.exit_on_error = exit_on_error
        self._positionals = self.add_argument_group("positional arguments")
        self._optionals = self.add_argument_group("options")
        self._subparsers = None
        if add_help:
            char = "-" if "-" in prefix_chars else prefix_chars[0]
            self.add_argument(char + "h", char * 2 + "help", action="help", default=SUPPRESS,
                              help="show this help message and exit")
        for parent in parents:
            for group in parent._action_groups:
                if group.title in ("positional arguments", "options"):
                    target = self
                else:
                    target = self.add_argument_group(group.title, group.description)
                for action in group._group_actions:
                    if not isinstance(action, _Help):
                        target._add_action(action)
            self._defaults.update(parent._defaults)

    def __repr__(self):
        return (f"ArgumentParser(prog={self.prog!r}, usage={self.usage!r}, "
                f"description={self.description!r}, formatter_class={self.formatter_class!r}, "
                f"conflict_handler={self.conflict_handler!r}, add_help={self.add_help!r})")

    def _add_action(self, action):
        action = super()._add_action(action)
        group = self._optionals if action.option_strings else self._positionals
        group._group_actions.append(action)
        return action

    def add_subparsers(self, **kwargs):
        """Subcommands: call `add_parser` of what this returns."""
        if self._subparsers is not None:
            self.error("cannot have multiple subparser arguments")
        kwargs.setdefault("parser_class", type(self))
        if "title" in kwargs or "description" in kwargs:
            self._subparsers = self.add_argument_group(
                kwargs.pop("title", "subcommands"), kwargs.pop("description", None))
        else:
            self._subparsers = self._positionals
        if kwargs.get("prog") is None:
            formatter = self._get_formatter()
            formatter.add_usage(self.usage, [a for a in self._actions if not a.option_strings],
                                self._mutually_exclusive_groups, "")
            kwargs["prog"] = formatter.format_help().strip()
        action = _SubParsers(option_strings=[], **kwargs)
        if self._subparsers is self._positionals:
            self._add_action(action)
        else:
            self._subparsers._add_action(action)
        return action

    # Reading.

    def parse_args(self, args=None, namespace=None):
        """The values of a command line; an unknown argument is an error."""
        found, rest = self.parse_known_args(args, namespace)
        if rest:
            self.error(f"unrecognized arguments: {' '.join(rest)}")
        return found

    def parse_known_args(self, args=None, namespace=None):
        """The values, and the arguments that are not known."""
        args = _sys.argv[1:] if args is None else list(args)
        if namespace is None:
            namespace = Namespace()
        for action in self._actions:
            if action.dest is not SUPPRESS and not hasattr(namespace, action.dest) \
                    and action.default is not SUPPRESS:
                setattr(namespace, action.dest, action.default)
        for dest, value in self._defaults.items():
            if not hasattr(namespace, dest):
                setattr(namespace, dest, value)
        try:
            rest = _Reading(self, args, namespace).run()
        except ArgumentError as error:
            if not self.exit_on_error:
                raise
            self.error(str(error))
        if hasattr(namespace, "_unrecognized_args"):
            rest = rest + namespace._unrecognized_args
            delattr(namespace, "_unrecognized_args")
        return namespace, rest

    parse_intermixed_args = parse_args

    def _value(self, action, text):
        kind = action.type
        if kind is None:
            return text
        try:
            return kind(text)
        except ArgumentTypeError as error:
            raise ArgumentError(action, str(error))
        except (TypeError, ValueError):
            name = getattr(kind, "__name__", repr(kind))
            raise ArgumentError(action, f"invalid {name} value: {text!r}")

    def _check(self, action, value):
        if action.choices is not None and value not in action.choices:
            choices = ", ".join(map(repr, action.choices))
            raise ArgumentError(action, f"invalid choice: {value!r} (choose from {choices})")

    def _values(self, action, texts):
        """What an action gets for its texts."""
        n = action.nargs
        if n not in (PARSER, REMAINDER):
            texts = list(texts)
            if "--" in texts:
                texts.remove("--")
        if not texts and n == OPTIONAL:
            value = action.const if action.option_strings else action.default
            if isinstance(value, str):
                value = self._value(action, value)
                self._check(action, value)
            return value
        if not texts and n == ZERO_OR_MORE and not action.option_strings:
            return action.default if action.default is not None else texts
        if len(texts) == 1 and n in (None, OPTIONAL):
            value = self._value(action, texts[0])
            self._check(action, value)
            return value
        if n == REMAINDER:
            return [self._value(action, text) for text in texts]
        if n == PARSER:
            values = [self._value(action, text) for text in texts]
            self._check(action, values[0])
            return values
        if n == SUPPRESS:
            return SUPPRESS
        values = [self._value(action, text) for text in texts]
        for value in values:
            self._check(action, value)
        return values

    # Help.

    def _get_formatter(self):
        return self.formatter_class(prog=self.prog)

    def format_usage(self):
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups)
        return formatter.format_help()

    def format_help(self):
        """The help text."""
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups)
        formatter.add_text(self.description)
        for group in self._action_groups:
            formatter.add_section(group.title, group.description, group._group_actions)
        formatter.add_text(self.epilog)
        return formatter.format_help()

    def print_usage(self, file=None):
        self._print_message(self.format_usage(), _sys.stdout if file is None else file)

    def print_help(self, file=None):
        self._print_message(self.format_help(), _sys.stdout if file is None else file)

    def _print_message(self, message, file=None):
        if message:
            (_sys.stderr if file is None else file).write(message)

    def exit(self, status=0, message=None):
        if message:
            self._print_message(message, _sys.stderr)
        _sys.exit(status)

    def error(self, message):
        """Prints the usage and a message, and ends the program with exit code 2."""
        self.print_usage(_sys.stderr)
        self.exit(2, f"{self.prog}: error: {message}\n")


class _Reading:
    """One command line on its way."""

    def __init__(self, parser, args, namespace):
        self.parser = parser
        self.args = args
        self.namespace = namespace
        self.positionals = [a for a in parser._actions if not a.option_strings]
        self.seen = []
        self.given = []
        self.extras = []
        self.kinds = []
        negative_options = any(_re.match(r"^-\d+$|^-\d*\.\d+$", o)
                               for o in parser._option_string_actions)
        self.options = {}
        only_arguments = False
        for i, arg in enumerate(args):
            if only_arguments:
                self.kinds.append("A")
            elif arg == "--":
                self.kinds.append("-")
                only_arguments = True
            else:
                option = self._option(arg, negative_options)
                if option is None:
                    self.kinds.append("A")
                else:
                    self.options[i] = option
                    self.kinds.append("O")

    def _option(self, arg, negative_options):
        """The action that an argument names, with its value where it is attached."""
        parser = self.parser
        if not arg or arg[0] not in parser.prefix_chars:
            return None
        known = parser._option_string_actions
        if arg in known:
            return known[arg], arg, None
        if len(arg) == 1:
            return None
        if "=" in arg:
            name, value = arg.split("=", 1)
            if name in known:
                return known[name], name, value
        matches = self._abbreviated(arg)
        if len(matches) > 1:
            options = ", ".join([m[1] for m in matches])
            parser.error(f"ambiguous option: {arg} could match {options}")
        if len(matches) == 1:
            return matches[0]
        if _re.match(r"^-\d+$|^-\d*\.\d+$", arg) and not negative_options:
            return None
        if " " in arg:
            return None
        return None, arg, None

    def _abbreviated(self, arg):
        parser = self.parser
        known = parser._option_string_actions
        chars = parser.prefix_chars
        if arg[0] in chars and arg[1] in chars:
            if not parser.allow_abbrev:
                return []
            name, _, value = arg.partition("=")
            value = value if "=" in arg else None
            return [(known[o], o, value) for o in known if o.startswith(name)]
        short, attached = arg[:2], arg[2:]
        found = []
        for option in known:
            if option == short:
                found.append((known[option], option, attached))
            elif option.startswith(arg) and parser.allow_abbrev:
                found.append((known[option], option, None))
        return found

    def run(self):
        last_option = max(self.options) if self.options else -1
        start = 0
        while start <= last_option:
            next_option = min(i for i in self.options if i >= start)
            if start != next_option:
                stop = self._take_positionals(start)
                if stop > start:
                    start = stop
                    continue
                start = stop
            if start not in self.options:
                self.extras.extend(self.args[start:next_option])
                start = next_option
            start = self._take_option(start)
        stop = self._take_positionals(start)
        self.extras.extend(self.args[stop:])
        self._finish()
        return self.extras

    def _take(self, action, texts, option=None):
        if action not in self.seen:
            self.seen.append(action)
        values = self.parser._values(action, texts)
        if values is not action.default:
            self.given.append(action)
            for group in self.parser._mutually_exclusive_groups:
                if action in group._group_actions:
                    for other in group._group_actions:
                        if other is not action and other in self.given:
                            raise ArgumentError(
                                action, f"not allowed with argument {_name_of(other)}")
        if values is not SUPPRESS:
            action(self.parser, self.namespace, values, option)

    def _pattern(self, action):
        n = action.nargs
        pattern = {None: "(-*A-*)", OPTIONAL: "(-*A?-*)", ZERO_OR_MORE: "(-*[A-]*)",
                   ONE_OR_MORE: "(-*A[A-]*)", REMAINDER: "([-AO]*)", PARSER: "(-*A[-AO]*)",
                   SUPPRESS: "(-*-*)"}.get(n)
        if pattern is None:
            pattern = "(-*" + "-*".join("A" * n) + "-*)" if n else "(-*-*)"
        if action.option_strings:
            pattern = pattern.replace("-*", "").replace("-", "")
        return pattern

    def _take_option(self, start):
        action, option, attached = self.options[start]
        while True:
            if action is None:
                self.extras.append(self.args[start])
                return start + 1
            if attached is not None:
                count = self._count(action, "A")
                chars = self.parser.prefix_chars
                if count == 0 and option[1] not in chars and attached != "":
                    # Several short options in one argument.
                    self._take(action, [], option)
                    option = option[0] + attached[0]
                    attached = attached[1:] or None
                    if option not in self.parser._option_string_actions:
                        raise ArgumentError(
                            action, f"ignored explicit argument {(option[1:] + (attached or ''))!r}")
                    action = self.parser._option_string_actions[option]
                    if attached is not None and attached.startswith("="):
                        attached = attached[1:]
                    continue
                if count == 1:
                    self._take(action, [attached], option)
                    return start + 1
                raise ArgumentError(action, f"ignored explicit argument {attached!r}")
            begin = start + 1
            count = self._count(action, "".join(self.kinds[begin:]))
            self._take(action, self.args[begin:begin + count], option)
            return begin + count

    def _count(self, action, kinds):
        match = _re.match(self._pattern(action), kinds)
        if match is None:
            messages = {None: "expected one argument", OPTIONAL: "expected at most one argument",
                        ONE_OR_MORE: "expected at least one argument"}
            message = messages.get(action.nargs)
            if message is None:
                message = (f"expected {action.nargs} argument"
                           f"{'' if action.nargs == 1 else 's'}")
            raise ArgumentError(action, message)
        return len(match.group(1))

    def _take_positionals(self, start):
        kinds = "".join(self.kinds[start:])
        counts = []
        for i in range(len(self.positionals), 0, -1):
            pattern = "".join([self._pattern(a) for a in self.positionals[:i]])
            match = _re.match(pattern, kinds)
            if match is not None:
                counts = [len(text) for text in match.groups()]
                break
        for action, count in zip(list(self.positionals), counts):
            texts = self.args[start:start + count]
            start += count
            self._take(action, texts)
        self.positionals = self.positionals[len(counts):]
        return start

    def _finish(self):
        parser, namespace = self.parser, self.namespace
        missing = []
        for action in parser._actions:
            if action in self.seen:
                continue
            if action.required:
                missing.append(_name_of(action))
            elif isinstance(action.default, str) and hasattr(namespace, action.dest) \
                    and action.default is getattr(namespace, action.dest):
                setattr(namespace, action.dest, parser._value(action, action.default))
        if missing:
            parser.error("the following arguments are required: "
                         + ", ".join([name for name in missing if name is not None]))
        for group in parser._mutually_exclusive_groups:
            if group.required and not any(a in self.given for a in group._group_actions):
                names = [_name_of(a) for a in group._group_actions if a.help is not SUPPRESS]
                parser.error(f"one of the arguments {' '.join(names)} is required")
"""###

private let text2 = ###"""
"""Bytes as text of 64 characters."""


class Error(ValueError):
    """Text that is not base64."""


_ALPHABET = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


def b64encode(s, altchars=None):
    """The text of some bytes."""
    if isinstance(s, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    alphabet = _ALPHABET if altchars is None else _ALPHABET[:62] + altchars
    out = []
    for i in range(0, len(s), 3):
        part = s[i:i + 3]
        n = int.from_bytes(part + bytes(3 - len(part)), "big")
        four = [alphabet[n >> shift & 63] for shift in (18, 12, 6, 0)]
        if len(part) < 3:
            four[len(part) + 1:] = [61] * (3 - len(part))
        out += four
    return bytes(out)


def b64decode(s, altchars=None, validate=False):
    """The bytes of a text."""
    if isinstance(s, str):
        s = s.encode("ascii")
    alphabet = _ALPHABET if altchars is None else _ALPHABET[:62] + altchars
    values = {c: i for i, c in enumerate(alphabet)}
    digits = []
    for c in s:
        if c in values:
            digits.append(values[c])
        elif c != 61 and validate:
            raise Error("Only base64 data is allowed")
    if len(digits) % 4 == 1:
        raise Error(f"Invalid base64-encoded string: number of data characters "
                         f"({len(digits)}) cannot be 1 more than a multiple of 4")
    if (len(digits) + s.count(b"=")) % 4:
        raise Error("Incorrect padding")
    out = []
    for i in range(0, len(digits), 4):
        part = digits[i:i + 4]
        n = 0
        for d in part + [0] * (4 - len(part)):
            n = n << 6 | d
        out += n.to_bytes(3, "big")[:len(part) - 1]
    return bytes(out)


standard_b64encode, standard_b64decode = b64encode, b64decode


def urlsafe_b64encode(s):
    return b64encode(s, b"-_")


def urlsafe_b64decode(s):
    return b64decode(s, b"-_")


def b16encode(s):
    return s.hex().upper().encode()
"""###

private let text3 = ###"""









"""Places in sorted sequences."""


def _bounds(a, lo, hi):
    if lo < 0:
        raise ValueError("lo must be non-negative")
    return lo, len(a) if hi is None else hi


def bisect_right(a, x, lo=0, hi=None, *, key=None):
    """The place behind all elements that are not greater."""
    lo, hi = _bounds(a, lo, hi)
    while lo < hi:
        mid = (lo + hi) // 2
        if x < (a[mid] if key is None else key(a[mid])):
            hi = mid
        else:
            lo = mid + 1
    return lo


def bisect_left(a, x, lo=0, hi=None, *, key=None):
    """The place before all elements that are not smaller."""
    lo, hi = _bounds(a, lo, hi)
    while lo < hi:
        mid = (lo + hi) // 2
        if (a[mid] if key is None else key(a[mid])) < x:
            lo = mid + 1
        else:
            hi = mid
    return lo


def insort_right(a, x, lo=0, hi=None, *, key=None):
    """Inserts an element in order, behind equal ones."""
    a.insert(bisect_right(a, x if key is None else key(x), lo, hi, key=key), x)


def insort_left(a, x, lo=0, hi=None, *, key=None):
    """Inserts an element in order, before equal ones."""
    a.insert(bisect_left(a, x if key is None else key(x), lo, hi, key=key), x)


bisect = bisect_right
insort = insort_right
"""###

private let text4 = ###"""
"""Further containers: deque, Counter, OrderedDict, defaultdict, named tuples, ChainMap."""

from _collections import _count_elements, defaultdict, deque, namedtuple

__all__ = ["ChainMap", "Counter", "OrderedDict", "UserDict", "UserList", "UserString",
           "defaultdict", "deque", "namedtuple"]


class OrderedDict(dict):
    """A dict whose entries can be moved, and whose order counts when it is compared."""

    def __repr__(self):
        if not self:
            return f"{type(self).__name__}()"
        return f"{type(self).__name__}({list(self.items())!r})"

    def move_to_end(self, key, last=True):
        """Makes an entry the last, or the first."""
        value = dict.pop(self, key)
        if last:
            self[key] = value
            return
        rest = list(self.items())
        dict.clear(self)
        self[key] = value
        for name, other in rest:
            self[name] = other

    def popitem(self, last=True):
        """Removes the last entry, or the first."""
        if not self:
            raise KeyError("dictionary is empty")
        key = next(reversed(self) if last else iter(self))
        return key, dict.pop(self, key)

    def __eq__(self, other):
        if isinstance(other, OrderedDict):
            return dict.__eq__(self, other) and list(self) == list(other)
        return dict.__eq__(self, other)

    def __ne__(self, other):
        return not self == other

    def copy(self):
        return type(self)(self)

    __copy__ = copy

    @classmethod
    def fromkeys(cls, iterable, value=None):
        made = cls()
        for key in iterable:
            made[key] = value
        return made


class Counter(dict):
    """Counts of elements."""

    def __init__(self, iterable=None, /, **kwds):
        dict.__init__(self)
        self.update(iterable, **kwds)

    def __missing__(self, key):
        return 0

    def most_common(self, n=None):
        """The elements with the highest counts."""
        ranked = sorted(self.items(), key=_count, reverse=True)
        return ranked if n is None else ranked[:max(n, 0)]

    def elements(self):
        """Each element as often as it counts."""
        for element, count in self.items():
            for _ in range(count):
                yield element

    def total(self):
        """The sum of the counts."""
        return sum(self.values())

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError(
            "Counter.fromkeys() is undefined.  Use Counter(iterable) instead.")

    def update(self, iterable=None, /, **kwds):
        """Adds counts."""
        if iterable is not None:
            if isinstance(iterable, dict):
                if self:
                    get = self.get
                    for element, count in iterable.items():
                        self[element] = count + get(element, 0)
                else:
                    dict.update(self, iterable)
            else:
                _count_elements(self, iterable)
        if kwds:
            self.update(kwds)

    def subtract(self, iterable=None, /, **kwds):
        """Takes counts away."""
        if iterable is not None:
            if isinstance(iterable, dict):
                for element, count in iterable.items():
                    self[element] = self[element] - count
            else:
                for element in iterable:
                    self[element] = self[element] - 1
        if kwds:
            self.subtract(kwds)

    def copy(self):
        return type(self)(self)

    __copy__ = copy

    def __delitem__(self, elem):
        if elem in self:
            dict.__delitem__(self, elem)

    def __repr__(self):
        if not self:
            return f"{type(self).__name__}()"
        try:
            shown = dict(self.most_common())
        except TypeError:
            shown = dict(self)
        return f"{type(self).__name__}({shown!r})"

    def __eq__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[e] == other[e] for c in (self, other) for e in c)

    def __ne__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return not self == other

    def __le__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[e] <= other[e] for c in (self, other) for e in c)

    def __lt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self <= other and self != other

    def __ge__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[e] >= other[e] for c in (self, other) for e in c)

    def __gt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self >= other and self != other

    def _combine(self, other, combine):
        made = Counter()
        for element, count in self.items():
            new = combine(count, other[element])
            if new > 0:
                made[element] = new
        for element, count in other.items():
            if element not in self:
                new = combine(0, count)
                if new > 0:
                    made[element] = new
        return made

    def __add__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._combine(other, lambda a, b: a + b)

    def __sub__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._combine(other, lambda a, b: a - b)

    def __or__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._combine(other, lambda a, b: b if a < b else a)

    def __and__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._combine(other, lambda a, b: a if a < b else b)

    def __pos__(self):
        return self._combine(Counter(), lambda a, b: a)

    def __neg__(self):
        return self._combine(Counter(), lambda a, b: -a)

    def _replace(self, made):
        self.clear()
        dict.update(self, made)
        return self

    def __iadd__(self, other):
        return self._replace(self + other)

    def __isub__(self, other):
        return self._replace(self - other)

    def __ior__(self, other):
        return self._replace(self | other)

    def __iand__(self, other):
        return self._replace(self & other)


def _count(pair):
    return pair[1]


class ChainMap:
    """Several mappings seen as one; changes go to the first."""

    def __init__(self, *maps):
        self.maps = list(maps) or [{}]

    def __missing__(self, key):
        raise KeyError(key)

    def __getitem__(self, key):
        for mapping in self.maps:
            if key in mapping:
                return mapping[key]
        return self.__missing__(key)

    def get(self, key, default=None):
        return self[key] if key in self else default

    def __len__(self):
        return len(self._merged())

    def _merged(self):
        merged = {}
        for mapping in reversed(self.maps):
            merged.update(dict.fromkeys(mapping))
        return merged

    def __iter__(self):
        return iter(self._merged())

    def __contains__(self, key):
        return any(key in mapping for mapping in self.maps)

    def __bool__(self):
        return any(self.maps)

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(map(repr, self.maps))})"

    def __eq__(self, other):
        if not isinstance(other, (dict, ChainMap)):
            return NotImplemented
        return dict(self.items()) == dict(other.items())

    def keys(self):
        return self._merged().keys()

    def values(self):
        return [self[key] for key in self]

    def items(self):
        return [(key, self[key]) for key in self]

    def copy(self):
        return type(self)(self.maps[0].copy(), *self.maps[1:])

    def new_child(self, m=None, **kwargs):
        if m is None:
            m = kwargs
        elif kwargs:
            m.update(kwargs)
        return type(self)(m, *self.maps)

    @property
    def parents(self):
        return type(self)(*self.maps[1:])

    def __setitem__(self, key, value):
        self.maps[0][key] = value

    def __delitem__(self, key):
        try:
            del self.maps[0][key]
        except KeyError:
            raise KeyError(f"Key not found in the first mapping: {key!r}") from None

    def pop(self, key, *args):
        try:
            return self.maps[0].pop(key, *args)
        except KeyError:
            raise KeyError(f"Key not found in the first mapping: {key!r}") from None

    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]

    def update(self, other=(), **more):
        self.maps[0].update(other, **more)

    def clear(self):
        self.maps[0].clear()


class UserDict:
    """A mapping to derive from, kept in `data`."""

    def __init__(self, dict=None, /, **kwargs):
        self.data = {}
        if dict is not None:
            self.update(dict)
        if kwargs:
            self.update(kwargs)

    def __len__(self):
        return len(self.data)

    def __getitem__(self, key):
        if key in self.data:
            return self.data[key]
        if hasattr(type(self), "__missing__"):
            return self.__missing__(key)
        raise KeyError(key)

    def __setitem__(self, key, item):
        self.data[key] = item

    def __delitem__(self, key):
        del self.data[key]

    def __iter__(self):
        return iter(self.data)

    def __contains__(self, key):
        return key in self.data

    def __repr__(self):
        return repr(self.data)

    def __eq__(self, other):
        return self.data == (other.data if isinstance(other, UserDict) else other)

    def get(self, key, default=None):
        return self[key] if key in self else default

    def keys(self):
        return self.data.keys()

    def values(self):
        return self.data.values()

    def items(self):
        return self.data.items()

    def pop(self, key, *default):
        if key in self.data or not default:
            value = self[key]
            del self[key]
            return value
        return default[0]

    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]

    def update(self, other=(), /, **kwds):
        for key, value in dict(other, **kwds).items():
            self[key] = value

    def clear(self):
        for key in list(self.data):
            del self[key]

    def copy(self):
        return type(self)(self.data)


class UserList:
    """A sequence to derive from, kept in `data`."""

    def __init__(self, initlist=None):
        self.data = [] if initlist is None else list(initlist)

    def __repr__(self):
        return repr(self.data)

    def __len__(self):
        return len(self.data)

    def __getitem__(self, i):
        return type(self)(self.data[i]) if isinstance(i, slice) else self.data[i]

    def __setitem__(self, i, item):
        self.data[i] = item

    def __delitem__(self, i):
        del self.data[i]

    def __iter__(self):
        return iter(self.data)

    def __contains__(self, item):
        return item in self.data

    def __eq__(self, other):
        return self.data == (other.data if isinstance(other, UserList) else other)

    def __add__(self, other):
        return type(self)(self.data + list(other))

    def append(self, item):
        self.data.append(item)

    def insert(self, i, item):
        self.data.insert(i, item)

    def pop(self, i=-1):
        return self.data.pop(i)

    def remove(self, item):
        self.data.remove(item)

    def extend(self, other):
        self.data.extend(other)

    def index(self, item, *args):
        return self.data.index(item, *args)

    def count(self, item):
        return self.data.count(item)

    def sort(self, /, *, key=None, reverse=False):
        self.data.sort(key=key, reverse=reverse)

    def reverse(self):
        self.data.reverse()

    def clear(self):
        self.data.clear()

    def copy(self):
        return type(self)(self.data)


class UserString:
    """A text to derive from, kept in `data`."""

    def __init__(self, seq):
        self.data = str(seq)

    def __str__(self):
        return self.data

    def __repr__(self):
        return repr(self.data)

    def __len__(self):
        return len(self.data)

    def __eq__(self, other):
        return self.data == (other.data if isinstance(other, UserString) else other)

    def __hash__(self):
        return hash(self.data)

    def __getattr__(self, name):
        return getattr(self.data, name)
"""###

private let text5 = ###"""
"""Abstract classes: to ask with `isinstance` what a value can do, and to derive from."""


def _has(value, names):
    cls = type(value)
    return all(getattr(cls, name, None) is not None for name in names)


def _abstract(cls, names, kinds=()):
    """Lets a class judge values by their methods, or by their classes where that is not enough."""
    def check(cls_, value):
        if kinds:
            return isinstance(value, kinds)
        return _has(value, names)

    def subclass_check(cls_, other):
        if kinds:
            return issubclass(other, kinds)
        return all(getattr(other, name, None) is not None for name in names)

    cls.__instancecheck__ = check
    cls.__subclasscheck__ = subclass_check
    return cls


class Hashable:
    """Has `__hash__`."""


class Iterable:
    """Has `__iter__`."""


class Iterator:
    """Has `__iter__` and `__next__`."""

    def __iter__(self):
        return self


class Reversible:
    """Has `__reversed__`."""


class Generator:
    """A generator."""


class Sized:
    """Has `__len__`."""


class Container:
    """Has `__contains__`."""


class Callable:
    """Can be called."""


class Collection:
    """Sized, iterable, with `in`."""


class Sequence:
    """Indexed by position."""

    def __iter__(self):
        i = 0
        try:
            while True:
                yield self[i]
                i += 1
        except IndexError:
            return

    def __contains__(self, value):
        return any(item is value or item == value for item in self)

    def __reversed__(self):
        for i in range(len(self) - 1, -1, -1):
            yield self[i]

    def index(self, value, start=0, stop=None):
        for i in range(start, len(self) if stop is None else stop):
            if self[i] == value:
                return i
        raise ValueError

    def count(self, value):
        return sum(1 for item in self if item == value)


class MutableSequence(Sequence):
    """A sequence that can be changed."""

    def append(self, value):
        self.insert(len(self), value)

    def extend(self, values):
        for value in list(values):
            self.append(value)

    def pop(self, index=-1):
        value = self[index]
        del self[index]
        return value

    def remove(self, value):
        del self[self.index(value)]

    def clear(self):
        while len(self):
            self.pop()

    def __iadd__(self, values):
        self.extend(values)
        return self


class ByteString:
    """bytes."""


class Set:
    """A set."""


class MutableSet(Set):
    """A set that can be changed."""


class Mapping:
    """Indexed by key."""

    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def __contains__(self, key):
        try:
            self[key]
        except KeyError:
            return False
        return True

    def keys(self):
        return list(self)

    def items(self):
        return [(key, self[key]) for key in self]

    def values(self):
        return [self[key] for key in self]

    def __eq__(self, other):
        if not hasattr(other, "keys"):
            return NotImplemented
        return dict(self.items()) == dict(other.items())


class MutableMapping(Mapping):
    """A mapping that can be changed."""

    _missing = object()

    def pop(self, key, default=_missing):
        try:
            value = self[key]
        except KeyError:
            if default is MutableMapping._missing:
                raise
            return default
        del self[key]
        return value

    def popitem(self):
        for key in self:
            value = self[key]
            del self[key]
            return key, value
        raise KeyError

    def clear(self):
        for key in list(self):
            del self[key]

    def update(self, other=(), /, **kwds):
        for key, value in dict(other, **kwds).items():
            self[key] = value

    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]


class MappingView:
    """What `keys`, `values` and `items` give."""


class KeysView(MappingView):
    """What `keys` gives."""


class ValuesView(MappingView):
    """What `values` gives."""


class ItemsView(MappingView):
    """What `items` gives."""


from _collections import deque as _deque

_abstract(Iterable, ["__iter__"])
_abstract(Iterator, ["__iter__", "__next__"])
_abstract(Sized, ["__len__"])
_abstract(Container, ["__contains__"])
_abstract(Callable, ["__call__"])
_abstract(Collection, ["__len__", "__iter__", "__contains__"])


def _generator():
    yield


_abstract(Generator, [], (type(_generator()),))
_keys = {}.keys()
_abstract(KeysView, [], (type(_keys),))
_abstract(ValuesView, [], (type({}.values()),))
_abstract(ItemsView, [], (type({}.items()),))
_abstract(MappingView, [], (type(_keys), type({}.values()), type({}.items())))
_abstract(ByteString, [], (bytes,))


def _registered(cls, *kinds):
    """Classes that count as a class that scripts may derive from, too."""
    def check(cls_, value):
        return isinstance(value, kinds) or any(base is cls for base in type(value).__mro__)

    def subclass_check(cls_, other):
        return issubclass(other, kinds) or any(base is cls for base in other.__mro__)

    cls.__instancecheck__ = check
    cls.__subclasscheck__ = subclass_check


_registered(Sequence, list, tuple, str, bytes, range, _deque)
_registered(MutableSequence, list, _deque)
_registered(Mapping, dict)
_registered(MutableMapping, dict)


def _reversible(cls_, value):
    return _has(value, ["__reversed__"]) or isinstance(value, Sequence)


def _hashable(cls_, value):
    return _has(value, ["__hash__"]) and not isinstance(value, (KeysView, ItemsView))


Reversible.__instancecheck__ = _reversible
Hashable.__instancecheck__ = _hashable
_registered(Set, set, frozenset, type(_keys), type({}.items()))
_registered(MutableSet, set)
"""###

private let text6 = ###"""
"""Helpers for the `with` statement."""

from functools import wraps as _wraps
import sys as _sys

__all__ = ["contextmanager", "closing", "nullcontext", "suppress", "redirect_stdout",
           "redirect_stderr", "ExitStack", "ContextDecorator", "AbstractContextManager", "chdir"]


class AbstractContextManager:
    """A context that does nothing."""

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, traceback):
        return None


class ContextDecorator:
    """A context that can decorate functions."""

    def _recreate_cm(self):
        return self

    def __call__(self, func):
        @_wraps(func)
        def inner(*args, **kwds):
            with self._recreate_cm():
                return func(*args, **kwds)
        return inner


_ENDED = object()


class _GeneratorContextManager(ContextDecorator):
    """What a function decorated with `contextmanager` gives."""

    def __init__(self, func, args, kwds):
        self.gen = func(*args, **kwds)
        self.func = func
        self.args = args
        self.kwds = kwds
        self.__doc__ = func.__doc__

    def _recreate_cm(self):
        return _GeneratorContextManager(self.func, self.args, self.kwds)

    def __enter__(self):
        value = next(self.gen, _ENDED)
        if value is _ENDED:
            raise RuntimeError("generator didn't yield")
        return value

    def __exit__(self, kind, error, traceback):
        if kind is None:
            if next(self.gen, _ENDED) is not _ENDED:
                raise RuntimeError("generator didn't stop")
            return False
        thrown = kind() if error is None else error
        try:
            self.gen.throw(thrown)
        except StopIteration as raised:
            # The generator ended normally, so it dealt with the error.
            return raised is not thrown
        except BaseException as raised:
            if _is_passed_on(raised, thrown):
                return False
            raise
        raise RuntimeError("generator didn't stop after throw()")


def _is_passed_on(raised, thrown):
    """True when a generator let the exception through that was thrown into it.

    A StopIteration leaves a generator as the cause of a RuntimeError.
    """
    if raised is thrown:
        return True
    return (isinstance(raised, RuntimeError) and isinstance(thrown, StopIteration)
            and raised.__cause__ is thrown)


def contextmanager(func):
    """Makes a context manager of a generator function that yields once."""
    @_wraps(func)
    def helper(*args, **kwds):
        return _GeneratorContextManager(func, args, kwds)
    return helper


class closing(AbstractContextManager):
    """Closes something at the end."""

    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *exc_info):
        self.thing.close()


class nullcontext(AbstractContextManager):
    """A context that only hands out a value."""

    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result


class suppress(AbstractContextManager):
    """Passes over exceptions of some classes."""

    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __enter__(self):
        pass

    def __exit__(self, exctype, excinst, exctb):
        return exctype is not None and issubclass(exctype, self._exceptions)


class _RedirectStream(AbstractContextManager):
    _stream = None

    def __init__(self, new_target):
        self._new_target = new_target
        self._old_targets = []

    def __enter__(self):
        self._old_targets.append(getattr(_sys, self._stream))
        setattr(_sys, self._stream, self._new_target)
        return self._new_target

    def __exit__(self, exctype, excinst, exctb):
        setattr(_sys, self._stream, self._old_targets.pop())


class redirect_stdout(_RedirectStream):
    """Sends what is printed to another file."""
    _stream = "stdout"


class redirect_stderr(_RedirectStream):
    """Sends what goes to standard error to another file."""
    _stream = "stderr"


class chdir(AbstractContextManager):
    """Another working folder."""

    def __init__(self, path):
        self.path = path
        self._old = []

    def __enter__(self):
        import os
        self._old.append(os.getcwd())
        os.chdir(self.path)

    def __exit__(self, *excinfo):
        import os
        os.chdir(self._old.pop())


class ExitStack(AbstractContextManager):
    """Contexts that are entered one by one and left together."""

    def __init__(self):
        self._callbacks = []

    def enter_context(self, cm):
        cls = type(cm)
        if not hasattr(cls, "__enter__") or not hasattr(cls, "__exit__"):
            raise TypeError(f"'{cls.__module__}.{cls.__qualname__}' object does not support the "
                            "context manager protocol")
        result = cm.__enter__()
        self._callbacks.append(cm.__exit__)
        return result

    def push(self, exit):
        self._callbacks.append(exit.__exit__ if hasattr(type(exit), "__exit__") else exit)
        return exit

    def callback(self, callback, /, *args, **kwds):
        def leave(exc_type, exc, tb):
            callback(*args, **kwds)
        self._callbacks.append(leave)
        return callback

    def pop_all(self):
        stack = type(self)()
        stack._callbacks = self._callbacks
        self._callbacks = []
        return stack

    def close(self):
        self.__exit__(None, None, None)

    def __exit__(self, *exc_details):
        received = exc_details[0] is not None
        exc = exc_details[1]
        suppressed = False
        pending = False
        while self._callbacks:
            leave = self._callbacks.pop()
            try:
                details = (type(exc), exc, getattr(exc, "__traceback__", None)) if exc is not None \
                    else (None, None, None)
                if leave(*details):
                    suppressed = True
                    pending = False
                    exc = None
            except BaseException as new:
                if exc is not None and new.__context__ is None:
                    new.__context__ = exc
                exc = new
                pending = True
        if pending:
            raise exc
        return received and suppressed
"""###

private let text7 = ###"""
"""Copies of values, shallow and deep."""

__all__ = ["Error", "copy", "deepcopy"]


class Error(Exception):
    """What cannot be copied."""


error = Error
_ATOMS = frozenset([
    type(None), bool, int, float, str, bytes, type, range, type(Ellipsis), type(NotImplemented),
    type(len), type(lambda: None), slice, property])


def _instance(x):
    """A new instance of the same class, without a call of `__init__`."""
    cls = type(x)
    if isinstance(x, BaseException):
        return cls(*x.args)
    return cls.__new__(cls)


def copy(x):
    """A shallow copy."""
    cls = type(x)
    if cls in _ATOMS or cls is tuple or cls is frozenset or isinstance(x, type):
        return x
    if cls is list or cls is set or cls is dict:
        return x.copy()
    method = getattr(cls, "__copy__", None)
    if method is not None:
        return method(x)
    if isinstance(x, (dict, list, set)):
        y = _subclass(x, x)
        for name, value in getattr(x, "__dict__", {}).items():
            setattr(y, name, value)
        return y
    if isinstance(x, (tuple, frozenset, int, float, str, bytes)):
        return x
    state = getattr(x, "__dict__", None)
    if state is None:
        method = getattr(x, "copy", None)
        if method is not None:
            return method()
        if hasattr(x, "__next__") or callable(x):
            return x
        raise TypeError(f"cannot pickle {cls.__name__!r} object")
    y = _instance(x)
    for name, value in state.items():
        _set(y, name, value)
    return y


def _set(obj, name, value):
    object.__setattr__(obj, name, value)


def _subclass(x, items):
    cls = type(x)
    y = cls.__new__(cls)
    if isinstance(x, dict):
        dict.update(y, items)
    elif isinstance(x, list):
        list.extend(y, items)
    else:
        set.update(y, items)
    return y


def deepcopy(x, memo=None):
    """A copy of a value and of everything in it."""
    cls = type(x)
    if cls in _ATOMS:
        return x
    if memo is None:
        memo = {}
    key = id(x)
    if key in memo:
        return memo[key]
    if cls is list:
        y = []
        memo[key] = y
        atoms = _ATOMS
        for item in x:
            y.append(item if type(item) in atoms else deepcopy(item, memo))
        return y
    if cls is dict:
        y = {}
        memo[key] = y
        atoms = _ATOMS
        for name, value in x.items():
            if type(name) not in atoms:
                name = deepcopy(name, memo)
            y[name] = value if type(value) in atoms else deepcopy(value, memo)
        return y
    y = _deepcopy(x, cls, memo, key)
    if y is not x:
        memo[key] = y
        memo.setdefault(id(memo), []).append(x)
    return y


def _deepcopy(x, cls, memo, key):
    if isinstance(x, type):
        return x
    method = getattr(cls, "__deepcopy__", None)
    if method is not None:
        return method(x, memo)
    if cls is tuple:
        items = [deepcopy(item, memo) for item in x]
        if key in memo:
            return memo[key]
        return x if all(a is b for a, b in zip(x, items)) else tuple(items)
    if cls is set:
        return {deepcopy(item, memo) for item in x}
    if cls is frozenset:
        return frozenset([deepcopy(item, memo) for item in x])
    if isinstance(x, tuple) and hasattr(cls, "_make"):
        return cls._make([deepcopy(item, memo) for item in x])
    if isinstance(x, dict):
        y = x.copy() if hasattr(cls, "__copy__") else _subclass(x, {})
        y.clear()
        memo[key] = y
        for name, value in x.items():
            y[deepcopy(name, memo)] = deepcopy(value, memo)
        _attributes(x, y, memo)
        return y
    if isinstance(x, list):
        y = _subclass(x, [])
        memo[key] = y
        for item in x:
            y.append(deepcopy(item, memo))
        _attributes(x, y, memo)
        return y
    if isinstance(x, (int, float, str, bytes)):
        return x
    if type(x).__name__ == "deque":
        return cls([deepcopy(item, memo) for item in x], x.maxlen)
    method = getattr(x, "__func__", None)
    if method is not None:
        return getattr(deepcopy(x.__self__, memo), x.__name__)
    state = getattr(x, "__dict__", None)
    if state is None:
        for name, arguments in (("copy", ()), ("__copy__", ())):
            method = getattr(x, name, None)
            if method is not None:
                return method(*arguments)
        if callable(x):
            return x
        raise TypeError(f"cannot pickle {cls.__name__!r} object")
    if isinstance(x, BaseException):
        y = cls(*deepcopy(x.args, memo))
    else:
        y = cls.__new__(cls)
    memo[key] = y
    _attributes(x, y, memo)
    return y


def _attributes(x, y, memo):
    for name, value in getattr(x, "__dict__", {}).items():
        _set(y, name, deepcopy(value, memo))


"""###

private let text8 = ###"""
"""Tables in text files."""

__all__ = ["QUOTE_MINIMAL", "QUOTE_ALL", "QUOTE_NONNUMERIC", "QUOTE_NONE", "Error", "Dialect",
           "excel", "excel_tab", "unix_dialect", "field_size_limit", "reader", "writer",
           "register_dialect", "get_dialect", "list_dialects", "unregister_dialect", "DictReader",
           "DictWriter", "Sniffer"]

QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE = range(4)


class Error(Exception):
    """A malformed table."""


class Dialect:
    """How a table is written; derive from it or name the options in a call."""

    delimiter = ","
    quotechar = '"'
    escapechar = None
    doublequote = True
    skipinitialspace = False
    lineterminator = "\r\n"
    quoting = QUOTE_MINIMAL
    strict = False


class excel(Dialect):
    """With commas."""


class excel_tab(excel):
    """With tabs."""
    delimiter = "\t"


class unix_dialect(Dialect):
    """With newlines, everything quoted."""
    lineterminator = "\n"
    quoting = QUOTE_ALL


_dialects = {"excel": excel, "excel-tab": excel_tab, "unix": unix_dialect}
_OPTIONS = ("delimiter", "quotechar", "escapechar", "doublequote", "skipinitialspace",
            "lineterminator", "quoting", "strict")


def register_dialect(name, dialect=None, **fmtparams):
    _dialects[name] = _made(dialect or excel, fmtparams)


def unregister_dialect(name):
    if name not in _dialects:
        raise Error("unknown dialect")
    del _dialects[name]


def get_dialect(name):
    if name not in _dialects:
        raise Error("unknown dialect")
    return _dialects[name]


def list_dialects():
    return list(_dialects)


_limit = 131072


def field_size_limit(new_limit=None):
    global _limit
    old = _limit
    if new_limit is not None:
        _limit = new_limit
    return old


def _made(dialect, options):
    if isinstance(dialect, str):
        dialect = get_dialect(dialect)
    made = Dialect()
    for name in _OPTIONS:
        setattr(made, name, getattr(dialect, name, getattr(Dialect, name)))
    for name, value in options.items():
        if name not in _OPTIONS:
            raise TypeError(f"'{name}' is an invalid keyword argument for this function")
        setattr(made, name, value)
    for name in ("delimiter", "quotechar", "escapechar"):
        value = getattr(made, name)
        if value is None and name != "delimiter":
            continue
        if not isinstance(value, str):
            raise TypeError(f'"{name}" must be string{"" if name == "delimiter" else " or None"}, '
                            f'not {type(value).__name__}')
        if len(value) != 1:
            raise TypeError(f'"{name}" must be a 1-character string')
    if not isinstance(made.quoting, int) or not 0 <= made.quoting <= 3:
        raise TypeError('bad "quoting" value')
    if made.quoting != QUOTE_NONE and made.quotechar is None:
        raise TypeError("quotechar must be set if quoting enabled")
    return made


class reader:
    """The rows of a table as lists of texts."""

    def __init__(self, csvfile, dialect="excel", **fmtparams):
        self.dialect = _made(dialect, fmtparams)
        self.line_num = 0
        self._lines = iter(csvfile)
        d = self.dialect
        special = [d.delimiter, d.quotechar, d.escapechar]
        self._plain = all(c is None or c not in "\r\n" for c in special) \
            and d.quoting != QUOTE_NONNUMERIC and not d.skipinitialspace
        self._special = [c for c in (d.quotechar if d.quoting != QUOTE_NONE else None,
                                     d.escapechar) if c]

    def __iter__(self):
        return self

    def __next__(self):
        line = next(self._lines)
        self.line_num += 1
        if not isinstance(line, str):
            raise Error(f"iterator should return strings, not {type(line).__name__} "
                        "(the file should be opened in text mode)")
        if self._plain:
            for c in self._special:
                if c in line:
                    break
            else:
                # Nothing to unquote.
                text = line.rstrip("\r\n")
                if "\r" not in text and "\n" not in text:
                    return text.split(self.dialect.delimiter) if text else []
        return self._parse(line)

    def _parse(self, line):
        d = self.dialect
        quote = d.quotechar if d.quoting != QUOTE_NONE else None
        fields = []
        field = []
        numeric = False
        state = "start"
        while True:
            i = 0
            n = len(line)
            ended = False
            while i < n:
                c = line[i]
                i += 1
                if state == "end":
                    if c in "\r\n":
                        continue
                    raise Error("new-line character seen in unquoted field - do you need to open "
                                "the file in universal-newline mode?")
                if state == "start":
                    if c in "\r\n":
                        if fields:
                            fields.append(self._value(field, numeric))
                        state, ended = "end", True
                        continue
                    state = "field start"
                if state == "field start":
                    if c in "\r\n":
                        fields.append(self._value(field, numeric))
                        state, ended = "end", True
                    elif c == quote:
                        state = "quoted"
                    elif c == d.escapechar:
                        state = "escape"
                    elif c == " " and d.skipinitialspace:
                        pass
                    elif c == d.delimiter:
                        fields.append(self._value(field, numeric))
                        field, numeric = [], False
                    else:
                        if d.quoting == QUOTE_NONNUMERIC:
                            numeric = True
                        field.append(c)
                        state = "field"
                elif state == "field":
                    if c in "\r\n":
                        fields.append(self._value(field, numeric))
                        state, ended = "end", True
                    elif c == d.escapechar:
                        state = "escape"
                    elif c == d.delimiter:
                        fields.append(self._value(field, numeric))
                        field, numeric = [], False
                        state = "field start"
                    else:
                        field.append(c)
                elif state == "escape":
                    field.append(c)
                    state = "field"
                elif state == "quoted escape":
                    field.append(c)
                    state = "quoted"
                elif state == "quoted":
                    if c == d.escapechar:
                        state = "quoted escape"
                    elif c == quote:
                        state = "quote in quoted" if d.doublequote else "field"
                    else:
                        field.append(c)
                elif state == "quote in quoted":
                    if c == quote:
                        field.append(c)
                        state = "quoted"
                    elif c == d.delimiter:
                        fields.append(self._value(field, numeric))
                        field, numeric = [], False
                        state = "field start"
                    elif c in "\r\n":
                        fields.append(self._value(field, numeric))
                        state, ended = "end", True
                    elif not d.strict:
                        field.append(c)
                        state = "field"
                    else:
                        raise Error(f"'{d.delimiter}' expected after '{quote}'")
            if state in ("start", "end"):
                return fields
            if state not in ("quoted", "quoted escape", "escape"):
                fields.append(self._value(field, numeric))
                return fields
            if state == "escape":
                field.append("\n")
                state = "field"
            try:
                line = next(self._lines)
            except StopIteration:
                if d.strict:
                    raise Error("unexpected end of data") from None
                fields.append(self._value(field, numeric))
                return fields
            self.line_num += 1

    def _value(self, field, numeric):
        text = "".join(field)
        if len(text) > _limit:
            raise Error(f"field larger than field limit ({_limit})")
        return float(text) if numeric else text


class writer:
    """Writes rows to a file."""

    def __init__(self, csvfile, dialect="excel", **fmtparams):
        if not hasattr(csvfile, "write"):
            raise TypeError('argument 1 must have a "write" method')
        self.dialect = _made(dialect, fmtparams)
        self._write = csvfile.write

    def _quoted(self, text, quoted, single):
        d = self.dialect
        special = d.delimiter + "\r\n" + d.lineterminator + (d.escapechar or "") + (
            d.quotechar or "")
        needs = quoted or (single and not text)
        parts = []
        for c in text:
            if c in special:
                escape = False
                if d.quoting == QUOTE_NONE:
                    escape = True
                elif c == d.quotechar:
                    if d.doublequote:
                        parts.append(c)
                    else:
                        escape = True
                elif c == d.escapechar:
                    escape = True
                if escape:
                    if not d.escapechar:
                        raise Error("need to escape, but no escapechar set")
                    parts.append(d.escapechar)
                else:
                    needs = True
            parts.append(c)
        if single and not text and d.quoting == QUOTE_NONE:
            raise Error("single empty field record must be quoted")
        text = "".join(parts)
        return f"{d.quotechar}{text}{d.quotechar}" if needs else text

    def writerow(self, row):
        """Writes one row; returns what the file's `write` returns."""
        d = self.dialect
        try:
            row = list(row)
        except TypeError:
            raise Error(f"iterable expected, not {type(row).__name__}") from None
        fields = []
        single = len(row) == 1
        for value in row:
            numeric = isinstance(value, (int, float))
            text = "" if value is None else value if isinstance(value, str) else (
                repr(value) if isinstance(value, float) and type(value) is float else str(value))
            quoted = d.quoting == QUOTE_ALL or d.quoting == QUOTE_NONNUMERIC and not numeric
            fields.append(self._quoted(text, quoted, single))
        return self._write(d.delimiter.join(fields) + d.lineterminator)

    def writerows(self, rows):
        """Writes several rows."""
        for row in rows:
            self.writerow(row)


class DictReader:
    """The rows of a table as dicts; the first row names the fields unless they are given."""

    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect="excel", *args,
                 **kwds):
        self._names = None if fieldnames is None else list(fieldnames)
        self.restkey = restkey
        self.restval = restval
        self.dialect = dialect
        self.reader = reader(f, dialect, *args, **kwds)
        self.line_num = 0

    @property
    def fieldnames(self):
        """The names given, else the first row, which is read when they are first asked for."""
        if self._names is None:
            self._names = next(self.reader, None)
        self.line_num = self.reader.line_num
        return self._names

    @fieldnames.setter
    def fieldnames(self, names):
        self._names = names

    def __iter__(self):
        return self

    def __next__(self):
        names = self.fieldnames
        for row in self.reader:
            self.line_num = self.reader.line_num
            # Empty lines are passed over.
            if row:
                return self._record(names, row)
        raise StopIteration

    def _record(self, names, row):
        record = dict(zip(names, row))
        if len(row) > len(names):
            record[self.restkey] = row[len(names):]
        record.update([(name, self.restval) for name in names[len(row):]])
        return record


class DictWriter:
    """Writes dicts as rows."""

    def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect="excel", *args,
                 **kwds):
        self.fieldnames = list(fieldnames)
        self.restval = restval
        if extrasaction.lower() not in ("raise", "ignore"):
            raise ValueError(f"extrasaction ({extrasaction}) must be 'raise' or 'ignore'")
        self.extrasaction = extrasaction
        self.writer = writer(f, dialect, *args, **kwds)

    def writeheader(self):
        """Writes the names of the fields."""
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def _row(self, rowdict):
        if self.extrasaction == "raise":
            wrong = [name for name in rowdict if name not in self.fieldnames]
            if wrong:
                raise ValueError("dict contains fields not in fieldnames: "
                                 + ", ".join([repr(name) for name in wrong]))
        return [rowdict.get(name, self.restval) for name in self.fieldnames]

    def writerow(self, rowdict):
        """Writes one dict."""
        return self.writer.writerow(self._row(rowdict))

    def writerows(self, rowdicts):
        """Writes several dicts."""
        return self.writer.writerows([self._row(row) for row in rowdicts])


class Sniffer:
    """Guesses how a table is written."""

    def sniff(self, sample, delimiters=None):
        lines = [line for line in sample.splitlines() if line][:50]
        best = None
        for delimiter in delimiters or ",\t;|: ":
            counts = {line.count(delimiter) for line in lines}
            if len(counts) == 1 and 0 not in counts:
                best = delimiter
                break
        if best is None:
            raise Error("Could not determine delimiter")
        return _made(excel, {"delimiter": best, "lineterminator": "\r\n"})

    def has_header(self, sample):
        rows = list(reader(sample.splitlines()[:21], self.sniff(sample)))
        def is_number(text):
            try:
                float(text)
                return True
            except ValueError:
                return False
        return bool(rows) and not any(map(is_number, rows[0])) and any(
            is_number(value) for row in rows[1:] for value in row)
"""###

private let text9 = ###"""
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
    if len(bases) > 1:
        raise TypeError("multiple inheritance is not part of mnb's Python")
    values = {"_base": bases[0] if bases else object}
    made = _mnb.define(cls_name, f"class {cls_name}(_base):\n    pass\n", "types", values)
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
"""###

private let text10 = ###"""
"""Dates, times of day, moments, spans and time zones."""

import time as _time
import math as _math
import re as _re

__all__ = ["date", "datetime", "time", "timedelta", "timezone", "tzinfo", "MINYEAR", "MAXYEAR",
           "UTC"]

MINYEAR = 1
MAXYEAR = 9999
_MAXORDINAL = 3652059
_DAYS = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
_BEFORE = [0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]
_MONTHS = ["", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_LONG_MONTHS = ["", "January", "February", "March", "April", "May", "June", "July", "August",
                "September", "October", "November", "December"]
_WEEKDAYS = ["", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
_LONG_WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _days_in(year, month):
    return 29 if month == 2 and _is_leap(year) else _DAYS[month]


def _to_ordinal(year, month, day):
    y = year - 1
    before = y * 365 + y // 4 - y // 100 + y // 400
    return before + _BEFORE[month] + (month > 2 and _is_leap(year)) + day


def _from_ordinal(n):
    n -= 1
    n400, n = divmod(n, 146097)
    n100, n = divmod(n, 36524)
    n4, n = divmod(n, 1461)
    n1, n = divmod(n, 365)
    year = n400 * 400 + n100 * 100 + n4 * 4 + n1 + 1
    if n1 == 4 or n100 == 4:
        return year - 1, 12, 31
    month = 12
    leap = _is_leap(year)
    while _BEFORE[month] + (month > 2 and leap) > n:
        month -= 1
    return year, month, n - _BEFORE[month] - (month > 2 and leap) + 1


def _index(value):
    if isinstance(value, int):
        return value
    if isinstance(value, float):
        raise TypeError("'float' object cannot be interpreted as an integer")
    if hasattr(value, "__index__"):
        return value.__index__()
    raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")


def _check_date(year, month, day):
    if type(year) is type(month) is type(day) is int and 1 <= year <= 9999 \
            and 1 <= month <= 12 and 1 <= day <= 28:
        return year, month, day
    year, month, day = _index(year), _index(month), _index(day)
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"year {year} is out of range")
    if not 1 <= month <= 12:
        raise ValueError("month must be in 1..12")
    if not 1 <= day <= _days_in(year, month):
        raise ValueError("day is out of range for month")
    return year, month, day


def _check_time(hour, minute, second, microsecond, fold):
    if type(hour) is type(minute) is type(second) is type(microsecond) is int \
            and 0 <= hour <= 23 and 0 <= minute <= 59 and 0 <= second <= 59 \
            and 0 <= microsecond <= 999999 and fold == 0:
        return hour, minute, second, microsecond, fold
    hour, minute, second = _index(hour), _index(minute), _index(second)
    microsecond = _index(microsecond)
    if not 0 <= hour <= 23:
        raise ValueError("hour must be in 0..23")
    if not 0 <= minute <= 59:
        raise ValueError("minute must be in 0..59")
    if not 0 <= second <= 59:
        raise ValueError("second must be in 0..59")
    if not 0 <= microsecond <= 999999:
        raise ValueError("microsecond must be in 0..999999")
    if fold not in (0, 1):
        raise ValueError("fold must be either 0 or 1")
    return hour, minute, second, microsecond, fold


def _check_zone(zone):
    if zone is not None and not isinstance(zone, tzinfo):
        raise TypeError(
            f"tzinfo argument must be None or of a tzinfo subclass, not type '{type(zone).__name__}'")


def _round_half_even(value):
    return round(value)


class timedelta:
    """A span of time."""

    __slots__ = ("_days", "_seconds", "_microseconds")

    def __init__(self, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0,
                 weeks=0):
        if type(days) is type(seconds) is type(microseconds) is type(milliseconds) is \
                type(minutes) is type(hours) is type(weeks) is int:
            self._fill(((days + weeks * 7) * 86400 + hours * 3600 + minutes * 60 + seconds)
                       * 1000000 + milliseconds * 1000 + microseconds)
            return
        whole = 0
        rest = 0.0
        for name, value, unit in (
                ("days", days, 86400000000), ("seconds", seconds, 1000000),
                ("microseconds", microseconds, 1), ("milliseconds", milliseconds, 1000),
                ("minutes", minutes, 60000000), ("hours", hours, 3600000000),
                ("weeks", weeks, 604800000000)):
            if isinstance(value, int):
                whole += value * unit
            elif isinstance(value, float):
                if value != value or value in (_math.inf, -_math.inf):
                    if value != value:
                        raise ValueError("cannot convert float NaN to integer")
                    raise OverflowError("cannot convert float infinity to integer")
                fraction, integer = _math.modf(value)
                whole += int(integer) * unit
                product = fraction * unit
                part, integer = _math.modf(product)
                whole += int(integer)
                rest += part
            elif hasattr(value, "__index__"):
                whole += value.__index__() * unit
            elif hasattr(value, "__float__"):
                fraction, integer = _math.modf(float(value) * unit)
                whole += int(integer)
                rest += fraction
            else:
                raise TypeError(f"unsupported type for timedelta {name} component: "
                                f"{type(value).__name__}")
        if rest:
            # Half a microsecond goes to the even neighbour of the whole sum.
            rounded = _math.floor(rest + 0.5)
            if rounded - rest == 0.5 and (whole + rounded) % 2:
                rounded -= 1
            whole += rounded
        self._fill(whole)

    def _fill(self, microseconds):
        days, rest = divmod(microseconds, 86400000000)
        if not -999999999 <= days <= 999999999:
            raise OverflowError(f"days={days}; must have magnitude <= 999999999")
        self._days = days
        self._seconds, self._microseconds = divmod(rest, 1000000)

    @property
    def days(self):
        return self._days

    @property
    def seconds(self):
        return self._seconds

    @property
    def microseconds(self):
        return self._microseconds

    def _us(self):
        return (self._days * 86400 + self._seconds) * 1000000 + self._microseconds

    def total_seconds(self):
        """The whole span in seconds."""
        return self._us() / 10**6

    def __repr__(self):
        parts = [f"{name}={value}" for name, value in (
            ("days", self._days), ("seconds", self._seconds),
            ("microseconds", self._microseconds)) if value]
        return f"{_class_name(self)}({', '.join(parts) or '0'})"

    def __str__(self):
        minutes, seconds = divmod(self._seconds, 60)
        hours, minutes = divmod(minutes, 60)
        text = f"{hours}:{minutes:02d}:{seconds:02d}"
        if self._days:
            text = f"{self._days} day{'' if abs(self._days) == 1 else 's'}, {text}"
        if self._microseconds:
            text += f".{self._microseconds:06d}"
        return text

    def __add__(self, other):
        if isinstance(other, timedelta):
            return _span(self._us() + other._us())
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return _span(self._us() - other._us())
        return NotImplemented

    def __rsub__(self, other):
        if isinstance(other, timedelta):
            return _span(other._us() - self._us())
        return NotImplemented

    def __neg__(self):
        return _span(-self._us())

    def __pos__(self):
        return self

    def __abs__(self):
        return -self if self._days < 0 else self

    def __mul__(self, other):
        if isinstance(other, int):
            return _span(self._us() * other)
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            return _span(_divide(self._us() * a, b))
        return NotImplemented

    __rmul__ = __mul__

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._us() // other._us()
        if isinstance(other, int):
            return _span(self._us() // other)
        return NotImplemented

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._us() / other._us()
        if isinstance(other, int):
            return _span(_divide(self._us(), other))
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            return _span(_divide(b * self._us(), a))
        return NotImplemented

    def __mod__(self, other):
        if isinstance(other, timedelta):
            return _span(self._us() % other._us())
        return NotImplemented

    def __divmod__(self, other):
        if isinstance(other, timedelta):
            q, r = divmod(self._us(), other._us())
            return q, _span(r)
        return NotImplemented

    def __eq__(self, other):
        return self._us() == other._us() if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return self._us() < other._us() if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return self._us() <= other._us() if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        return self._us() > other._us() if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        return self._us() >= other._us() if isinstance(other, timedelta) else NotImplemented

    def __hash__(self):
        return hash((self._days, self._seconds, self._microseconds))

    def __bool__(self):
        return self._us() != 0

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


def _divide(a, b):
    """The quotient rounded to the nearest integer, half to even."""
    if b == 0:
        raise ZeroDivisionError("integer division or modulo by zero")
    q, r = divmod(a, b)
    r *= 2
    if (r > b if b > 0 else r < b) or r == b and q % 2 == 1:
        q += 1
    return q


def _span(microseconds):
    span = timedelta.__new__(timedelta)
    span._fill(microseconds)
    return span


timedelta.min = _span(-999999999 * 86400000000)
timedelta.max = _span(1000000000 * 86400000000 - 1)
timedelta.resolution = _span(1)


class tzinfo:
    """A time zone; derive from it."""

    def tzname(self, dt):
        raise NotImplementedError("tzinfo subclass must override tzname()")

    def utcoffset(self, dt):
        raise NotImplementedError("tzinfo subclass must override utcoffset()")

    def dst(self, dt):
        raise NotImplementedError("tzinfo subclass must override dst()")

    def fromutc(self, dt):
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        offset = dt.utcoffset()
        daylight = dt.dst()
        if offset is None or daylight is None:
            raise ValueError("fromutc: tz.utcoffset() gave inconsistent results")
        standard = offset - daylight
        if standard:
            dt += standard
            daylight = dt.dst()
        return dt + daylight


class timezone(tzinfo):
    """A zone with a fixed distance to UTC."""

    def __init__(self, offset, name=None):
        if not isinstance(offset, timedelta):
            raise TypeError(f"timezone() argument 1 must be datetime.timedelta, not "
                            f"{type(offset).__name__}")
        if not timedelta(hours=-24) < offset < timedelta(hours=24):
            raise ValueError("offset must be a timedelta strictly between "
                             f"-timedelta(hours=24) and timedelta(hours=24), not {offset!r}.")
        self._offset = offset
        self._name = name

    def utcoffset(self, dt):
        return self._offset

    def dst(self, dt):
        return None

    def tzname(self, dt):
        return _zone_name(self._offset) if self._name is None else self._name

    def fromutc(self, dt):
        return dt + self._offset

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __repr__(self):
        if self is timezone.utc:
            return "datetime.timezone.utc"
        if self._name is None:
            return f"datetime.timezone({self._offset!r})"
        return f"datetime.timezone({self._offset!r}, {self._name!r})"

    def __str__(self):
        return self.tzname(None)

    def __deepcopy__(self, memo):
        return self


def _offset_text(offset, colon=":"):
    if offset is None:
        return ""
    sign = "+"
    if offset._days < 0:
        sign = "-"
        offset = -offset
    minutes, seconds = divmod(offset._seconds + offset._days * 86400, 60)
    hours, minutes = divmod(minutes, 60)
    text = f"{sign}{hours:02d}{colon}{minutes:02d}"
    if seconds or offset._microseconds:
        text += f"{colon}{seconds:02d}"
        if offset._microseconds:
            text += f".{offset._microseconds:06d}"
    return text


def _zone_name(offset):
    return "UTC" if not offset else "UTC" + _offset_text(offset)


timezone.utc = timezone(timedelta(0))
timezone.min = timezone(-timedelta(hours=23, minutes=59))
timezone.max = timezone(timedelta(hours=23, minutes=59))
UTC = timezone.utc


def _format(obj, fmt, fields):
    """`strftime` with the directives that the C library does not know of."""
    parts = []
    i = 0
    while i < len(fmt):
        c = fmt[i]
        if c != "%" or i + 1 == len(fmt):
            parts.append(c)
            i += 1
            continue
        d = fmt[i + 1]
        i += 2
        if d == "f":
            parts.append(f"{getattr(obj, 'microsecond', 0):06d}")
        elif d == "z":
            parts.append(_offset_text(obj.utcoffset(), "") if hasattr(obj, "utcoffset") else "")
        elif d == "Z":
            name = obj.tzname() if hasattr(obj, "tzname") else None
            parts.append((name or "").replace("%", "%%"))
        else:
            parts.append("%" + d)
    return _time._format("".join(parts), fields)


_ISO_TIME = _re.compile(
    r"(\d{2})(?::?(\d{2})(?::?(\d{2})(?:[.,](\d+))?)?)?"
    r"(?:(Z)|([+-])(\d{2})(?::?(\d{2})(?::?(\d{2})(?:[.,](\d+))?)?)?)?")


def _parse_iso_date(text):
    match = _re.fullmatch(r"(\d{4})-?W(\d{2})(?:-?(\d))?", text)
    if match:
        return date.fromisocalendar(int(match[1]), int(match[2]), int(match[3] or 1))
    match = _re.fullmatch(r"(\d{4})(-?)(\d{2})\2(\d{2})", text)
    if not match:
        raise ValueError
    return date(int(match[1]), int(match[3]), int(match[4]))


def _parse_iso_time(text):
    match = _ISO_TIME.fullmatch(text)
    if not match:
        raise ValueError
    hour, minute, second, fraction = match.group(1, 2, 3, 4)
    zone = None
    if match[5]:
        zone = timezone.utc
    elif match[6]:
        offset = timedelta(hours=int(match[7]), minutes=int(match[8] or 0),
                           seconds=int(match[9] or 0),
                           microseconds=int((match[10] or "0").ljust(6, "0")[:6]))
        offset = -offset if match[6] == "-" else offset
        zone = timezone.utc if not offset else timezone(offset)
    return (int(hour), int(minute or 0), int(second or 0),
            int((fraction or "0").ljust(6, "0")[:6]), zone)


class date:
    """A day."""

    def __init__(self, year, month, day):
        self._year, self._month, self._day = _check_date(year, month, day)

    @classmethod
    def fromtimestamp(cls, timestamp):
        t = _time.localtime(timestamp)
        return cls(t[0], t[1], t[2])

    @classmethod
    def today(cls):
        """This day."""
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromordinal(cls, n):
        if not 1 <= n <= _MAXORDINAL:
            raise ValueError("ordinal must be >= 1" if n < 1 else
                             f"year is out of range")
        return cls(*_from_ordinal(n))

    @classmethod
    def fromisoformat(cls, date_string):
        if not isinstance(date_string, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            found = _parse_iso_date(date_string)
        except ValueError as error:
            if error.args:
                raise
            raise ValueError(f"Invalid isoformat string: {date_string!r}") from None
        return cls(found._year, found._month, found._day)

    @classmethod
    def fromisocalendar(cls, year, week, day):
        if not MINYEAR <= year <= MAXYEAR:
            raise ValueError(f"Year is out of range: {year}")
        first = _to_ordinal(year, 1, 1)
        weekday = (first + 6) % 7
        monday = first - weekday + (7 if weekday > 3 else 0)
        if not 0 < week < 53:
            if not (week == 53 and (weekday == 3 or weekday == 2 and _is_leap(year))):
                raise ValueError(f"Invalid week: {week}")
        if not 0 < day < 8:
            raise ValueError(f"Invalid weekday: {day} (range is [1, 7])")
        return cls(*_from_ordinal(monday + (week - 1) * 7 + day - 1))

    @property
    def year(self):
        return self._year

    @property
    def month(self):
        return self._month

    @property
    def day(self):
        return self._day

    def toordinal(self):
        return _to_ordinal(self._year, self._month, self._day)

    def weekday(self):
        """0 for Monday to 6."""
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.toordinal() % 7 or 7

    def isocalendar(self):
        year = self._year
        today = self.toordinal()

        def monday(y):
            first = _to_ordinal(y, 1, 1)
            weekday = (first + 6) % 7
            return first - weekday + (7 if weekday > 3 else 0)

        week, day = divmod(today - monday(year), 7)
        if week < 0:
            year -= 1
            week, day = divmod(today - monday(year), 7)
        elif week >= 52 and today >= monday(year + 1):
            year += 1
            week = 0
        return IsoCalendarDate(year, week + 1, day + 1)

    def isoformat(self):
        return f"{self._year:04d}-{self._month:02d}-{self._day:02d}"

    def ctime(self):
        return (f"{_WEEKDAYS[self.isoweekday()]} {_MONTHS[self._month]} {self._day:2d} 00:00:00 "
                f"{self._year:04d}")

    def timetuple(self):
        return _struct(self._year, self._month, self._day, 0, 0, 0, -1)

    def strftime(self, fmt):
        return _format(self, fmt, date.timetuple(self))

    def __format__(self, fmt):
        if not isinstance(fmt, str):
            raise TypeError(f"must be str, not {type(fmt).__name__}")
        return self.strftime(fmt) if fmt else str(self)

    def replace(self, year=None, month=None, day=None):
        return type(self)(self._year if year is None else year,
                          self._month if month is None else month,
                          self._day if day is None else day)

    def __repr__(self):
        return f"{_class_name(self)}({self._year}, {self._month}, {self._day})"

    def __str__(self):
        return self.isoformat()

    def _key(self):
        return (self._year, self._month, self._day)

    def __add__(self, other):
        if isinstance(other, timedelta):
            n = self.toordinal() + other._days
            if 0 < n <= _MAXORDINAL:
                return type(self)(*_from_ordinal(n))
            raise OverflowError("date value out of range")
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + timedelta(-other._days)
        if isinstance(other, date) and not isinstance(other, datetime):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

    def __eq__(self, other):
        if isinstance(other, date) and not isinstance(other, datetime):
            return self._key() == other._key()
        return NotImplemented

    def __lt__(self, other):
        if isinstance(other, date) and not isinstance(other, datetime):
            return self._key() < other._key()
        return NotImplemented

    def __le__(self, other):
        if isinstance(other, date) and not isinstance(other, datetime):
            return self._key() <= other._key()
        return NotImplemented

    def __gt__(self, other):
        if isinstance(other, date) and not isinstance(other, datetime):
            return self._key() > other._key()
        return NotImplemented

    def __ge__(self, other):
        if isinstance(other, date) and not isinstance(other, datetime):
            return self._key() >= other._key()
        return NotImplemented

    def __hash__(self):
        return hash(self._key())

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


def _class_name(obj):
    cls = type(obj)
    return f"datetime.{cls.__name__}" if cls.__module__ == "datetime" else cls.__name__


def _struct(year, month, day, hour, minute, second, isdst):
    ordinal = _to_ordinal(year, month, day)
    return _time.struct_time(year, month, day, hour, minute, second, (ordinal + 6) % 7,
                             ordinal - _to_ordinal(year, 1, 1) + 1, isdst)


from collections import namedtuple as _namedtuple


class IsoCalendarDate(_namedtuple("IsoCalendarDate", "year week weekday")):
    """Year, week and weekday of ISO 8601."""

    def __repr__(self):
        return (f"datetime.IsoCalendarDate(year={self.year}, week={self.week}, "
                f"weekday={self.weekday})")


class time:
    """A time of day."""

    def __init__(self, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        _check_zone(tzinfo)
        (self._hour, self._minute, self._second, self._microsecond,
         self._fold) = _check_time(hour, minute, second, microsecond, fold)
        self._tzinfo = tzinfo

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    @classmethod
    def fromisoformat(cls, time_string):
        if not isinstance(time_string, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            hour, minute, second, microsecond, zone = _parse_iso_time(time_string.removeprefix("T"))
        except ValueError:
            raise ValueError(f"Invalid isoformat string: {time_string!r}") from None
        return cls(hour, minute, second, microsecond, zone)

    def utcoffset(self):
        return None if self._tzinfo is None else self._tzinfo.utcoffset(None)

    def dst(self):
        return None if self._tzinfo is None else self._tzinfo.dst(None)

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(None)

    def isoformat(self, timespec="auto"):
        return _time_text(self, timespec) + _offset_text(self.utcoffset())

    def strftime(self, fmt):
        return _format(self, fmt, (1900, 1, 1, self._hour, self._minute, self._second, 0, 1, -1))

    def __format__(self, fmt):
        return self.strftime(fmt) if fmt else str(self)

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *,
                fold=None):
        return type(self)(self._hour if hour is None else hour,
                          self._minute if minute is None else minute,
                          self._second if second is None else second,
                          self._microsecond if microsecond is None else microsecond,
                          self._tzinfo if tzinfo is True else tzinfo,
                          fold=self._fold if fold is None else fold)

    def __repr__(self):
        if self._microsecond:
            tail = f", {self._second}, {self._microsecond}"
        elif self._second:
            tail = f", {self._second}"
        else:
            tail = ""
        text = f"{_class_name(self)}({self._hour}, {self._minute}{tail}"
        if self._tzinfo is not None:
            text += f", tzinfo={self._tzinfo!r}"
        if self._fold:
            text += ", fold=1"
        return text + ")"

    def __str__(self):
        return self.isoformat()

    def _key(self, other):
        a, b = self.utcoffset(), other.utcoffset()
        if (a is None) != (b is None):
            return None
        shift = 0 if a is None else a._us()
        return ((self._hour * 60 + self._minute) * 60 + self._second) * 1000000 \
            + self._microsecond - shift

    def _compare(self, other, holds):
        if not isinstance(other, time):
            return NotImplemented
        a, b = self._key(other), other._key(self)
        if a is None:
            raise TypeError("can't compare offset-naive and offset-aware times")
        return holds(a, b)

    def __eq__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        a = self._key(other)
        return a is not None and a == other._key(self)

    def __lt__(self, other):
        return self._compare(other, lambda a, b: a < b)

    def __le__(self, other):
        return self._compare(other, lambda a, b: a <= b)

    def __gt__(self, other):
        return self._compare(other, lambda a, b: a > b)

    def __ge__(self, other):
        return self._compare(other, lambda a, b: a >= b)

    def __hash__(self):
        return hash(self._key(self))

    def __deepcopy__(self, memo):
        return self


def _time_text(t, timespec):
    h, m, s, us = t._hour, t._minute, t._second, t._microsecond
    if timespec == "auto":
        timespec = "microseconds" if us else "seconds"
    if timespec == "hours":
        return f"{h:02d}"
    if timespec == "minutes":
        return f"{h:02d}:{m:02d}"
    if timespec == "seconds":
        return f"{h:02d}:{m:02d}:{s:02d}"
    if timespec == "milliseconds":
        return f"{h:02d}:{m:02d}:{s:02d}.{us // 1000:03d}"
    if timespec == "microseconds":
        return f"{h:02d}:{m:02d}:{s:02d}.{us:06d}"
    raise ValueError("Unknown timespec value")


time.min = time(0, 0, 0)
time.max = time(23, 59, 59, 999999)
time.resolution = timedelta(microseconds=1)
_time_class = time
_tzinfo_class = tzinfo


class datetime(date):
    """A moment: a day and a time of day, optionally with a zone."""

    def __init__(self, year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None,
                 *, fold=0):
        self._year, self._month, self._day = _check_date(year, month, day)
        _check_zone(tzinfo)
        (self._hour, self._minute, self._second, self._microsecond,
         self._fold) = _check_time(hour, minute, second, microsecond, fold)
        self._tzinfo = tzinfo

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    @classmethod
    def _at(cls, seconds, microseconds, zone):
        """The local or UTC fields of a moment since 1970."""
        t = _time.gmtime(seconds) if zone else _time.localtime(seconds)
        return cls(t[0], t[1], t[2], t[3], t[4], min(t[5], 59), microseconds)

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        _check_zone(tz)
        total = _round_us(timestamp)
        found = cls._at(total // 1000000, total % 1000000, tz is not None)
        if tz is not None:
            found = tz.fromutc(found.replace(tzinfo=tz))
        return found

    @classmethod
    def utcfromtimestamp(cls, timestamp):
        total = _round_us(timestamp)
        return cls._at(total // 1000000, total % 1000000, True)

    @classmethod
    def now(cls, tz=None):
        """This moment."""
        _check_zone(tz)
        total = _time.time_ns() // 1000
        found = cls._at(total // 1000000, total % 1000000, tz is not None)
        return found if tz is None else tz.fromutc(found.replace(tzinfo=tz))

    @classmethod
    def today(cls):
        return cls.now()

    @classmethod
    def utcnow(cls):
        total = _time.time_ns() // 1000
        return cls._at(total // 1000000, total % 1000000, True)

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        if not isinstance(date, _date_class):
            raise TypeError(
                f"combine() argument 1 must be datetime.date, not {type(date).__name__}")
        if not isinstance(time, _time_class):
            raise TypeError(
                f"combine() argument 2 must be datetime.time, not {type(time).__name__}")
        return cls(date._year, date._month, date._day, time._hour, time._minute, time._second,
                   time._microsecond, time._tzinfo if tzinfo is True else tzinfo, fold=time._fold)

    @classmethod
    def fromordinal(cls, n):
        return cls(*_from_ordinal(n))

    @classmethod
    def fromisoformat(cls, date_string):
        if not isinstance(date_string, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            match = _re.fullmatch(r"(\d{4}-?W\d{2}(?:-?\d)?|\d{4}-\d{2}-\d{2}|\d{8})(?:.(.+))?",
                                  date_string)
            if not match:
                raise ValueError
            day = _parse_iso_date(match[1])
            clock = _parse_iso_time(match[2]) if match[2] else (0, 0, 0, 0, None)
        except ValueError as error:
            if error.args:
                raise
            raise ValueError(f"Invalid isoformat string: {date_string!r}") from None
        return cls(day._year, day._month, day._day, *clock)

    @classmethod
    def strptime(cls, date_string, format):
        """The moment that a text in a given form means."""
        return _strptime(cls, date_string, format)

    def date(self):
        return date(self._year, self._month, self._day)

    def time(self):
        return time(self._hour, self._minute, self._second, self._microsecond, fold=self._fold)

    def timetz(self):
        return time(self._hour, self._minute, self._second, self._microsecond, self._tzinfo,
                    fold=self._fold)

    def utcoffset(self):
        return None if self._tzinfo is None else self._tzinfo.utcoffset(self)

    def dst(self):
        return None if self._tzinfo is None else self._tzinfo.dst(self)

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(self)

    def timetuple(self):
        dst = self.dst()
        return _struct(self._year, self._month, self._day, self._hour, self._minute, self._second,
                       -1 if dst is None else int(bool(dst)))

    def utctimetuple(self):
        offset = self.utcoffset()
        moment = self - offset if offset else self
        return _struct(moment._year, moment._month, moment._day, moment._hour, moment._minute,
                       moment._second, 0)

    def _us(self):
        """Microseconds since the year 1, as the fields say."""
        seconds = ((self.toordinal() * 24 + self._hour) * 60 + self._minute) * 60 + self._second
        return seconds * 1000000 + self._microsecond

    def timestamp(self):
        """Seconds since 1970."""
        offset = self.utcoffset()
        if offset is not None:
            return (self._us() - offset._us() - _EPOCH_US) / 10**6
        return _time.mktime((self._year, self._month, self._day, self._hour, self._minute,
                             self._second, 0, 1, -1)) + self._microsecond / 1e6

    def astimezone(self, tz=None):
        if self._tzinfo is None or self.utcoffset() is None:
            seconds = int(_math.floor(self.timestamp()))
            offset = timedelta(seconds=_time._zone(seconds)[0])
        else:
            offset = self.utcoffset()
        utc = self.replace(tzinfo=None) - offset
        if tz is None:
            seconds = (utc._us() - _EPOCH_US) // 1000000
            distance, name = _time._zone(seconds)
            tz = timezone(timedelta(seconds=distance), name)
        elif tz is self._tzinfo:
            return self
        return tz.fromutc(utc.replace(tzinfo=tz))

    def isoformat(self, sep="T", timespec="auto"):
        return (f"{self._year:04d}-{self._month:02d}-{self._day:02d}{sep}"
                + _time_text(self, timespec) + _offset_text(self.utcoffset()))

    def ctime(self):
        return (f"{_WEEKDAYS[self.isoweekday()]} {_MONTHS[self._month]} {self._day:2d} "
                f"{self._hour:02d}:{self._minute:02d}:{self._second:02d} {self._year:04d}")

    def strftime(self, fmt):
        return _format(self, fmt, self.timetuple())

    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None,
                microsecond=None, tzinfo=True, *, fold=None):
        return type(self)(self._year if year is None else year,
                          self._month if month is None else month,
                          self._day if day is None else day,
                          self._hour if hour is None else hour,
                          self._minute if minute is None else minute,
                          self._second if second is None else second,
                          self._microsecond if microsecond is None else microsecond,
                          self._tzinfo if tzinfo is True else tzinfo,
                          fold=self._fold if fold is None else fold)

    def __repr__(self):
        parts = [self._year, self._month, self._day, self._hour, self._minute, self._second,
                 self._microsecond]
        if parts[-1] == 0:
            del parts[-1]
        if parts[-1] == 0:
            del parts[-1]
        text = f"{_class_name(self)}({', '.join(map(str, parts))}"
        if self._tzinfo is not None:
            text += f", tzinfo={self._tzinfo!r}"
        if self._fold:
            text += ", fold=1"
        return text + ")"

    def __str__(self):
        return self.isoformat(sep=" ")

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        total = self._us() + other._us()
        days, rest = divmod(total, 86400000000)
        if not 0 < days <= _MAXORDINAL:
            raise OverflowError("date value out of range")
        seconds, microseconds = divmod(rest, 1000000)
        minutes, second = divmod(seconds, 60)
        hour, minute = divmod(minutes, 60)
        return type(self)(*_from_ordinal(days), hour, minute, second, microseconds, self._tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + -other
        if not isinstance(other, datetime):
            return NotImplemented
        a, b = self.utcoffset(), other.utcoffset()
        if (a is None) != (b is None):
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        shift = 0 if a is None or a == b else b._us() - a._us()
        return _span(self._us() - other._us() + shift)

    def _moment(self, other):
        a, b = self.utcoffset(), other.utcoffset()
        if (a is None) != (b is None):
            return None
        return self._us() - (0 if a is None else a._us())

    def _compare(self, other, holds):
        if not isinstance(other, datetime):
            if isinstance(other, date):
                raise TypeError(f"can't compare {type(self).__module__}.{type(self).__name__} to "
                                f"{type(other).__module__}.{type(other).__name__}")
            return NotImplemented
        a = self._moment(other)
        if a is None:
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        return holds(a, other._moment(self))

    def __eq__(self, other):
        if not isinstance(other, datetime):
            return False if isinstance(other, date) else NotImplemented
        a = self._moment(other)
        return a is not None and a == other._moment(self)

    def __lt__(self, other):
        return self._compare(other, lambda a, b: a < b)

    def __le__(self, other):
        return self._compare(other, lambda a, b: a <= b)

    def __gt__(self, other):
        return self._compare(other, lambda a, b: a > b)

    def __ge__(self, other):
        return self._compare(other, lambda a, b: a >= b)

    def __hash__(self):
        return hash(self._moment(self))


def _round_us(timestamp):
    """A time stamp in whole microseconds, half to even."""
    if isinstance(timestamp, int):
        return timestamp * 1000000
    fraction, whole = _math.modf(float(timestamp))
    return int(whole) * 1000000 + round(fraction * 1e6)


_date_class = date
date.min = date(1, 1, 1)
date.max = date(9999, 12, 31)
date.resolution = timedelta(days=1)
datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)
_EPOCH_US = datetime(1970, 1, 1)._us()

_DIRECTIVES = {
    "d": r"(?P<d>3[0-1]|[1-2]\d|0[1-9]|[1-9]| [1-9])", "f": r"(?P<f>[0-9]{1,6})",
    "H": r"(?P<H>2[0-3]|[0-1]\d|\d)", "I": r"(?P<I>1[0-2]|0[1-9]|[1-9])",
    "j": r"(?P<j>36[0-6]|3[0-5]\d|[1-2]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9])",
    "m": r"(?P<m>1[0-2]|0[1-9]|[1-9])", "M": r"(?P<M>[0-5]\d|\d)", "S": r"(?P<S>6[0-1]|[0-5]\d|\d)",
    "y": r"(?P<y>\d\d)", "Y": r"(?P<Y>\d\d\d\d)", "w": r"(?P<w>[0-6])", "u": r"(?P<u>[1-7])",
    "z": r"(?P<z>[+-]\d\d:?[0-5]\d(:?[0-5]\d(\.\d{1,6})?)?|(?-i:Z))",
    "A": "(?P<A>" + "|".join(_LONG_WEEKDAYS) + ")", "a": "(?P<a>" + "|".join(_WEEKDAYS[1:]) + ")",
    "B": "(?P<B>" + "|".join(_LONG_MONTHS[1:]) + ")", "b": "(?P<b>" + "|".join(_MONTHS[1:]) + ")",
    "p": "(?P<p>am|pm)", "Z": r"(?P<Z>utc|gmt)", "%": "%",
}
_SHORTHANDS = {"c": "%a %b %d %H:%M:%S %Y", "x": "%m/%d/%y", "X": "%H:%M:%S", "D": "%m/%d/%y",
               "T": "%H:%M:%S", "R": "%H:%M", "F": "%Y-%m-%d"}


def _strptime(cls, text, format):
    for value, position in ((text, 0), (format, 1)):
        if not isinstance(value, str):
            raise TypeError(f"strptime() argument {position + 1} must be str, not "
                            f"{type(value).__name__}")
    pattern = []
    i = 0
    while i < len(format):
        c = format[i]
        i += 1
        if c.isspace():
            while i < len(format) and format[i].isspace():
                i += 1
            pattern.append(r"\s+")
        elif c != "%":
            pattern.append(_re.escape(c))
        elif i == len(format):
            raise ValueError(f"stray % in format '{format}'")
        else:
            d = format[i]
            i += 1
            if d in ("c", "x", "X"):
                format = format[:i] + _SHORTHANDS[d] + format[i:]
            elif d in _DIRECTIVES:
                pattern.append(_DIRECTIVES[d])
            else:
                raise ValueError(f"'{d}' is a bad directive in format '{format}'")
    match = _re.match("".join(pattern), text, _re.IGNORECASE)
    if not match:
        raise ValueError(f"time data {text!r} does not match format {format!r}")
    if match.end() != len(text):
        raise ValueError(f"unconverted data remains: {text[match.end():]}")
    found = match.groupdict()
    year, month, day = 1900, 1, 1
    hour = minute = second = microsecond = 0
    zone = None
    if found.get("Y"):
        year = int(found["Y"])
    elif found.get("y"):
        year = int(found["y"])
        year += 2000 if year <= 68 else 1900
    if found.get("m"):
        month = int(found["m"])
    elif found.get("B"):
        month = [name.lower() for name in _LONG_MONTHS].index(found["B"].lower())
    elif found.get("b"):
        month = [name.lower() for name in _MONTHS].index(found["b"].lower())
    if found.get("d"):
        day = int(found["d"])
    if found.get("j"):
        _, month, day = _from_ordinal(_to_ordinal(year, 1, 1) + int(found["j"]) - 1)
    if found.get("H"):
        hour = int(found["H"])
    elif found.get("I"):
        hour = int(found["I"]) % 12
        if (found.get("p") or "").lower() == "pm":
            hour += 12
    if found.get("M"):
        minute = int(found["M"])
    if found.get("S"):
        second = int(found["S"])
    if found.get("f"):
        microsecond = int(found["f"].ljust(6, "0"))
    if found.get("z"):
        zone = _parse_iso_time("00" + found["z"])[4]
    return cls(year, month, day, hour, minute, second, microsecond, zone)
"""###

private let text11 = ###"""
"""Enumerations: classes whose values have names."""

import _enum

__all__ = ["Enum", "IntEnum", "StrEnum", "Flag", "IntFlag", "EnumMeta", "EnumType", "auto",
           "unique"]

EnumType = EnumMeta = _enum.EnumType


class auto:
    """A value that is chosen for the member."""

    def __or__(self, other):
        return _AutoExpression(lambda a, b: a | b, self, other)

    __ror__ = __or__

    def __and__(self, other):
        return _AutoExpression(lambda a, b: a & b, self, other)

    def __xor__(self, other):
        return _AutoExpression(lambda a, b: a ^ b, self, other)


class _AutoExpression(auto):
    """Automatic values combined in the class body, before they are chosen."""

    def __init__(self, apply, left, right):
        self.apply = apply
        self.left = left
        self.right = right

    def resolve(self):
        return self.apply(_resolved(self.left), _resolved(self.right))


def _resolved(value):
    if isinstance(value, _AutoExpression):
        return value.resolve()
    return value.value if isinstance(value, auto) else value


class Enum:
    """A set of names for values: iterate the class, look members up by `Class[name]` and
    `Class(value)`."""

    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start
        try:
            return sorted(last_values)[-1] + 1
        except TypeError:
            for value in reversed(last_values):
                try:
                    return value + 1
                except TypeError:
                    pass
            return start

    _generate_next_value_ = staticmethod(_generate_next_value_)

    @classmethod
    def _missing_(cls, value):
        return None

    @property
    def name(self):
        return self._name_

    @property
    def value(self):
        return self._value_

    def __repr__(self):
        return f"<{type(self).__name__}.{self._name_}: {self._value_!r}>"

    def __str__(self):
        return f"{type(self).__name__}.{self._name_}"

    def __format__(self, spec):
        return format(str(self), spec)

    def __hash__(self):
        return hash(self._name_)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


_enum.install(Enum)


class IntEnum(int):
    """Members that are ints, too."""

    _generate_next_value_ = staticmethod(Enum._generate_next_value_)
    _missing_ = classmethod(lambda cls, value: None)
    name = property(lambda self: self._name_)
    value = property(lambda self: self._value_)

    def __repr__(self):
        return f"<{type(self).__name__}.{self._name_}: {self._value_!r}>"

    def __str__(self):
        return int.__repr__(self)

    def __format__(self, spec):
        return int.__format__(self, spec)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


_enum.install(IntEnum, Enum)


class StrEnum(str):
    """Members that are texts, too."""

    _generate_next_value_ = staticmethod(lambda name, start, count, last_values: name.lower())
    _missing_ = classmethod(lambda cls, value: None)
    name = property(lambda self: self._name_)
    value = property(lambda self: self._value_)

    def __repr__(self):
        return f"<{type(self).__name__}.{self._name_}: {self._value_!r}>"

    def __str__(self):
        return self._value_

    def __format__(self, spec):
        return format(self._value_, spec)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


_enum.install(StrEnum, Enum)


def _next_bit(name, start, count, last_values):
    if not last_values:
        return start if start is not None else 1
    return 1 << max(last_values).bit_length()


def _all_bits(cls):
    bits = 0
    for member in cls:
        bits |= member._value_
    return bits


def _compose(cls, value):
    """The member for several flags together."""
    if not isinstance(value, int):
        return None
    known = _all_bits(cls)
    if value < 0:
        value = known & value
        if value in cls._value2member_map_:
            return cls._value2member_map_[value]
    if value & ~known:
        if cls._keeps_unknown_:
            parts = [m._name_ for m in _parts(cls, value & known)]
            parts.append(str(value & ~known))
            made = _enum.make(cls, "|".join(parts) if len(parts) > 1 else None, value)
            cls._value2member_map_[value] = made
            return made
        size = max(value.bit_length(), known.bit_length())
        raise ValueError(
            f"{cls!r} invalid value {value!r}\n    given {value:#0{size + 4}b}"
            .replace("0b", "0b0 ", 1)
            + f"\n  allowed {known:#0{size + 4}b}".replace("0b", "0b0 ", 1)) from None
    name = "|".join([m._name_ for m in _parts(cls, value)]) or None
    made = _enum.make(cls, name, value)
    cls._value2member_map_[value] = made
    return made


def _parts(cls, value):
    return [m for m in cls if m._value_ and m._value_ & (m._value_ - 1) == 0
            and m._value_ & value]


def _flag_repr(self):
    cls = type(self).__name__
    if self._name_ is None:
        return f"<{cls}: {self._value_!r}>"
    return f"<{cls}.{self._name_}: {self._value_!r}>"


class Flag(Enum):
    """Members that can be combined with `|`, `&`, `^` and `~`."""

    _is_flag_ = True
    _keeps_unknown_ = False
    _generate_next_value_ = staticmethod(_next_bit)
    _missing_ = classmethod(_compose)
    __repr__ = _flag_repr

    def __str__(self):
        if self._name_ is None:
            return f"{type(self).__name__}({self._value_})"
        return f"{type(self).__name__}.{self._name_}"

    def __contains__(self, other):
        if not isinstance(other, type(self)):
            raise TypeError(f"unsupported operand type(s) for 'in': {type(other).__qualname__!r} "
                            f"and {type(self).__qualname__!r}")
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        return iter(_parts(type(self), self._value_))

    def __len__(self):
        return self._value_.bit_count()

    def __bool__(self):
        return bool(self._value_)

    def __or__(self, other):
        if not isinstance(other, type(self)):
            return NotImplemented
        return type(self)(self._value_ | other._value_)

    def __and__(self, other):
        if not isinstance(other, type(self)):
            return NotImplemented
        return type(self)(self._value_ & other._value_)

    def __xor__(self, other):
        if not isinstance(other, type(self)):
            return NotImplemented
        return type(self)(self._value_ ^ other._value_)

    def __invert__(self):
        return type(self)(_all_bits(type(self)) & ~self._value_)

    def __hash__(self):
        return hash(self._value_)


_enum.install(Flag)


class IntFlag(int):
    """Flags that are ints, too."""

    _is_flag_ = True
    _keeps_unknown_ = True
    _generate_next_value_ = staticmethod(_next_bit)
    _missing_ = classmethod(_compose)
    name = property(lambda self: self._name_)
    value = property(lambda self: self._value_)
    __repr__ = _flag_repr

    def __str__(self):
        return int.__repr__(self)

    def __format__(self, spec):
        return int.__format__(self, spec)

    def __contains__(self, other):
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        return iter(_parts(type(self), self._value_))

    def __or__(self, other):
        if not isinstance(other, int):
            return NotImplemented
        return type(self)(int(self) | int(other))

    __ror__ = __or__

    def __and__(self, other):
        if not isinstance(other, int):
            return NotImplemented
        return type(self)(int(self) & int(other))

    __rand__ = __and__

    def __xor__(self, other):
        if not isinstance(other, int):
            return NotImplemented
        return type(self)(int(self) ^ int(other))

    __rxor__ = __xor__

    def __invert__(self):
        return type(self)(_all_bits(type(self)) & ~int(self))

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


_enum.install(IntFlag, Flag)


def unique(enumeration):
    """A decorator that refuses two names for one value."""
    duplicates = [f"{name} -> {member.name}" for name, member in enumeration.__members__.items()
                  if name != member.name]
    if duplicates:
        raise ValueError(f"duplicate values found in {enumeration!r}: {', '.join(duplicates)}")
    return enumeration


def member(value):
    return value


class nonmember:
    """A value in an enumeration's class that is no member."""

    def __init__(self, value):
        self.value = value

    def __get__(self, instance, owner=None):
        return self.value
"""###

private let text12 = ###"""
"""Numbers of system errors."""

EPERM, ENOENT, EINTR, EIO, EBADF, EAGAIN, ENOMEM, EACCES = 1, 2, 4, 5, 9, 11, 12, 13
EBUSY, EEXIST, EXDEV, ENOTDIR, EISDIR, EINVAL, EMFILE, ENOSPC = 16, 17, 18, 20, 21, 22, 24, 28
ESPIPE, EROFS, EPIPE, ENAMETOOLONG, ENOTEMPTY, ELOOP, ETIMEDOUT = 29, 30, 32, 36, 39, 40, 110
errorcode = {value: name for name, value in dict(
    EPERM=1, ENOENT=2, EINTR=4, EIO=5, EBADF=9, EAGAIN=11, ENOMEM=12, EACCES=13, EBUSY=16,
    EEXIST=17, EXDEV=18, ENOTDIR=20, EISDIR=21, EINVAL=22, EMFILE=24, ENOSPC=28, ESPIPE=29,
    EROFS=30, EPIPE=32, ENAMETOOLONG=36, ENOTEMPTY=39, ELOOP=40, ETIMEDOUT=110).items()}
"""###

private let text13 = ###"""







"""Names by shell pattern."""

import re as _re

__all__ = ["filter", "fnmatch", "fnmatchcase", "translate"]
_compiled = {}


def translate(pat):
    """The regular expression of a pattern."""
    parts = []
    i, n = 0, len(pat)
    while i < n:
        c = pat[i]
        i += 1
        if c == "*":
            if not parts or parts[-1] != ".*":
                parts.append(".*")
        elif c == "?":
            parts.append(".")
        elif c == "[":
            j = i
            if j < n and pat[j] == "!":
                j += 1
            if j < n and pat[j] == "]":
                j += 1
            while j < n and pat[j] != "]":
                j += 1
            if j >= n:
                parts.append("\\[")
            else:
                stuff = pat[i:j].replace("\\", "\\\\")
                i = j + 1
                if stuff.startswith("!"):
                    stuff = "^" + stuff[1:]
                elif stuff[0] in ("^", "["):
                    stuff = "\\" + stuff
                parts.append(f"[{stuff}]")
        else:
            parts.append(_re.escape(c))
    return f"(?s:{''.join(parts)})\\Z"


def _matcher(pat):
    found = _compiled.get(pat)
    if found is None:
        found = _compiled[pat] = _re.compile(translate(pat)).match
    return found


def fnmatchcase(name, pat):
    """Whether a name matches a pattern."""
    return _matcher(pat)(name) is not None


fnmatch = fnmatchcase


def filter(names, pat):
    """The names that match a pattern."""
    match = _matcher(pat)
    return [name for name in names if match(name) is not None]
"""###

private let text14 = ###"""
"""Exact fractions."""

import math as _math
import re as _re

__all__ = ["Fraction"]
_FORM = _re.compile(r"\s*([-+]?)(?=\d|\.\d)(\d*(?:_\d+)*)(?:(?:/(\d+(?:_\d+)*))?|"
                    r"(?:\.(\d*(?:_\d+)*))?(?:[eE]([-+]?\d+(?:_\d+)*))?)\s*")


class Fraction:
    """A fraction in lowest terms."""

    __slots__ = ("_numerator", "_denominator")

    def __new__(cls, numerator=0, denominator=None):
        self = object.__new__(cls)
        if denominator is None:
            if isinstance(numerator, int):
                self._numerator, self._denominator = int(numerator), 1
                return self
            if isinstance(numerator, Fraction):
                self._numerator = numerator._numerator
                self._denominator = numerator._denominator
                return self
            if isinstance(numerator, float):
                self._numerator, self._denominator = numerator.as_integer_ratio()
                return self
            if isinstance(numerator, str):
                self._read(numerator)
                return self
            raise TypeError("argument should be a string or a Rational instance")
        for value in (numerator, denominator):
            if not isinstance(value, (int, Fraction)):
                raise TypeError("both arguments should be Rational instances")
        a, b = Fraction(numerator), Fraction(denominator)
        n = a._numerator * b._denominator
        d = a._denominator * b._numerator
        if d == 0:
            raise ZeroDivisionError(f"Fraction({numerator}, 0)")
        g = _math.gcd(n, d)
        if d < 0:
            g = -g
        self._numerator, self._denominator = n // g, d // g
        return self

    def _read(self, text):
        match = _FORM.fullmatch(text)
        if match is None:
            raise ValueError(f"Invalid literal for Fraction: {text!r}")
        sign, whole, bottom, decimals, exponent = match.groups()
        n = int(whole or "0")
        d = 1
        if bottom:
            d = int(bottom)
        else:
            if decimals:
                decimals = decimals.replace("_", "")
                n = n * 10 ** len(decimals) + int(decimals)
                d *= 10 ** len(decimals)
            if exponent:
                if int(exponent) >= 0:
                    n *= 10 ** int(exponent)
                else:
                    d *= 10 ** -int(exponent)
        if sign == "-":
            n = -n
        if d == 0:
            raise ZeroDivisionError(f"Fraction({n}, 0)")
        g = _math.gcd(n, d)
        self._numerator, self._denominator = n // g, d // g

    @classmethod
    def from_float(cls, f):
        return cls(f)

    @property
    def numerator(self):
        return self._numerator

    @property
    def denominator(self):
        return self._denominator

    def as_integer_ratio(self):
        return self._numerator, self._denominator

    def limit_denominator(self, max_denominator=1000000):
        """The nearest fraction with a small denominator."""
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self._denominator <= max_denominator:
            return Fraction(self)
        p0, q0, p1, q1 = 0, 1, 1, 0
        n, d = self._numerator, self._denominator
        while True:
            a = n // d
            q2 = q0 + a * q1
            if q2 > max_denominator:
                break
            p0, q0, p1, q1 = p1, q1, p0 + a * p1, q2
            n, d = d, n - a * d
        k = (max_denominator - q0) // q1
        upper, lower = Fraction(p0 + k * p1, q0 + k * q1), Fraction(p1, q1)
        return lower if abs(lower - self) <= abs(upper - self) else upper

    def __repr__(self):
        return f"{type(self).__name__}({self._numerator}, {self._denominator})"

    def __str__(self):
        if self._denominator == 1:
            return str(self._numerator)
        return f"{self._numerator}/{self._denominator}"

    def _with(self, other, exact, inexact):
        if isinstance(other, (int, Fraction)):
            return exact(self, other if isinstance(other, Fraction) else Fraction(other))
        if isinstance(other, float):
            return inexact(float(self), other)
        return NotImplemented

    def __add__(self, other):
        return self._with(other, _add, lambda a, b: a + b)

    __radd__ = __add__

    def __sub__(self, other):
        return self._with(other, _sub, lambda a, b: a - b)

    def __rsub__(self, other):
        return self._with(other, lambda a, b: _sub(b, a), lambda a, b: b - a)

    def __mul__(self, other):
        return self._with(other, _mul, lambda a, b: a * b)

    __rmul__ = __mul__

    def __truediv__(self, other):
        return self._with(other, _div, lambda a, b: a / b)

    def __rtruediv__(self, other):
        return self._with(other, lambda a, b: _div(b, a), lambda a, b: b / a)

    def __floordiv__(self, other):
        return self._with(other, lambda a, b: (a._numerator * b._denominator)
                          // (a._denominator * b._numerator), lambda a, b: a // b)

    def __rfloordiv__(self, other):
        return self._with(other, lambda a, b: (b._numerator * a._denominator)
                          // (b._denominator * a._numerator), lambda a, b: b // a)

    def __mod__(self, other):
        return self._with(other, lambda a, b: a - b * (a // b), lambda a, b: a % b)

    def __pow__(self, other):
        if isinstance(other, int):
            if other >= 0:
                return Fraction(self._numerator ** other, self._denominator ** other)
            if self._numerator == 0:
                raise ZeroDivisionError(f"Fraction({self._denominator ** -other}, 0)")
            return Fraction(self._denominator ** -other, self._numerator ** -other)
        return float(self) ** float(other)

    def __rpow__(self, other):
        if self._denominator == 1 and self._numerator >= 0:
            return other ** self._numerator
        return float(other) ** float(self)

    def __neg__(self):
        return Fraction(-self._numerator, self._denominator)

    def __pos__(self):
        return Fraction(self)

    def __abs__(self):
        return Fraction(abs(self._numerator), self._denominator)

    def __int__(self):
        n, d = self._numerator, self._denominator
        return -(-n // d) if n < 0 else n // d

    __trunc__ = __int__

    def __floor__(self):
        return self._numerator // self._denominator

    def __ceil__(self):
        return -(-self._numerator // self._denominator)

    def __round__(self, ndigits=None):
        if ndigits is None:
            floor, remainder = divmod(self._numerator, self._denominator)
            if remainder * 2 < self._denominator:
                return floor
            if remainder * 2 > self._denominator:
                return floor + 1
            return floor if floor % 2 == 0 else floor + 1
        shift = 10 ** abs(ndigits)
        if ndigits > 0:
            return Fraction(round(self * shift), shift)
        return Fraction(round(self / shift) * shift)

    def __float__(self):
        return self._numerator / self._denominator

    def __bool__(self):
        return self._numerator != 0

    def __hash__(self):
        if self._denominator == 1:
            return hash(self._numerator)
        value = float(self)
        if Fraction(value) == self:
            return hash(value)
        inverse = pow(self._denominator, -1, 2 ** 61 - 1)
        found = abs(self._numerator) * inverse % (2 ** 61 - 1)
        return found if self._numerator >= 0 else -found

    def __eq__(self, other):
        if isinstance(other, int):
            return self._numerator == other and self._denominator == 1
        if isinstance(other, Fraction):
            return self._numerator == other._numerator and self._denominator == other._denominator
        if isinstance(other, float):
            if not _math.isfinite(other):
                return False
            return self == Fraction(other)
        return NotImplemented

    def _order(self, other, holds):
        if isinstance(other, float):
            if not _math.isfinite(other):
                return holds(0.0, other)
            other = Fraction(other)
        if isinstance(other, int):
            other = Fraction(other)
        if not isinstance(other, Fraction):
            return NotImplemented
        return holds(self._numerator * other._denominator, other._numerator * self._denominator)

    def __lt__(self, other):
        return self._order(other, lambda a, b: a < b)

    def __le__(self, other):
        return self._order(other, lambda a, b: a <= b)

    def __gt__(self, other):
        return self._order(other, lambda a, b: a > b)

    def __ge__(self, other):
        return self._order(other, lambda a, b: a >= b)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


def _add(a, b):
    return Fraction(a._numerator * b._denominator + b._numerator * a._denominator,
                    a._denominator * b._denominator)


def _sub(a, b):
    return Fraction(a._numerator * b._denominator - b._numerator * a._denominator,
                    a._denominator * b._denominator)


def _mul(a, b):
    return Fraction(a._numerator * b._numerator, a._denominator * b._denominator)


def _div(a, b):
    if b._numerator == 0:
        sign = (a._numerator > 0) - (a._numerator < 0)
        raise ZeroDivisionError(f"Fraction({sign * b._denominator}, 0)")
    return Fraction(a._numerator * b._denominator, a._denominator * b._numerator)
"""###

private let text15 = ###"""
"""Functions that make functions of functions."""

from _functools import _key, partial, reduce
from collections import namedtuple as _namedtuple

__all__ = ["update_wrapper", "wraps", "WRAPPER_ASSIGNMENTS", "WRAPPER_UPDATES", "total_ordering",
           "cmp_to_key", "cache", "lru_cache", "reduce", "partial", "partialmethod",
           "singledispatch", "cached_property"]

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__")
WRAPPER_UPDATES = ("__dict__",)
_MISSING = object()


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Makes a wrapper look like the function that it wraps."""
    for name in assigned:
        value = getattr(wrapped, name, _MISSING)
        if value is not _MISSING:
            try:
                setattr(wrapper, name, value)
            except AttributeError:
                pass
    for name in updated:
        for key, value in getattr(wrapped, name, {}).items():
            setattr(wrapper, key, value)
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """A decorator that applies `update_wrapper`."""
    def decorate(wrapper):
        return update_wrapper(wrapper, wrapped, assigned, updated)
    return decorate


def cmp_to_key(mycmp):
    """A key function from a comparison function."""
    def key(obj):
        return _key(mycmp, obj)
    return key


_CacheInfo = _namedtuple("CacheInfo", ["hits", "misses", "maxsize", "currsize"])


class _Typed:
    """A key with the classes of its values."""

    __slots__ = ("key",)

    def __init__(self, args, kwds):
        self.key = (args, tuple(kwds.items()), tuple(type(v) for v in args),
                    tuple(type(v) for v in kwds.values()))


def _cached(function, maxsize, typed):
    results = {}
    hits = misses = 0

    def make_key(args, kwds):
        if typed:
            return _Typed(args, kwds).key
        if kwds:
            return (args, _MISSING, tuple(kwds.items()))
        if len(args) == 1 and type(args[0]) in (int, str):
            return args[0]
        return args

    def unlimited(*args, **kwds):
        nonlocal hits, misses
        key = make_key(args, kwds)
        result = results.get(key, _MISSING)
        if result is not _MISSING:
            hits += 1
            return result
        misses += 1
        result = function(*args, **kwds)
        results[key] = result
        return result

    def limited(*args, **kwds):
        nonlocal hits, misses
        key = make_key(args, kwds)
        result = results.pop(key, _MISSING)
        if result is not _MISSING:
            hits += 1
            results[key] = result
            return result
        misses += 1
        result = function(*args, **kwds)
        if key in results:
            return result
        if len(results) >= maxsize:
            del results[next(iter(results))]
        results[key] = result
        return result

    def uncached(*args, **kwds):
        nonlocal misses
        misses += 1
        return function(*args, **kwds)

    wrapper = unlimited if maxsize is None else limited if maxsize > 0 else uncached

    def cache_info():
        """Hits, misses, the largest and the present number of results."""
        return _CacheInfo(hits, misses, maxsize, len(results))

    def cache_clear():
        """Forgets all results."""
        nonlocal hits, misses
        results.clear()
        hits = misses = 0

    update_wrapper(wrapper, function)
    wrapper.cache_info = cache_info
    wrapper.cache_clear = cache_clear
    wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
    return wrapper


def lru_cache(maxsize=128, typed=False):
    """Remembers the results of the last calls."""
    if callable(maxsize) and isinstance(typed, bool):
        return _cached(maxsize, 128, typed)
    if isinstance(maxsize, int):
        maxsize = max(maxsize, 0)
    elif maxsize is not None:
        raise TypeError("Expected first argument to be an integer, a callable, or None")

    def decorate(function):
        return _cached(function, maxsize, typed)
    return decorate


def cache(user_function, /):
    """Remembers the results of all calls."""
    return _cached(user_function, None, False)


def total_ordering(cls):
    """Adds the order methods that a class lacks, from the one that it has."""
    roots = [op for op in ("__lt__", "__le__", "__gt__", "__ge__")
             if any(op in base.__dict__ for base in cls.__mro__ if base is not object)]
    if not roots:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    root = max(roots)
    direct = getattr(cls, root)

    def derived(op):
        def less(self, other):
            result = direct(self, other)
            if result is NotImplemented:
                return result
            # In terms of what the class has, and equality.
            if root == "__lt__":
                if op == "__gt__":
                    return not result and self != other
                if op == "__le__":
                    return result or self == other
                return not result
            if root == "__le__":
                if op == "__ge__":
                    return not result or self == other
                if op == "__lt__":
                    return result and self != other
                return not result
            if root == "__gt__":
                if op == "__lt__":
                    return not result and self != other
                if op == "__ge__":
                    return result or self == other
                return not result
            if op == "__le__":
                return not result or self == other
            if op == "__gt__":
                return result and self != other
            return not result
        less.__name__ = op
        return less

    for op in ("__lt__", "__le__", "__gt__", "__ge__"):
        if op not in roots:
            setattr(cls, op, derived(op))
    return cls


def singledispatch(func):
    """A function that has different forms by the class of its first argument."""
    registry = {object: func}

    def dispatch(cls):
        for base in cls.__mro__:
            if base in registry:
                return registry[base]
        for base, found in registry.items():
            if base is not object and issubclass(cls, base):
                return found
        return registry[object]

    def register(cls, function=None):
        if function is None:
            if isinstance(cls, type):
                return lambda f: register(cls, f)
            raise TypeError(
                "register() needs the class: annotations are not evaluated in mnb's Python")
        registry[cls] = function
        return function

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f"{func.__name__} requires at least 1 positional argument")
        return dispatch(type(args[0]))(*args, **kw)

    update_wrapper(wrapper, func)
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = registry
    return wrapper


class cached_property:
    """A property that is computed once for each instance."""

    def __init__(self, func):
        self.func = func
        self.attrname = func.__name__
        self.__doc__ = func.__doc__

    def __set_name__(self, owner, name):
        self.attrname = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        value = self.func(instance)
        setattr(instance, self.attrname, value)
        return value


class partialmethod:
    """A method with some arguments given."""

    def __init__(self, func, /, *args, **keywords):
        self.func = func
        self.args = args
        self.keywords = keywords

    def __get__(self, instance, owner=None):
        if instance is None:
            return partial(self.func, *self.args, **self.keywords)
        return partial(self.func, instance, *self.args, **self.keywords)
"""###

private let text16 = ###"""
"""The collector runs by itself."""


def collect(generation=2):
    """Nothing to do: returns 0."""
    return 0


def enable():
    pass


def disable():
    pass


def isenabled():
    return True


def freeze():
    pass


def get_count():
    return (0, 0, 0)
"""###

private let text17 = ###"""
"""Files by pattern."""

import os as _os
import fnmatch as _fnmatch
import re as _re

__all__ = ["escape", "glob", "iglob"]
_magic = _re.compile("([*?[])")


def has_magic(s):
    return _magic.search(s) is not None


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    """The paths that match a pattern."""
    return list(iglob(pathname, root_dir=root_dir, dir_fd=dir_fd, recursive=recursive,
                      include_hidden=include_hidden))


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    """The paths that match a pattern, one by one."""
    if dir_fd is not None:
        raise NotImplementedError("glob: argument 'dir_fd' is not supported by mnb")
    root = _os.fspath(root_dir) if root_dir is not None else ""
    for path in _find(root, _os.fspath(pathname), recursive, False, include_hidden):
        if path:
            yield path


def _find(root, pathname, recursive, folders_only, hidden):
    head, tail = _os.path.split(pathname)
    if not has_magic(pathname):
        if tail:
            if _os.path.lexists(_os.path.join(root, pathname)):
                yield pathname
        elif _os.path.isdir(_os.path.join(root, head)):
            yield pathname
        return
    if not head:
        yield from _names(root, "", tail, recursive, folders_only, hidden)
        return
    if head != pathname and has_magic(head):
        folders = _find(root, head, recursive, True, hidden)
    else:
        folders = [head]
    for folder in folders:
        for name in _names(root, folder, tail, recursive, folders_only, hidden):
            yield _os.path.join(folder, name)


def _names(root, folder, pattern, recursive, folders_only, hidden):
    """The names in one folder that match; with `**` all below it."""
    full = _os.path.join(root, folder)
    if not has_magic(pattern):
        if pattern == "":
            if _os.path.isdir(full):
                yield pattern
        elif _os.path.lexists(_os.path.join(full, pattern)):
            yield pattern
        return
    if recursive and pattern == "**":
        yield ""
        yield from _below(full, folders_only, hidden)
        return
    names = _list(full, folders_only)
    if not hidden and not pattern.startswith("."):
        names = [name for name in names if not name.startswith(".")]
    yield from _fnmatch.filter(names, pattern)


def _list(folder, folders_only):
    folder = folder or "."
    if not _os.path.isdir(folder):
        return []
    names = _os.listdir(folder)
    if folders_only:
        names = [name for name in names if _os.path.isdir(_os.path.join(folder, name))]
    return names


def _below(folder, folders_only, hidden):
    for name in _list(folder, folders_only):
        if hidden or not name.startswith("."):
            yield name
            inner = _os.path.join(folder, name)
            for rest in _below(inner, folders_only, hidden):
                yield _os.path.join(name, rest)


def escape(pathname):
    """A pattern for exactly this path."""
    return _magic.sub(r"[\1]", pathname)
"""###

private let text18 = ###"""
"""Files compressed with gzip."""

_open = open

import io as _io
import os as _os
import time as _time
import _gzip

__all__ = ["BadGzipFile", "GzipFile", "open", "compress", "decompress"]


class BadGzipFile(OSError):
    """A file that gzip did not write."""


def compress(data, compresslevel=9, *, mtime=None):
    """Compressed bytes."""
    return _gzip.compress(data, compresslevel, int(_time.time() if mtime is None else mtime), "")


def decompress(data):
    """The bytes that were compressed."""
    found, problem = _gzip.decompress(data)
    if problem is None:
        return found
    if problem.startswith("Not a gzipped"):
        raise BadGzipFile(f"{problem} ({data[:2]!r})")
    if problem.startswith("Compressed file ended"):
        raise EOFError(problem)
    raise BadGzipFile(problem)


def open(filename, mode="rb", compresslevel=9, encoding=None, errors=None, newline=None):
    """Opens a gzip file, as bytes or (with a `t` in the mode) as text."""
    if "t" in mode:
        if "b" in mode:
            raise ValueError(f"Invalid mode: {mode!r}")
    else:
        for name, value in (("encoding", encoding), ("errors", errors), ("newline", newline)):
            if value is not None:
                raise ValueError(f"Argument {name!r} not supported in binary mode")
    file = GzipFile(filename, mode.replace("t", ""), compresslevel)
    return _Text(file, encoding or "utf-8", errors or "strict", newline) if "t" in mode else file


class GzipFile(_io.BufferedIOBase):
    """A gzip file as bytes: reading takes all of it in at first, writing happens at the end."""

    def __init__(self, filename=None, mode="rb", compresslevel=9, fileobj=None, mtime=None):
        if mode and ("t" in mode or "U" in mode):
            raise ValueError(f"Invalid mode: {mode!r}")
        kind = (mode or "rb")[0]
        if kind not in "rwax":
            raise ValueError(f"Invalid mode: {mode!r}")
        self.mode = kind
        self.name = filename if filename is not None else getattr(fileobj, "name", "")
        self._level = compresslevel
        self._mtime = mtime
        self._own = fileobj is None
        self._file = _open(filename, kind + "b") if fileobj is None else fileobj
        self._content = None
        if kind != "r":
            self._content = _io.BytesIO()

    def _read(self):
        self._check()
        if self.mode != "r":
            raise OSError(9, "read() on write-only GzipFile object")
        if self._content is None:
            self._content = _io.BytesIO(decompress(self._file.read()))
        return self._content

    def read(self, size=-1):
        return self._read().read(size)

    read1 = read

    def readline(self, size=-1):
        return self._read().readline(size)

    def write(self, data):
        self._check()
        if self.mode == "r":
            raise OSError(9, "write() on read-only GzipFile object")
        return self._content.write(data)

    def readable(self):
        return self.mode == "r"

    def writable(self):
        return self.mode != "r"

    def seek(self, offset, whence=0):
        return (self._read() if self.mode == "r" else self._content).seek(offset, whence)

    def tell(self):
        return (self._read() if self.mode == "r" else self._content).tell()

    def peek(self, n=1):
        content = self._read()
        pos = content.tell()
        found = content.read(n)
        content.seek(pos)
        return found

    def close(self):
        if self.closed:
            return
        try:
            if self.mode != "r":
                name = _os.path.basename(str(self.name)) if self.name else ""
                mtime = _time.time() if self._mtime is None else self._mtime
                self._file.write(_gzip.compress(
                    self._content.getvalue(), self._level, int(mtime), name.removesuffix(".gz")))
        finally:
            self.closed = True
            if self._own:
                self._file.close()


class _Text(_io.TextIOBase):
    """A gzip file as text."""

    def __init__(self, file, encoding, errors, newline):
        self._file = file
        self.encoding = encoding
        self.errors = errors
        self._newline = newline
        self._content = None
        self.name = file.name
        self.mode = file.mode

    def _text(self):
        if self._content is None:
            text = self._file.read().decode(self.encoding, self.errors)
            if self._newline is None:
                text = text.replace("\r\n", "\n").replace("\r", "\n")
            self._content = _io.StringIO(text, newline="")
        return self._content

    def read(self, size=-1):
        return self._text().read(size)

    def readline(self, size=-1):
        return self._text().readline(size)

    def write(self, text):
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        if self._newline not in (None, "", "\n"):
            text = text.replace("\n", self._newline)
        self._file.write(text.encode(self.encoding, self.errors))
        return len(text)

    def close(self):
        if not self.closed:
            self.closed = True
            self._file.close()
"""###

private let text19 = ###"""
"""Digests: md5, sha1, sha256, sha384, sha512."""

from _hashlib import names as _names
from _hashlib import new as _new

algorithms_available = set(_names)
algorithms_guaranteed = {"md5", "sha1", "sha256", "sha384", "sha512"}


def new(name, data=b"", *, usedforsecurity=True):
    """A digest by name."""
    return _new(name, data)


def md5(string=b"", *, usedforsecurity=True):
    """An MD5 digest."""
    return _new("md5", string)


def sha1(string=b"", *, usedforsecurity=True):
    """A SHA-1 digest."""
    return _new("sha1", string)


def sha256(string=b"", *, usedforsecurity=True):
    """A SHA-256 digest."""
    return _new("sha256", string)


def sha384(string=b"", *, usedforsecurity=True):
    """A SHA-384 digest."""
    return _new("sha384", string)


def sha512(string=b"", *, usedforsecurity=True):
    """A SHA-512 digest."""
    return _new("sha512", string)


def file_digest(fileobj, digest, /):
    """The digest of an open binary file."""
    made = _new(digest, b"") if isinstance(digest, str) else digest()
    while True:
        part = fileobj.read(1 << 18)
        if not part:
            return made
        made.update(part)
"""###

private let text20 = ###"""








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
    if not heap:
        raise IndexError("index out of range")
    last = heap.pop()
    if not heap:
        return last
    smallest = heap[0]
    heap[0] = last
    _down(heap, 0)
    return smallest


def heapreplace(heap, item):
    """Removes the smallest element and adds another."""
    if not heap:
        raise IndexError("index out of range")
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
"""###

private let text21 = ###"""
"""Files in memory, and `open`."""

import _io_types
from _io_types import (BufferedRandom, BufferedReader, BufferedWriter, TextIOWrapper,
                       UnsupportedOperation)

open = open
DEFAULT_BUFFER_SIZE = 8192
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2


class IOBase:
    """What all files have."""

    closed = False

    def close(self):
        self.closed = True

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *args):
        self.close()

    def _check(self):
        if self.closed:
            raise ValueError("I/O operation on closed file")

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readlines(self, hint=-1):
        lines = []
        total = 0
        for line in self:
            lines.append(line)
            total += len(line)
            if hint is not None and 0 < hint <= total:
                break
        return lines

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def flush(self):
        self._check()

    def isatty(self):
        return False

    def readable(self):
        return True

    def writable(self):
        return True

    def seekable(self):
        return True

    def fileno(self):
        raise UnsupportedOperation("fileno")


class RawIOBase(IOBase):
    """Files of bytes without a buffer."""


class BufferedIOBase(IOBase):
    """Files of bytes."""


class TextIOBase(IOBase):
    """Files of text."""


class StringIO(TextIOBase):
    """A text file in memory."""

    encoding = None
    errors = None
    line_buffering = False

    def __init__(self, initial_value="", newline="\n"):
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError("initial_value must be str or None, not "
                            f"{type(initial_value).__name__}")
        self._newline = newline
        self._parts = []
        self._text = ""
        self._pos = 0
        self._length = 0
        if initial_value:
            self.write(initial_value)
            self._pos = 0

    def _join(self):
        if self._parts:
            self._text += "".join(self._parts)
            self._parts = []
        return self._text

    def write(self, s):
        self._check()
        if not isinstance(s, str):
            raise TypeError(f"string argument expected, got {type(s).__name__!r}")
        count = len(s)
        if self._newline is None:
            s = s.replace("\r\n", "\n").replace("\r", "\n")
        elif self._newline not in ("", "\n"):
            s = s.replace("\n", self._newline)
        if self._pos == self._length:
            # At the end, which is where one writes nearly always.
            self._parts.append(s)
            self._length += len(s)
            self._pos = self._length
            return count
        text = self._join()
        if self._pos > len(text):
            text += "\0" * (self._pos - len(text))
        self._text = text[:self._pos] + s + text[self._pos + len(s):]
        self._pos += len(s)
        self._length = len(self._text)
        return count

    def getvalue(self):
        self._check()
        return self._join()

    def read(self, size=-1, /):
        self._check()
        text = self._join()
        end = len(text) if size is None or size < 0 else self._pos + size
        found = text[self._pos:end]
        self._pos += len(found)
        return found

    def readline(self, size=-1, /):
        self._check()
        text = self._join()
        end = text.find("\n", self._pos) + 1
        if end == 0:
            end = len(text)
        if self._newline == "":
            # A carriage return ends a line, too.
            i = text.find("\r", self._pos, end)
            if i >= 0:
                end = i + 2 if text[i + 1:i + 2] == "\n" else i + 1
        if size is not None and size >= 0:
            end = min(end, self._pos + size)
        found = text[self._pos:end]
        self._pos += len(found)
        return found

    def seek(self, pos, whence=0, /):
        self._check()
        if whence == 0:
            if pos < 0:
                raise ValueError(f"Negative seek position {pos}")
            self._pos = pos
        elif pos != 0:
            raise OSError("Can't do nonzero cur-relative seeks")
        elif whence == 2:
            self._pos = self._length
        return self._pos

    def tell(self):
        self._check()
        return self._pos

    def truncate(self, pos=None, /):
        self._check()
        pos = self._pos if pos is None else pos
        if pos < 0:
            raise ValueError(f"Negative size value {pos}")
        self._text = self._join()[:pos]
        self._length = len(self._text)
        return pos


class BytesIO(BufferedIOBase):
    """A binary file in memory."""

    def __init__(self, initial_bytes=b""):
        self._parts = [bytes(initial_bytes)] if initial_bytes else []
        self._length = len(initial_bytes)
        self._pos = 0

    def _join(self):
        if len(self._parts) != 1:
            self._parts = [b"".join(self._parts)]
        return self._parts[0]

    def write(self, b, /):
        self._check()
        if isinstance(b, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        b = bytes(b)
        if self._pos == self._length:
            self._parts.append(b)
            self._length += len(b)
            self._pos = self._length
            return len(b)
        data = self._join()
        if self._pos > len(data):
            data += b"\0" * (self._pos - len(data))
        self._parts = [data[:self._pos] + b + data[self._pos + len(b):]]
        self._pos += len(b)
        self._length = len(self._parts[0])
        return len(b)

    def getvalue(self):
        self._check()
        return self._join()

    def getbuffer(self):
        return self.getvalue()

    def read(self, size=-1, /):
        self._check()
        data = self._join()
        end = len(data) if size is None or size < 0 else self._pos + size
        found = data[self._pos:end]
        self._pos += len(found)
        return found

    read1 = read

    def readline(self, size=-1, /):
        self._check()
        data = self._join()
        end = data.find(b"\n", self._pos) + 1
        if end == 0:
            end = len(data)
        if size is not None and size >= 0:
            end = min(end, self._pos + size)
        found = data[self._pos:end]
        self._pos += len(found)
        return found

    def seek(self, pos, whence=0, /):
        self._check()
        base = 0 if whence == 0 else self._pos if whence == 1 else self._length
        if whence == 0 and pos < 0:
            raise ValueError(f"negative seek value {pos}")
        self._pos = max(0, base + pos)
        return self._pos

    def tell(self):
        self._check()
        return self._pos

    def truncate(self, size=None, /):
        size = self._pos if size is None else size
        self._parts = [self._join()[:size]]
        self._length = len(self._parts[0])
        return size
"""###

private let text22 = ###"""
"""JSON text from values and back, as CPython's json module does it."""

from _json import decode as _decode
from _json import encode as _encode

__all__ = ["dump", "dumps", "load", "loads", "JSONDecoder", "JSONDecodeError", "JSONEncoder"]


class JSONDecodeError(ValueError):
    """Text that is not JSON: `msg`, the text `doc`, and the place `pos`, `lineno`, `colno`."""

    def __init__(self, msg, doc, pos):
        lineno = doc.count("\n", 0, pos) + 1
        colno = pos - doc.rfind("\n", 0, pos)
        self.args = (f"{msg}: line {lineno} column {colno} (char {pos})",)
        self.msg = msg
        self.doc = doc
        self.pos = pos
        self.lineno = lineno
        self.colno = colno


class JSONEncoder:
    """Makes JSON text; derive from it and override `default` for further classes."""

    item_separator = ", "
    key_separator = ": "

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True,
                 sort_keys=False, indent=None, separators=None, default=None):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        raise TypeError(f"Object of type {type(o).__name__} is not JSON serializable")

    def encode(self, o):
        indent = self.indent
        if indent is not None and not isinstance(indent, str):
            indent = " " * indent
        return _encode(o, self.skipkeys, self.ensure_ascii, self.allow_nan, indent,
                       self.item_separator, self.key_separator, self.sort_keys, self.default)

    def iterencode(self, o, _one_shot=False):
        yield self.encode(o)


class JSONDecoder:
    """Reads JSON text."""

    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None,
                 strict=True, object_pairs_hook=None):
        self.object_hook = object_hook
        self.parse_float = parse_float
        self.parse_int = parse_int
        self.parse_constant = parse_constant
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook

    def _read(self, s, start, whole):
        value, end, problem = _decode(
            s, start, whole, self.object_hook, self.object_pairs_hook, self.parse_float,
            self.parse_int, self.parse_constant, self.strict)
        if problem is not None:
            raise JSONDecodeError(problem, s, end)
        return value, end

    def decode(self, s):
        return self._read(s, 0, True)[0]

    def raw_decode(self, s, idx=0):
        return self._read(s, idx, False)


def dumps(obj, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None,
          indent=None, separators=None, default=None, sort_keys=False, **kw):
    """The JSON text of a value."""
    if cls is None and not kw:
        if separators is not None:
            item, key = separators
        else:
            item, key = ", " if indent is None else ",", ": "
        if indent is not None and not isinstance(indent, str):
            indent = " " * indent
        return _encode(obj, skipkeys, ensure_ascii, allow_nan, indent, item, key, sort_keys, default)
    return (cls or JSONEncoder)(
        skipkeys=skipkeys, ensure_ascii=ensure_ascii, check_circular=check_circular,
        allow_nan=allow_nan, indent=indent, separators=separators, default=default,
        sort_keys=sort_keys, **kw).encode(obj)


def dump(obj, fp, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True,
         cls=None, indent=None, separators=None, default=None, sort_keys=False, **kw):
    """Writes the JSON text of a value to an open file."""
    fp.write(dumps(obj, skipkeys=skipkeys, ensure_ascii=ensure_ascii,
                   check_circular=check_circular, allow_nan=allow_nan, cls=cls, indent=indent,
                   separators=separators, default=default, sort_keys=sort_keys, **kw))


def loads(s, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None,
          object_pairs_hook=None, **kw):
    """The value of JSON text (str or bytes)."""
    if isinstance(s, str):
        if s.startswith("\ufeff"):
            raise JSONDecodeError("Unexpected UTF-8 BOM (decode using utf-8-sig)", s, 0)
    elif isinstance(s, bytes):
        s = s.decode("utf-8-sig")
    else:
        raise TypeError(
            f"the JSON object must be str, bytes or bytearray, not {type(s).__name__}")
    if cls is None and not kw:
        value, end, problem = _decode(
            s, 0, True, object_hook, object_pairs_hook, parse_float, parse_int, parse_constant, True)
        if problem is not None:
            raise JSONDecodeError(problem, s, end)
        return value
    return (cls or JSONDecoder)(
        object_hook=object_hook, parse_float=parse_float, parse_int=parse_int,
        parse_constant=parse_constant, object_pairs_hook=object_pairs_hook, **kw).decode(s)


def load(fp, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None,
         object_pairs_hook=None, **kw):
    """The value of the JSON text in an open file."""
    return loads(fp.read(), cls=cls, object_hook=object_hook, parse_float=parse_float,
                 parse_int=parse_int, parse_constant=parse_constant,
                 object_pairs_hook=object_pairs_hook, **kw)
"""###

private let text23 = ###"""
"""The reading half of json."""
from json import JSONDecodeError, JSONDecoder
"""###

private let text24 = ###"""
"""The writing half of json."""
from json import JSONEncoder
"""###

private let text25 = ###"""
"""Messages by level, to standard error, files and other places."""

import os as _os
import sys as _sys
import time as _time
import traceback as _traceback

CRITICAL = FATAL = 50
ERROR = 40
WARNING = WARN = 30
INFO = 20
DEBUG = 10
NOTSET = 0
_names = {CRITICAL: "CRITICAL", ERROR: "ERROR", WARNING: "WARNING", INFO: "INFO", DEBUG: "DEBUG",
          NOTSET: "NOTSET"}
_levels = {"CRITICAL": CRITICAL, "FATAL": FATAL, "ERROR": ERROR, "WARN": WARNING,
           "WARNING": WARNING, "INFO": INFO, "DEBUG": DEBUG, "NOTSET": NOTSET}
_started = _time.time()
BASIC_FORMAT = "%(levelname)s:%(name)s:%(message)s"
raiseExceptions = True


def getLevelName(level):
    """The name of a level, or the level of a name."""
    found = _names.get(level)
    if found is not None:
        return found
    found = _levels.get(level)
    return found if found is not None else f"Level {level}"


def addLevelName(level, levelName):
    _names[level] = levelName
    _levels[levelName] = level


def getLevelNamesMapping():
    return dict(_levels)


def _check_level(level):
    if isinstance(level, int):
        return level
    if isinstance(level, str):
        if level not in _levels:
            raise ValueError(f"Unknown level: {level!r}")
        return _levels[level]
    raise TypeError(f"Level not an integer or a valid string: {level!r}")


class LogRecord:
    """One message."""

    def __init__(self, name, level, pathname, lineno, msg, args, exc_info, func=None, sinfo=None):
        created = _time.time()
        self.name = name
        self.msg = msg
        if args and len(args) == 1 and isinstance(args[0], dict) and args[0]:
            args = args[0]
        self.args = args
        self.levelname = getLevelName(level)
        self.levelno = level
        self.pathname = pathname
        self.filename = _os.path.basename(pathname)
        self.module = _os.path.splitext(self.filename)[0]
        self.exc_info = exc_info
        self.exc_text = None
        self.stack_info = sinfo
        self.lineno = lineno
        self.funcName = func
        self.created = created
        self.msecs = int((created - int(created)) * 1000) + 0.0
        self.relativeCreated = (created - _started) * 1000
        self.thread = 1
        self.threadName = "MainThread"
        self.processName = "MainProcess"
        self.process = _os.getpid()

    def getMessage(self):
        text = str(self.msg)
        return text % self.args if self.args else text

    def __repr__(self):
        return (f'<LogRecord: {self.name}, {self.levelno}, {self.pathname}, {self.lineno}, '
                f'"{self.msg}">')


class Formatter:
    """Makes the line of a message."""

    default_time_format = "%Y-%m-%d %H:%M:%S"
    default_msec_format = "%s,%03d"
    converter = staticmethod(_time.localtime)

    def __init__(self, fmt=None, datefmt=None, style="%", validate=True, *, defaults=None):
        if style not in "%{$":
            raise ValueError("Style must be one of: %,{,$")
        self._style = style
        if fmt is None:
            fmt = {"%": "%(message)s", "{": "{message}", "$": "${message}"}[style]
        self._fmt = fmt
        self.datefmt = datefmt
        self._defaults = defaults or {}

    def formatTime(self, record, datefmt=None):
        when = self.converter(record.created)
        if datefmt:
            return _time.strftime(datefmt, when)
        text = _time.strftime(self.default_time_format, when)
        return self.default_msec_format % (text, record.msecs) if self.default_msec_format else text

    def formatException(self, ei):
        return "".join(_traceback.format_exception(ei[1])).rstrip("\n")

    def usesTime(self):
        return "asctime" in self._fmt

    def formatMessage(self, record):
        values = {**self._defaults, **record.__dict__}
        if self._style == "%":
            return self._fmt % values
        if self._style == "{":
            return self._fmt.format(**values)
        import string
        return string.Template(self._fmt).substitute(**values)

    def format(self, record):
        record.message = record.getMessage()
        if self.usesTime():
            record.asctime = self.formatTime(record, self.datefmt)
        text = self.formatMessage(record)
        if record.exc_info and not record.exc_text:
            record.exc_text = self.formatException(record.exc_info)
        if record.exc_text:
            if not text.endswith("\n"):
                text += "\n"
            text += record.exc_text
        return text


_default_formatter = Formatter()


class Filter:
    """Lets the messages of one logger and those below it through."""

    def __init__(self, name=""):
        self.name = name

    def filter(self, record):
        return not self.name or record.name == self.name or record.name.startswith(self.name + ".")


class Filterer:
    """What has filters."""

    def __init__(self):
        self.filters = []

    def addFilter(self, filter):
        if filter not in self.filters:
            self.filters.append(filter)

    def removeFilter(self, filter):
        if filter in self.filters:
            self.filters.remove(filter)

    def filter(self, record):
        for f in self.filters:
            if not (f.filter(record) if hasattr(f, "filter") else f(record)):
                return False
        return True


class Handler(Filterer):
    """Takes messages somewhere; derive from it and override `emit`."""

    def __init__(self, level=NOTSET):
        super().__init__()
        self.level = _check_level(level)
        self.formatter = None
        self.name = None

    def setLevel(self, level):
        self.level = _check_level(level)

    def setFormatter(self, fmt):
        self.formatter = fmt

    def format(self, record):
        return (self.formatter or _default_formatter).format(record)

    def handle(self, record):
        passes = self.filter(record)
        if passes:
            self.emit(record)
        return passes

    def emit(self, record):
        raise NotImplementedError("emit must be implemented by Handler subclasses")

    def flush(self):
        pass

    def close(self):
        pass

    def __repr__(self):
        return f"<{type(self).__name__} ({getLevelName(self.level)})>"


class StreamHandler(Handler):
    """Writes lines to an open file, standard error where none is given."""

    terminator = "\n"

    def __init__(self, stream=None):
        super().__init__()
        self.stream = _sys.stderr if stream is None else stream

    def flush(self):
        if self.stream is not None and hasattr(self.stream, "flush"):
            self.stream.flush()

    def emit(self, record):
        text = self.format(record)
        self.stream.write(text + self.terminator)
        self.flush()

    def setStream(self, stream):
        old, self.stream = self.stream, stream
        return old

    def __repr__(self):
        name = getattr(self.stream, "name", "")
        name = f"{name} " if name else ""
        return f"<{type(self).__name__} {name}({getLevelName(self.level)})>"


class FileHandler(StreamHandler):
    """Writes lines to a file by name."""

    def __init__(self, filename, mode="a", encoding=None, delay=False, errors=None):
        filename = _os.fspath(filename)
        self.baseFilename = _os.path.abspath(filename)
        self.mode = mode
        self.encoding = encoding
        self.errors = errors
        self.delay = delay
        super().__init__(None if delay else self._open())
        if delay:
            self.stream = None

    def _open(self):
        return open(self.baseFilename, self.mode, encoding=self.encoding, errors=self.errors)

    def emit(self, record):
        if self.stream is None:
            self.stream = self._open()
        super().emit(record)

    def close(self):
        if self.stream is not None:
            self.stream.close()
            self.stream = None

    def __repr__(self):
        return f"<{type(self).__name__} {self.baseFilename} ({getLevelName(self.level)})>"


class NullHandler(Handler):
    """Takes messages nowhere."""

    def handle(self, record):
        pass

    def emit(self, record):
        pass


class _StderrHandler(StreamHandler):
    """Warnings of programs that set nothing up."""

    def __init__(self, level):
        Handler.__init__(self, level)

    stream = property(lambda self: _sys.stderr)


lastResort = _StderrHandler(WARNING)


class Logger(Filterer):
    """Where messages of one part of a program go."""

    def __init__(self, name, level=NOTSET):
        super().__init__()
        self.name = name
        self.level = _check_level(level)
        self.parent = None
        self.propagate = True
        self.handlers = []
        self.disabled = False

    def setLevel(self, level):
        self.level = _check_level(level)

    def debug(self, msg, *args, **kwargs):
        if self.isEnabledFor(DEBUG):
            self._log(DEBUG, msg, args, **kwargs)

    def info(self, msg, *args, **kwargs):
        if self.isEnabledFor(INFO):
            self._log(INFO, msg, args, **kwargs)

    def warning(self, msg, *args, **kwargs):
        if self.isEnabledFor(WARNING):
            self._log(WARNING, msg, args, **kwargs)

    warn = warning

    def error(self, msg, *args, **kwargs):
        if self.isEnabledFor(ERROR):
            self._log(ERROR, msg, args, **kwargs)

    def exception(self, msg, *args, exc_info=True, **kwargs):
        self.error(msg, *args, exc_info=exc_info, **kwargs)

    def critical(self, msg, *args, **kwargs):
        if self.isEnabledFor(CRITICAL):
            self._log(CRITICAL, msg, args, **kwargs)

    fatal = critical

    def log(self, level, msg, *args, **kwargs):
        if not isinstance(level, int):
            raise TypeError("level must be an integer")
        if self.isEnabledFor(level):
            self._log(level, msg, args, **kwargs)

    def _log(self, level, msg, args, exc_info=None, extra=None, stack_info=False, stacklevel=1):
        if exc_info:
            if isinstance(exc_info, BaseException):
                exc_info = (type(exc_info), exc_info, None)
            elif not isinstance(exc_info, tuple):
                exc_info = _sys.exc_info()
        else:
            exc_info = None
        path, line, function = _caller()
        record = LogRecord(self.name, level, path, line, msg, args, exc_info, function)
        for key, value in (extra or {}).items():
            if key in ("message", "asctime") or key in record.__dict__:
                raise KeyError(f"Attempt to overwrite {key!r} in LogRecord")
            setattr(record, key, value)
        self.handle(record)

    def handle(self, record):
        if not self.disabled and self.filter(record):
            self.callHandlers(record)

    def callHandlers(self, record):
        logger = self
        found = 0
        while logger is not None:
            for handler in logger.handlers:
                found += 1
                if record.levelno >= handler.level:
                    handler.handle(record)
            logger = logger.parent if logger.propagate else None
        if not found and record.levelno >= lastResort.level:
            lastResort.handle(record)

    def addHandler(self, hdlr):
        if hdlr not in self.handlers:
            self.handlers.append(hdlr)

    def removeHandler(self, hdlr):
        if hdlr in self.handlers:
            self.handlers.remove(hdlr)

    def hasHandlers(self):
        logger = self
        while logger is not None:
            if logger.handlers:
                return True
            logger = logger.parent if logger.propagate else None
        return False

    def getEffectiveLevel(self):
        logger = self
        while logger is not None:
            if logger.level:
                return logger.level
            logger = logger.parent
        return NOTSET

    def isEnabledFor(self, level):
        return not self.disabled and level > _disabled and level >= self.getEffectiveLevel()

    def getChild(self, suffix):
        return getLogger(suffix if self is root else f"{self.name}.{suffix}")

    def __repr__(self):
        return f"<{type(self).__name__} {self.name} ({getLevelName(self.getEffectiveLevel())})>"


class RootLogger(Logger):
    """The logger above all others."""


def _caller():
    """File, line and function of the call that logs."""
    import _mnb
    return _mnb.caller()


root = RootLogger("root", WARNING)
_loggers = {}
_disabled = 0


def getLogger(name=None):
    """The logger of a name; the root where none is given."""
    if not name or name == "root":
        return root
    found = _loggers.get(name)
    if found is None:
        found = _loggers[name] = Logger(name)
        _connect(found)
    return found


def _connect(logger):
    """Puts a new logger between those above and below it."""
    parent = root
    head = logger.name
    while "." in head:
        head = head.rpartition(".")[0]
        if head in _loggers:
            parent = _loggers[head]
            break
    logger.parent = parent
    prefix = logger.name + "."
    for name, other in _loggers.items():
        if name.startswith(prefix) and (
                other.parent is root or not other.parent.name.startswith(prefix)):
            other.parent = logger


def getLoggerClass():
    return Logger


def disable(level=CRITICAL):
    """Messages up to a level are dropped everywhere."""
    global _disabled
    _disabled = _check_level(level)


def basicConfig(**kwargs):
    """Gives the root logger a handler, unless it has one."""
    force = kwargs.pop("force", False)
    encoding = kwargs.pop("encoding", None)
    errors = kwargs.pop("errors", "backslashreplace")
    if force:
        for handler in list(root.handlers):
            root.removeHandler(handler)
            handler.close()
    if root.handlers:
        return
    handlers = kwargs.pop("handlers", None)
    if handlers is None:
        if "stream" in kwargs and "filename" in kwargs:
            raise ValueError("'stream' and 'filename' should not be specified together")
        filename = kwargs.pop("filename", None)
        mode = kwargs.pop("filemode", "a")
        if filename:
            handlers = [FileHandler(filename, mode, encoding=encoding, errors=errors)]
        else:
            handlers = [StreamHandler(kwargs.pop("stream", None))]
    elif "stream" in kwargs or "filename" in kwargs:
        raise ValueError("'stream' or 'filename' should not be specified together with 'handlers'")
    datefmt = kwargs.pop("datefmt", None)
    style = kwargs.pop("style", "%")
    if style not in "%{$":
        raise ValueError("Style must be one of: %,{,$")
    usual = {"%": BASIC_FORMAT, "{": "{levelname}:{name}:{message}",
             "$": "${levelname}:${name}:${message}"}[style]
    formatter = Formatter(kwargs.pop("format", usual), datefmt, style)
    for handler in handlers:
        if handler.formatter is None:
            handler.setFormatter(formatter)
        root.addHandler(handler)
    level = kwargs.pop("level", None)
    if level is not None:
        root.setLevel(level)
    if kwargs:
        raise ValueError(f"Unrecognised argument(s): {', '.join(kwargs.keys())}")


def shutdown():
    for handler in root.handlers:
        handler.flush()


def captureWarnings(capture):
    pass


def critical(msg, *args, **kwargs):
    """A message to the root logger."""
    if not root.handlers:
        basicConfig()
    root.critical(msg, *args, **kwargs)


fatal = critical


def error(msg, *args, **kwargs):
    """A message to the root logger."""
    if not root.handlers:
        basicConfig()
    root.error(msg, *args, **kwargs)


def exception(msg, *args, exc_info=True, **kwargs):
    """A message to the root logger, with the exception being handled."""
    error(msg, *args, exc_info=exc_info, **kwargs)


def warning(msg, *args, **kwargs):
    """A message to the root logger."""
    if not root.handlers:
        basicConfig()
    root.warning(msg, *args, **kwargs)


warn = warning


def info(msg, *args, **kwargs):
    """A message to the root logger."""
    if not root.handlers:
        basicConfig()
    root.info(msg, *args, **kwargs)


def debug(msg, *args, **kwargs):
    """A message to the root logger."""
    if not root.handlers:
        basicConfig()
    root.debug(msg, *args, **kwargs)


def log(level, msg, *args, **kwargs):
    """A message to the root logger."""
    if not root.handlers:
        basicConfig()
    root.log(level, msg, *args, **kwargs)


class LoggerAdapter:
    """A logger with further values."""

    def __init__(self, logger, extra=None):
        self.logger = logger
        self.extra = extra

    def process(self, msg, kwargs):
        kwargs["extra"] = self.extra
        return msg, kwargs

    def log(self, level, msg, *args, **kwargs):
        msg, kwargs = self.process(msg, kwargs)
        self.logger.log(level, msg, *args, **kwargs)

    def debug(self, msg, *args, **kwargs):
        self.log(DEBUG, msg, *args, **kwargs)

    def info(self, msg, *args, **kwargs):
        self.log(INFO, msg, *args, **kwargs)

    def warning(self, msg, *args, **kwargs):
        self.log(WARNING, msg, *args, **kwargs)

    def error(self, msg, *args, **kwargs):
        self.log(ERROR, msg, *args, **kwargs)
"""###

private let text26 = ###"""
"""Kinds of numbers, for `isinstance`."""

from collections.abc import _registered
from fractions import Fraction as _Fraction


class Number:
    """All numbers."""


class Complex(Number):
    """Complex numbers."""


class Real(Complex):
    """Real numbers."""


class Rational(Real):
    """Fractions."""


class Integral(Rational):
    """Integers."""


for _cls, _kinds in ((Number, (int, float, _Fraction)), (Complex, (int, float, _Fraction)),
                     (Real, (int, float, _Fraction)), (Rational, (int, _Fraction)),
                     (Integral, (int,))):
    _registered(_cls, *_kinds)
"""###

private let text27 = ###"""
"""Files, folders, the environment and the process, within the permissions of the program."""

import sys
import _os
from _os import (getcwd, chdir, listdir, mkdir, remove, unlink, rmdir, rename, replace, chmod,
                 truncate, utime, symlink, link, readlink, access, getpid, getppid, getuid,
                 cpu_count, urandom, strerror, getloadavg, isatty, _exit, putenv, unsetenv)
import os.path as path
from os.path import curdir, pardir, sep, pathsep, defpath, altsep, devnull, extsep
from collections import namedtuple as _namedtuple

name = "posix"
linesep = "\n"
F_OK, X_OK, W_OK, R_OK = 0, 1, 2, 4
O_RDONLY, O_WRONLY, O_RDWR, O_CREAT, O_EXCL, O_TRUNC, O_APPEND = 0, 1, 2, 64, 128, 512, 1024
error = OSError
getcwdb = lambda: getcwd().encode()


def fspath(path):
    """The text of a path object."""
    if isinstance(path, (str, bytes)):
        return path
    if hasattr(path, "__fspath__"):
        return path.__fspath__()
    raise TypeError(f"expected str, bytes or os.PathLike object, not {type(path).__name__}")


class PathLike:
    """What has `__fspath__`."""


class _Environ:
    """The environment variables, as a mapping; changes reach this process only."""

    def __init__(self, data):
        self._data = data

    def __getitem__(self, key):
        try:
            return self._data[key]
        except KeyError:
            raise KeyError(key) from None

    def __setitem__(self, key, value):
        for text in (key, value):
            if not isinstance(text, str):
                raise TypeError(f"str expected, not {type(text).__name__}")
        putenv(key, value)
        self._data[key] = value

    def __delitem__(self, key):
        unsetenv(key)
        try:
            del self._data[key]
        except KeyError:
            raise KeyError(key) from None

    def __iter__(self):
        return iter(list(self._data))

    def __len__(self):
        return len(self._data)

    def __contains__(self, key):
        return key in self._data

    def __eq__(self, other):
        return dict(self) == dict(other)

    def __repr__(self):
        shown = ", ".join(f"{key!r}: {value!r}" for key, value in self._data.items())
        return f"environ({{{shown}}})"

    def __or__(self, other):
        return {**self._data, **dict(other)}

    def get(self, key, default=None):
        return self._data.get(key, default)

    def keys(self):
        return self._data.keys()

    def values(self):
        return self._data.values()

    def items(self):
        return self._data.items()

    def setdefault(self, key, value):
        if key not in self._data:
            self[key] = value
        return self[key]

    def update(self, other=(), **more):
        for key, value in dict(other, **more).items():
            self[key] = value

    def pop(self, key, *default):
        if key in self._data:
            value = self[key]
            del self[key]
            return value
        if default:
            return default[0]
        raise KeyError(key)

    def copy(self):
        return dict(self._data)


environ = _Environ(_os._environment())


def getenv(key, default=None):
    """The value of an environment variable."""
    return environ.get(key, default)


class stat_result(_namedtuple("stat_result", "st_mode st_ino st_dev st_nlink st_uid st_gid "
                              "st_size st_atime st_mtime st_ctime st_atime_ns st_mtime_ns "
                              "st_ctime_ns")):
    """What `stat` found."""

    def __repr__(self):
        shown = ", ".join(f"{field}={int(value)}" for field, value in zip(self._fields[:10], self))
        return f"os.stat_result({shown})"


def _result(found):
    seconds = [time / 1e9 for time in found[7:]]
    return stat_result(*found[:7], *seconds, *found[7:])


def stat(path, *, follow_symlinks=True):
    """Size, times and the like of a file or folder."""
    return _result(_os._stat(path, follow_symlinks))


def lstat(path):
    return _result(_os._stat(path, False))


def makedirs(name, mode=0o777, exist_ok=False):
    """Makes a folder and those around it."""
    name = fspath(name)
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    if head and tail and not path.exists(head):
        try:
            makedirs(head, exist_ok=exist_ok)
        except FileExistsError:
            pass
        if tail == curdir:
            return
    try:
        mkdir(name, mode)
    except OSError:
        if not exist_ok or not path.isdir(name):
            raise


def removedirs(name):
    """Removes a folder and those around it that became empty."""
    rmdir(name)
    head, tail = path.split(fspath(name))
    while head and tail:
        try:
            rmdir(head)
        except OSError:
            break
        head, tail = path.split(head)


def renames(old, new):
    head = path.dirname(new)
    if head and not path.exists(head):
        makedirs(head)
    rename(old, new)


class DirEntry:
    """One entry of a folder."""

    def __init__(self, folder, name):
        self.name = name
        self.path = path.join(folder, name)

    def is_file(self, *, follow_symlinks=True):
        return path.isfile(self.path) and (follow_symlinks or not path.islink(self.path))

    def is_dir(self, *, follow_symlinks=True):
        return path.isdir(self.path) and (follow_symlinks or not path.islink(self.path))

    def is_symlink(self):
        return path.islink(self.path)

    def stat(self, *, follow_symlinks=True):
        return stat(self.path, follow_symlinks=follow_symlinks)

    def inode(self):
        return lstat(self.path).st_ino

    def __fspath__(self):
        return self.path

    def __repr__(self):
        return f"<DirEntry {self.name!r}>"


class _Scan:
    """What `scandir` gives: an iterator that a `with` statement can hold."""

    def __init__(self, entries):
        self._entries = iter(entries)

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._entries)

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def close(self):
        self._entries = iter(())


def scandir(path="."):
    """The entries of a folder."""
    folder = fspath(path)
    return _Scan([DirEntry(folder, name) for name in listdir(folder)])


def walk(top, topdown=True, onerror=None, followlinks=False):
    """The folders of a tree: for each its path, its folders and its other files."""
    top = fspath(top)
    try:
        names = listdir(top)
    except OSError as error:
        if "--allow-" in str(error):
            raise
        if onerror is not None:
            onerror(error)
        return
    folders, files = [], []
    for entry in names:
        (folders if path.isdir(path.join(top, entry)) else files).append(entry)
    if topdown:
        yield top, folders, files
    for entry in list(folders):
        inner = path.join(top, entry)
        if followlinks or not path.islink(inner):
            yield from walk(inner, topdown, onerror, followlinks)
    if not topdown:
        yield top, folders, files


def get_terminal_size(fallback=None):
    """Columns and lines of the terminal."""
    columns = _os._terminal_columns()
    if columns is None:
        raise OSError(25, "Inappropriate ioctl for device")
    return terminal_size(columns, 24)


terminal_size = _namedtuple("terminal_size", "columns lines")
_uname_result = _namedtuple("uname_result", "sysname nodename release version machine")


def uname():
    return _uname_result(*_os._uname())


def get_exec_path(env=None):
    return (environ if env is None else env).get("PATH", defpath).split(pathsep)


def sched_getaffinity(pid):
    return set(range(cpu_count()))


def umask(mask):
    return 0o022


def _refuse(name):
    def refused(*args, **kwargs):
        raise PermissionError(f"os.{name}() is not part of mnb: programs start no other programs")
    refused.__name__ = name
    return refused


system = _refuse("system")
popen = _refuse("popen")
fork = _refuse("fork")
kill = _refuse("kill")
execv = _refuse("execv")
execvp = _refuse("execvp")
execve = _refuse("execve")
spawnv = _refuse("spawnv")
posix_spawn = _refuse("posix_spawn")
"""###

private let text28 = ###"""
"""Operations on path names: CPython's posixpath."""

import _os
from _os import realpath as _realpath

curdir = "."
pardir = ".."
extsep = "."
sep = "/"
pathsep = ":"
defpath = "/bin:/usr/bin"
altsep = None
devnull = "/dev/null"
supports_unicode_filenames = False


def _text(path):
    if isinstance(path, (str, bytes)):
        return path
    if hasattr(path, "__fspath__"):
        return path.__fspath__()
    raise TypeError(f"expected str, bytes or os.PathLike object, not {type(path).__name__}")


def join(a, *p):
    """Joins parts; an absolute one drops what is before it."""
    path = _text(a)
    for part in p:
        try:
            part = _text(part)
        except TypeError:
            raise TypeError("join() argument must be str, bytes, or os.PathLike object, not "
                            f"{type(part).__name__!r}") from None
        if part.startswith("/"):
            path = part
        elif not path or path.endswith("/"):
            path += part
        else:
            path += "/" + part
    return path


def split(p):
    """The folder and the last name."""
    p = _text(p)
    i = p.rfind("/") + 1
    head, tail = p[:i], p[i:]
    if head and head != "/" * len(head):
        head = head.rstrip("/")
    return head, tail


def basename(p):
    """The last name of a path."""
    p = _text(p)
    return p[p.rfind("/") + 1:]


def dirname(p):
    """The folder of a path."""
    return split(p)[0]


def splitext(p):
    """The path without its extension, and the extension with its dot."""
    p = _text(p)
    slash = p.rfind("/")
    dot = p.rfind(".")
    if dot > slash:
        i = slash + 1
        while i < dot:
            if p[i] != ".":
                return p[:dot], p[dot:]
            i += 1
    return p, p[:0]


def splitdrive(p):
    p = _text(p)
    return p[:0], p


def isabs(s):
    """Whether a path is absolute."""
    return _text(s).startswith("/")


def normpath(path):
    """Without double slashes, `.` and `..` (links are not looked at)."""
    path = _text(path)
    if not path:
        return "."
    slashes = 0
    if path.startswith("/"):
        slashes = 2 if path.startswith("//") and not path.startswith("///") else 1
    parts = []
    for part in path.split("/"):
        if part in ("", "."):
            continue
        if part != ".." or (not slashes and not parts) or (parts and parts[-1] == ".."):
            parts.append(part)
        elif parts:
            parts.pop()
    return "/" * slashes + "/".join(parts) or "."


def abspath(path):
    """Absolute and normal."""
    path = _text(path)
    if not path.startswith("/"):
        path = join(_os.getcwd(), path)
    return normpath(path)


def realpath(filename, *, strict=False):
    """Absolute, with symbolic links followed."""
    filename = _text(filename)
    if strict:
        _os._stat(filename)
    return _realpath(abspath(filename) if ".." not in filename else filename)


def relpath(path, start=None):
    """The path as seen from a folder."""
    path = _text(path)
    if not path:
        raise ValueError("no path specified")
    start = "." if start is None else _text(start)
    here = [part for part in abspath(start).split("/") if part]
    there = [part for part in abspath(path).split("/") if part]
    common = len(commonprefix([here, there]))
    parts = [".."] * (len(here) - common) + there[common:]
    return "/".join(parts) if parts else "."


def commonprefix(m):
    """The longest common start of some sequences."""
    if not m:
        return ""
    low, high = min(m), max(m)
    for i, c in enumerate(low):
        if c != high[i]:
            return low[:i]
    return low


def commonpath(paths):
    """The longest common folder of some paths."""
    paths = [_text(path) for path in paths]
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    absolute = [path.startswith("/") for path in paths]
    if any(absolute) != all(absolute):
        raise ValueError("Can't mix absolute and relative paths")
    split_paths = [[c for c in path.split("/") if c and c != "."] for path in paths]
    return ("/" if absolute[0] else "") + "/".join(commonprefix(split_paths))


def expanduser(path):
    """With the home folder for a leading `~`."""
    path = _text(path)
    if path == "~" or path.startswith("~/"):
        home = _os._environment().get("HOME", "")
        if home:
            return (home.rstrip("/") + path[1:]) or "/"
    return path


def expandvars(path):
    """With the values of `$NAME` and `${NAME}`."""
    path = _text(path)
    if "$" not in path:
        return path
    import re
    values = _os._environment()

    def value(match):
        name = match.group(1)
        if name.startswith("{") and name.endswith("}"):
            name = name[1:-1]
        return values.get(name, match.group(0))

    return re.sub(r"\$(\w+|\{[^}]*\})", value, path, flags=re.ASCII)


def _mode(path, follow=True):
    try:
        found = _os._stat(path, follow, False)
    except (OSError, ValueError):
        return 0
    return 0 if found is None else found[0] & 0o170000


def exists(path):
    """Whether there is such a file or folder; a broken link does not count."""
    return _mode(path) != 0


def lexists(path):
    return _mode(path, False) != 0


def isfile(path):
    """Whether it is a regular file."""
    return _mode(path) == 0o100000


def isdir(s):
    """Whether it is a folder."""
    return _mode(s) == 0o040000


def islink(path):
    """Whether it is a symbolic link."""
    return _mode(path, False) == 0o120000


def ismount(path):
    found = _os._stat(path, False, False)
    parent = _os._stat(join(_text(path), ".."), False, False)
    return found is not None and (found[2] != parent[2] or found[1] == parent[1])


def getsize(filename):
    """Size in bytes."""
    return _os._stat(filename)[6]


def getatime(filename):
    return _os._stat(filename)[7] / 1e9


def getmtime(filename):
    """Time of the last change, in seconds since 1970."""
    return _os._stat(filename)[8] / 1e9


def getctime(filename):
    return _os._stat(filename)[9] / 1e9


def samefile(f1, f2):
    a, b = _os._stat(f1), _os._stat(f2)
    return a[1:3] == b[1:3]


def normcase(s):
    return _text(s)
"""###

private let text29 = ###"""
"""The machine and the language."""

import os as _os


def system():
    """The operating system's name."""
    return _os.uname().sysname


def node():
    return _os.uname().nodename


def release():
    return _os.uname().release


def version():
    return _os.uname().version


def machine():
    return _os.uname().machine


def processor():
    return ""


def platform(aliased=False, terse=False):
    """System, release and machine in one text."""
    found = _os.uname()
    return f"{found.sysname}-{found.release}-{found.machine}"


def python_version():
    """The version of the language."""
    return "3.11.7"


def python_version_tuple():
    return ("3", "11", "7")


def python_implementation():
    return "mnb"


def architecture(executable=None):
    return ("64bit", "ELF")


def uname():
    return _os.uname()
"""###

private let text30 = ###"""
"""Values in lines that fit a width."""

import sys as _sys

__all__ = ["pprint", "pformat", "pp", "isreadable", "isrecursive", "saferepr", "PrettyPrinter"]


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
           underscore_numbers=False):
    """Prints a value."""
    PrettyPrinter(stream=stream, indent=indent, width=width, depth=depth, compact=compact,
                  sort_dicts=sort_dicts, underscore_numbers=underscore_numbers).pprint(object)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
            underscore_numbers=False):
    """The text of a value."""
    return PrettyPrinter(indent=indent, width=width, depth=depth, compact=compact,
                         sort_dicts=sort_dicts,
                         underscore_numbers=underscore_numbers).pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    """Prints a value, with dicts in their own order."""
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    return PrettyPrinter()._repr(object, set(), 0)


def isreadable(object):
    return "<" not in saferepr(object)


def isrecursive(object):
    return "<Recursion on" in saferepr(object)


class _Key:
    """Keys of any kinds in some order."""

    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        try:
            return self.value < other.value
        except TypeError:
            return ((str(type(self.value)), id(self.value))
                    < (str(type(other.value)), id(other.value)))


def _pair_key(pair):
    return _Key(pair[0])


class PrettyPrinter:
    """Lays values out."""

    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False,
                 sort_dicts=True, underscore_numbers=False):
        if indent < 0:
            raise ValueError("indent must be >= 0")
        if depth is not None and depth <= 0:
            raise ValueError("depth must be > 0")
        if not width:
            raise ValueError("width must be != 0")
        self._indent = indent
        self._width = width
        self._depth = depth
        self._stream = stream
        self._compact = compact
        self._sort = sort_dicts
        self._underscores = underscore_numbers

    def pprint(self, object):
        text = self.pformat(object)
        (_sys.stdout if self._stream is None else self._stream).write(text + "\n")

    def pformat(self, object):
        parts = []
        self._format(object, parts, 0, 0, set(), 0)
        return "".join(parts)

    def _repr(self, obj, open, level):
        """The text on one line."""
        if isinstance(obj, int) and type(obj) is int and self._underscores:
            return f"{obj:_d}"
        if type(obj) is dict:
            if not obj:
                return "{}"
            if self._depth is not None and level >= self._depth:
                return "{...}"
            if id(obj) in open:
                return f"<Recursion on {type(obj).__name__} with id={id(obj)}>"
            open.add(id(obj))
            items = sorted(obj.items(), key=_pair_key) if self._sort else obj.items()
            text = ", ".join([f"{self._repr(k, open, level + 1)}: {self._repr(v, open, level + 1)}"
                              for k, v in items])
            open.remove(id(obj))
            return "{" + text + "}"
        if type(obj) in (list, tuple):
            left, right = "[]" if type(obj) is list else "()"
            if not obj:
                return left + right
            if self._depth is not None and level >= self._depth:
                return f"{left}...{right}"
            if id(obj) in open:
                return f"<Recursion on {type(obj).__name__} with id={id(obj)}>"
            open.add(id(obj))
            text = ", ".join([self._repr(v, open, level + 1) for v in obj])
            open.remove(id(obj))
            if type(obj) is tuple and len(obj) == 1:
                text += ","
            return left + text + right
        return repr(obj)

    def _format(self, obj, out, indent, allowance, open, level):
        if id(obj) in open:
            out.append(f"<Recursion on {type(obj).__name__} with id={id(obj)}>")
            return
        text = self._repr(obj, set(open), level)
        limit = self._width - indent - allowance
        if len(text) > limit:
            cls = type(obj)
            layout = None
            if hasattr(cls, "__dataclass_fields__") and not isinstance(obj, type) \
                    and cls.__dataclass_params__.repr:
                layout = self._dataclass
            elif cls is dict:
                layout = self._dict
            elif cls is list:
                layout = self._list
            elif cls is tuple:
                layout = self._tuple
            elif cls in (set, frozenset):
                layout = self._set
            elif cls is str:
                layout = self._str
            elif cls.__name__ in ("OrderedDict", "defaultdict", "Counter", "deque") \
                    and cls.__module__ in ("collections", "_collections"):
                layout = getattr(self, "_" + cls.__name__.lower())
            elif cls.__name__ == "SimpleNamespace":
                layout = self._namespace
            if layout is not None:
                open.add(id(obj))
                layout(obj, out, indent, allowance, open, level + 1)
                open.remove(id(obj))
                return
        out.append(text)

    def _items(self, items, out, indent, allowance, open, level):
        """Elements of a list, one on a line, or as many as fit."""
        indent += self._indent
        if self._indent > 1:
            out.append((self._indent - 1) * " ")
        separator = ",\n" + " " * indent
        between = ""
        width = room = self._width - indent + 1
        items = list(items)
        for i, item in enumerate(items):
            last = i == len(items) - 1
            if last:
                room -= allowance
                width -= allowance
            if self._compact:
                text = self._repr(item, set(open), level)
                needed = len(text) + 2
                if width < needed:
                    width = room
                    if between:
                        between = separator
                if width >= needed:
                    width -= needed
                    out.append(between)
                    between = ", "
                    out.append(text)
                    continue
            out.append(between)
            between = separator
            self._format(item, out, indent, allowance if last else 1, open, level)

    def _dict_items(self, items, out, indent, allowance, open, level):
        indent += self._indent
        separator = ",\n" + " " * indent
        items = list(items)
        for i, (key, value) in enumerate(items):
            last = i == len(items) - 1
            text = self._repr(key, set(open), level)
            out.append(text + ": ")
            self._format(value, out, indent + len(text) + 2, allowance if last else 1, open, level)
            if not last:
                out.append(separator)

    def _dict(self, obj, out, indent, allowance, open, level):
        out.append("{")
        if self._indent > 1:
            out.append((self._indent - 1) * " ")
        if obj:
            items = sorted(obj.items(), key=_pair_key) if self._sort else obj.items()
            self._dict_items(items, out, indent, allowance + 1, open, level)
        out.append("}")

    def _list(self, obj, out, indent, allowance, open, level):
        out.append("[")
        self._items(obj, out, indent, allowance + 1, open, level)
        out.append("]")

    def _tuple(self, obj, out, indent, allowance, open, level):
        out.append("(")
        end = ",)" if len(obj) == 1 else ")"
        self._items(obj, out, indent, allowance + len(end), open, level)
        out.append(end)

    def _set(self, obj, out, indent, allowance, open, level):
        if not obj:
            out.append(repr(obj))
            return
        if type(obj) is set:
            out.append("{")
            end = "}"
        else:
            out.append(type(obj).__name__ + "({")
            end = "})"
            indent += len(type(obj).__name__) + 1
        self._items(sorted(obj, key=_Key), out, indent, allowance + len(end), open, level)
        out.append(end)

    def _str(self, obj, out, indent, allowance, open, level):
        """A long text in several literals, broken at white space."""
        lines = obj.splitlines(True)
        if level == 1:
            indent += 1
            allowance += 1
        room = self._width - indent
        chunks = []
        for i, line in enumerate(lines):
            width = room - allowance if i == len(lines) - 1 else room
            if len(repr(line)) <= width:
                chunks.append(repr(line))
                continue
            parts = _words(line)
            current = ""
            width = room
            for j, part in enumerate(parts):
                candidate = current + part
                if j == len(parts) - 1 and i == len(lines) - 1:
                    width -= allowance
                if len(repr(candidate)) > width:
                    if current:
                        chunks.append(repr(current))
                    current = part
                else:
                    current = candidate
            if current:
                chunks.append(repr(current))
        if len(chunks) == 1:
            out.append(chunks[0])
            return
        if level == 1:
            out.append("(")
        out.append(("\n" + " " * indent).join(chunks))
        if level == 1:
            out.append(")")

    def _dataclass(self, obj, out, indent, allowance, open, level):
        name = type(obj).__name__
        indent += len(name) + 1
        items = [(f.name, getattr(obj, f.name)) for f in obj.__dataclass_fields__.values()
                 if f.repr and f._field_type == "field"]
        out.append(name + "(")
        self._named(items, out, indent, allowance, open, level)
        out.append(")")

    def _namespace(self, obj, out, indent, allowance, open, level):
        name = "namespace"
        indent += len(name) + 1
        out.append(name + "(")
        self._named(list(obj.__dict__.items()), out, indent, allowance, open, level)
        out.append(")")

    def _named(self, items, out, indent, allowance, open, level):
        separator = ",\n" + " " * indent
        for i, (key, value) in enumerate(items):
            last = i == len(items) - 1
            out.append(key + "=")
            if id(value) in open:
                out.append("...")
            else:
                self._format(value, out, indent + len(key) + 1, allowance if last else 1, open,
                             level)
            if not last:
                out.append(separator)

    def _ordereddict(self, obj, out, indent, allowance, open, level):
        if not obj:
            out.append(repr(obj))
            return
        out.append("OrderedDict(")
        self._format(list(obj.items()), out, indent + 12, allowance + 1, open, level)
        out.append(")")

    def _defaultdict(self, obj, out, indent, allowance, open, level):
        if not obj:
            out.append(repr(obj))
            return
        indent += 12
        out.append(f"defaultdict({obj.default_factory!r},\n{' ' * indent}")
        self._dict(obj, out, indent, allowance + 1, open, level)
        out.append(")")

    def _counter(self, obj, out, indent, allowance, open, level):
        out.append("Counter({")
        if self._indent > 1:
            out.append((self._indent - 1) * " ")
        self._dict_items(obj.most_common(), out, indent + 8, allowance + 2, open, level)
        out.append("})")

    def _deque(self, obj, out, indent, allowance, open, level):
        indent += 6
        out.append("deque([")
        if obj.maxlen is None:
            self._items(obj, out, indent, allowance + 2, open, level)
            out.append("])")
        else:
            self._items(obj, out, indent, 2, open, level)
            out.append(f"],\n{' ' * indent}maxlen={obj.maxlen!r})")


def _words(line):
    """Runs of other characters with the white space behind them."""
    import re
    return re.findall(r"\S*\s*", line)[:-1] or [line]
"""###

private let text31 = ###"""
"""Copies, moves and removals of files and trees."""

import os
import _os
from collections import namedtuple as _namedtuple

__all__ = ["copyfile", "copymode", "copystat", "copy", "copy2", "copytree", "move", "rmtree",
           "Error", "SameFileError", "which", "disk_usage", "ignore_patterns",
           "get_terminal_size", "copyfileobj"]


class Error(OSError):
    """A failed copy."""


class SameFileError(Error):
    """Source and destination are the same file."""


class SpecialFileError(OSError):
    """Something that cannot be copied."""


def copyfileobj(fsrc, fdst, length=1 << 16):
    """Copies from one open file to another."""
    while True:
        part = fsrc.read(length)
        if not part:
            return
        fdst.write(part)


def _same(src, dst):
    try:
        return os.path.samefile(src, dst)
    except OSError:
        return False


def copyfile(src, dst, *, follow_symlinks=True):
    """Copies the contents of a file."""
    if _same(src, dst):
        raise SameFileError(f"{src!r} and {dst!r} are the same file")
    if not follow_symlinks and os.path.islink(src):
        os.symlink(os.readlink(src), dst)
    else:
        _os._copy(src, dst)
    return dst


def copymode(src, dst, *, follow_symlinks=True):
    """Copies the permission bits."""
    os.chmod(dst, os.stat(src).st_mode & 0o7777)


def copystat(src, dst, *, follow_symlinks=True):
    """Copies permission bits and times."""
    found = os.stat(src)
    os.utime(dst, (found.st_atime, found.st_mtime))
    os.chmod(dst, found.st_mode & 0o7777)


def _target(src, dst):
    return os.path.join(dst, os.path.basename(src)) if os.path.isdir(dst) else dst


def copy(src, dst, *, follow_symlinks=True):
    """Copies a file with its mode; into a folder under its own name."""
    dst = _target(src, dst)
    copyfile(src, dst, follow_symlinks=follow_symlinks)
    if follow_symlinks or not os.path.islink(dst):
        copymode(src, dst)
    return dst


def copy2(src, dst, *, follow_symlinks=True):
    """Copies a file with its mode and times."""
    dst = _target(src, dst)
    copyfile(src, dst, follow_symlinks=follow_symlinks)
    if follow_symlinks or not os.path.islink(dst):
        copystat(src, dst)
    return dst


def ignore_patterns(*patterns):
    """For `copytree`: names to leave out."""
    import fnmatch

    def ignore(path, names):
        return {name for pattern in patterns for name in fnmatch.filter(names, pattern)}
    return ignore


def copytree(src, dst, symlinks=False, ignore=None, copy_function=copy2,
             ignore_dangling_symlinks=False, dirs_exist_ok=False):
    """Copies a folder and everything in it."""
    names = os.listdir(src)
    ignored = set() if ignore is None else ignore(os.fspath(src), names)
    os.makedirs(dst, exist_ok=dirs_exist_ok)
    errors = []
    for name in names:
        if name in ignored:
            continue
        source, target = os.path.join(src, name), os.path.join(dst, name)
        try:
            if symlinks and os.path.islink(source):
                os.symlink(os.readlink(source), target)
            elif os.path.isdir(source):
                copytree(source, target, symlinks, ignore, copy_function,
                         ignore_dangling_symlinks, dirs_exist_ok)
            elif ignore_dangling_symlinks and not os.path.exists(source):
                continue
            else:
                copy_function(source, target)
        except Error as error:
            errors.extend(error.args[0])
        except OSError as error:
            if "--allow-" in str(error):
                raise
            errors.append((source, target, str(error)))
    if errors:
        raise Error(errors)
    return dst


def rmtree(path, ignore_errors=False, onerror=None):
    """Removes a folder and everything in it."""
    try:
        if os.path.islink(path):
            raise OSError("Cannot call rmtree on a symbolic link")
        for name in os.listdir(path):
            inner = os.path.join(path, name)
            if os.path.isdir(inner) and not os.path.islink(inner):
                rmtree(inner, ignore_errors, onerror)
            else:
                os.unlink(inner)
        os.rmdir(path)
    except OSError as error:
        if ignore_errors and "--allow-" not in str(error):
            return
        if onerror is None:
            raise
        onerror(os.rmdir, path, (type(error), error, None))


def move(src, dst, copy_function=copy2):
    """Moves a file or folder; into a folder under its own name."""
    target = dst
    if os.path.isdir(dst):
        if _same(src, dst):
            os.rename(src, dst)
            return
        target = os.path.join(dst, os.path.basename(os.fspath(src).rstrip("/")))
        if os.path.exists(target):
            raise Error(f"Destination path '{target}' already exists")
    try:
        os.rename(src, target)
    except OSError as error:
        if "--allow-" in str(error):
            raise
        if os.path.isdir(src):
            copytree(src, target, copy_function=copy_function, symlinks=True)
            rmtree(src)
        else:
            copy_function(src, target)
            os.unlink(src)
    return target


def which(cmd, mode=1, path=None):
    """The file that a command's name means."""
    folders = os.get_exec_path() if path is None else path.split(":")
    for folder in [""] if "/" in cmd else folders:
        candidate = os.path.join(folder, cmd)
        if os.path.isfile(candidate) and os.access(candidate, mode):
            return candidate
    return None


_Usage = _namedtuple("usage", "total used free")


def disk_usage(path):
    raise NotImplementedError("shutil.disk_usage() is not part of mnb")


def get_terminal_size(fallback=(80, 24)):
    """Columns and lines of the terminal."""
    try:
        columns = int(os.environ["COLUMNS"])
    except (KeyError, ValueError):
        columns = 0
    try:
        lines = int(os.environ["LINES"])
    except (KeyError, ValueError):
        lines = 0
    if columns <= 0 or lines <= 0:
        found = _os._terminal_columns()
        columns = columns or found or fallback[0]
        lines = lines or fallback[1]
    return os.terminal_size(columns, lines)
"""###

private let text32 = ###"""
"""Scores of estimators by name; part of sklearn.metrics."""

import numpy as np

_KINDS = {
    "accuracy": ("accuracy_score", 1, "predict", {}),
    "balanced_accuracy": ("balanced_accuracy_score", 1, "predict", {}),
    "matthews_corrcoef": ("matthews_corrcoef", 1, "predict", {}),
    "average_precision": ("average_precision_score", 1, "score", {}),
    "roc_auc": ("roc_auc_score", 1, "score", {}),
    "neg_log_loss": ("log_loss", -1, "predict_proba", {}),
    "neg_brier_score": ("brier_score_loss", -1, "second", {}),
    "r2": ("r2_score", 1, "predict", {}),
    "neg_mean_squared_error": ("mean_squared_error", -1, "predict", {}),
    "neg_root_mean_squared_error": ("root_mean_squared_error", -1, "predict", {}),
    "neg_mean_absolute_error": ("mean_absolute_error", -1, "predict", {}),
    "neg_mean_absolute_percentage_error": ("mean_absolute_percentage_error", -1, "predict", {}),
}
for _name in ("f1", "precision", "recall"):
    _KINDS[_name] = (_name + "_score", 1, "predict", {})
    for _average in ("micro", "macro", "weighted"):
        _KINDS[f"{_name}_{_average}"] = (_name + "_score", 1, "predict", {"average": _average})


class _Scorer:
    """Called with an estimator, rows and labels; larger is better."""

    def __init__(self, function, sign, response, options):
        self._score_func = function
        self._sign = sign
        self._response = response
        self._kwargs = options

    def __call__(self, estimator, X, y_true, sample_weight=None, **options):
        given = {**self._kwargs, **options}
        if sample_weight is not None:
            given["sample_weight"] = sample_weight
        return self._sign * self._score_func(y_true, self._answer(estimator, X), **given)

    def _answer(self, estimator, X):
        if self._response == "predict":
            return estimator.predict(X)
        if self._response == "decision_function" or self._response == "score" and hasattr(
                estimator, "decision_function"):
            return estimator.decision_function(X)
        made = np.asarray(estimator.predict_proba(X))
        return made[:, 1] if self._response != "predict_proba" and made.shape[1] == 2 else made

    def __repr__(self):
        sign = "" if self._sign > 0 else ", greater_is_better=False"
        response = {"predict": "'predict'", "predict_proba": "'predict_proba'",
                    "second": "'predict_proba'",
                    "score": "('decision_function', 'predict_proba')"}.get(self._response)
        options = "".join(f", {k}={v}" for k, v in self._kwargs.items())
        return f"make_scorer({self._score_func.__name__}{sign}, response_method={response}{options})"


class _Passthrough:
    def __call__(self, estimator, X, y=None, **options):
        return estimator.score(X, y, **options)


def make_scorer(score_func, *, response_method="predict", greater_is_better=True, **kwargs):
    """A scorer of a function of true and predicted values.

    Example: make_scorer(fbeta_score, beta=2)
    """
    response = response_method
    if isinstance(response, (list, tuple)):
        response = "score" if "decision_function" in response else response[0]
    if response == "predict_proba":
        response = "second"
    return _Scorer(score_func, 1 if greater_is_better else -1, response, kwargs)


def get_scorer(scoring):
    """The scorer of a name."""
    if not isinstance(scoring, str):
        return scoring
    if scoring not in _KINDS:
        raise ValueError(f"{scoring!r} is not a valid scoring value. Use "
                         "sklearn.metrics.get_scorer_names() to get valid options.")
    import sklearn.metrics as metrics
    function, sign, response, options = _KINDS[scoring]
    return _Scorer(getattr(metrics, function), sign, response, options)


def get_scorer_names():
    """All names that get_scorer knows."""
    return sorted(_KINDS)


def check_scoring(estimator=None, scoring=None, *, allow_none=False, raise_exc=True):
    """The scorer that a name, a function or None (the estimator's own) stands for."""
    if isinstance(scoring, str):
        return get_scorer(scoring)
    if callable(scoring):
        return scoring
    if scoring is not None:
        raise NotImplementedError("scoring: several scores are only known to cross_validate")
    if hasattr(estimator, "score") or type(estimator).__name__.endswith("Pipeline"):
        return _Passthrough()
    from sklearn.base import is_classifier, is_regressor
    if is_classifier(estimator):
        return get_scorer("accuracy")
    if is_regressor(estimator):
        return get_scorer("r2")
    if allow_none:
        return None
    raise TypeError("If no scoring is specified, the estimator passed should have a 'score' method. "
                    f"The estimator {estimator!r} does not.")
"""###

private let text33 = ###"""
"""Cross-validation of estimators; part of sklearn.model_selection."""

import time
import warnings

import _models
import numpy as np
from sklearn.base import clone, is_classifier
from sklearn.metrics import check_scoring
from sklearn.utils import _row_count, _rows


def check_cv(cv=5, y=None, *, classifier=False):
    """The splitter that a number, an iterable of splits or None stands for."""
    from sklearn.model_selection import KFold, StratifiedKFold
    cv = 5 if cv is None else cv
    if isinstance(cv, int):
        if classifier and y is not None and not _models.is_continuous(np.asarray(y)):
            return StratifiedKFold(cv)
        return KFold(cv)
    if hasattr(cv, "split") and not isinstance(cv, str):
        return cv
    if isinstance(cv, str) or not hasattr(cv, "__iter__"):
        raise ValueError("Expected `cv` as an integer, a cross-validation object (from "
                         f"sklearn.model_selection), or an iterable yielding (train, test) splits. Got "
                         f"{cv}.")
    return _Splits(list(cv))


class _Splits:
    def __init__(self, splits):
        self._splits = splits
        self.n_splits = len(splits)

    def get_n_splits(self, X=None, y=None, groups=None):
        return len(self._splits)

    def split(self, X=None, y=None, groups=None):
        for train, test in self._splits:
            yield np.asarray(train), np.asarray(test)


def _fold_params(params, rows, count):
    """The parameters of a fit, those with a value a row cut to the fold's rows."""
    made = {}
    for name, value in (params or {}).items():
        is_column = hasattr(value, "__len__") and not isinstance(value, (str, dict))
        made[name] = _rows(value, rows) if is_column and _row_count(value) == count else value
    return made


def cross_validate(estimator, X, y=None, *, groups=None, scoring=None, cv=None, n_jobs=None,
                   verbose=0, params=None, pre_dispatch="2*n_jobs", return_train_score=False,
                   return_estimator=False, return_indices=False, error_score=np.nan):
    """Scores and times of each fold, by name.

    Example: cross_validate(model, X, y, scoring=["f1", "roc_auc"])["test_f1"]
    """
    cv = check_cv(cv, y, classifier=is_classifier(estimator))
    if isinstance(scoring, (list, tuple, set)):
        scorers = {name: check_scoring(estimator, name) for name in scoring}
    elif isinstance(scoring, dict):
        scorers = {name: check_scoring(estimator, value) for name, value in scoring.items()}
    else:
        scorers = {"score": check_scoring(estimator, scoring)}
    splits = list(cv.split(X, y, groups))
    found = {"fit_time": [], "score_time": []}
    kept, count = [], _row_count(X)
    for train, test in splits:
        fold = clone(estimator)
        start = time.time()
        fitted = _fold_params(params, train, count)
        if y is None:
            fold.fit(_rows(X, train), **fitted)
        else:
            fold.fit(_rows(X, train), _rows(y, train), **fitted)
        middle = time.time()
        for name, scorer in scorers.items():
            found.setdefault("test_" + name, []).append(
                float(scorer(fold, _rows(X, test), _rows(y, test))))
            if return_train_score:
                found.setdefault("train_" + name, []).append(
                    float(scorer(fold, _rows(X, train), _rows(y, train))))
        found["fit_time"].append(middle - start)
        found["score_time"].append(time.time() - middle)
        kept.append(fold)
    made = {name: np.array(values) for name, values in found.items() if name.endswith("time")}
    if return_estimator:
        made["estimator"] = kept
    if return_indices:
        made["indices"] = {"train": tuple(s[0] for s in splits), "test": tuple(s[1] for s in splits)}
    made.update({name: np.array(values) for name, values in found.items()
                 if not name.endswith("time")})
    return made


def cross_val_score(estimator, X, y=None, *, groups=None, scoring=None, cv=None, n_jobs=None,
                    verbose=0, params=None, pre_dispatch="2*n_jobs", error_score=np.nan):
    """The score of each fold.

    Example: cross_val_score(LogisticRegression(), X, y, cv=5, scoring="f1").mean()
    """
    return cross_validate(estimator, X, y, groups=groups, scoring={"score": scoring}, cv=cv,
                          params=params)["test_score"]


def cross_val_predict(estimator, X, y=None, *, groups=None, cv=None, n_jobs=None, verbose=0,
                      params=None, pre_dispatch="2*n_jobs", method="predict"):
    """What each row's fold predicts for it.

    Example: cross_val_predict(model, X, y, cv=5, method="predict_proba")[:, 1]
    """
    cv = check_cv(cv, y, classifier=is_classifier(estimator))
    count = _row_count(X)
    splits = list(cv.split(X, y, groups))
    tested = np.zeros(count, dtype=int)
    for _, test in splits:
        tested[test] += 1
    if (tested != 1).any():
        raise ValueError("cross_val_predict only works for partitions")
    made = None
    for train, test in splits:
        fold = clone(estimator)
        fitted = _fold_params(params, train, count)
        if y is None:
            fold.fit(_rows(X, train), **fitted)
        else:
            fold.fit(_rows(X, train), _rows(y, train), **fitted)
        part = np.asarray(getattr(fold, method)(_rows(X, test)))
        if made is None:
            shape = (count,) if part.ndim == 1 else (count, part.shape[1])
            made = np.zeros(shape, dtype=part.dtype)
        made[test] = part
    return made
"""###

private let text34 = ###"""
"""What all estimators share: parameters, printing, cloning, checks of what they are given."""

import warnings

import _models
import numpy as np
from sklearn.exceptions import NotFittedError

__all__ = ["BaseEstimator", "ClassifierMixin", "ClusterMixin", "RegressorMixin", "TransformerMixin",
           "OneToOneFeatureMixin", "MetaEstimatorMixin", "clone", "is_classifier", "is_regressor"]

_NAN_ADVICE = (
    "\n{} does not accept missing values encoded as NaN natively. For supervised learning, you might "
    "want to consider sklearn.ensemble.HistGradientBoostingClassifier and Regressor which accept "
    "missing values encoded as NaNs natively. Alternatively, it is possible to preprocess the data, "
    "for instance by using an imputer transformer in a pipeline or drop samples with missing values. "
    "See https://scikit-learn.org/stable/modules/impute.html You can find a list of all estimators "
    "that handle NaN values at the following page: "
    "https://scikit-learn.org/stable/modules/impute.html#estimators-that-handle-nan-values")


def clone(estimator, *, safe=True):
    """An estimator with the same parameters that is not fitted.

    Example: clone(LogisticRegression(C=0.1))
    """
    if isinstance(estimator, (list, tuple, set)):
        return type(estimator)([clone(e, safe=safe) for e in estimator])
    if not hasattr(estimator, "get_params") or isinstance(estimator, type):
        if not safe:
            import copy
            return copy.deepcopy(estimator)
        raise TypeError(
            f"Cannot clone object '{estimator!r}' (type {type(estimator)}): it does not seem to be a "
            "scikit-learn estimator as it does not implement a 'get_params' method.")
    if hasattr(estimator, "__sklearn_clone__"):
        return estimator.__sklearn_clone__()
    params = {name: clone(value, safe=False) if hasattr(value, "get_params") else
              [(n, clone(e, safe=False), *rest) for n, e, *rest in value] if name == "steps" else value
              for name, value in estimator.get_params(deep=False).items()}
    made = type(estimator)(**params)
    if hasattr(estimator, "_output"):
        made._output = estimator._output
    return made


def _parameter_names(kind):
    """The arguments of a class's `__init__`; none where it has no own."""
    return [] if kind.__init__ is object.__init__ else _models.parameter_names(kind)


def is_classifier(estimator):
    """Whether an estimator predicts classes."""
    return _kind(estimator) == "classifier"


def is_regressor(estimator):
    """Whether an estimator predicts numbers."""
    return _kind(estimator) == "regressor"


def _kind(estimator):
    kind = getattr(estimator, "_estimator_type", None)
    if kind is None:
        name = type(estimator).__name__
        kind = ("classifier" if name.endswith("Classifier") else
                "regressor" if name.endswith("Regressor") else None)
    return kind


def check_is_fitted(estimator, attributes=None, *, msg=None, all_or_any=all):
    """Raises NotFittedError for an estimator that `fit` was not called on."""
    if attributes is not None:
        names = [attributes] if isinstance(attributes, str) else attributes
        fitted = all_or_any([hasattr(estimator, name) for name in names])
    elif hasattr(estimator, "__sklearn_is_fitted__"):
        fitted = estimator.__sklearn_is_fitted__()
    else:
        fitted = any(name.endswith("_") and not name.startswith("__") for name in vars(estimator))
    if not fitted:
        text = msg or ("This %(name)s instance is not fitted yet. Call 'fit' with appropriate "
                       "arguments before using this estimator.")
        raise NotFittedError(text % {"name": type(estimator).__name__})


class BaseEstimator:
    """Parameters are the arguments of `__init__`, kept as attributes of their names."""

    def get_params(self, deep=True):
        """Parameters by name; with deep, also those of estimators among them, as name__parameter."""
        found = {}
        for name in sorted(_parameter_names(type(self))):
            value = getattr(self, name)
            if deep and hasattr(value, "get_params") and not isinstance(value, type):
                for key, inner in value.get_params().items():
                    found[f"{name}__{key}"] = inner
            found[name] = value
        return found

    def set_params(self, **params):
        """Sets parameters, inner ones as name__parameter."""
        known = self.get_params(deep=True)
        inner = {}
        for key, value in params.items():
            name, mark, rest = key.partition("__")
            if name not in known:
                names = sorted(_parameter_names(type(self)))
                raise ValueError(f"Invalid parameter {name!r} for estimator {self}. Valid parameters "
                                 f"are: {names!r}.")
            if mark:
                inner.setdefault(name, {})[rest] = value
            else:
                setattr(self, name, value)
                known[name] = value
        for name, values in inner.items():
            known[name].set_params(**values)
        return self

    def __repr__(self):
        return _text(self, 0)

    # Checks of what is given

    def _table(self, X, reset=False, allow_nan=False):
        """X as a 2-D array of floats; its columns remembered with reset, else compared."""
        _check_features(self, X, reset)
        array = check_table(X, type(self).__name__, allow_nan)
        if reset:
            self.n_features_in_ = array.shape[1]
        elif array.shape[1] != self.n_features_in_:
            raise ValueError(f"X has {array.shape[1]} features, but {type(self).__name__} is expecting "
                             f"{self.n_features_in_} features as input.")
        return array


def _names(X):
    columns = getattr(X, "columns", None)
    if columns is None:
        return None
    names = list(columns)
    return names if names and all(isinstance(n, str) for n in names) else None


def _check_features(estimator, X, reset):
    names = _names(X)
    if reset:
        if names is not None:
            estimator.feature_names_in_ = np.array(names, dtype=object)
        elif hasattr(estimator, "feature_names_in_"):
            del estimator.feature_names_in_
        return
    fitted = getattr(estimator, "feature_names_in_", None)
    kind = type(estimator).__name__
    if names is None:
        if fitted is not None:
            warnings.warn(f"X does not have valid feature names, but {kind} was fitted with feature "
                          "names", UserWarning)
        return
    if fitted is None:
        warnings.warn(f"X has feature names, but {kind} was fitted without feature names",
                      UserWarning)
        return
    seen = fitted.tolist()
    if names == seen:
        return
    text = "The feature names should match those that were passed during fit.\n"
    new, gone = sorted(set(names) - set(seen)), sorted(set(seen) - set(names))
    for title, group in (("Feature names unseen at fit time:\n", new),
                         ("Feature names seen at fit time, yet now missing:\n", gone)):
        if group:
            text += title + "".join(f"- {name}\n" for name in group[:5])
            text += "- ...\n" if len(group) > 5 else ""
    if not new and not gone:
        text += "Feature names must be in the same order as they were in fit.\n"
    raise ValueError(text)


def check_table(X, kind=None, allow_nan=False, minimum=1, name="X"):
    """X as a 2-D array of float64, refused in scikit-learn's words."""
    array = np.asarray(X).astype(float)
    by = f" by {kind}" if kind else ""
    if array.ndim == 0:
        raise ValueError(f"Expected 2D array, got scalar array instead:\narray={array}.\nReshape your "
                         "data either using array.reshape(-1, 1) if your data has a single feature or "
                         "array.reshape(1, -1) if it contains a single sample.")
    if array.ndim == 1:
        raise ValueError(f"Expected 2D array, got 1D array instead:\narray={array}.\nReshape your data "
                         "either using array.reshape(-1, 1) if your data has a single feature or "
                         "array.reshape(1, -1) if it contains a single sample.")
    if array.ndim > 2:
        raise ValueError(f"Found array with dim {array.ndim}, while dim <= 2 is required{by}.")
    for count, what in ((array.shape[0], "sample"), (array.shape[1], "feature")):
        if count < minimum:
            raise ValueError(f"Found array with {count} {what}(s) (shape={array.shape}) while a minimum "
                             f"of {minimum} is required{by}.")
    check_finite(array, kind, allow_nan, name)
    return array


def check_finite(array, kind=None, allow_nan=False, name="X"):
    if not allow_nan and np.isnan(array).any():
        advice = _NAN_ADVICE.format(kind) if kind and name == "X" else ""
        raise ValueError(f"Input {name} contains NaN.{advice}")
    if np.isinf(array).any():
        raise ValueError(
            f"Input {name} contains infinity or a value too large for dtype('float64').")


def check_numbers(y, rows=None, name="y"):
    """A 1-D array of finite floats, one a row."""
    array = np.asarray(y)
    if array.ndim == 2 and array.shape[1] == 1:
        array = array.ravel()
    if array.ndim != 1:
        raise ValueError(f"y should be a 1d array, got an array of shape {array.shape} instead.")
    array = array.astype(float)
    check_finite(array, name=name)
    check_length(rows, array)
    return array


def check_weight(sample_weight, rows):
    """Weights as an array of floats; None stays None."""
    if sample_weight is None:
        return None
    if isinstance(sample_weight, (int, float)):
        return np.full(rows, float(sample_weight))
    weight = check_numbers(sample_weight, name="sample_weight")
    if len(weight) != rows:
        raise ValueError(f"sample_weight.shape == {weight.shape}, expected {(rows,)}!")
    return weight


def check_length(rows, y):
    if rows is not None and rows != len(y):
        raise ValueError("Found input variables with inconsistent numbers of samples: "
                         f"[{rows}, {len(y)}]")


class ClassifierMixin(BaseEstimator):
    """`score` as accuracy."""

    _estimator_type = "classifier"

    def score(self, X, y, sample_weight=None):
        """Accuracy of the predictions."""
        from sklearn.metrics import accuracy_score
        return accuracy_score(y, self.predict(X), sample_weight=sample_weight)

    def _classes(self, y, rows):
        """Sets `classes_`; the class number of each row."""
        array = np.asarray(y)
        if array.ndim == 2 and array.shape[1] == 1:
            from sklearn.exceptions import DataConversionWarning
            warnings.warn("A column-vector y was passed when a 1d array was expected. Please change "
                          "the shape of y to (n_samples, ), for example using ravel().",
                          DataConversionWarning)
            array = array.ravel()
        if array.ndim != 1:
            raise ValueError(f"y should be a 1d array, got an array of shape {array.shape} instead.")
        check_length(rows, array)
        if array.dtype.kind == "f":
            check_finite(array, name="y")
        if _models.is_continuous(array):
            raise ValueError("Unknown label type: continuous. Maybe you are trying to fit a classifier, "
                             "which expects discrete classes on a regression target with continuous "
                             "values.")
        self.classes_, codes = _models.unique(array)
        return codes


class RegressorMixin(BaseEstimator):
    """`score` as R squared."""

    _estimator_type = "regressor"

    def score(self, X, y, sample_weight=None):
        """R squared of the predictions."""
        from sklearn.metrics import r2_score
        return r2_score(y, self.predict(X), sample_weight=sample_weight)


class ClusterMixin(BaseEstimator):
    _estimator_type = "clusterer"


class MetaEstimatorMixin(BaseEstimator):
    pass


class TransformerMixin(BaseEstimator):
    """`fit_transform`, and tables as results."""

    def fit_transform(self, X, y=None, **fit_params):
        """What `transform` gives after `fit`."""
        if y is None:
            return self.fit(X, **fit_params).transform(X)
        return self.fit(X, y, **fit_params).transform(X)

    def set_output(self, *, transform=None):
        """transform='pandas' makes results DataFrames with the names of the features."""
        if transform not in (None, "default", "pandas"):
            raise NotImplementedError(f"set_output: transform={transform!r} is not supported by mnb")
        if transform is not None:
            self._output = transform
        return self

    def _result(self, X, values):
        if getattr(self, "_output", "default") != "pandas":
            return values
        import pandas as pd
        index = X.index if hasattr(X, "iloc") else None
        return pd.DataFrame(values, columns=list(self.get_feature_names_out()), index=index)

    def _input_names(self, input_features=None):
        fitted = getattr(self, "feature_names_in_", None)
        if input_features is not None:
            names = np.array(list(input_features), dtype=object)
            if fitted is not None and names.tolist() != fitted.tolist():
                raise ValueError("input_features is not equal to feature_names_in_")
            if len(names) != self.n_features_in_:
                raise ValueError("input_features should have length equal to number of features "
                                 f"({self.n_features_in_}), got {len(names)}")
            return names
        if fitted is not None:
            return fitted
        return np.array([f"x{i}" for i in range(self.n_features_in_)], dtype=object)


class OneToOneFeatureMixin(TransformerMixin):
    def get_feature_names_out(self, input_features=None):
        """The names of the columns that `transform` gives."""
        check_is_fitted(self, "n_features_in_")
        return self._input_names(input_features)


# Printing: what differs from the defaults, by name, in lines of 80 characters.

def _changed(estimator):
    defaults = {} if type(estimator).__init__ is object.__init__ else (
        _models.parameter_defaults(type(estimator)))
    changed = []
    for name, value in sorted(estimator.get_params(deep=False).items()):
        if name in defaults and repr(value) == repr(defaults[name]):
            continue
        changed.append((name, value))
    return changed


def _text(value, column):
    if not isinstance(value, BaseEstimator):
        if isinstance(value, (list, tuple)) and not hasattr(value, "_fields"):
            left, right = "[]" if isinstance(value, list) else "()"
            flat = repr(value)
            if len(flat) + column <= 80 and "\n" not in flat:
                return flat
            items = [_text(item, column + 1) for item in value]
            if isinstance(value, tuple) and len(items) == 1:
                right = ",)"
            return left + _joined(items, column + 1) + right
        return repr(value)
    kind = type(value).__name__
    indent = column + len(kind) + 1
    items = [name + "=" + _text(part, indent + len(name) + 1) for name, part in _changed(value)]
    return kind + "(" + _joined(items, indent) + ")"


def _joined(items, indent):
    """Items one behind the other, in a new line where one does not fit."""
    text, room = "", 80 - indent
    for i, item in enumerate(items):
        piece = item + ("," if i + 1 < len(items) else "")
        width = max(len(line) for line in piece.split("\n"))
        if text and (room < len(piece) + 2 or "\n" in piece):
            text += "\n" + " " * indent + piece
            room = 80 - indent - width
        else:
            text += (" " if text else "") + piece
            room -= width + (1 if text != piece else 0)
        if "\n" in piece:
            room = 0
    return text
"""###

private let text35 = ###"""
"""Calibration of probabilities."""

import warnings

import _models
import numpy as np
from sklearn.base import BaseEstimator, ClassifierMixin, check_is_fitted, check_weight, clone
from sklearn.frozen import FrozenEstimator
from sklearn.isotonic import IsotonicRegression
from sklearn.preprocessing import label_binarize
from sklearn.utils import _rows, _row_count

__all__ = ["CalibratedClassifierCV", "calibration_curve"]


class _Sigmoid:
    def fit(self, scores, y, sample_weight=None):
        self.a_, self.b_ = _models.sigmoid(scores, y, sample_weight)
        return self

    def predict(self, scores):
        return _models.expit(-(self.a_ * scores + self.b_))


def _scores(estimator, X):
    """Decision values, or the probability of the second class; a column a class for more."""
    if hasattr(estimator, "decision_function"):
        made = np.asarray(estimator.decision_function(X))
    else:
        made = np.asarray(estimator.predict_proba(X))
        if made.shape[1] == 2:
            made = made[:, 1]
    return made.reshape(-1, 1) if made.ndim == 1 else made


class _Calibrated:
    """One fitted classifier with a calibrator for each of its scores."""

    def __init__(self, estimator, calibrators, *, classes, method="sigmoid"):
        self.estimator = estimator
        self.calibrators = calibrators
        self.classes = classes
        self.method = method

    def predict_proba(self, X):
        scores = _scores(self.estimator, X)
        count = len(self.classes)
        made = np.zeros((scores.shape[0], count))
        places = _models.codes(self.estimator.classes_, self.classes)[0].tolist()
        for place, column, calibrator in zip(places, range(scores.shape[1]), self.calibrators):
            made[:, place + (1 if count == 2 else 0)] = calibrator.predict(scores[:, column])
        if count == 2:
            made[:, 0] = 1.0 - made[:, 1]
        else:
            total = made.sum(axis=1).reshape(-1, 1)
            made = np.where(total != 0, made / np.where(total != 0, total, 1.0), 1 / count)
        return np.where((made > 1.0) & (made <= 1.0 + 1e-5), 1.0, made)


class CalibratedClassifierCV(ClassifierMixin):
    """A classifier whose probabilities are corrected on rows that it was not fitted to.

    Example: CalibratedClassifierCV(LGBMClassifier(), method="isotonic", cv=3).fit(X, y)
    """

    def __init__(self, estimator=None, *, method="sigmoid", cv=None, n_jobs=None, ensemble="auto"):
        self.estimator = estimator
        self.method = method
        self.cv = cv
        self.n_jobs = n_jobs
        self.ensemble = ensemble

    def fit(self, X, y, sample_weight=None, **fit_params):
        """Fits a classifier and its calibrators in each fold."""
        from sklearn.model_selection import check_cv, cross_val_predict
        if self.method == "temperature":
            raise NotImplementedError(
                "CalibratedClassifierCV: method='temperature' is not supported by mnb")
        if self.method not in ("sigmoid", "isotonic"):
            raise ValueError(
                "The 'method' parameter of CalibratedClassifierCV must be a str among {'isotonic', "
                f"'sigmoid', 'temperature'}}. Got {self.method!r} instead.")
        if self.estimator is None:
            raise NotImplementedError(
                "CalibratedClassifierCV: estimator=None (LinearSVC) is not supported by mnb")
        rows = _row_count(X)
        codes = self._classes(y, rows)
        weight = check_weight(sample_weight, rows)
        folds = self.cv if isinstance(self.cv, int) else getattr(self.cv, "n_splits", None)
        if folds and any((codes == i).sum() < folds for i in range(len(self.classes_))):
            raise ValueError(f"Requesting {folds}-fold cross-validation but provided less than {folds} "
                             "examples for at least one class.")
        cv = check_cv(self.cv, y, classifier=True)
        y = np.asarray(y)
        apart = self.ensemble
        if apart == "auto":
            apart = not isinstance(self.estimator, FrozenEstimator)
        self.calibrated_classifiers_ = []
        if apart:
            for train, test in cv.split(X, y):
                estimator = clone(self.estimator)
                part = {} if weight is None else {"sample_weight": weight[train]}
                estimator.fit(_rows(X, train), y[train], **part, **fit_params)
                self._calibrate(estimator, _scores(estimator, _rows(X, test)), y[test],
                                None if weight is None else weight[test])
        else:
            estimator = clone(self.estimator)
            method = ("decision_function" if hasattr(estimator, "decision_function")
                      else "predict_proba")
            part = {} if weight is None else {"sample_weight": weight}
            scores = np.asarray(cross_val_predict(estimator, X, y, cv=cv, method=method,
                                                  params={**part, **fit_params}))
            if method == "predict_proba" and len(self.classes_) == 2:
                scores = scores[:, 1]
            if scores.ndim == 1:
                scores = scores.reshape(-1, 1)
            estimator.fit(X, y, **part, **fit_params)
            self._calibrate(estimator, scores, y, weight)
        first = self.calibrated_classifiers_[0].estimator
        for name in ("n_features_in_", "feature_names_in_"):
            if hasattr(first, name):
                setattr(self, name, getattr(first, name))
        return self

    def _calibrate(self, estimator, scores, y, weight):
        binary = label_binarize(y, classes=self.classes_)
        calibrators = []
        places = _models.codes(estimator.classes_, self.classes_)[0].tolist()
        for place, column in zip(places, range(scores.shape[1])):
            made = (IsotonicRegression(out_of_bounds="clip") if self.method == "isotonic"
                    else _Sigmoid())
            calibrators.append(made.fit(scores[:, column], binary[:, place], weight))
        self.calibrated_classifiers_.append(
            _Calibrated(estimator, calibrators, classes=self.classes_, method=self.method))

    def predict_proba(self, X):
        """Calibrated probabilities, the mean over the folds' classifiers."""
        check_is_fitted(self)
        total = np.zeros((_row_count(X), len(self.classes_)))
        for calibrated in self.calibrated_classifiers_:
            total = total + calibrated.predict_proba(X)
        return total / len(self.calibrated_classifiers_)

    def predict(self, X):
        """The likeliest class of each row."""
        return self.classes_[self.predict_proba(X).argmax(axis=1)]


def calibration_curve(y_true, y_prob, *, pos_label=None, n_bins=5, strategy="uniform"):
    """The share of positives and the mean prediction in each bin of predictions."""
    y_true, y_prob = np.asarray(y_true), np.asarray(y_prob).astype(float)
    if y_prob.min() < 0 or y_prob.max() > 1:
        raise ValueError("y_prob has values outside [0, 1].")
    if strategy == "quantile":
        edges = _models.percentiles(y_prob.reshape(-1, 1), np.linspace(0, 1, n_bins + 1) * 100).ravel()
    elif strategy == "uniform":
        edges = np.linspace(0.0, 1.0, n_bins + 1)
    else:
        raise ValueError("Invalid entry to 'strategy' input. Strategy must be either 'quantile' or "
                         "'uniform'.")
    positive = (y_true == (1 if pos_label is None else pos_label)).astype(float)
    place = np.zeros(len(y_prob), dtype=int)
    for edge in edges[1:-1].tolist():
        place = place + (y_prob > edge)
    found = [i for i in range(n_bins) if (place == i).any()]
    true = np.array([positive[place == i].sum() / (place == i).sum() for i in found])
    mean = np.array([y_prob[place == i].sum() / (place == i).sum() for i in found])
    return true, mean
"""###

private let text36 = ###"""
"""Principal components."""

import _models
import numpy as np
from sklearn.base import BaseEstimator, TransformerMixin, check_is_fitted, check_table

__all__ = ["PCA"]


class PCA(TransformerMixin):
    """The directions of greatest variance, by singular values or the covariance's eigenvectors.

    Example: PCA(n_components=2).fit_transform(X)
    """

    def __init__(self, n_components=None, *, copy=True, whiten=False, svd_solver="auto", tol=0.0,
                 iterated_power="auto", n_oversamples=10, power_iteration_normalizer="auto",
                 random_state=None):
        self.n_components = n_components
        self.copy = copy
        self.whiten = whiten
        self.svd_solver = svd_solver
        self.tol = tol
        self.iterated_power = iterated_power
        self.n_oversamples = n_oversamples
        self.power_iteration_normalizer = power_iteration_normalizer
        self.random_state = random_state

    def _solver(self, shape):
        if self.svd_solver not in ("auto", "full", "covariance_eigh"):
            raise NotImplementedError(
                f"PCA: svd_solver={self.svd_solver!r} is not supported by mnb")
        if self.svd_solver != "auto":
            return self.svd_solver
        if shape[1] <= 1000 and shape[0] >= 10 * shape[1]:
            return "covariance_eigh"
        wanted = min(shape) if self.n_components is None else self.n_components
        if max(shape) > 500 and wanted != "mle" and 1 <= wanted < 0.8 * min(shape):
            raise NotImplementedError(
                "PCA: svd_solver='randomized', which 'auto' means for a table of this shape, is not "
                "supported by mnb; use svd_solver='full'")
        return "full"

    def fit(self, X, y=None):
        """Finds the components."""
        X = self._table(X, reset=True)
        rows, columns = X.shape
        wanted = min(X.shape) if self.n_components is None else self.n_components
        self._fit_svd_solver = self._solver(X.shape)
        if wanted == "mle":
            if rows < columns:
                raise ValueError("n_components='mle' is only supported if n_samples >= n_features")
        elif not 0 <= wanted <= min(X.shape):
            raise ValueError(f"n_components={wanted} must be between 0 and min(n_samples, n_features)="
                             f"{min(X.shape)} with svd_solver={self._fit_svd_solver!r}")
        self.mean_, components, variances, singular, likeliest = _models.principal_components(
            X, self._fit_svd_solver == "full", wanted == "mle")
        ratios = variances / variances.sum()
        if wanted == "mle":
            count = likeliest
        elif 0 < wanted < 1.0:
            count = int((ratios.cumsum() <= wanted).sum()) + 1
        else:
            count = wanted
        self.noise_variance_ = variances[count:].mean() if count < min(X.shape) else 0.0
        self.n_samples_, self.n_components_ = rows, count
        self.components_ = components[:count]
        self.explained_variance_ = variances[:count]
        self.explained_variance_ratio_ = ratios[:count]
        self.singular_values_ = singular[:count]
        return self

    def _scales(self):
        tiny = 2.220446049250313e-16
        return np.maximum(np.sqrt(self.explained_variance_), tiny)

    def transform(self, X):
        """X in the components' directions."""
        check_is_fitted(self)
        shift = -_models.linear(self.mean_.reshape(1, -1), self.components_,
                                np.zeros(len(self.components_))).ravel()
        made = _models.linear(self._table(X), self.components_, shift)
        if self.whiten:
            made = made / self._scales()
        return self._result(X, made)

    def inverse_transform(self, X):
        """X from its places along the components."""
        check_is_fitted(self)
        X = check_table(X)
        components = self.components_
        if self.whiten:
            components = components * self._scales().reshape(-1, 1)
        return _models.linear(X, components.T.copy(), self.mean_)

    def get_covariance(self):
        """The covariance that the components and the noise make up."""
        components, variances = self.components_, self.explained_variance_
        if self.whiten:
            components = components * np.sqrt(variances).reshape(-1, 1)
        apart = variances - self.noise_variance_
        apart = np.where(variances > self.noise_variance_, apart, 0.0)
        scaled = (components * apart.reshape(-1, 1)).T.copy()
        made = _models.linear(scaled, components.T.copy(), np.zeros(components.shape[1]))
        for i in range(len(made)):
            made[i, i] += self.noise_variance_
        return made

    def get_feature_names_out(self, input_features=None):
        """The names of the columns that `transform` gives: pca0, pca1, …"""
        check_is_fitted(self)
        return np.array([f"pca{i}" for i in range(len(self.components_))], dtype=object)
"""###

private let text37 = ###"""
"""Estimators that stay as they are."""

from sklearn.base import BaseEstimator

__all__ = ["FrozenEstimator"]


class FrozenEstimator(BaseEstimator):
    """A fitted estimator that `fit` does not change.

    Example: CalibratedClassifierCV(FrozenEstimator(model)).fit(X_held, y_held)
    """

    def __init__(self, estimator):
        self.estimator = estimator

    def __getattr__(self, name):
        if name == "estimator" or name.startswith("__"):
            raise AttributeError(name)
        return getattr(self.estimator, name)

    def __sklearn_clone__(self):
        return self

    def __sklearn_is_fitted__(self):
        return True

    def fit(self, X, y=None, *args, **kwargs):
        """Does nothing."""
        return self
"""###

private let text38 = ###"""
"""Values for missing ones."""

import warnings

import _models
import numpy as np
from sklearn.base import (BaseEstimator, TransformerMixin, _check_features, check_finite,
                          check_is_fitted, check_table)

__all__ = ["SimpleImputer"]


class SimpleImputer(TransformerMixin):
    """A column's mean, median, most frequent value or a constant in place of its missing values.

    Example: SimpleImputer(strategy="median").fit_transform([[1, 2], [np.nan, 3], [7, 6]])
    """

    def __init__(self, *, missing_values=np.nan, strategy="mean", fill_value=None, copy=True,
                 add_indicator=False, keep_empty_features=False):
        self.missing_values = missing_values
        self.strategy = strategy
        self.fill_value = fill_value
        self.copy = copy
        self.add_indicator = add_indicator
        self.keep_empty_features = keep_empty_features

    def _read(self, X, reset):
        _check_features(self, X, reset)
        array = np.asarray(X)
        if array.dtype.kind == "O" or array.dtype.kind == "U":
            if self.strategy in ("mean", "median"):
                try:
                    array = array.astype(float)
                except (TypeError, ValueError):
                    bad = next(v for v in array.ravel().tolist() if isinstance(v, str))
                    raise ValueError(f"Cannot use {self.strategy} strategy with non-numeric data:\n"
                                     f"could not convert string to float: {bad!r}") from None
            else:
                array = array.astype(object)
        if array.dtype.kind != "O":
            array = check_table(array, type(self).__name__,
                                allow_nan=self.missing_values != self.missing_values)
        if reset:
            self.n_features_in_ = array.shape[1]
        elif array.shape[1] != self.n_features_in_:
            raise ValueError(f"X has {array.shape[1]} features, but SimpleImputer is expecting "
                             f"{self.n_features_in_} features as input.")
        return array

    def _missing(self, array):
        wanted = self.missing_values
        if array.dtype.kind != "O":
            return np.isnan(array) if wanted is None or wanted != wanted else array == wanted
        rows = [[(v is None or v != v) if wanted is None or wanted != wanted else v == wanted
                 for v in row] for row in array.tolist()]
        return np.array(rows)

    def fit(self, X, y=None):
        """Takes the values to fill in from X."""
        if self.add_indicator:
            raise NotImplementedError("SimpleImputer: argument 'add_indicator' is not supported by mnb")
        known = ("constant", "mean", "median", "most_frequent")
        if not callable(self.strategy) and self.strategy not in known:
            raise ValueError(
                "The 'strategy' parameter of SimpleImputer must be a str among {'constant', 'mean', "
                "'median', 'most_frequent'} or a callable. "
                f"Got {self.strategy!r} instead.")
        array = self._read(X, True)
        missing = self._missing(array)
        found = [self._statistic(array[:, i][~missing[:, i]], array.dtype.kind == "O")
                 for i in range(array.shape[1])]
        self.statistics_ = np.array(found, dtype=object if array.dtype.kind == "O" else float)
        self._is_text = array.dtype.kind == "O"
        return self

    def _statistic(self, column, is_text):
        if self.strategy == "constant":
            if len(column) == 0 and not self.keep_empty_features:
                return np.nan
            if self.fill_value is None:
                return "missing_value" if is_text else 0
            return self.fill_value
        if len(column) == 0:
            return 0 if self.keep_empty_features else np.nan
        if callable(self.strategy):
            return self.strategy(column)
        if self.strategy == "mean":
            return column.mean()
        if self.strategy == "median":
            return _models.percentiles(column.reshape(-1, 1), [50.0])[0][0]
        counts = {}
        for value in column.tolist():
            counts[value] = counts.get(value, 0) + 1
        most = max(counts.values())
        return min(value for value, count in counts.items() if count == most)

    def transform(self, X):
        """X without missing values."""
        check_is_fitted(self)
        array = self._read(X, False)
        missing = self._missing(array)
        kept = list(range(array.shape[1]))
        if not self.keep_empty_features:
            kept = [i for i in kept if self.statistics_[i] == self.statistics_[i]]
        if len(kept) < array.shape[1]:
            dropped = [i for i in range(array.shape[1]) if i not in kept]
            names = getattr(self, "feature_names_in_", None)
            shown = np.array(dropped) if names is None else names[dropped]
            warnings.warn(f"Skipping features without any observed values: {shown}. At least one "
                          "non-missing value is needed for imputation with strategy="
                          f"'{self.strategy}'.")
        made = array[:, kept].copy()
        for place, column in enumerate(kept):
            made[missing[:, column], place] = self.statistics_[column]
        return self._result(X, made)

    def get_feature_names_out(self, input_features=None):
        """The names of the columns that `transform` gives."""
        check_is_fitted(self)
        kept = [i for i in range(self.n_features_in_)
                if self.keep_empty_features or self.statistics_[i] == self.statistics_[i]]
        return self._input_names(input_features)[kept]
"""###

private let text39 = ###"""
"""What a fitted model looks at."""

import _models
import numpy as np
from sklearn.metrics import check_scoring
from sklearn.utils import Bunch, check_random_state

__all__ = ["permutation_importance"]


def permutation_importance(estimator, X, y, *, scoring=None, n_repeats=5, n_jobs=None,
                           random_state=None, sample_weight=None, max_samples=1.0):
    """How much the score falls when a column's values are shuffled, for each column.

    Example: permutation_importance(model, X, y, n_repeats=10, random_state=0).importances_mean
    """
    if max_samples != 1.0 and max_samples != len(y):
        raise NotImplementedError(
            "permutation_importance: argument 'max_samples' is not supported by mnb")
    random = check_random_state(random_state)
    seed = int(_models.random_integers(random, 2147483648, 1)[0])
    scorer = check_scoring(estimator, scoring=scoring)
    weight = {} if sample_weight is None else {"sample_weight": sample_weight}
    base = scorer(estimator, X, y, **weight)
    is_table = hasattr(X, "iloc")
    X = X if is_table else np.asarray(X)
    scores = np.zeros((X.shape[1], n_repeats))
    for column in range(X.shape[1]):
        stream = check_random_state(seed)
        changed = X.copy()
        order = np.arange(X.shape[0])
        for repeat in range(n_repeats):
            order = order[_models.permutation(stream, X.shape[0])]
            if is_table:
                name = changed.columns[column]
                changed[name] = changed[name].values[order]
            else:
                changed[:, column] = changed[order, column]
            scores[column, repeat] = scorer(estimator, changed, y, **weight)
    importances = base - scores
    return Bunch(importances_mean=importances.mean(axis=1), importances_std=importances.std(axis=1),
                 importances=importances)
"""###

private let text40 = ###"""
"""Isotonic regression."""

import math
import warnings

import _models
import numpy as np
from sklearn.base import (BaseEstimator, RegressorMixin, TransformerMixin, check_finite,
                          check_is_fitted, check_length, check_numbers, check_weight)

__all__ = ["IsotonicRegression", "isotonic_regression", "check_increasing"]


def check_increasing(x, y):
    """Whether y rises with x, by the sign of Spearman's correlation."""
    a, b = _ranks(np.asarray(x).astype(float)), _ranks(np.asarray(y).astype(float))
    a, b = a - a.mean(), b - b.mean()
    rho = float((a * b).sum() / math.sqrt((a * a).sum() * (b * b).sum()))
    if abs(rho) < 1 and len(a) > 3:
        f, error = 0.5 * math.log((1 + rho) / (1 - rho)), 1 / math.sqrt(len(a) - 3)
        if np.sign(math.tanh(f - 1.96 * error)) != np.sign(math.tanh(f + 1.96 * error)):
            warnings.warn("Confidence interval of the Spearman correlation coefficient spans zero. "
                          "Determination of ``increasing`` may be suspect.")
    return rho >= 0


def _ranks(values):
    return np.array([(values < v).sum() + ((values == v).sum() + 1) / 2 for v in values])


def isotonic_regression(y, *, sample_weight=None, y_min=None, y_max=None, increasing=True):
    """The monotone sequence nearest to y."""
    y = check_numbers(y)
    places = np.arange(len(y)).astype(float)
    fitted = _models.isotonic(places, y, check_weight(sample_weight, len(y)), increasing, y_min, y_max)
    return _models.isotonic_predict(places, *fitted, True)


class IsotonicRegression(RegressorMixin):
    """The monotone function nearest to the points.

    Example: IsotonicRegression().fit(X, y).predict([0.1, 0.2])
    """

    def __init__(self, *, y_min=None, y_max=None, increasing=True, out_of_bounds="nan"):
        self.y_min = y_min
        self.y_max = y_max
        self.increasing = increasing
        self.out_of_bounds = out_of_bounds

    def fit(self, X, y, sample_weight=None):
        """Fits the steps."""
        X, y = _one_feature(X), check_numbers(y)
        check_length(len(X), y)
        weight = check_weight(sample_weight, len(X))
        self.increasing_ = (check_increasing(X, y) if self.increasing == "auto"
                            else self.increasing)
        self.X_thresholds_, self.y_thresholds_, self.X_min_, self.X_max_ = _models.isotonic(
            X, y, weight, self.increasing_, self.y_min, self.y_max)
        return self

    def transform(self, T):
        """The function's values."""
        check_is_fitted(self)
        if self.out_of_bounds not in ("nan", "clip", "raise"):
            raise ValueError("The 'out_of_bounds' parameter of IsotonicRegression must be a str among "
                             f"{{'clip', 'nan', 'raise'}}. Got {self.out_of_bounds!r} instead.")
        T = _one_feature(T)
        if self.out_of_bounds == "raise" and len(self.y_thresholds_) > 1:
            if (T < self.X_min_).any():
                raise ValueError(f"A value ({T[T < self.X_min_][0]}) in x_new is below the "
                                 f"interpolation range's minimum value ({self.X_min_}).")
            if (T > self.X_max_).any():
                raise ValueError(f"A value ({T[T > self.X_max_][0]}) in x_new is above the "
                                 f"interpolation range's maximum value ({self.X_max_}).")
        return _models.isotonic_predict(T, self.X_thresholds_, self.y_thresholds_, self.X_min_,
                                        self.X_max_, self.out_of_bounds == "clip")

    def predict(self, T):
        """The function's values."""
        return self.transform(T)

    def fit_transform(self, X, y=None, sample_weight=None):
        """The function's values at the points it was fitted to."""
        return self.fit(X, y, sample_weight=sample_weight).transform(X)

    def get_feature_names_out(self, input_features=None):
        """The name of the one column that `transform` gives."""
        return np.array(["isotonicregression0"], dtype=object)


def _one_feature(X):
    X = np.asarray(X)
    if X.ndim != 1 and not (X.ndim == 2 and X.shape[1] == 1):
        raise ValueError(
            "Isotonic regression input X should be a 1d array or 2d array with 1 feature")
    X = X.reshape(-1).astype(float)
    check_finite(X)
    return X
"""###

private let text41 = ###"""
"""Linear models."""

import warnings

import _models
import numpy as np
from sklearn.base import (BaseEstimator, ClassifierMixin, RegressorMixin, check_is_fitted,
                          check_length, check_numbers, check_table, check_weight)

__all__ = ["LogisticRegression", "LinearRegression", "Ridge"]

_ADVICE = ("""
    https://scikit-learn.org/stable/modules/preprocessing.html
Please also refer to the documentation for alternative solver options:
    https://scikit-learn.org/stable/modules/linear_model.html#logistic-regression""")


def class_weights(class_weight, classes, codes, weight):
    """Row weights with the weights of the rows' classes."""
    if class_weight is None:
        return weight
    counts = np.array([(codes == i).sum() for i in range(len(classes))], dtype=float)
    if weight is not None:
        counts = np.array([weight[codes == i].sum() for i in range(len(classes))])
    if isinstance(class_weight, str):
        if class_weight != "balanced":
            raise ValueError("The 'class_weight' parameter of LogisticRegression must be an instance of "
                             "'dict', a str among {'balanced'} or None. Got "
                             f"{class_weight!r} instead.")
        factors = counts.sum() / (len(classes) * counts)
    else:
        known = classes.tolist()
        unknown = [c for c in class_weight if c not in known]
        if unknown and len([c for c in class_weight if c in known]) < len(known):
            raise ValueError(f"The classes, {unknown}, are not in class_weight")
        factors = np.array([float(class_weight.get(c, 1.0)) for c in known])
    return factors[codes] if weight is None else weight * factors[codes]


class LogisticRegression(ClassifierMixin):
    """Logistic regression with an L2 penalty, by the solver lbfgs.

    Example: LogisticRegression(C=0.1).fit(X, y).predict_proba(X)
    """

    def __init__(self, penalty="deprecated", *, C=1.0, l1_ratio=0.0, dual=False, tol=1e-4,
                 fit_intercept=True, intercept_scaling=1, class_weight=None, random_state=None,
                 solver="lbfgs", max_iter=100, verbose=0, warm_start=False, n_jobs=None):
        self.penalty = penalty
        self.C = C
        self.l1_ratio = l1_ratio
        self.dual = dual
        self.tol = tol
        self.fit_intercept = fit_intercept
        self.intercept_scaling = intercept_scaling
        self.class_weight = class_weight
        self.random_state = random_state
        self.solver = solver
        self.max_iter = max_iter
        self.verbose = verbose
        self.warm_start = warm_start
        self.n_jobs = n_jobs

    def _strength(self):
        """C, infinite for no penalty; refuses what lbfgs cannot do."""
        solvers = ("lbfgs", "liblinear", "newton-cg", "newton-cholesky", "sag", "saga")
        if self.solver not in solvers:
            raise ValueError(
                "The 'solver' parameter of LogisticRegression must be a str among "
                f"{{{', '.join(repr(s) for s in sorted(solvers))}}}. Got {self.solver!r} instead.")
        if self.solver != "lbfgs":
            raise NotImplementedError(
                f"LogisticRegression: solver={self.solver!r} is not supported by mnb; use 'lbfgs'")
        if not self.C > 0:
            raise ValueError("The 'C' parameter of LogisticRegression must be a float in the range "
                             f"(0.0, inf]. Got {self.C!r} instead.")
        penalty = self.penalty
        if penalty == "deprecated":
            if self.l1_ratio is None:
                warnings.warn("'l1_ratio=None' was deprecated in version 1.8 and will trigger an error "
                              "in 1.10. Use 0<=l1_ratio<=1 instead.", FutureWarning)
            penalty = ("l2" if self.l1_ratio in (0, None) else
                       "l1" if self.l1_ratio == 1 else "elasticnet")
        else:
            warnings.warn(
                "'penalty' was deprecated in version 1.8 and will be removed in 1.10. To avoid this "
                "warning, leave 'penalty' set to its default value and use 'l1_ratio' or 'C' instead. "
                "Use l1_ratio=0 instead of penalty='l2', l1_ratio=1 instead of penalty='l1', l1_ratio "
                "set to a float between 0 and 1 instead of penalty='elasticnet', and C=np.inf instead "
                "of penalty=None.", FutureWarning)
        if penalty not in ("l2", None):
            raise ValueError(
                f"Solver lbfgs supports only 'l2' or None penalties, got {penalty} penalty.")
        if self.dual:
            raise ValueError(f"Solver lbfgs supports only dual=False, got dual={self.dual}")
        if self.n_jobs is not None:
            warnings.warn("'n_jobs' has no effect since 1.8 and will be removed in 1.10. You provided "
                          f"'n_jobs={self.n_jobs}', please leave it unspecified.", FutureWarning)
        if penalty is None:
            if self.C != 1.0:
                warnings.warn("Setting penalty=None will ignore the C and l1_ratio parameters")
            return np.inf
        return self.C

    def fit(self, X, y, sample_weight=None):
        """Fits the coefficients."""
        strength = self._strength()
        X = self._table(X, reset=True)
        codes = self._classes(y, X.shape[0])
        count = len(self.classes_)
        if count < 2:
            raise ValueError("This solver needs samples of at least 2 classes in the data, but the data "
                             f"contains only one class: {self.classes_[0]!r}")
        weight = class_weights(self.class_weight, self.classes_, codes,
                               check_weight(sample_weight, X.shape[0]))
        coef = getattr(self, "coef_", None) if self.warm_start else None
        self.coef_, self.intercept_, steps, ending = _models.logistic(
            X, codes, count, strength, self.fit_intercept, self.tol, self.max_iter, weight, coef,
            None if coef is None else self.intercept_)
        self.n_iter_ = np.array([steps], dtype=np.int32)
        if ending != "converged":
            from sklearn.exceptions import ConvergenceWarning
            status = (f"lbfgs failed to converge after {steps} iteration(s) (status=1):\n"
                      "STOP: TOTAL NO. OF ITERATIONS REACHED LIMIT")
            if ending == "abnormal":
                status = f"lbfgs failed to converge after {steps} iteration(s) (status=2):\nABNORMAL: "
            hint = (f"\n\nIncrease the number of iterations to improve the convergence (max_iter="
                    f"{self.max_iter})." if ending == "iterations" else "\n")
            warnings.warn(status + hint + "\nYou might also want to scale the data as shown in:"
                          + _ADVICE, ConvergenceWarning)
        return self

    def decision_function(self, X):
        """Linear scores: one a row for two classes, else one a class."""
        check_is_fitted(self)
        scores = _models.linear(self._table(X), self.coef_, self.intercept_)
        return scores.ravel() if scores.shape[1] == 1 else scores

    def predict(self, X):
        """The likeliest class of each row."""
        scores = self.decision_function(X)
        codes = (scores > 0).astype(int) if scores.ndim == 1 else scores.argmax(axis=1)
        return self.classes_[codes]

    def predict_proba(self, X):
        """The probability of each class."""
        scores = self.decision_function(X)
        if scores.ndim == 1:
            second = _models.expit(scores)
            made = np.zeros((len(scores), 2))
            made[:, 0], made[:, 1] = 1 - second, second
            return made
        powers = np.exp(scores - scores.max(axis=1).reshape(-1, 1))
        return powers / powers.sum(axis=1).reshape(-1, 1)

    def predict_log_proba(self, X):
        """The logarithm of each class's probability."""
        return np.log(self.predict_proba(X))


class _Linear(RegressorMixin):
    def _targets(self, y, rows):
        y = np.asarray(y).astype(float)
        check_length(rows, y)
        from sklearn.base import check_finite
        check_finite(y, name="y")
        return y.reshape(-1, 1) if y.ndim == 1 else y, y.ndim == 1

    def _keep(self, coef, intercept, is_flat):
        self.coef_ = coef[0] if is_flat else coef
        if self.fit_intercept:
            self.intercept_ = intercept[0] if is_flat else intercept
        else:
            self.intercept_ = 0.0

    def predict(self, X):
        """The numbers that X leads to."""
        check_is_fitted(self)
        coef = self.coef_ if self.coef_.ndim == 2 else self.coef_.reshape(1, -1)
        intercept = np.zeros(len(coef)) + self.intercept_
        made = _models.linear(self._table(X), coef, intercept)
        return made if self.coef_.ndim == 2 else made.ravel()


class LinearRegression(_Linear):
    """Ordinary least squares.

    Example: LinearRegression().fit(X, y).coef_
    """

    def __init__(self, *, fit_intercept=True, copy_X=True, tol=1e-6, n_jobs=None, positive=False):
        self.fit_intercept = fit_intercept
        self.copy_X = copy_X
        self.tol = tol
        self.n_jobs = n_jobs
        self.positive = positive

    def fit(self, X, y, sample_weight=None):
        """Fits the coefficients."""
        if self.positive:
            raise NotImplementedError(
                "LinearRegression: argument 'positive' is not supported by mnb")
        X = self._table(X, reset=True)
        targets, is_flat = self._targets(y, X.shape[0])
        weight = check_weight(sample_weight, X.shape[0])
        coef, intercept, self.rank_, self.singular_ = _models.least_squares(
            X, targets, self.fit_intercept, weight, self.tol)
        self._keep(coef, intercept, is_flat)
        return self


class Ridge(_Linear):
    """Least squares with an L2 penalty, by Cholesky factors.

    Example: Ridge(alpha=0.5).fit(X, y).coef_
    """

    def __init__(self, alpha=1.0, *, fit_intercept=True, copy_X=True, max_iter=None, tol=1e-4,
                 solver="auto", positive=False, random_state=None):
        self.alpha = alpha
        self.fit_intercept = fit_intercept
        self.copy_X = copy_X
        self.max_iter = max_iter
        self.tol = tol
        self.solver = solver
        self.positive = positive
        self.random_state = random_state

    def fit(self, X, y, sample_weight=None):
        """Fits the coefficients."""
        if self.positive:
            raise NotImplementedError("Ridge: argument 'positive' is not supported by mnb")
        if self.solver not in ("auto", "cholesky", "svd"):
            raise NotImplementedError(f"Ridge: solver={self.solver!r} is not supported by mnb")
        X = self._table(X, reset=True)
        targets, is_flat = self._targets(y, X.shape[0])
        weight = check_weight(sample_weight, X.shape[0])
        alpha = np.zeros(targets.shape[1]) + self.alpha
        if (alpha < 0).any():
            raise ValueError("The 'alpha' parameter of Ridge must be a float in the range [0.0, inf). "
                             f"Got {self.alpha!r} instead.")
        coef, intercept = _models.ridge(X, targets, alpha, self.fit_intercept, weight)
        self._keep(coef, intercept, is_flat)
        self.n_iter_ = None
        self.solver_ = "cholesky" if self.solver == "auto" else self.solver
        return self
"""###

private let text42 = ###"""
"""Estimators one behind the other."""

from sklearn.base import BaseEstimator, check_is_fitted, clone
from sklearn.utils import Bunch

__all__ = ["Pipeline", "make_pipeline"]


def _fits_rows(step):
    return step is not None and step != "passthrough"


class Pipeline(BaseEstimator):
    """Transforms, and an estimator at the end.

    Example: Pipeline([("scale", StandardScaler()), ("model", LogisticRegression())]).fit(X, y)
    """

    def __init__(self, steps, *, transform_input=None, memory=None, verbose=False):
        self.steps = steps
        self.transform_input = transform_input
        self.memory = memory
        self.verbose = verbose

    # Parameters

    def get_params(self, deep=True):
        """Parameters by name; with deep, also the steps and their parameters as step__parameter."""
        found = super().get_params(deep=False)
        if deep:
            for name, step in self.steps:
                found[name] = step
            for name, step in self.steps:
                if hasattr(step, "get_params"):
                    for key, value in step.get_params(deep=True).items():
                        found[f"{name}__{key}"] = value
        return found

    def set_params(self, **params):
        """Sets parameters, steps by their names, inner ones as step__parameter."""
        if "steps" in params:
            self.steps = params.pop("steps")
        names = [name for name, _ in self.steps]
        for name in [n for n in params if n in names]:
            new = params.pop(name)
            self.steps = [(n, new if n == name else step) for n, step in self.steps]
        return super().set_params(**params) if params else self

    def _check(self):
        for name in ("memory", "transform_input"):
            if getattr(self, name) is not None:
                raise NotImplementedError(f"Pipeline: argument '{name}' is not supported by mnb")
        if not self.steps:
            raise ValueError("The pipeline is empty. Please add steps.")
        names = [name for name, _ in self.steps]
        if len(set(names)) < len(names):
            raise ValueError(f"Names provided are not unique: {names!r}")
        for name in names:
            if "__" in name:
                raise ValueError(f"Estimator names must not contain __: got {[name]!r}")
        for _, step in self.steps[:-1]:
            if _fits_rows(step) and not (hasattr(step, "transform") and hasattr(step, "fit")):
                raise TypeError("All intermediate steps should be transformers and implement fit and "
                                f"transform or be the string 'passthrough' '{step}' (type "
                                f"{type(step)}) doesn't")
        last = self.steps[-1][1]
        if _fits_rows(last) and not hasattr(last, "fit"):
            raise TypeError("Last step of Pipeline should implement fit or be the string 'passthrough'. "
                            f"'{last}' (type {type(last)}) doesn't")

    # Steps

    @property
    def named_steps(self):
        return Bunch(**dict(self.steps))

    @property
    def _final(self):
        step = self.steps[-1][1]
        return step if _fits_rows(step) else None

    @property
    def _estimator_type(self):
        return getattr(self.steps[-1][1], "_estimator_type", None)

    @property
    def classes_(self):
        return self.steps[-1][1].classes_

    @property
    def n_features_in_(self):
        return self.steps[0][1].n_features_in_

    @property
    def feature_names_in_(self):
        return self.steps[0][1].feature_names_in_

    def __sklearn_is_fitted__(self):
        last = next((s for _, s in reversed(self.steps) if _fits_rows(s)), None)
        if last is None:
            return True
        if not isinstance(last, BaseEstimator):
            return hasattr(last, "n_features_in_")
        try:
            check_is_fitted(last)
        except ValueError:
            return False
        return True

    def __len__(self):
        return len(self.steps)

    def __getitem__(self, place):
        if isinstance(place, slice):
            if place.step not in (1, None):
                raise ValueError("Pipeline slicing only supports a step of 1")
            return Pipeline(self.steps[place], memory=self.memory, verbose=self.verbose)
        if isinstance(place, str):
            return dict(self.steps)[place]
        return self.steps[place][1]

    def set_output(self, *, transform=None):
        """Sets the output of every step."""
        for _, step in self.steps:
            if _fits_rows(step) and hasattr(step, "set_output"):
                step.set_output(transform=transform)
        return self

    # Fitting

    def _split(self, params):
        parts = {name: {} for name, _ in self.steps}
        for key, value in params.items():
            name, mark, rest = key.partition("__")
            if not mark:
                raise ValueError(
                    f"Pipeline.fit does not accept the {key} parameter. You can pass parameters to "
                    "specific steps of your pipeline using the stepname__parameter format, e.g. "
                    "`Pipeline.fit(X, y, logisticregression__sample_weight=sample_weight)`.")
            if name not in parts:
                raise KeyError(name)
            parts[name][rest] = value
        return parts

    def _fit_transforms(self, X, y, parts):
        self._check()
        # The steps given stay as they were: their clones are fitted.
        self.steps = list(self.steps)
        for place, (name, step) in enumerate(self.steps[:-1]):
            if not _fits_rows(step):
                continue
            made = clone(step)
            if hasattr(made, "fit_transform"):
                X = made.fit_transform(X, y, **parts[name])
            else:
                X = made.fit(X, y, **parts[name]).transform(X)
            self.steps[place] = (name, made)
        return X

    def fit(self, X, y=None, **params):
        """Fits each transform to what the ones before it give, and the last step to that."""
        parts = self._split(params)
        X = self._fit_transforms(X, y, parts)
        if self._final is not None:
            self._final.fit(X, y, **parts[self.steps[-1][0]])
        return self

    def fit_transform(self, X, y=None, **params):
        """What the last step's transform gives after `fit`."""
        parts = self._split(params)
        X = self._fit_transforms(X, y, parts)
        last, own = self._final, parts[self.steps[-1][0]]
        if last is None:
            return X
        if hasattr(last, "fit_transform"):
            return last.fit_transform(X, y, **own)
        return last.fit(X, y, **own).transform(X)

    def fit_predict(self, X, y=None, **params):
        """What the last step predicts after `fit`."""
        return self.fit(X, y, **params).predict(X)

    def _transformed(self, X):
        from sklearn.exceptions import NotFittedError
        if not self.__sklearn_is_fitted__():
            raise NotFittedError("This Pipeline instance is not fitted yet. Call 'fit' with "
                                 "appropriate arguments before using this estimator.")
        for _, step in self.steps[:-1]:
            if _fits_rows(step):
                X = step.transform(X)
        return X

    # What the last step can do, the pipeline can

    def __getattr__(self, name):
        if name not in ("predict", "predict_proba", "predict_log_proba", "decision_function",
                        "transform", "inverse_transform", "score", "score_samples"):
            raise AttributeError(f"'Pipeline' object has no attribute {name!r}")
        last = self._final
        if last is not None and not hasattr(last, name):
            raise AttributeError(f"This 'Pipeline' has no attribute {name!r}")
        if name == "transform":
            return self._transform
        if name == "inverse_transform":
            return self._inverse
        if name == "score":
            return lambda X, y=None, sample_weight=None: last.score(
                self._transformed(X), y,
                **({} if sample_weight is None else {"sample_weight": sample_weight}))
        return lambda X, **params: getattr(last, name)(self._transformed(X), **params)

    def _transform(self, X):
        X = self._transformed(X)
        return X if self._final is None else self._final.transform(X)

    def _inverse(self, X):
        for _, step in reversed(self.steps):
            if _fits_rows(step):
                X = step.inverse_transform(X)
        return X

    def get_feature_names_out(self, input_features=None):
        """The names of the columns that the last transform gives."""
        names = input_features
        for _, step in self.steps:
            if _fits_rows(step):
                names = step.get_feature_names_out(names)
        return names


def make_pipeline(*steps, memory=None, transform_input=None, verbose=False):
    """A pipeline whose steps are named by their classes.

    Example: make_pipeline(StandardScaler(), LogisticRegression())
    """
    names = [step if isinstance(step, str) else type(step).__name__.lower() for step in steps]
    for name in set(names):
        places = [i for i, other in enumerate(names) if other == name]
        if len(places) > 1:
            for number, place in enumerate(places):
                names[place] = f"{name}-{number + 1}"
    return Pipeline(list(zip(names, steps)), memory=memory, transform_input=transform_input,
                    verbose=verbose)
"""###

private let text43 = ###"""
"""Scalers and encoders."""

import warnings

import _models
import numpy as np
from sklearn.base import (BaseEstimator, OneToOneFeatureMixin, TransformerMixin, check_is_fitted,
                          check_length, check_table, check_weight)
from sklearn.utils import check_random_state, resample

__all__ = ["StandardScaler", "RobustScaler", "MinMaxScaler", "QuantileTransformer", "LabelEncoder",
           "OneHotEncoder", "label_binarize"]

_EPSILON = 2.220446049250313e-16


def _no_zeros(scale, constant=None):
    """Scales with 1 in place of those that would divide by next to nothing."""
    return np.where(scale < 10 * _EPSILON if constant is None else constant, 1.0, scale)


class StandardScaler(OneToOneFeatureMixin):
    """Columns less their mean, over their standard deviation; NaN is left out and kept.

    Example: StandardScaler().fit_transform([[0, 0], [0, 0], [1, 1], [1, 1]])
    """

    def __init__(self, *, copy=True, with_mean=True, with_std=True):
        self.with_mean = with_mean
        self.with_std = with_std
        self.copy = copy

    def fit(self, X, y=None, sample_weight=None):
        """Takes means and deviations from X."""
        for name in ("scale_", "n_samples_seen_", "mean_", "var_"):
            if hasattr(self, name):
                delattr(self, name)
        return self.partial_fit(X, y, sample_weight)

    def partial_fit(self, X, y=None, sample_weight=None):
        """Adds the rows of X to those that were seen."""
        first = not hasattr(self, "n_samples_seen_")
        X = self._table(X, reset=first, allow_nan=True)
        weight = check_weight(sample_weight, X.shape[0])
        missing = np.isnan(X)
        if weight is None:
            count = (~missing).sum(axis=0).astype(float)
        else:
            count = np.where(missing, 0.0, weight.reshape(-1, 1)).sum(axis=0)
        seen = np.zeros(X.shape[1]) if first else self.n_samples_seen_
        if not self.with_mean and not self.with_std:
            self.mean_ = self.var_ = None
            total = seen + count
        else:
            mean = 0.0 if first else self.mean_
            var = 0.0 if first or not self.with_std else self.var_
            self.mean_, var, total = _moments(X, missing, weight, count, mean, var, seen)
            self.var_ = var if self.with_std else None
        self.n_samples_seen_ = total[0] if (total == total[0]).all() else total
        if self.with_std:
            n = self.n_samples_seen_
            bound = n * _EPSILON * self.var_ + (n * self.mean_ * _EPSILON) ** 2
            self.scale_ = _no_zeros(np.sqrt(self.var_), self.var_ <= bound)
        else:
            self.scale_ = None
        return self

    def transform(self, X, copy=None):
        """X scaled."""
        check_is_fitted(self)
        values = self._table(X, allow_nan=True)
        if self.with_mean:
            values = values - self.mean_
        if self.with_std:
            values = values / self.scale_
        return self._result(X, values)

    def inverse_transform(self, X, copy=None):
        """X as it was before scaling."""
        check_is_fitted(self)
        values = check_table(X, type(self).__name__, allow_nan=True)
        if self.with_std:
            values = values * self.scale_
        if self.with_mean:
            values = values + self.mean_
        return values


def _moments(X, missing, weight, count, mean, var, seen):
    """Means and variances with the rows of X added: Chan, Golub and LeVeque."""
    factor = 1.0 if weight is None else weight.reshape(-1, 1)
    old = mean * seen
    new = np.where(missing, 0.0, X * factor).sum(axis=0)
    total = seen + count
    mean = (old + new) / total
    middle = new / count
    apart = X - middle
    correction = np.where(missing, 0.0, apart * factor).sum(axis=0)
    squares = np.where(missing, 0.0, apart ** 2 * factor).sum(axis=0)
    squares = squares - correction ** 2 / count
    if (seen > 0).any():
        ratio = seen / count
        more = var * seen + squares + ratio / total * (old / ratio - new) ** 2
        squares = np.where(seen == 0, squares, more)
    return mean, squares / total, total


class MinMaxScaler(OneToOneFeatureMixin):
    """Columns stretched to a range.

    Example: MinMaxScaler().fit_transform([[-1, 2], [-0.5, 6], [0, 10], [1, 18]])
    """

    def __init__(self, feature_range=(0, 1), *, copy=True, clip=False):
        self.feature_range = feature_range
        self.copy = copy
        self.clip = clip

    def fit(self, X, y=None):
        """Takes smallest and largest values from X."""
        if hasattr(self, "n_samples_seen_"):
            del self.n_samples_seen_
        return self.partial_fit(X, y)

    def partial_fit(self, X, y=None):
        """Widens the ranges by the rows of X."""
        low, high = self.feature_range
        if low >= high:
            raise ValueError("Minimum of desired feature range must be smaller than maximum. Got "
                             f"{self.feature_range}.")
        first = not hasattr(self, "n_samples_seen_")
        X = self._table(X, reset=first, allow_nan=True)
        missing = np.isnan(X)
        nothing = missing.all(axis=0)
        least = np.where(nothing, np.nan, np.where(missing, np.inf, X).min(axis=0))
        most = np.where(nothing, np.nan, np.where(missing, -np.inf, X).max(axis=0))
        if first:
            self.n_samples_seen_ = X.shape[0]
        else:
            least, most = np.minimum(self.data_min_, least), np.maximum(self.data_max_, most)
            self.n_samples_seen_ += X.shape[0]
        self.data_min_, self.data_max_, self.data_range_ = least, most, most - least
        self.scale_ = (high - low) / _no_zeros(self.data_range_)
        self.min_ = low - least * self.scale_
        return self

    def transform(self, X):
        """X stretched."""
        check_is_fitted(self)
        values = self._table(X, allow_nan=True) * self.scale_ + self.min_
        if self.clip:
            values = np.clip(values, self.feature_range[0], self.feature_range[1])
        return self._result(X, values)

    def inverse_transform(self, X):
        """X as it was before."""
        check_is_fitted(self)
        return (check_table(X, type(self).__name__, allow_nan=True) - self.min_) / self.scale_


class RobustScaler(OneToOneFeatureMixin):
    """Columns less their median, over the distance of two quantiles.

    Example: RobustScaler().fit_transform([[1., -2., 2.], [-2., 1., 3.], [4., 1., -2.]])
    """

    def __init__(self, *, with_centering=True, with_scaling=True, quantile_range=(25.0, 75.0),
                 copy=True, unit_variance=False):
        self.with_centering = with_centering
        self.with_scaling = with_scaling
        self.quantile_range = quantile_range
        self.unit_variance = unit_variance
        self.copy = copy

    def fit(self, X, y=None):
        """Takes medians and quantiles from X."""
        X = self._table(X, reset=True, allow_nan=True)
        low, high = self.quantile_range
        if not 0 <= low <= high <= 100:
            raise ValueError(f"Invalid quantile range: {self.quantile_range}")
        self.center_ = _models.percentiles(X, [50.0])[0] if self.with_centering else None
        self.scale_ = None
        if self.with_scaling:
            ends = _models.percentiles(X, [low, high])
            self.scale_ = _no_zeros(ends[1] - ends[0])
            if self.unit_variance:
                self.scale_ = self.scale_ / (_models.normal_quantile(high / 100)
                                             - _models.normal_quantile(low / 100))
        return self

    def transform(self, X):
        """X scaled."""
        check_is_fitted(self)
        values = self._table(X, allow_nan=True)
        if self.with_centering:
            values = values - self.center_
        if self.with_scaling:
            values = values / self.scale_
        return self._result(X, values)

    def inverse_transform(self, X):
        """X as it was before."""
        check_is_fitted(self)
        values = check_table(X, type(self).__name__, allow_nan=True)
        if self.with_scaling:
            values = values * self.scale_
        if self.with_centering:
            values = values + self.center_
        return values


class QuantileTransformer(OneToOneFeatureMixin):
    """Columns as their places among the fitted values, evenly or normally distributed.

    Example: QuantileTransformer(n_quantiles=10, random_state=0).fit_transform(X)
    """

    def __init__(self, *, n_quantiles=1000, output_distribution="uniform",
                 ignore_implicit_zeros=False, subsample=10_000, random_state=None, copy=True):
        self.n_quantiles = n_quantiles
        self.output_distribution = output_distribution
        self.ignore_implicit_zeros = ignore_implicit_zeros
        self.subsample = subsample
        self.random_state = random_state
        self.copy = copy

    def fit(self, X, y=None):
        """Takes quantiles from X."""
        if self.output_distribution not in ("uniform", "normal"):
            raise ValueError(
                "The 'output_distribution' parameter of QuantileTransformer must be a str among "
                f"{{'normal', 'uniform'}}. Got {self.output_distribution!r} instead.")
        if self.subsample is not None and self.n_quantiles > self.subsample:
            raise ValueError("The number of quantiles cannot be greater than the number of samples "
                             f"used. Got {self.n_quantiles} quantiles and {self.subsample} samples.")
        X = self._table(X, reset=True, allow_nan=True)
        rows = X.shape[0]
        if self.n_quantiles > rows:
            warnings.warn(f"n_quantiles ({self.n_quantiles}) is greater than the total number of "
                          f"samples ({rows}). n_quantiles is set to n_samples.")
        if self.ignore_implicit_zeros:
            warnings.warn("'ignore_implicit_zeros' takes effect only with sparse matrix. This "
                          "parameter has no effect.")
        self.n_quantiles_ = max(1, min(self.n_quantiles, rows))
        rng = check_random_state(self.random_state)
        self.references_ = np.linspace(0, 1, self.n_quantiles_, endpoint=True)
        if self.subsample is not None and self.subsample < rows:
            X = resample(X, replace=False, n_samples=self.subsample, random_state=rng)
        self.quantiles_ = _models.percentiles(X, self.references_ * 100)
        return self

    def transform(self, X):
        """X as places."""
        check_is_fitted(self)
        return self._result(X, self._map(self._table(X, allow_nan=True), False))

    def inverse_transform(self, X):
        """The values at places."""
        check_is_fitted(self)
        values = check_table(X, type(self).__name__, allow_nan=True)
        if values.shape[1] != self.n_features_in_:
            raise ValueError(f"X has {values.shape[1]} features, but QuantileTransformer is expecting "
                             f"{self.n_features_in_} features as input.")
        return self._map(values, True)

    def _map(self, values, inverse):
        return _models.quantile_map(values, self.quantiles_, self.references_,
                                    self.output_distribution == "normal", inverse)


class LabelEncoder(TransformerMixin):
    """Labels as numbers from 0, in their order.

    Example: LabelEncoder().fit_transform(["paris", "paris", "tokyo", "amsterdam"])
    """

    def fit(self, y):
        """Takes the classes from y."""
        self.fit_transform(y)
        return self

    def fit_transform(self, y):
        """The number of each label."""
        self.classes_, codes = _models.unique(_column(y))
        return codes

    def transform(self, y):
        """The number of each label."""
        check_is_fitted(self)
        y = _column(y)
        codes, unseen = _models.codes(y, self.classes_)
        if unseen:
            if self.classes_.dtype.kind in "iub":
                unseen = [f"np.int64({value})" for value in unseen]
            elif self.classes_.dtype.kind == "f":
                unseen = [f"np.float64({value})" for value in unseen]
            else:
                raise ValueError(f"y contains previously unseen labels: np.str_({unseen[0]!r})")
            raise ValueError("y contains previously unseen labels: [" + ", ".join(unseen) + "]")
        return codes

    def inverse_transform(self, y):
        """The label of each number."""
        check_is_fitted(self)
        y = _column(y)
        wrong = [int(code) for code in y if not 0 <= code < len(self.classes_)]
        if wrong:
            raise ValueError(f"y contains previously unseen labels: {wrong}")
        return self.classes_[y]


def _column(y):
    array = np.asarray(y)
    if array.ndim == 2 and array.shape[1] == 1:
        array = array.ravel()
    if array.ndim != 1:
        raise ValueError(f"y should be a 1d array, got an array of shape {array.shape} instead.")
    return array


def label_binarize(y, *, classes, neg_label=0, pos_label=1, sparse_output=False):
    """A column of 0 and 1 a class; one column for two classes."""
    if sparse_output:
        raise NotImplementedError(
            "label_binarize: argument 'sparse_output' is not supported by mnb")
    classes = list(classes)
    codes, _ = _models.codes(_column(y), np.array(classes))
    if len(classes) == 2:
        return np.where(codes == 1, pos_label, neg_label).reshape(-1, 1)
    return np.where(codes.reshape(-1, 1) == np.arange(len(classes)).reshape(1, -1), pos_label,
                    neg_label)


class _Indicators:
    """Columns of 0 and 1, as `OneHotEncoder` gives them unless sparse_output is False."""

    def __init__(self, values):
        self._values = values
        self.shape = values.shape
        self.dtype = values.dtype
        self.nnz = int((values != 0).sum())

    def toarray(self):
        """The whole table as an array."""
        return self._values

    todense = toarray


class OneHotEncoder(TransformerMixin):
    """A column of 0 and 1 for each value of each column.

    Example: OneHotEncoder(sparse_output=False).fit_transform([["a"], ["b"], ["a"]])
    """

    def __init__(self, *, categories="auto", drop=None, sparse_output=True, dtype=np.float64,
                 handle_unknown="error", min_frequency=None, max_categories=None,
                 feature_name_combiner="concat"):
        self.categories = categories
        self.sparse_output = sparse_output
        self.dtype = dtype
        self.handle_unknown = handle_unknown
        self.drop = drop
        self.min_frequency = min_frequency
        self.max_categories = max_categories
        self.feature_name_combiner = feature_name_combiner

    def fit(self, X, y=None):
        """Takes the values of each column from X."""
        from sklearn.base import _check_features
        for name in ("min_frequency", "max_categories"):
            if getattr(self, name) is not None:
                raise NotImplementedError(f"OneHotEncoder: argument '{name}' is not supported by mnb")
        if self.handle_unknown not in ("error", "ignore", "warn"):
            raise NotImplementedError(
                f"OneHotEncoder: handle_unknown={self.handle_unknown!r} is not supported by mnb")
        if self.feature_name_combiner != "concat":
            raise NotImplementedError(
                "OneHotEncoder: argument 'feature_name_combiner' is not supported by mnb")
        _check_features(self, X, True)
        columns = _columns(X)
        self.n_features_in_ = len(columns)
        if isinstance(self.categories, str) and self.categories == "auto":
            self.categories_ = [_models.unique(column)[0] for column in columns]
        else:
            self.categories_ = [np.array(c, dtype=column.dtype) for c, column
                                in zip(self.categories, columns)]
            for i, column in enumerate(columns):
                unseen = _models.codes(column, self.categories_[i])[1]
                if unseen and self.handle_unknown == "error":
                    raise ValueError(f"Found unknown categories {unseen} in column {i} during fit")
        self.drop_idx_ = self._dropped()
        return self

    def _dropped(self):
        if self.drop is None:
            return None
        if isinstance(self.drop, str):
            if self.drop == "first":
                return np.array([0] * len(self.categories_), dtype=object)
            if self.drop == "if_binary":
                return np.array([0 if len(c) == 2 else None for c in self.categories_], dtype=object)
            raise ValueError(f"The 'drop' parameter must be 'first', 'if_binary' or an array, not "
                             f"{self.drop!r}")
        places = []
        for value, known in zip(self.drop, self.categories_):
            places.append(int(_models.codes([value], known)[0][0]))
        return np.array(places, dtype=object)

    def transform(self, X):
        """A column of 0 and 1 for each value of each column of X."""
        from sklearn.base import _check_features
        check_is_fitted(self)
        _check_features(self, X, False)
        columns = _columns(X)
        if len(columns) != self.n_features_in_:
            raise ValueError(f"X has {len(columns)} features, but OneHotEncoder is expecting "
                             f"{self.n_features_in_} features as input.")
        rows = len(columns[0]) if columns else 0
        total = len(self.get_feature_names_out())
        made = np.zeros((rows, total), dtype=self.dtype)
        at, places = 0, np.arange(rows)
        for i, column in enumerate(columns):
            codes, unseen = _models.codes(column, self.categories_[i])
            if unseen:
                text = f"Found unknown categories {unseen} in column {i} during transform"
                if self.handle_unknown == "error":
                    raise ValueError(text)
                if self.handle_unknown == "warn":
                    warnings.warn(text + ". These unknown categories will be encoded as all zeros")
            width = len(self.categories_[i])
            drop = None if self.drop_idx_ is None else self.drop_idx_[i]
            if drop is not None:
                codes = np.where(codes == drop, -1, np.where(codes > drop, codes - 1, codes))
                width -= 1
            known = codes >= 0
            made[places[known], at + codes[known]] = 1
            at += width
        return _Indicators(made) if self.sparse_output else self._result(X, made)

    def inverse_transform(self, X):
        """The values that columns of 0 and 1 stand for; None where all are 0."""
        check_is_fitted(self)
        X = X.toarray() if hasattr(X, "toarray") else np.asarray(X)
        columns, at = [], 0
        for i, known in enumerate(self.categories_):
            drop = None if self.drop_idx_ is None else self.drop_idx_[i]
            kept = [c for j, c in enumerate(known.tolist()) if drop is None or j != drop]
            part = X[:, at:at + len(kept)]
            at += len(kept)
            best = part.argmax(axis=1) if kept else np.zeros(len(X), dtype=int)
            rest = None if drop is None else known.tolist()[drop]
            columns.append([kept[j] if kept and part[row, j] != 0 else rest
                            for row, j in enumerate(best.tolist())])
        whole = [list(row) for row in zip(*columns)]
        if any(value is None for row in whole for value in row) or any(
                c.dtype.kind == "O" for c in self.categories_):
            return np.array(whole, dtype=object)
        return np.array(whole)

    def get_feature_names_out(self, input_features=None):
        """The names of the columns: feature_value."""
        check_is_fitted(self)
        names = []
        for i, name in enumerate(self._input_names(input_features)):
            drop = None if self.drop_idx_ is None else self.drop_idx_[i]
            for j, value in enumerate(self.categories_[i].tolist()):
                if drop is None or j != drop:
                    names.append(f"{name}_{value}")
        return np.array(names, dtype=object)


def _columns(X):
    """The columns of a table, each in its own type."""
    if hasattr(X, "columns") and hasattr(X, "iloc"):
        return [np.asarray(X.iloc[:, i]) for i in range(X.shape[1])]
    if isinstance(X, (list, tuple)) and X and any(
            isinstance(value, str) for value in X[0]) and not all(
            isinstance(value, str) for row in X for value in row):
        return [np.array([row[i] for row in X], dtype=object) for i in range(len(X[0]))]
    array = np.asarray(X)
    if array.ndim == 1:
        raise ValueError(f"Expected 2D array, got 1D array instead:\narray={array}.\nReshape your data "
                         "either using array.reshape(-1, 1) if your data has a single feature or "
                         "array.reshape(1, -1) if it contains a single sample.")
    return [array[:, i] for i in range(array.shape[1])]
"""###

private let text44 = ###"""
"""Sampling and choosing of rows."""

import _models
import numpy as np

__all__ = ["resample", "shuffle", "check_random_state", "check_array", "check_X_y", "Bunch",
           "compute_class_weight", "compute_sample_weight"]


class Bunch(dict):
    """A dict whose keys are attributes too."""

    def __getattr__(self, name):
        if name in self:
            return self[name]
        raise AttributeError(name)

    def __setattr__(self, name, value):
        self[name] = value


def check_random_state(seed):
    """A RandomState: numpy's own for None, a new one for a number, or the one given."""
    if isinstance(seed, np.random.RandomState):
        return seed
    if seed is None or isinstance(seed, int) or hasattr(seed, "__index__"):
        return np.random.RandomState(seed)
    raise ValueError(f"{seed!r} cannot be used to seed a numpy.random.RandomState instance")


def _row_count(X):
    return X.shape[0] if hasattr(X, "shape") else len(X)


def _rows(X, places):
    """Some rows of an array, a table or a list."""
    if X is None:
        return None
    if hasattr(X, "iloc"):
        return X.iloc[places]
    if hasattr(X, "shape"):
        return X[places]
    return [X[i] for i in (places.tolist() if hasattr(places, "tolist") else places)]


def resample(*arrays, replace=True, n_samples=None, random_state=None, stratify=None,
             sample_weight=None):
    """Rows drawn at random, the same of every array.

    Example: resample(X, y, random_state=0)
    """
    for name, value in (("stratify", stratify), ("sample_weight", sample_weight)):
        if value is not None:
            raise NotImplementedError(f"resample: argument '{name}' is not supported by mnb")
    if not arrays:
        return None
    rows = _row_count(arrays[0])
    if any(_row_count(a) != rows for a in arrays):
        raise ValueError("Found input variables with inconsistent numbers of samples: "
                         f"{[_row_count(a) for a in arrays]}")
    count = rows if n_samples is None else n_samples
    if count > rows and not replace:
        raise ValueError(f"Cannot sample {count} out of arrays with dim {rows} when replace is False")
    random = check_random_state(random_state)
    if replace:
        places = _models.random_integers(random, rows, count)
    else:
        places = _models.permutation(random, rows)[:count]
    made = [_rows(a, places) for a in arrays]
    return made[0] if len(made) == 1 else made


def shuffle(*arrays, random_state=None, n_samples=None):
    """Rows in random order, the same of every array."""
    return resample(*arrays, replace=False, n_samples=n_samples, random_state=random_state)


def compute_class_weight(class_weight, *, classes, y, sample_weight=None):
    """The weight of each class."""
    from sklearn.linear_model import class_weights
    classes = np.asarray(classes)
    if class_weight is None:
        return np.ones(len(classes))
    codes = _models.codes(np.asarray(y), classes)[0]
    weights = class_weights(class_weight, classes, codes, sample_weight)
    return np.array([weights[codes == i][0] if (codes == i).any() else 1.0
                     for i in range(len(classes))])


def compute_sample_weight(class_weight, y, *, indices=None):
    """The weight of each row, by its class."""
    if indices is not None:
        raise NotImplementedError(
            "compute_sample_weight: argument 'indices' is not supported by mnb")
    classes, codes = _models.unique(np.asarray(y))
    return compute_class_weight(class_weight, classes=classes, y=y)[codes]


def check_array(array, *, dtype="numeric", ensure_2d=True, ensure_all_finite=True, **options):
    """A 2-D array of finite floats."""
    from sklearn.base import check_numbers, check_table
    if options:
        raise NotImplementedError(
            f"check_array: argument '{list(options)[0]}' is not supported by mnb")
    if ensure_2d:
        return check_table(array, allow_nan=ensure_all_finite in (False, "allow-nan"))
    return check_numbers(array)


def check_X_y(X, y, **options):
    """X as a 2-D array of floats, y as a 1-D array of the same length."""
    from sklearn.base import check_length
    X, y = check_array(X, **options), np.asarray(y)
    check_length(X.shape[0], y)
    return X, y
"""###

private let text45 = ###"""
"""Weights of classes."""

from sklearn.utils import compute_class_weight, compute_sample_weight

__all__ = ["compute_class_weight", "compute_sample_weight"]
"""###

private let text46 = ###"""
"""Checks of arguments."""

from sklearn.base import check_is_fitted
from sklearn.utils import check_array, check_random_state, check_X_y

__all__ = ["check_is_fitted", "check_array", "check_X_y", "check_random_state"]
"""###

private let text47 = ###"""
"""Means, medians, spreads."""

import math as _math
from collections import Counter as _Counter
from bisect import bisect_left as _bisect_left, bisect_right as _bisect_right
from fractions import Fraction as _Fraction
import random as _random

__all__ = ["StatisticsError", "mean", "fmean", "geometric_mean", "harmonic_mean", "median",
           "median_low", "median_high", "median_grouped", "mode", "multimode", "pstdev",
           "pvariance", "stdev", "variance", "quantiles", "correlation", "covariance",
           "linear_regression", "NormalDist"]


class StatisticsError(ValueError):
    """Data that a statistic is not defined for."""


def _sum(data):
    """The exact sum as a fraction, the class of the result, and the number of values."""
    total = _Fraction(0)
    kind = int
    count = 0
    special = None
    for x in data:
        count += 1
        cls = type(x)
        if cls is not int and cls is not bool:
            if isinstance(x, float) or not isinstance(x, (int, _Fraction)):
                kind = float
                x = float(x)
                if not _math.isfinite(x):
                    special = x if special is None else special + x
                    continue
            elif kind is int:
                kind = _Fraction
        total += _Fraction(x)
    return total, kind, count, special


def _convert(value, kind):
    if kind is float:
        return float(value)
    if kind is _Fraction:
        return value
    return int(value) if value.denominator == 1 else float(value)


def mean(data):
    """The arithmetic mean."""
    total, kind, n, special = _sum(data)
    if n < 1:
        raise StatisticsError("mean requires at least one data point")
    if special is not None:
        return special
    return _convert(total / n, kind)


def fmean(data, weights=None):
    """The mean of floats, optionally weighted."""
    data = list(data)
    if weights is None:
        if not data:
            raise StatisticsError("fmean requires at least one data point")
        return _math.fsum(data) / len(data)
    weights = list(weights)
    if len(weights) != len(data):
        raise StatisticsError("data and weights must be the same length")
    total = _math.fsum(weights)
    if not total:
        raise StatisticsError("sum of weights must be non-zero")
    return _math.fsum([x * w for x, w in zip(data, weights)]) / total


def geometric_mean(data):
    """The geometric mean."""
    try:
        return _math.exp(fmean(map(_math.log, data)))
    except ValueError:
        raise StatisticsError("geometric mean requires a non-empty dataset "
                              "containing positive numbers") from None


def harmonic_mean(data, weights=None):
    """The harmonic mean."""
    data = list(data)
    n = len(data)
    if n < 1:
        raise StatisticsError("harmonic_mean requires at least one data point")
    if n == 1 and weights is None:
        if data[0] < 0:
            raise StatisticsError("harmonic mean does not support negative values")
        return data[0]
    weights = [1] * n if weights is None else list(weights)
    if len(weights) != n:
        raise StatisticsError("Number of weights does not match data size")
    if any(x < 0 for x in data):
        raise StatisticsError("harmonic mean does not support negative values")
    if any(w and not x for x, w in zip(data, weights)):
        return 0
    total, kind, _, _ = _sum([w / x if w else 0 for x, w in zip(data, weights)])
    if total <= 0:
        raise StatisticsError("Weighted sum must be positive")
    return _convert(_sum(weights)[0] / total, kind)


def median(data):
    """The middle value, or the mean of the two."""
    data = sorted(data)
    n = len(data)
    if n == 0:
        raise StatisticsError("no median for empty data")
    return data[n // 2] if n % 2 else (data[n // 2 - 1] + data[n // 2]) / 2


def median_low(data):
    """The lower of the two middle values."""
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data[(len(data) - 1) // 2]


def median_high(data):
    """The higher of the two middle values."""
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data[len(data) // 2]


def median_grouped(data, interval=1):
    """The median of values that stand for intervals."""
    data = sorted(data)
    n = len(data)
    if not n:
        raise StatisticsError("no median for empty data")
    x = data[n // 2]
    i = _bisect_left(data, x)
    j = _bisect_right(data, x, lo=i)
    interval = float(interval)
    return float(x) - interval / 2.0 + interval * (n / 2 - i) / (j - i)


def mode(data):
    """The most frequent value, the first of several."""
    pairs = _Counter(iter(data)).most_common(1)
    if not pairs:
        raise StatisticsError("no mode for empty data")
    return pairs[0][0]


def multimode(data):
    """The most frequent values."""
    counts = _Counter(iter(data))
    if not counts:
        return []
    most = max(counts.values())
    return [value for value, count in counts.items() if count == most]


def _squares(data, center):
    """The exact sum of squared distances to the mean."""
    data = list(data)
    total, kind, n, special = _sum(data)
    if n == 0 or special is not None:
        return _Fraction(0), kind, n, special
    c = total / n if center is None else _Fraction(center)
    if center is None:
        # With the exact mean, from the sums of values and of squares.
        squares = _Fraction(0)
        for x in data:
            x = _Fraction(x)
            squares += x * x
        return squares - total * total / n, kind, n, special
    distance = _Fraction(0)
    for x in data:
        d = _Fraction(x) - c
        distance += d * d
    return distance, kind, n, special


def variance(data, xbar=None):
    """The variance of a sample."""
    squares, kind, n, special = _squares(data, xbar)
    if n < 2:
        raise StatisticsError("variance requires at least two data points")
    if special is not None:
        return float("nan")
    return _convert(squares / (n - 1), kind)


def pvariance(data, mu=None):
    """The variance of a population."""
    squares, kind, n, special = _squares(data, mu)
    if n < 1:
        raise StatisticsError("pvariance requires at least one data point")
    if special is not None:
        return float("nan")
    return _convert(squares / n, kind)


def _root(value):
    """The square root of a fraction as the nearest float."""
    n, m = value.numerator, value.denominator
    if n == 0:
        return 0.0
    # An integer square root with at least 64 bits, and one more bit that says whether it is exact.
    q = (n.bit_length() - m.bit_length() - 109) // 2
    if q >= 0:
        a, b = n, m << 2 * q
    else:
        a, b = n << -2 * q, m
    root = _math.isqrt(a // b)
    root |= root * root * b != a
    return float(_Fraction(root) * (_Fraction(2) ** q)) if q >= 0 else float(
        _Fraction(root, 1 << -q))


def stdev(data, xbar=None):
    """The standard deviation of a sample."""
    squares, kind, n, special = _squares(data, xbar)
    if n < 2:
        raise StatisticsError("stdev requires at least two data points")
    if special is not None:
        return float("nan")
    return _root(squares / (n - 1))


def pstdev(data, mu=None):
    """The standard deviation of a population."""
    squares, kind, n, special = _squares(data, mu)
    if n < 1:
        raise StatisticsError("pstdev requires at least one data point")
    if special is not None:
        return float("nan")
    return _root(squares / n)


def quantiles(data, *, n=4, method="exclusive"):
    """The n - 1 points that cut the data into n parts."""
    if n < 1:
        raise StatisticsError("n must be at least 1")
    data = sorted(data)
    size = len(data)
    if size < 2:
        raise StatisticsError("must have at least two data points")
    result = []
    if method == "inclusive":
        for i in range(1, n):
            j, delta = divmod(i * (size - 1), n)
            result.append((data[j] * (n - delta) + data[j + 1] * delta) / n)
        return result
    if method == "exclusive":
        for i in range(1, n):
            j = min(max(i * (size + 1) // n, 1), size - 1)
            delta = i * (size + 1) - j * n
            result.append((data[j - 1] * (n - delta) + data[j] * delta) / n)
        return result
    raise ValueError(f"Unknown method: {method!r}")


def _pairs(x, y, name):
    if len(x) != len(y):
        raise StatisticsError(f"{name} requires that both inputs have same number of data points")
    if len(x) < 2:
        raise StatisticsError(f"{name} requires at least two data points")
    return _math.fsum(x) / len(x), _math.fsum(y) / len(x)


def covariance(x, y, /):
    """The covariance of two samples."""
    xbar, ybar = _pairs(x, y, "covariance")
    return _math.fsum((a - xbar) * (b - ybar) for a, b in zip(x, y)) / (len(x) - 1)


def correlation(x, y, /):
    """Pearson's correlation."""
    xbar, ybar = _pairs(x, y, "correlation")
    sxy = _math.fsum((a - xbar) * (b - ybar) for a, b in zip(x, y))
    sxx = _math.fsum((a - xbar) ** 2.0 for a in x)
    syy = _math.fsum((b - ybar) ** 2.0 for b in y)
    try:
        return sxy / _math.sqrt(sxx * syy)
    except ZeroDivisionError:
        raise StatisticsError("at least one of the inputs is constant")




from collections import namedtuple as _namedtuple
LinearRegression = _namedtuple("LinearRegression", ("slope", "intercept"))


def linear_regression(x, y, /, *, proportional=False):
    """The line through points with the least squared distances."""
    if len(x) != len(y):
        raise StatisticsError(
            "linear regression requires that both inputs have same number of data points")
    if len(x) < 2:
        raise StatisticsError("linear regression requires at least two data points")
    if proportional:
        sxy = _math.fsum(a * b for a, b in zip(x, y))
        sxx = _math.fsum(a * a for a in x)
    else:
        xbar, ybar = _math.fsum(x) / len(x), _math.fsum(y) / len(x)
        sxy = _math.fsum((a - xbar) * (b - ybar) for a, b in zip(x, y))
        sxx = _math.fsum((a - xbar) ** 2.0 for a in x)
    try:
        slope = sxy / sxx
    except ZeroDivisionError:
        raise StatisticsError("x is constant")
    return LinearRegression(slope=slope, intercept=0.0 if proportional else ybar - slope * xbar)


class NormalDist:
    """A normal distribution."""

    def __init__(self, mu=0.0, sigma=1.0):
        if sigma < 0.0:
            raise StatisticsError("sigma must be non-negative")
        self._mu = float(mu)
        self._sigma = float(sigma)

    @classmethod
    def from_samples(cls, data):
        data = list(data)
        return cls(fmean(data), stdev(data))

    @property
    def mean(self):
        return self._mu

    @property
    def median(self):
        return self._mu

    @property
    def mode(self):
        return self._mu

    @property
    def stdev(self):
        return self._sigma

    @property
    def variance(self):
        return self._sigma * self._sigma

    def samples(self, n, *, seed=None):
        draw = _random.gauss if seed is None else _random.Random(seed).gauss
        return [draw(self._mu, self._sigma) for _ in range(n)]

    def pdf(self, x):
        variance = self._sigma * self._sigma
        if not variance:
            raise StatisticsError("pdf() not defined when sigma is zero")
        diff = x - self._mu
        return _math.exp(diff * diff / (-2.0 * variance)) / _math.sqrt(_math.tau * variance)

    def cdf(self, x):
        if not self._sigma:
            raise StatisticsError("cdf() not defined when sigma is zero")
        return 0.5 * (1.0 + _math.erf((x - self._mu) / (self._sigma * _math.sqrt(2.0))))

    def inv_cdf(self, p):
        if p <= 0.0 or p >= 1.0:
            raise StatisticsError("p must be in the range 0.0 < p < 1.0")
        # Newton's method from the middle, on the logistic approximation's guess.
        x = _math.log(p / (1 - p)) * 0.6
        for _ in range(60):
            error = 0.5 * _math.erfc(-x / _math.sqrt(2.0)) - p
            step = error / (_math.exp(-0.5 * x * x) / _math.sqrt(_math.tau))
            x -= max(-1.0, min(1.0, step))
            if abs(step) < 1e-16 * max(1.0, abs(x)):
                break
        return self._mu + x * self._sigma

    def quantiles(self, n=4):
        return [self.inv_cdf(i / n) for i in range(1, n)]

    def zscore(self, x):
        if not self._sigma:
            raise StatisticsError("zscore() not defined when sigma is zero")
        return (x - self._mu) / self._sigma

    def __eq__(self, other):
        if not isinstance(other, NormalDist):
            return NotImplemented
        return self._mu == other._mu and self._sigma == other._sigma

    def __hash__(self):
        return hash((self._mu, self._sigma))

    def __add__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu + other._mu, _math.hypot(self._sigma, other._sigma))
        return NormalDist(self._mu + other, self._sigma)

    def __mul__(self, other):
        return NormalDist(self._mu * other, self._sigma * abs(other))

    def __repr__(self):
        return f"{type(self).__name__}(mu={self._mu!r}, sigma={self._sigma!r})"
"""###

private let text48 = ###"""
"""Characters by kind, and templates."""

whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = "01234567"
punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    """Each word with a capital first letter."""
    return (sep or " ").join(word.capitalize() for word in s.split(sep))


class Template:
    """Text with `$name` and `${name}` to be replaced."""

    delimiter = "$"

    def __init__(self, template):
        self.template = template

    def _replace(self, values, safe):
        import re
        pattern = r"\$(?:(\$)|([_a-zA-Z][_a-zA-Z0-9]*)|\{([_a-zA-Z][_a-zA-Z0-9]*)\}|())"

        def value(match):
            if match.group(1) is not None:
                return "$"
            name = match.group(2) or match.group(3)
            if name is not None:
                if safe and name not in values:
                    return match.group()
                return str(values[name])
            if safe:
                return match.group()
            start = match.start() + 1
            before = self.template[:start].splitlines(keepends=True)
            line = len(before)
            column = start - len("".join(before[:-1]))
            raise ValueError(f"Invalid placeholder in string: line {line}, col {column}")

        return re.sub(pattern, value, self.template)

    def substitute(self, mapping={}, /, **kws):
        """With all names replaced."""
        return self._replace({**mapping, **kws}, False)

    def safe_substitute(self, mapping={}, /, **kws):
        """With the names replaced that have a value."""
        return self._replace({**mapping, **kws}, True)


class Formatter:
    """`str.format` as an object."""

    def format(self, format_string, /, *args, **kwargs):
        return format_string.format(*args, **kwargs)

    def vformat(self, format_string, args, kwargs):
        return format_string.format(*args, **kwargs)
"""###

private let text49 = ###"""
"""Other programs: refused. A notebook is a document that people download."""

PIPE, STDOUT, DEVNULL = -1, -2, -3


class SubprocessError(Exception):
    """What the functions of this module would raise."""


class CalledProcessError(SubprocessError):
    """A program that failed."""


class TimeoutExpired(SubprocessError):
    """A program that took too long."""


def _refuse(name):
    def refused(*args, **kwargs):
        raise PermissionError(
            f"subprocess.{name}() is not part of mnb: programs start no other programs")
    refused.__name__ = name
    return refused


run = _refuse("run")
call = _refuse("call")
check_call = _refuse("check_call")
check_output = _refuse("check_output")
getoutput = _refuse("getoutput")
getstatusoutput = _refuse("getstatusoutput")
Popen = _refuse("Popen")
"""###

private let text50 = ###"""
"""Files and folders for a while, in the system's temporary folder where the program may write
there, else in the project's."""

import os as _os
import shutil as _shutil
import _os as _native

tempdir = None


def gettempdir():
    """The folder for temporary files."""
    global tempdir
    if tempdir is None:
        for folder in (_os.environ.get("TMPDIR"), "/tmp", _os.getcwd()):
            if folder and _os.path.isdir(folder) and _native._allowed(folder, True):
                tempdir = folder
                break
        else:
            raise FileNotFoundError("No usable temporary directory found")
    return tempdir


def gettempprefix():
    return "tmp"


def _name(suffix, prefix, dir):
    dir = gettempdir() if dir is None else _os.fspath(dir)
    for _ in range(100):
        middle = _os.urandom(6).hex()[:8]
        path = _os.path.join(dir, f"{'tmp' if prefix is None else prefix}{middle}{suffix or ''}")
        if not _os.path.lexists(path):
            return _os.path.abspath(path)
    raise FileExistsError("No usable temporary file name found")


def mkdtemp(suffix=None, prefix=None, dir=None):
    """Makes a folder; the caller removes it."""
    path = _name(suffix, prefix, dir)
    _os.mkdir(path, 0o700)
    return path


def mktemp(suffix="", prefix="tmp", dir=None):
    return _name(suffix, prefix, dir)


class _Named:
    """An open file that is removed when it is closed."""

    def __init__(self, file, path, delete):
        self.file = file
        self.name = path
        self.delete = delete

    def __getattr__(self, name):
        return getattr(self.file, name)

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()

    def __iter__(self):
        return iter(self.file)

    def close(self):
        if not self.file.closed:
            self.file.close()
            if self.delete and _os.path.exists(self.name):
                _os.unlink(self.name)


def NamedTemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None,
                       prefix=None, dir=None, delete=True, *, errors=None):
    """An open file with a name."""
    path = _name(suffix, prefix, dir)
    file = open(path, mode, encoding=encoding, newline=newline, errors=errors)
    return _Named(file, path, delete)


def TemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None,
                  dir=None, *, errors=None):
    """An open file."""
    return NamedTemporaryFile(mode, buffering, encoding, newline, suffix, prefix, dir,
                              errors=errors)


class TemporaryDirectory:
    """A folder that is removed at the end of the `with` statement."""

    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False):
        self.name = mkdtemp(suffix, prefix, dir)
        self._ignore = ignore_cleanup_errors

    def __repr__(self):
        return f"<TemporaryDirectory {self.name!r}>"

    def __enter__(self):
        return self.name

    def __exit__(self, exc, value, tb):
        self.cleanup()

    def cleanup(self):
        if _os.path.exists(self.name):
            _shutil.rmtree(self.name, ignore_errors=self._ignore)
"""###

private let text51 = ###"""
"""Text in lines of a given width."""

import re as _re

_whitespace = "\t\n\x0b\x0c\r "


class TextWrapper:
    """Breaks paragraphs into lines."""

    def __init__(self, width=70, initial_indent="", subsequent_indent="", expand_tabs=True,
                 replace_whitespace=True, fix_sentence_endings=False, break_long_words=True,
                 drop_whitespace=True, break_on_hyphens=True, tabsize=8, *, max_lines=None,
                 placeholder=" [...]"):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def _chunks(self, text):
        """Words, the white space between them, and the parts of words with hyphens."""
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = text.translate({ord(c): " " for c in _whitespace})
        chunks = []
        for part in _re.findall(r"[\t\n\x0b\x0c\r ]+|[^\t\n\x0b\x0c\r ]+", text):
            if not self.break_on_hyphens or part[0] in _whitespace:
                chunks.append(part)
                continue
            # A dash of two or more stands alone; a hyphen between letters ends a part.
            start = 0
            for match in _re.finditer(
                    r"(?<=[\w!\"'&.,?])-{2,}(?=\w)|(?<=[^\d\W]{2})-(?=[^\d\W]-?[^\d\W])"
                    r"|(?<=[^\d\W]-[^\d\W])-(?=[^\d\W]-?[^\d\W])", part):
                if match.end() - match.start() > 1:
                    if match.start() > start:
                        chunks.append(part[start:match.start()])
                    chunks.append(match.group())
                    start = match.end()
                elif match.start() - start >= 1:
                    chunks.append(part[start:match.end()])
                    start = match.end()
            if start < len(part):
                chunks.append(part[start:])
        if self.fix_sentence_endings:
            for i in range(len(chunks) - 1):
                if chunks[i + 1] == " " and _re.search(r"[a-z][\.\!\?][\"\']?\Z", chunks[i]):
                    chunks[i + 1] = "  "
        return chunks

    def wrap(self, text):
        """The lines of one paragraph."""
        if self.width <= 0:
            raise ValueError(f"invalid width {self.width!r} (must be > 0)")
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError("placeholder too large for max width")
        chunks = self._chunks(text)
        chunks.reverse()
        lines = []
        while chunks:
            current = []
            length = 0
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if self.drop_whitespace and chunks[-1].strip() == "" and lines:
                chunks.pop()
            while chunks and length + len(chunks[-1]) <= width:
                length += len(chunks[-1])
                current.append(chunks.pop())
            if chunks and len(chunks[-1]) > width:
                self._break(chunks, current, length, width)
                length = sum(len(chunk) for chunk in current)
            if self.drop_whitespace and current and current[-1].strip() == "":
                length -= len(current[-1])
                current.pop()
            if not current:
                continue
            fits = self.max_lines is None or len(lines) + 1 < self.max_lines or (
                (not chunks or self.drop_whitespace and len(chunks) == 1
                 and not chunks[0].strip()) and length <= width)
            if fits:
                lines.append(indent + "".join(current))
                continue
            while current:
                if current[-1].strip() and length + len(self.placeholder) <= width:
                    current.append(self.placeholder)
                    lines.append(indent + "".join(current))
                    break
                length -= len(current[-1])
                current.pop()
            else:
                if lines:
                    last = lines[-1].rstrip()
                    if len(last) + len(self.placeholder) <= self.width:
                        lines[-1] = last + self.placeholder
                        break
                lines.append(indent + self.placeholder.lstrip())
            break
        return lines

    def _break(self, chunks, current, length, width):
        """Puts what fits of a word that is too long for any line."""
        space = 1 if width < 1 else width - length
        if self.break_long_words:
            chunk = chunks[-1]
            end = space
            if self.break_on_hyphens and len(chunk) > space:
                hyphen = chunk.rfind("-", 0, space)
                if hyphen > 0 and any(c != "-" for c in chunk[:hyphen]):
                    end = hyphen + 1
            current.append(chunk[:end])
            chunks[-1] = chunk[end:]
        elif not current:
            current.append(chunks.pop())

    def fill(self, text):
        """The lines of one paragraph as one text."""
        return "\n".join(self.wrap(text))


def wrap(text, width=70, **kwargs):
    """The lines of a paragraph, at most `width` wide."""
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    """A paragraph broken into lines."""
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    """A text cut at a word to fit a width."""
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(" ".join(text.strip().split()))


def dedent(text):
    """Without the white space that all lines begin with."""
    lines = [line if line.strip(" \t") else "" for line in text.split("\n")]
    margin = None
    for line in lines:
        if not line:
            continue
        indent = line[:len(line) - len(line.lstrip(" \t"))]
        if margin is None:
            margin = indent
        else:
            common = 0
            while common < min(len(margin), len(indent)) and margin[common] == indent[common]:
                common += 1
            margin = margin[:common]
    if margin:
        lines = [line[len(margin):] if line else line for line in lines]
    return "\n".join(lines)


def indent(text, prefix, predicate=None):
    """With a prefix before each line that is not blank."""
    if predicate is None:
        predicate = str.strip
    return "".join(prefix + line if predicate(line) else line for line in text.splitlines(True))
"""###

private let text52 = ###"""
"""A progress bar on standard error."""

import sys as _sys
import time as _time

__all__ = ["tqdm", "trange", "tqdm_notebook"]


def _clock(seconds):
    minutes, s = divmod(int(seconds), 60)
    h, m = divmod(minutes, 60)
    return f"{h:d}:{m:02d}:{s:02d}" if h else f"{m:02d}:{s:02d}"


def _size(n, divisor=1000):
    for unit in ("", "k", "M", "G", "T", "P", "E", "Z"):
        if abs(n) < 999.5:
            if abs(n) < 99.95:
                return f"{n:1.2f}{unit}" if abs(n) < 9.995 else f"{n:2.1f}{unit}"
            return f"{n:3.0f}{unit}"
        n /= divisor
    return f"{n:3.1f}Y"


class tqdm:
    """Wraps an iterable and shows how far the loop is."""

    def __init__(self, iterable=None, desc=None, total=None, leave=True, file=None, ncols=None,
                 mininterval=0.1, maxinterval=10.0, miniters=None, ascii=None, disable=False,
                 unit="it", unit_scale=False, dynamic_ncols=False, smoothing=0.3, bar_format=None,
                 initial=0, position=None, postfix=None, **kwargs):
        if total is None and iterable is not None:
            try:
                total = len(iterable)
            except (TypeError, AttributeError):
                total = None
        self.iterable = iterable
        self.desc = desc or ""
        self.total = total
        self.leave = leave
        self.file = file
        self.ncols = ncols
        self.mininterval = mininterval
        self.ascii = ascii
        # None means: only on a terminal.
        self.disable = not _sys.stderr.isatty() if disable is None else bool(disable)
        self.unit = unit
        self.unit_scale = unit_scale
        self.n = initial
        self.initial = initial
        self.postfix = ""
        if postfix:
            self.set_postfix(postfix, refresh=False)
        self.start_t = self.last_print_t = _time.time()
        self._closed = False
        self._shown = 0
        if not self.disable:
            self.refresh()

    def __iter__(self):
        if self.disable:
            yield from self.iterable
            return
        try:
            for value in self.iterable:
                yield value
                self.update(1)
        finally:
            self.close()

    def __len__(self):
        return self.total if self.iterable is None else len(self.iterable)

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()

    def __bool__(self):
        return self.total is None or self.total > 0

    def update(self, n=1):
        """Says that n more are done."""
        self.n += n
        if self.disable:
            return
        now = _time.time()
        if now - self.last_print_t >= self.mininterval:
            self.last_print_t = now
            self.refresh()

    def _line(self):
        elapsed = _time.time() - self.start_t
        rate = (self.n - self.initial) / elapsed if elapsed > 0 else 0.0
        n = _size(self.n) if self.unit_scale else str(self.n)
        total = "?" if self.total is None else (
            _size(self.total) if self.unit_scale else str(self.total))
        if not rate:
            speed = "?" + self.unit + "/s"
        elif rate < 1:
            speed = f"{1 / rate:5.2f}s/{self.unit}"
        else:
            speed = (_size(rate) if self.unit_scale else f"{rate:5.2f}") + f"{self.unit}/s"
        prefix = f"{self.desc}: " if self.desc else ""
        tail = f", {self.postfix}" if self.postfix else ""
        if not self.total:
            return f"{prefix}{n}{self.unit} [{_clock(elapsed)}, {speed.strip()}{tail}]"
        left = (self.total - self.n) / rate if rate else 0
        share = min(self.n / self.total, 1.0)
        left_text = _clock(left) if rate else "?"
        end = f"| {n}/{total} [{_clock(elapsed)}<{left_text}, {speed}{tail}]"
        start = f"{prefix}{share * 100:3.0f}%|"
        width = max(1, min(10 if self.ncols is None else self.ncols, 80) if self.ncols is None
                    else self.ncols - len(start) - len(end))
        full = int(share * width)
        return start + ("#" if self.ascii else "█") * full + " " * (width - full) + end

    def refresh(self, *args, **kwargs):
        if self.disable:
            return
        line = self._line()
        out = _sys.stderr if self.file is None else self.file
        out.write("\r" + line + " " * max(0, self._shown - len(line)))
        out.flush()
        self._shown = len(line)

    def close(self):
        """Shows the end state."""
        if self._closed or self.disable:
            self._closed = True
            return
        self._closed = True
        self.refresh()
        out = _sys.stderr if self.file is None else self.file
        out.write("\n" if self.leave else "\r" + " " * self._shown + "\r")
        out.flush()

    def set_description(self, desc=None, refresh=True):
        self.desc = desc or ""
        if refresh:
            self.refresh()

    set_description_str = set_description

    def set_postfix(self, ordered_dict=None, refresh=True, **kwargs):
        values = dict(ordered_dict or {}, **kwargs)
        shown = []
        for key, value in values.items():
            if isinstance(value, float):
                value = f"{value:.3g}"
            shown.append(f"{key}={str(value).strip()}")
        self.postfix = ", ".join(shown)
        if refresh:
            self.refresh()

    def set_postfix_str(self, s="", refresh=True):
        self.postfix = str(s)
        if refresh:
            self.refresh()

    def reset(self, total=None):
        self.n = 0
        if total is not None:
            self.total = total
        self.start_t = _time.time()

    @classmethod
    def write(cls, s, file=None, end="\n", nolock=False):
        """Prints a line."""
        print(s, end=end, file=file)

    @classmethod
    def pandas(cls, *args, **kwargs):
        raise NotImplementedError("tqdm.pandas() is not part of mnb")


def trange(*args, **kwargs):
    """`tqdm(range(...))`"""
    return tqdm(range(*args), **kwargs)


tqdm_notebook = tqdm
"""###

private let text53 = ###"""
"""The progress bar under another name."""
from tqdm import tqdm, trange
"""###

private let text54 = ###"""
"""The progress bar under another name."""
from tqdm import tqdm, trange
"""###

private let text55 = ###"""
"""Exceptions as text."""

import sys as _sys
import _mnb

__all__ = ["format_exc", "print_exc", "format_exception", "print_exception",
           "format_exception_only", "format_tb", "print_tb", "extract_tb"]


def _lines(exc):
    return _mnb.traceback_text(exc).splitlines(True)


def _given(exc, value):
    # Both forms of calls: the exception alone, or class, value and traceback.
    return value if value is not None else exc


def format_exception(exc, /, value=None, tb=None, limit=None, chain=True):
    """The lines of a traceback."""
    found = _given(exc, value)
    return ["NoneType: None\n"] if found is None else _lines(found)


def format_exception_only(exc, /, value=None):
    """The lines that say what happened."""
    found = _given(exc, value)
    return [_last(found)]


def _last(exc):
    cls = type(exc)
    name = cls.__qualname__
    if cls.__module__ not in ("builtins", "__main__"):
        name = f"{cls.__module__}.{name}"
    text = str(exc)
    return f"{name}: {text}\n" if text else f"{name}\n"


def print_exception(exc, /, value=None, tb=None, limit=None, file=None, chain=True):
    """Writes a traceback to standard error."""
    print("".join(format_exception(exc, value, tb)), file=_sys.stderr if file is None else file,
          end="")


def format_exc(limit=None, chain=True):
    """The traceback of the exception being handled."""
    return "".join(format_exception(_sys.exc_info()[1]))


def print_exc(limit=None, file=None, chain=True):
    """Writes the traceback of the exception being handled to standard error."""
    print(format_exc(), file=_sys.stderr if file is None else file, end="")


def format_tb(tb, limit=None):
    """The lines of a traceback object."""
    lines = []
    while tb is not None:
        frame = tb.tb_frame
        lines.append(f'  File "{frame.f_code.co_filename}", line {tb.tb_lineno}, in '
                     f"{frame.f_code.co_name}\n")
        tb = tb.tb_next
    return lines


def print_tb(tb, limit=None, file=None):
    print("".join(format_tb(tb)), file=_sys.stderr if file is None else file, end="")


def extract_tb(tb, limit=None):
    raise NotImplementedError("traceback.extract_tb() is not part of mnb")
"""###

private let text56 = ###"""
"""The classes of the language's own objects."""

FunctionType = type(lambda: None)
LambdaType = FunctionType
BuiltinFunctionType = BuiltinMethodType = type(len)


class _C:
    def method(self):
        pass


MethodType = type(_C().method)
NoneType = type(None)
EllipsisType = type(Ellipsis)
NotImplementedType = type(NotImplemented)


def _generator():
    yield


GeneratorType = type(_generator())


class SimpleNamespace:
    """Attributes given by name."""

    def __init__(self, /, **kwargs):
        for name, value in kwargs.items():
            setattr(self, name, value)

    def __repr__(self):
        shown = ", ".join(f"{name}={value!r}" for name, value in self.__dict__.items())
        name = "namespace" if type(self) is SimpleNamespace else type(self).__name__
        return f"{name}({shown})"

    def __eq__(self, other):
        if isinstance(other, SimpleNamespace):
            return self.__dict__ == other.__dict__
        return NotImplemented


class mappingproxy:
    """A mapping that cannot be changed through this view."""

    def __init__(self, mapping):
        self._mapping = mapping

    def __getitem__(self, key):
        return self._mapping[key]

    def __iter__(self):
        return iter(self._mapping)

    def __len__(self):
        return len(self._mapping)

    def __contains__(self, key):
        return key in self._mapping

    def __repr__(self):
        return f"mappingproxy({self._mapping!r})"

    def __str__(self):
        return str(self._mapping)

    def __eq__(self, other):
        return self._mapping == other

    def get(self, key, default=None):
        return self._mapping.get(key, default)

    def keys(self):
        return self._mapping.keys()

    def values(self):
        return self._mapping.values()

    def items(self):
        return self._mapping.items()

    def copy(self):
        return self._mapping.copy()


MappingProxyType = mappingproxy
"""###

private let text57 = ###"""
"""Names for annotations. They mean nothing at run time: `Name[...]` is the name itself."""

from _collections import _make_fields
from _typing import *

TYPE_CHECKING = False


def cast(typ, val):
    """The value."""
    return val


def overload(func):
    return func


def final(f):
    return f


def no_type_check(arg):
    return arg


def runtime_checkable(cls):
    return cls


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    """The annotations of a class."""
    return dict(getattr(obj, "__annotations__", {}))


def get_origin(tp):
    return None


def get_args(tp):
    return ()


def NewType(name, tp):
    """A function that gives its argument."""
    def made(value):
        return value
    made.__name__ = name
    return made


class Generic:
    """The base of classes with type parameters."""

    @classmethod
    def __class_getitem__(cls, parameters):
        return cls


class Protocol(Generic):
    """The base of classes that say what methods others have."""


class NamedTuple(tuple):
    """The base of named tuples whose fields are annotated in the class body."""

    def __init_subclass__(cls):
        fields = list(cls.__dict__.get("__annotations__", {}))
        if not fields:
            return
        defaults = []
        for name in fields:
            if name in cls.__dict__:
                defaults.append(cls.__dict__[name])
            elif defaults:
                raise TypeError(f"non-default namedtuple field {name} cannot follow default "
                                f"field{'s' if len(defaults) > 1 else ''} "
                                + ", ".join([n for n in fields if n in cls.__dict__]))
        _make_fields(cls, fields, defaults)


class TypedDict(dict):
    """The base of dicts whose keys are annotated in the class body."""
"""###

private let text58 = ###"""
"""Universally unique numbers."""

import hashlib as _hashlib
import os as _os


class UUID:
    """A 128-bit number that names something."""

    def __init__(self, hex=None, bytes=None, int=None, version=None):
        if [hex, bytes, int].count(None) != 2:
            raise TypeError("one of the hex, bytes, bytes_le, fields, or int arguments must be given")
        if hex is not None:
            hex = hex.replace("urn:", "").replace("uuid:", "").strip("{}").replace("-", "")
            if len(hex) != 32:
                raise ValueError("badly formed hexadecimal UUID string")
            int = _int(hex, 16)
        if bytes is not None:
            if len(bytes) != 16:
                raise ValueError("bytes is not a 16-char string")
            int = _int.from_bytes(bytes, "big")
        if not 0 <= int < 1 << 128:
            raise ValueError("int is out of range (need a 128-bit value)")
        if version is not None:
            if not 1 <= version <= 5:
                raise ValueError("illegal version number")
            int &= ~(0xC000 << 48)
            int |= 0x8000 << 48
            int &= ~(0xF000 << 64)
            int |= version << 76
        self.int = int

    @property
    def hex(self):
        return f"{self.int:032x}"

    @property
    def bytes(self):
        return self.int.to_bytes(16, "big")

    @property
    def version(self):
        return (self.int >> 76) & 0xF

    def __str__(self):
        h = self.hex
        return f"{h[:8]}-{h[8:12]}-{h[12:16]}-{h[16:20]}-{h[20:]}"

    def __repr__(self):
        return f"UUID({str(self)!r})"

    def __eq__(self, other):
        return self.int == other.int if isinstance(other, UUID) else NotImplemented

    def __lt__(self, other):
        return self.int < other.int

    def __hash__(self):
        return hash(self.int)


_int = int


def uuid4():
    """A random one."""
    return UUID(bytes=_os.urandom(16), version=4)


def uuid1(node=None, clock_seq=None):
    return UUID(bytes=_os.urandom(16), version=1)


def uuid3(namespace, name):
    return UUID(bytes=_hashlib.md5(namespace.bytes + name.encode()).digest(), version=3)


def uuid5(namespace, name):
    """The one of a name in a namespace."""
    return UUID(bytes=_hashlib.sha1(namespace.bytes + name.encode()).digest()[:16], version=5)


NAMESPACE_DNS = UUID("6ba7b810-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_URL = UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_OID = UUID("6ba7b812-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_X500 = UUID("6ba7b814-9dad-11d1-80b4-00c04fd430c8")
"""###
