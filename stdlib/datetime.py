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
