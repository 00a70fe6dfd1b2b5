"""Makes optuna.db, a study file that Optuna itself wrote, and storage.json, what is in it.

usage: record_storage.py   (with optuna 5.0.0)
"""
import json
import math
import os
import sqlite3
import warnings

import optuna

warnings.simplefilter("ignore")
optuna.logging.set_verbosity(optuna.logging.ERROR)
here = os.path.dirname(os.path.abspath(__file__))
path = os.path.join(here, "optuna.db")
if os.path.exists(path):
    os.remove(path)
url = "sqlite:///" + path


def objective(trial):
    x = trial.suggest_float("x", -5, 5)
    n = trial.suggest_int("n", 1, 64, log=True)
    d = trial.suggest_float("d", 0.0, 0.8, step=0.1)
    k = trial.suggest_categorical("k", ["a", None, 2, 0.5, True])
    for step in range(3):
        trial.report([x * step, math.inf, math.nan][step] if trial.number == 4 else x * step, step)
    trial.set_user_attr("note", {"list": [1, 2.5, None], "text": "é"})
    if trial.number == 2:
        raise optuna.TrialPruned
    if trial.number == 3:
        raise ValueError
    if trial.number == 5:
        return math.inf
    trial.set_constraint("c", x - 3)
    return x * x + n + d + (k is None)


study = optuna.create_study(
    study_name="single", storage=url, sampler=optuna.samplers.TPESampler(seed=1)
)
study.set_user_attr("who", ["me", 1])
study.set_metric_names(["rmse"])
study.optimize(objective, n_trials=16, catch=ValueError)
study.enqueue_trial({"x": 1.5, "k": None})
two = optuna.create_study(
    study_name="two",
    storage=url,
    directions=["minimize", "maximize"],
    sampler=optuna.samplers.NSGAIISampler(seed=1, population_size=4),
)
two.optimize(lambda t: (t.suggest_float("x", 0, 1), t.suggest_float("y", 0, 1)), n_trials=10)


def shown(study):
    return [
        {
            "number": t.number,
            "state": t.state.name,
            "values": t.values,
            "params": {n: t.distributions[n].to_internal_repr(v) for n, v in t.params.items()},
            "distributions": [str(d) for d in t.distributions.values()],
            "reports": [[s, v] for s, v in t.intermediate_values.items()],
            "user": t.user_attrs,
            "constraints": t.constraints,
            "fixed": t.system_attrs.get("fixed_params"),
        }
        for t in study.trials
    ]


with open(os.path.join(here, "storage.json"), "w") as out:
    json.dump(
        {"single": shown(study), "two": shown(two), "best": [t.number for t in two.best_trials]},
        out,
        indent=1,
    )
with sqlite3.connect(path) as db:
    db.execute("VACUUM")
