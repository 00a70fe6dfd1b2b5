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
