"""optimize: callbacks, exceptions, stopping, timeouts, constraints."""
import optuna
from optuna.study import MaxTrialsCallback
from optuna.trial import TrialState

optuna.logging.set_verbosity(optuna.logging.CRITICAL)


def objective(trial):
    x = trial.suggest_float("x", 0, 1)
    if trial.number in (2, 5):
        raise ValueError(f"no {trial.number}")
    if trial.number == 7:
        raise KeyError("k")
    return x


study = optuna.create_study(sampler=optuna.samplers.RandomSampler(seed=1))
try:
    study.optimize(objective, n_trials=10)
except ValueError as error:
    print("raised", error, [t.state.name for t in study.trials])
try:
    study.optimize(objective, n_trials=10, catch=(ValueError,))
except KeyError as error:
    print("raised", error, len(study.trials))
study.optimize(objective, n_trials=2, catch=Exception)
print([t.state.name for t in study.trials], study.trials[2].params.keys())

seen = []


def stopper(study, trial):
    seen.append((trial.number, trial.state.name, trial.value is None))
    if len(seen) == 3:
        study.stop()


study = optuna.create_study(sampler=optuna.samplers.RandomSampler(seed=1))
study.optimize(lambda t: t.suggest_int("x", 0, 9), n_trials=50, callbacks=[stopper])
print(seen, len(study.trials))
study.optimize(
    lambda t: t.suggest_int("x", 0, 9), callbacks=[MaxTrialsCallback(8, states=(TrialState.COMPLETE,))]
)
print(len(study.trials))
study.optimize(lambda t: t.suggest_int("x", 0, 9), n_trials=100000, timeout=0.05)
print(8 < len(study.trials) < 100000)


def nested(trial):
    study.optimize(lambda t: 1, n_trials=1)
    return 1


try:
    study.optimize(nested, n_trials=1)
except RuntimeError as error:
    print(error)

study = optuna.create_study(sampler=optuna.samplers.TPESampler(seed=1))


def constrained(trial):
    x = trial.suggest_float("x", -2, 2)
    y = trial.suggest_float("y", -2, 2)
    trial.set_constraint("sum", x + y - 0.5)
    return (x - 1) ** 2 + (y - 1) ** 2


study.optimize(constrained, n_trials=40)
print(study.best_trial.number, f"{study.best_value:.6f}", study.best_trial.constraints["sum"] <= 0)
print([t.number for t in study.get_trials(states=(TrialState.COMPLETE,))][-1])

study = optuna.create_study(sampler=optuna.samplers.TPESampler(seed=1, multivariate=False))
study.optimize(lambda t: t.suggest_float("a", 0, 1) + t.suggest_float("b", 1, 2) * 3, n_trials=30)
print(f"{study.best_value:.9f}")
for name in ("n_startup_trials", "n_ei_candidates"):
    study = optuna.create_study(sampler=optuna.samplers.TPESampler(seed=1, **{name: 5}))
    study.optimize(lambda t: t.suggest_float("a", 0, 1) + t.suggest_int("b", 1, 200), n_trials=30)
    print(name, f"{study.best_value:.9f}", study.best_trial.number)
study = optuna.create_study(
    sampler=optuna.samplers.TPESampler(
        seed=2, gamma=lambda n: max(1, n // 4), weights=lambda n: [1.0] * n
    )
)
study.optimize(lambda t: t.suggest_float("a", 0, 1) + t.suggest_int("b", 1, 200), n_trials=30)
print(f"{study.best_value:.9f}", study.best_trial.number)
print(optuna.logging.get_verbosity(), optuna.logging.INFO, optuna.__version__)
