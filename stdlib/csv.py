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
