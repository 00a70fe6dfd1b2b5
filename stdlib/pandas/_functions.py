"""pandas' functions and methods that are written in terms of its others.

`pandas` looks these up by name when they are first called.
"""
from collections import namedtuple

import numpy as np
import pandas as pd

NamedAgg = namedtuple("NamedAgg", ["column", "aggfunc"])


def from_dict(data, orient="columns", dtype=None, columns=None):
    if orient == "columns":
        if columns is not None:
            raise ValueError("cannot use columns parameter with orient='columns'")
        return pd.DataFrame(data, dtype=dtype)
    if orient != "index":
        raise ValueError(f"Expected 'index', 'columns' or 'tight' for orient parameter. Got '{orient}' instead")
    index, rows = list(data.keys()), list(data.values())
    if rows and isinstance(rows[0], dict):
        frame = pd.DataFrame(rows, index=index, dtype=dtype)
        return frame if columns is None else frame[list(columns)]
    return pd.DataFrame(rows, index=index, columns=columns, dtype=dtype)


def from_records(data, index=None, exclude=None, columns=None, coerce_float=False, nrows=None):
    rows = list(data)
    if nrows is not None:
        rows = rows[:nrows]
    frame = pd.DataFrame(rows, columns=columns)
    if exclude is not None:
        frame = frame.drop(columns=[name for name in exclude if name in frame.columns])
    if index is None:
        return frame
    if isinstance(index, str) or (isinstance(index, list) and all(name in frame.columns for name in index)):
        return frame.set_index(index)
    frame.index = index
    return frame


def combine_first(self, other):
    index = self.index.union(other.index)
    left, right = self.reindex(index), other.reindex(index)
    columns = {}
    for name in self.columns.union(other.columns, sort=False) if len(other.columns) else self.columns:
        if name not in right.columns:
            columns[name] = left[name]
        elif name not in left.columns:
            columns[name] = right[name]
        else:
            columns[name] = left[name].where(left[name].notna(), right[name])
    return pd.DataFrame(columns, index=index)


def update(self, other, join="left", overwrite=True, filter_func=None, errors="ignore"):
    if join != "left" or filter_func is not None or errors != "ignore":
        raise NotImplementedError("update(): only join='left' without filter_func is supported by mnb")
    if isinstance(other, pd.Series):
        other = other.to_frame()
    other = other.reindex(self.index)
    for name in self.columns:
        if name in other.columns:
            new = other[name]
            take = new.notna() if overwrite else new.notna() & self[name].isna()
            if take.any():
                self[name] = self[name].where(~take, new)


def update_series(self, other):
    if not isinstance(other, pd.Series):
        other = pd.Series(other)
    other = other.reindex(self.index)
    take = other.notna()
    for label in self.index[take]:
        self[label] = other[label]


def reindex_like(self, other):
    return self.reindex(index=other.index, columns=other.columns)


def dot(self, other):
    if isinstance(other, pd.DataFrame):
        common = self.columns if isinstance(self, pd.DataFrame) else self.index
        values = np.dot(self.to_numpy(), other.reindex(common).to_numpy())
        if isinstance(self, pd.Series):
            return pd.Series(values, index=other.columns)
        return pd.DataFrame(values, index=self.index, columns=other.columns)
    if isinstance(other, pd.Series):
        common = self.columns if isinstance(self, pd.DataFrame) else self.index
        other = other.reindex(common).to_numpy()
    values = np.dot(self.to_numpy(), np.asarray(other))
    if isinstance(self, pd.Series):
        return values
    if np.ndim(values) == 1:
        return pd.Series(values, index=self.index)
    return pd.DataFrame(values, index=self.index)


def truncate(self, before=None, after=None):
    keep = np.ones(len(self), dtype=bool)
    if before is not None:
        keep = keep & np.asarray(self.index >= before)
    if after is not None:
        keep = keep & np.asarray(self.index <= after)
    return self[keep]


def xs(self, key, axis=0, level=None, drop_level=True):
    if axis in (1, "columns"):
        return self[key]
    if level is None and self.index.nlevels == 1:
        return self.loc[key]
    if level is None and isinstance(key, tuple):
        return self.loc[key]
    level = 0 if level is None else level
    names = list(self.index.names)
    level = names.index(level) if level in names else level
    rows = np.asarray(self.index.get_level_values(level) == key)
    if not rows.any():
        raise KeyError(key)
    found = self[rows]
    return droplevel(found, level) if drop_level else found


def droplevel(self, level, axis=0):
    if axis not in (0, "index"):
        raise NotImplementedError("droplevel(): only axis=0 is supported by mnb")
    found = self.reset_index(level=level, drop=True)
    return found


def merge_asof(left, right, on=None, left_on=None, right_on=None, by=None, suffixes=("_x", "_y"),
               tolerance=None, allow_exact_matches=True, direction="backward"):
    left_on, right_on = left_on or on, right_on or on
    if left_on is None or right_on is None:
        raise NotImplementedError("merge_asof(): keys in the index are not supported by mnb")
    if not left[left_on].is_monotonic_increasing:
        raise ValueError("left keys must be sorted")
    if not right[right_on].is_monotonic_increasing:
        raise ValueError("right keys must be sorted")
    keys = [] if by is None else [by] if isinstance(by, str) else list(by)
    left_values, right_values = left[left_on].to_numpy(), right[right_on].to_numpy()
    places = np.full(len(left), -1)
    if keys:
        groups = {}
        for at, key in enumerate(zip(*[right[name] for name in keys])):
            groups.setdefault(key, []).append(at)
        members = {}
        for at, key in enumerate(zip(*[left[name] for name in keys])):
            members.setdefault(key, []).append(at)
        pairs = [(np.array(rows), np.array(groups[key])) for key, rows in members.items() if key in groups]
    else:
        pairs = [(np.arange(len(left)), np.arange(len(right)))]
    for rows, candidates in pairs:
        wanted, have = left_values[rows], right_values[candidates]
        if len(candidates):
            places[rows] = _nearest(wanted, have, candidates, direction, allow_exact_matches, tolerance)
    taken = right.drop(columns=[name for name in keys + ([right_on] if left_on == right_on else [])])
    taken = taken.reset_index(drop=True).reindex(places)
    taken.index = range(len(left))
    start = left.reset_index(drop=True)
    shared = [name for name in taken.columns if name in start.columns]
    start = start.rename(columns={name: str(name) + suffixes[0] for name in shared})
    taken = taken.rename(columns={name: str(name) + suffixes[1] for name in shared})
    return pd.concat([start, taken], axis=1)


def _nearest(wanted, have, candidates, direction, exact, tolerance):
    back = np.searchsorted(have, wanted, side="right" if exact else "left") - 1
    ahead = np.searchsorted(have, wanted, side="left" if exact else "right")
    has_back, has_ahead = back >= 0, ahead < len(have)
    back, ahead = np.maximum(back, 0), np.minimum(ahead, len(have) - 1)
    if direction == "backward":
        found, chosen = has_back, back
    elif direction == "forward":
        found, chosen = has_ahead, ahead
    elif direction == "nearest":
        nearer = has_back & (~has_ahead | (wanted - have[back] <= have[ahead] - wanted))
        found, chosen = has_back | has_ahead, np.where(nearer, back, ahead)
    else:
        raise ValueError(f"direction invalid: {direction}")
    if tolerance is not None:
        found = found & (np.abs(wanted - have[chosen]) <= tolerance)
    return np.where(found, candidates[chosen], -1)
