import numpy as np
import pandas as pd


def show(label, f):
    try:
        value = f()
    except Exception as error:
        print(label, "->", type(error).__name__ + ":", error)
    else:
        print(label)
        print(value)


s = pd.to_datetime(pd.Series(["2020-01-31 10:30:15", "2021-02-28", None, "2024-12-31 23:59:59"]), format="mixed")
for label, f in {
    "s": lambda: s, "dtype": lambda: s.dtype, "year": lambda: s.dt.year, "month": lambda: s.dt.month, "day": lambda: s.dt.day, "hour": lambda: s.dt.hour, "dayofweek": lambda: s.dt.dayofweek, "dayofyear": lambda: s.dt.dayofyear, "quarter": lambda: s.dt.quarter, "is_month_end": lambda: s.dt.is_month_end, "is_leap_year": lambda: s.dt.is_leap_year, "day_name": lambda: s.dt.day_name(), "month_name": lambda: s.dt.month_name(), "strftime": lambda: s.dt.strftime("%d/%m/%Y %H:%M"), "floor": lambda: s.dt.floor("h"), "normalize": lambda: s.dt.normalize(), "diff": lambda: s.diff(), "min": lambda: s.min(), "max": lambda: s.max(), "sub": lambda: s - s[0], "days": lambda: (s - s[0]).dt.days, "total": lambda: (s - s[0]).dt.total_seconds(), "addtd": lambda: s + pd.Timedelta(days=1), "gt": lambda: s > pd.Timestamp("2021-01-01"), "gtstr": lambda: s > "2021-01-01", "sort": lambda: s.sort_values(ascending=False), "isna": lambda: s.isna(), "describe": lambda: s.isna().sum(), "iloc": lambda: s.iloc[0], "timestamp": lambda: pd.Timestamp("2020-03-01 12:00"), "parts": lambda: (pd.Timestamp("2020-03-01").year, pd.Timestamp("2020-03-01").day_name()), "repr": lambda: repr(pd.Timestamp("2020-03-01")), "tssub": lambda: pd.Timestamp("2020-03-01") - pd.Timestamp("2020-02-01"), "tsadd": lambda: pd.Timestamp("2020-03-01") + pd.Timedelta("2 days 3 hours"), "td": lambda: pd.Timedelta(hours=36), "tdrepr": lambda: repr(pd.Timedelta("1 days")), "tdtotal": lambda: pd.Timedelta("1h 30min").total_seconds(), "tdneg": lambda: pd.Timedelta(days=-1, hours=5), "strf": lambda: pd.Timestamp("2020-03-01").strftime("%Y/%m/%d"), "iso": lambda: pd.Timestamp("2020-03-01 01:02:03").isoformat(), "badcoerce": lambda: pd.to_datetime(pd.Series(["2020-01-01", "x"]), errors="coerce"), "format": lambda: pd.to_datetime(pd.Series(["31/12/2020"]), format="%d/%m/%Y"), "frame": lambda: pd.to_datetime(pd.DataFrame({"year": [2020], "month": [2], "day": [3]})), "nodt": lambda: pd.Series([1]).dt.year, "nat": lambda: pd.NaT, "natisna": lambda: pd.isna(pd.NaT), "group": lambda: pd.DataFrame({"t": s, "v": [1, 2, 3, 4]}).groupby(s.dt.year)["v"].sum(), "csv": lambda: pd.DataFrame({"t": s}).to_csv(index=False), "compare": lambda: pd.Timestamp("2020-01-01") < pd.Timestamp("2021-01-01"), "hash": lambda: len({pd.Timestamp("2020-01-01"), pd.Timestamp("2020-01-01")}), "to_td": lambda: pd.to_timedelta(pd.Series(["1 days", "02:00:00"])), "from": lambda: pd.Series([pd.Timestamp("2020-01-01"), pd.NaT]),
}.items():
    show(label, f)
