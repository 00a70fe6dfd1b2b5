"""Studies in an SQLite file."""
import os

import optuna

optuna.logging.set_verbosity(optuna.logging.ERROR)
path = "storage_test.db"
for end in ("", "-wal", "-shm"):
    if os.path.exists(path + end):
        os.remove(path + end)
url = "sqlite:///" + path


def objective(trial):
    x = trial.suggest_float("x", -5, 5)
    k = trial.suggest_categorical("k", ["a", "b", None])
    trial.report(x, 0)
    trial.set_user_attr("where", [1, {"a": None}])
    return x * x + (k == "a")


study = optuna.create_study(
    study_name="first", storage=url, sampler=optuna.samplers.TPESampler(seed=8)
)
study.optimize(objective, n_trials=25)
print(study.best_trial.number, f"{study.best_value:.9f}", study.best_trial.user_attrs)
try:
    optuna.create_study(study_name="first", storage=url)
except optuna.exceptions.DuplicatedStudyError as error:
    print(error)
again = optuna.create_study(study_name="first", storage=url, load_if_exists=True)
print(len(again.trials), again.best_params == study.best_params)
optuna.create_study(study_name="second", storage=url, directions=["minimize", "maximize"])
print(optuna.get_all_study_names(url))
print([(s.study_name, s.n_trials) for s in optuna.get_all_study_summaries(url)])
loaded = optuna.load_study(study_name="first", storage=url)
print([t.params == u.params and t.value == u.value for t, u in zip(loaded.trials, study.trials)].count(True))
optuna.copy_study(from_study_name="first", from_storage=url, to_storage=url, to_study_name="third")
print(len(optuna.load_study(study_name="third", storage=url).trials))
try:
    optuna.load_study(study_name=None, storage=url)
except ValueError as error:
    print("several studies")
optuna.delete_study(study_name="second", storage=url)
print(optuna.get_all_study_names(url))
try:
    optuna.load_study(study_name="second", storage=url)
except KeyError as error:
    print("KeyError", error)
try:
    again.ask().suggest_categorical("k", ["a", "c"])
except ValueError as error:
    print(error)
try:
    again.ask().suggest_int("x", 1, 2)
except ValueError as error:
    print(error)
del study, again, loaded
for end in ("", "-wal", "-shm"):
    if os.path.exists(path + end):
        os.remove(path + end)
