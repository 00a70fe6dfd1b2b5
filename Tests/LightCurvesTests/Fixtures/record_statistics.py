"""Makes statistics.csv from curves.csv with pandas and numpy: python3 record_statistics.py"""

from pathlib import Path

import numpy as np
import pandas as pd

FOLDER = Path(__file__).parent


def statistics(part):
    part = part.dropna(subset=["Flux"]).sort_values(["Time (MJD)", "band"], kind="stable")
    time, flux, error = (part[c].to_numpy() for c in ("Time (MJD)", "Flux", "Flux_err"))
    names = "n_obs mean std min max median skew kurtosis amplitude mad iqr p10 p90 weighted_mean chi2"
    names += " excess_variance beyond_1std beyond_2std max_slope mean_snr max_snr time_span"
    names += " positive_fraction von_neumann stetson_k"
    if len(flux) == 0:
        return dict.fromkeys(names.split(), np.nan) | {"n_obs": 0}
    n, mean, std = len(flux), flux.mean(), pd.Series(flux).std()
    weight = 1 / error**2
    average = (weight * flux).sum() / weight.sum()
    pull = (flux - average) / error
    step, gap = np.diff(flux), np.diff(time)
    slopes = np.abs(step)[gap > 0.01] / gap[gap > 0.01]
    many = n > 1
    delta = np.sqrt(n / (n - 1)) * pull if many else np.array([np.nan])
    return {
        "n_obs": n, "mean": mean, "std": std, "min": flux.min(), "max": flux.max(),
        "median": np.median(flux), "skew": pd.Series(flux).skew(), "kurtosis": pd.Series(flux).kurt(),
        "amplitude": np.ptp(flux), "mad": np.median(np.abs(flux - np.median(flux))),
        "iqr": np.percentile(flux, 75) - np.percentile(flux, 25),
        "p10": np.percentile(flux, 10), "p90": np.percentile(flux, 90), "weighted_mean": average,
        "chi2": (pull**2).sum() / (n - 1) if many else np.nan,
        "excess_variance": (std**2 - (error**2).mean()) / mean**2 if many else np.nan,
        "beyond_1std": (np.abs(flux - mean) > std).mean() if many else np.nan,
        "beyond_2std": (np.abs(flux - mean) > 2 * std).mean() if many else np.nan,
        "max_slope": max(slopes, default=0) if many else np.nan,
        "mean_snr": np.abs(flux / error).mean(), "max_snr": (flux / error).max(),
        "time_span": np.ptp(time), "positive_fraction": (flux > 0).mean(),
        "von_neumann": (step**2).mean() / std**2 if many else np.nan,
        "stetson_k": np.abs(delta).mean() / np.sqrt((delta**2).mean()),
    }


curves = pd.read_csv(FOLDER / "curves.csv")
curves["band"] = curves["Filter"].map("ugrizy".index)
rows = []
for object_id, part in curves.groupby("object_id", sort=False):
    row = {"object_id": object_id}
    for band in [*"ugrizy", "all"]:
        chosen = part if band == "all" else part[part["Filter"] == band]
        row |= {f"{band}_{name}": value for name, value in statistics(chosen).items()}
    rows.append(row)
pd.DataFrame(rows).to_csv(FOLDER / "statistics.csv", index=False)
