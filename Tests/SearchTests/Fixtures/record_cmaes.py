"""Records cmaes.json: the trials that Optuna's CmaEsSampler proposes.

Usage: python3 record_cmaes.py   (optuna 5.0, cmaes 0.13, numpy 2.4; beside record_search.py)
"""
import json
import os
import warnings

import optuna
from optuna.samplers import CmaEsSampler

warnings.filterwarnings("ignore")
optuna.logging.set_verbosity(optuna.logging.ERROR)
HERE = os.path.dirname(os.path.abspath(__file__))


def mixed(t):
    x = t.suggest_float("x", -2.0, 2.0)
    r = t.suggest_float("r", 1e-4, 1.0, log=True)
    n = t.suggest_int("n", 1, 9)
    s = t.suggest_float("s", 0.0, 1.0, step=0.25)
    k = t.suggest_int("k", 1, 64, log=True)
    c = t.suggest_categorical("c", ["a", "b", "c"])
    o = {"a": 0.0, "b": 0.5, "c": -0.25}[c]
    return (x - 0.5) * (x - 0.5) + r + 0.1 * float((n - 4) * (n - 4)) + s * x + 0.001 * float(k) + o


def reports(t, steps=12):
    x = t.suggest_float("x", -3.0, 3.0)
    m = t.suggest_int("m", 1, 8)
    v = 0.0
    for step in range(steps):
        v = (x - 0.5) * (x - 0.5) + 0.1 * float((m - 3) * (m - 3)) + 0.05 * float((steps - 1 - step) * (steps - 1 - step)) * (x + 4.0)
        if m == 7 and step == 3:
            v = float("nan")
        t.report(v, step)
        if t.should_prune():
            raise optuna.TrialPruned()
    return v


def run(name, objective, sampler, n, direction="minimize", pruner=None):
    study = optuna.create_study(study_name="v", sampler=sampler, direction=direction,
                                pruner=pruner or optuna.pruners.NopPruner())
    study.optimize(objective, n_trials=n)
    rows = []
    for t in study.trials:
        row = {"state": t.state.name, "params": t.params}
        if t.intermediate_values:
            row["steps"] = len(t.intermediate_values)
        rows.append(row)
    return {"name": name, "objective": objective.__name__, "directions": [direction], "trials": rows}


runs = [
    run("default", mixed, CmaEsSampler(seed=3), 80),
    run("max", mixed, CmaEsSampler(seed=4), 50, "maximize"),
    run("options", mixed, CmaEsSampler(seed=5, sigma0=0.3, popsize=6, n_startup_trials=10), 70),
    run("pruned", reports, CmaEsSampler(seed=6, consider_pruned_trials=True), 60,
        pruner=optuna.pruners.MedianPruner()),
    run("unpruned", reports, CmaEsSampler(seed=6), 60, pruner=optuna.pruners.MedianPruner()),
]
with open(os.path.join(HERE, "cmaes.json"), "w") as file:
    json.dump({"optuna": optuna.__version__, "runs": runs}, file, separators=(",", ":"))
    file.write("\n")
