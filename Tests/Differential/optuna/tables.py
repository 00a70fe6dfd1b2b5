"""trials_dataframe and importances."""
import optuna

optuna.logging.set_verbosity(optuna.logging.ERROR)


def objective(trial):
    x = trial.suggest_float("x", 0, 4)
    n = trial.suggest_int("n", 0, 9)
    k = trial.suggest_categorical("k", ["a", "b"])
    trial.set_user_attr("twice", 2 * n)
    if n == 3:
        raise optuna.TrialPruned
    if k == "b":
        trial.suggest_float("only_b", 1, 2, step=0.5)
    return (x - 1) ** 2 + 0.1 * (n - 5) ** 2


study = optuna.create_study(sampler=optuna.samplers.RandomSampler(seed=4))
study.optimize(objective, n_trials=30)
frame = study.trials_dataframe(attrs=("number", "value", "params", "user_attrs", "state"))
for name in frame.columns:
    values = frame[name].tolist()[:12]
    print(name, frame[name].dtype, [round(v, 6) if isinstance(v, float) else v for v in values])
print(list(study.trials_dataframe().columns))
print(study.trials_dataframe(attrs=("state", "params")).shape)
for evaluator in (
    None,
    optuna.importance.PedAnovaImportanceEvaluator(target_quantile=0.2),
):
    values = optuna.importance.get_param_importances(
        study, evaluator=evaluator, params=["x", "n", "k"]
    )
    print({name: round(value, 8) for name, value in values.items()})
values = optuna.importance.get_param_importances(
    study, params=["x", "n"], target=lambda t: t.params["n"], normalize=False
)
print({name: round(value, 6) for name, value in values.items()})
empty = optuna.create_study()
print(empty.trials_dataframe().shape)
