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
