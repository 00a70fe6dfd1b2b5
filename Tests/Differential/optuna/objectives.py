"""Searches of several kinds, as Optuna runs them."""
import optuna

optuna.logging.set_verbosity(optuna.logging.WARNING)


def show(value):
    if isinstance(value, float):
        return float(f"{value:.9g}")
    return value


def report(study, every=1):
    for trial in study.trials[::every]:
        params = {name: show(value) for name, value in trial.params.items()}
        values = None if trial.values is None else [show(v) for v in trial.values]
        print(trial.number, trial.state.name, values, params)


def plain(trial):
    x = trial.suggest_float("x", -10, 10)
    n = trial.suggest_int("n", 1, 40, step=3)
    lr = trial.suggest_float("lr", 1e-4, 1.0, log=True)
    kind = trial.suggest_categorical("kind", ["gbdt", "dart", None, 3, True])
    if kind == "dart":
        x += trial.suggest_float("drop", 0.1, 0.3, step=0.05)
    return (x - 2) ** 2 + 0.1 * (n - 7) ** 2 + lr + (0 if kind == "gbdt" else 1)


for seed in (1, 42):
    study = optuna.create_study(sampler=optuna.samplers.TPESampler(seed=seed))
    study.optimize(plain, n_trials=40)
    report(study, 3)
    print(study.best_trial.number, show(study.best_value), sorted(study.best_params))
    print(study.direction, study.directions, study.direction.name)

print("random")
study = optuna.create_study(
    direction="maximize", sampler=optuna.samplers.RandomSampler(seed=7), study_name="r"
)
study.optimize(plain, n_trials=10)
report(study)
print(study.study_name, show(study.best_value))

print("grid")
space = {"x": [-1.0, 0.5, 3.0], "n": [1, 7]}
study = optuna.create_study(sampler=optuna.samplers.GridSampler(space, seed=3))
study.optimize(
    lambda t: t.suggest_float("x", -10, 10) ** 2 + t.suggest_int("n", 1, 40, step=3), n_trials=50
)
report(study)

print("qmc")
study = optuna.create_study(sampler=optuna.samplers.QMCSampler(seed=3, scramble=True))
study.optimize(
    lambda t: t.suggest_float("x", -10, 10) ** 2 + t.suggest_int("n", 1, 40), n_trials=20
)
report(study, 4)

print("two objectives")


def two(trial):
    x = trial.suggest_float("x", 0, 2)
    y = trial.suggest_float("y", -1, 3)
    return x * x + 4 * y * y, (x - 1) ** 2 + (y - 2) ** 2


study = optuna.create_study(
    directions=["minimize", "maximize"],
    sampler=optuna.samplers.NSGAIISampler(seed=1, population_size=10),
)
study.optimize(two, n_trials=40)
report(study, 8)
print([t.number for t in study.best_trials])
try:
    study.best_trial
except RuntimeError as error:
    print(error)

print("pruning")


def steps(trial):
    rate = trial.suggest_float("rate", 0, 1)
    value = 10.0
    for step in range(8):
        value -= rate * (8 - step) * 0.2
        trial.report(value, step)
        if trial.should_prune():
            raise optuna.TrialPruned(f"at {step}")
    return value


for pruner in (
    optuna.pruners.MedianPruner(n_startup_trials=3, n_warmup_steps=1),
    optuna.pruners.PercentilePruner(25.0, n_startup_trials=2),
    optuna.pruners.SuccessiveHalvingPruner(min_resource=1, reduction_factor=2),
    optuna.pruners.HyperbandPruner(min_resource=1, max_resource=8, reduction_factor=2),
    optuna.pruners.ThresholdPruner(upper=9.5, n_warmup_steps=2),
    optuna.pruners.PatientPruner(optuna.pruners.MedianPruner(n_startup_trials=2), patience=1),
    optuna.pruners.NopPruner(),
):
    study = optuna.create_study(
        study_name="p", sampler=optuna.samplers.RandomSampler(seed=5), pruner=pruner
    )
    study.optimize(steps, n_trials=16)
    print(type(pruner).__name__, [(t.state.name[0], t.last_step) for t in study.trials])
