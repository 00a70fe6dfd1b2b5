import datetime
from datetime import date, datetime as dt, time, timedelta, timezone


def t(f, *a, **k):
    try:
        r = f(*a, **k)
        print(repr(r), "|", r)
    except Exception as e:
        print(type(e).__name__, e)


for a in [(), (1,), (0, 3600), (1, 2, 3), (-1,), (0, -1), (0, 0, -1), (1.5,), (0, 0.000001), (0, 0, 0.5), (0, 0, 1.5),
          (0, 0, 2.5), (10**9,), ("x",), (float("nan"),)]:
    t(timedelta, *a)
t(timedelta, hours=25, minutes=61, weeks=1, milliseconds=1500)
t(timedelta, hours=1.5)
t(timedelta, minutes=0.1)
d = timedelta(days=2, hours=3, seconds=4, microseconds=5)
print(d.days, d.seconds, d.microseconds, d.total_seconds(), -d, abs(-d), d * 2, d / 2, d // 2, d * 1.5, d / 1.7, 3 * d)
print(d / timedelta(hours=1), d // timedelta(hours=1), d % timedelta(hours=1), divmod(d, timedelta(days=1)), d + d, d - d)
print(d > timedelta(1), d == timedelta(2, 10804, 5), bool(timedelta()), hash(d) == hash(timedelta(2, 10804, 5)), +d)
print(timedelta.min, timedelta.max, timedelta.resolution, sum([d, d], timedelta()))
t(lambda: d / 0)
t(lambda: timedelta.max + timedelta(1))

for a in [(2024, 2, 29), (2023, 2, 29), (2024, 13, 1), (0, 1, 1), (10000, 1, 1), (2024, 1, 0), (2024.0, 1, 1), ("2024", 1, 1),
          (1, 1, 1), (9999, 12, 31)]:
    t(date, *a)
x = date(2024, 3, 15)
print(x.year, x.month, x.day, x.weekday(), x.isoweekday(), x.toordinal(), x.isocalendar(), x.isoformat(), x.ctime())
print(x.replace(year=2025), x.replace(day=1), x + timedelta(20), x - timedelta(20), x - date(2023, 3, 15), x.timetuple())
print(date.fromisoformat("2024-03-15"), date.fromisoformat("20240315"), date.fromisoformat("2024-W11-5"), date.fromordinal(738960))
print(x < date(2024, 3, 16), x == date(2024, 3, 15), sorted([date(2024, 1, 2), date(2023, 5, 6)]), x != 5, {x: 1}[date(2024, 3, 15)])
t(date.fromisoformat, "2024-3-15")
t(date.fromisoformat, "nope")
t(date.fromisoformat, "2024-02-30")
t(lambda: x < dt(2024, 1, 1))
for y in (2015, 2016, 2020, 2021, 2026):
    print(date(y, 1, 1).isocalendar()[:], date(y, 12, 31).isocalendar()[:], date(y, 1, 1).strftime("%j %U %W %V %G %u %w"))
print(date.fromisocalendar(2020, 53, 5), date.min, date.max, f"{x:%d.%m.%Y}", f"{x}", format(x, "%A %B"))

m = dt(2024, 3, 5, 14, 7, 9, 123456)
print(repr(m), m, m.date(), m.time(), m.isoformat(), m.isoformat(" "), m.isoformat(timespec="minutes"), m.ctime())
for spec in ("hours", "minutes", "seconds", "milliseconds", "microseconds", "auto", "bad"):
    t(m.isoformat, timespec=spec)
print(m.strftime("%Y-%m-%d %H:%M:%S.%f %y %b %B %a %A %p %I %j %% %d/%m %z|%Z|"), m.strftime("%c"), m.strftime("%x %X"), m.strftime(""))
print(repr(dt(2024, 1, 1)), repr(dt(2024, 1, 1, 5)), repr(dt(2024, 1, 1, 0, 0, 7)), dt(2024, 1, 1), dt(2024, 1, 1, 1, 1, 1, 5))
print(m + timedelta(days=30), m - timedelta(hours=15), m - dt(2024, 1, 1), (m - dt(2023, 3, 5)).days, m.replace(hour=0, minute=0), m.weekday())
print(m < dt(2025, 1, 1), m == dt(2024, 3, 5, 14, 7, 9, 123456), m == date(2024, 3, 5), max(m, dt(2024, 3, 6)), m.timetuple()[:6])
t(dt, 2024, 1, 1, 24)
t(dt, 2024, 1, 1, 0, 60)
t(dt, 2024, 1, 1, 0, 0, 60)
t(dt, 2024, 1, 1, 0, 0, 0, 1000000)
t(lambda: dt.max + timedelta(1))
for s in ["2024-03-05", "2024-03-05T14:07", "2024-03-05 14:07:09", "2024-03-05T14:07:09.123", "2024-03-05T14:07:09.123456+02:00",
          "2024-03-05T14:07:09Z", "20240305T140709", "2024-W10-2T05", "2024-03-05T25:00", "x", "", "2024-03-05T"]:
    t(dt.fromisoformat, s)
for s, f in [("2024-03-05", "%Y-%m-%d"), ("05/03/24 14:07", "%d/%m/%y %H:%M"), ("Mar 5 2024", "%b %d %Y"),
             ("Tuesday, March 05, 2024 02:07 PM", "%A, %B %d, %Y %I:%M %p"), ("2024-065", "%Y-%j"), ("14:07:09.5", "%H:%M:%S.%f"),
             ("2024-03-05T14:07:09+0530", "%Y-%m-%dT%H:%M:%S%z"), ("2024-03-05 x", "%Y-%m-%d"), ("2024-13-05", "%Y-%m-%d"),
             ("5", "%q"), ("5", "%"), ("12/31/99", "%D"), ("2024-02-30", "%Y-%m-%d"), ("  2024", " %Y"), ("100%", "%j%%"), ("Z", "%z")]:
    t(dt.strptime, s, f)
t(dt.strptime, 5, "%Y")
print(dt.combine(date(2024, 1, 2), time(3, 4)), dt.fromordinal(738960), dt.utcfromtimestamp(0), dt.utcfromtimestamp(1.5), dt.min, dt.max)

utc = timezone.utc
cet = timezone(timedelta(hours=1), "CET")
a = dt(2024, 3, 5, 12, tzinfo=utc)
print(repr(a), a, a.utcoffset(), a.tzname(), a.astimezone(cet), repr(a.astimezone(cet)), a.timestamp(), a.dst(), a.isoformat())
print(a == dt(2024, 3, 5, 13, tzinfo=cet), a - dt(2024, 3, 5, 12, tzinfo=cet), a < dt(2024, 3, 5, 13, 1, tzinfo=cet), hash(a) == hash(dt(2024, 3, 5, 13, tzinfo=cet)))
print(a == dt(2024, 3, 5, 12), repr(utc), cet, timezone(timedelta(hours=-5, minutes=-30)), repr(timezone(timedelta(minutes=90))))
print(dt.fromtimestamp(0, utc), dt.fromtimestamp(1700000000.25, tz=cet), a.strftime("%z %Z"), a.replace(tzinfo=None), a.timetz(), a.utctimetuple()[:6])
t(lambda: a < dt(2024, 1, 1))
t(lambda: a - dt(2024, 1, 1))
t(timezone, timedelta(hours=24))
t(timezone, 5)
t(dt, 2024, 1, 1, tzinfo=5)

c = time(14, 7, 9, 5)
print(repr(c), c, c.isoformat(), c.replace(hour=1), time(5), repr(time(5)), repr(time(5, 6, 7)), c.strftime("%H-%M-%S-%f"), time.fromisoformat("14:07"))
print(c < time(15), c == time(14, 7, 9, 5), time.min, time.max, bool(time(0)), time(1, tzinfo=utc), repr(time(1, tzinfo=utc)), f"{c:%H}h")
t(time, 24)
t(time.fromisoformat, "25:00")
print(datetime.MINYEAR, datetime.MAXYEAR, isinstance(m, date), issubclass(dt, date), type(m - m).__name__, datetime.UTC is utc)


class Stamp(dt):
    def label(self):
        return f"{self:%Y}"


s = Stamp(2024, 1, 2)
print(repr(s), s.label(), type(s + timedelta(1)).__name__, type(s.replace(year=2025)).__name__)
print((dt.now() - dt.now()).total_seconds() <= 0, dt.now().year >= 2024, date.today() <= date.max, dt.now(utc).tzinfo)
