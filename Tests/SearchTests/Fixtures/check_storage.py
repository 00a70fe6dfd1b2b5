"""Lets Optuna open a study file that was written here, and go on with it.

usage: check_storage.py FILE EXPECTED.json   (with optuna 5.0.0)
"""
import json
import sys
import warnings

import optuna

warnings.simplefilter("ignore")
optuna.logging.set_verbosity(optuna.logging.ERROR)
url = "sqlite:///" + sys.argv[1]
expected = json.load(open(sys.argv[2]))
study = optuna.load_study(
    study_name="ours", storage=url, sampler=optuna.samplers.TPESampler(seed=1)
)
trials = study.trials
assert len(trials) == len(expected), (len(trials), len(expected))
for trial, (number, state, values, params) in zip(trials, expected):
    assert trial.number == number and trial.state.name == state, trial
    assert trial.values == values, (trial.values, values)
    assert trial.params == params, (trial.params, params)
waiting = [t.number for t in trials if t.state.name == "WAITING"]


def objective(trial):
    x = trial.suggest_float("x", -10, 10)
    n = trial.suggest_int("n", 1, 40, log=True)
    k = trial.suggest_categorical("k", ["a", None, 2.5])
    trial.report(x, 1)
    return x * x + n + (k == "a")


study.optimize(objective, n_trials=len(waiting) + 4)
trials = study.trials
assert [t.number for t in trials] == list(range(len(trials)))
assert all(trials[i].state.name == "COMPLETE" for i in waiting)
assert study.user_attrs == {"who": "me"} and study.metric_names == ["loss"]
print("optuna", optuna.__version__, "goes on:", len(trials), "trials")
