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
