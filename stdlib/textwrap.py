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
