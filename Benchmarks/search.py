"""What a trial costs: 13 parameters, a trivial objective. For Benchmarks/search.sh."""
import os
import sys
import time

import optuna

optuna.logging.set_verbosity(optuna.logging.ERROR)


def objective(trial):
    total = 0.0
    for i in range(5):
        total += (trial.suggest_float(f"f{i}", -5, 5) - 0.3 * i) ** 2
    for i in range(4):
        total += 0.01 * (trial.suggest_int(f"n{i}", 1, 60) - 10 * i) ** 2
    total += trial.suggest_float("rate", 1e-4, 1e-1, log=True)
    total += trial.suggest_int("step", 16, 256, step=16) / 256
    total += ["gbdt", "dart", "goss"].index(trial.suggest_categorical("kind", ["gbdt", "dart", "goss"]))
    return total + (0.5 if trial.suggest_categorical("flag", [True, False]) else 0)


def measure(name, trials, storage=None):
    study = optuna.create_study(
        sampler=optuna.samplers.TPESampler(seed=42), storage=storage, study_name=name
    )
    start = time.perf_counter()
    study.optimize(objective, n_trials=trials)
    spent = time.perf_counter() - start
    print(f"{name}: {1000 * spent / trials:.3f} ms a trial, best {study.best_value:.6f}")


measure("memory, 80 trials", 80)
measure("memory, 2000 trials", 2000)
path = sys.argv[1]
measure("sqlite, 80 trials", 80, "sqlite:///" + path)
for end in ("", "-wal", "-shm"):
    if os.path.exists(path + end):
        os.remove(path + end)
