"""ask, tell, queued trials, attributes, and the refusals of each."""
import optuna
from optuna.trial import TrialState, create_trial
from optuna.distributions import CategoricalDistribution, FloatDistribution, IntDistribution

optuna.logging.set_verbosity(optuna.logging.ERROR)


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


study = optuna.create_study(sampler=optuna.samplers.RandomSampler(seed=1))
attempt(lambda: study.best_trial)
trial = study.ask()
print(trial.number, trial.params, trial.suggest_float("x", 0, 1) == trial.params["x"])
frozen = study.tell(trial, 1.5)
print(frozen.state, frozen.value, frozen.values, repr(frozen.state), frozen.state.is_finished())
attempt(lambda: study.tell(trial, 2))
print(study.tell(trial, 2, skip_if_finished=True).value)
attempt(lambda: study.tell(99, 1))
attempt(lambda: study.tell("x", 1))
attempt(lambda: study.tell(study.ask(), state=TrialState.COMPLETE))
attempt(lambda: study.tell(study.ask(), 1, state=TrialState.PRUNED))
attempt(lambda: study.tell(study.ask(), 1, state=TrialState.RUNNING))
for value in (None, float("nan"), "abc", [1, 2], True, [3]):
    print(repr(value), study.tell(study.ask(), value).state, study.trials[-1].values)
pruned = study.ask()
pruned.report(3, 1)
pruned.report(2.5, step=4)
print(study.tell(pruned, state=TrialState.PRUNED).value, study.trials[-1].intermediate_values)
print(study.trials[-1].last_step)

trial = study.ask(
    {
        "a": FloatDistribution(0, 1),
        "b": IntDistribution(1, 9, step=2),
        "c": CategoricalDistribution(("p", "q")),
    }
)
print(list(trial.params), list(trial.distributions.values()))
trial.set_user_attr("note", {"list": [1, 2.5, None], "t": (1, 2)})
print(trial.user_attrs)
trial.set_constraint("c", 0.5)
print(trial.constraints)
study.tell(trial, -1)
print(study.best_trial.number)
attempt(lambda: trial.suggest_float("x", 0, 1))

for low, high, kwargs in (
    (2, 1, {}), (0, 1, {"log": True}), (0, 1, {"step": 0}), (1, 2, {"log": True, "step": 0.5}),
):
    attempt(lambda: study.ask().suggest_float("y", low, high, **kwargs))
for low, high, kwargs in ((2, 1, {}), (0, 4, {"log": True}), (0, 4, {"step": -1})):
    attempt(lambda: study.ask().suggest_int("z", low, high, **kwargs))
attempt(lambda: study.ask().suggest_categorical("k", []))
attempt(lambda: study.ask().suggest_int("x", 0, 1))
attempt(lambda: study.ask().report("no", 1))
attempt(lambda: study.ask().report(1.0, -1))
attempt(lambda: optuna.create_study(direction="up"))
attempt(lambda: optuna.create_study(directions=[]))
attempt(lambda: optuna.create_study(direction="minimize", directions=["minimize"]))
attempt(lambda: optuna.samplers.NSGAIISampler(population_size=1))
attempt(lambda: optuna.pruners.PercentilePruner(101))
attempt(lambda: optuna.pruners.ThresholdPruner())
attempt(lambda: study.stop())
attempt(lambda: study.enqueue_trial([1]))

study = optuna.create_study(sampler=optuna.samplers.TPESampler(seed=3))
study.enqueue_trial({"x": 0.25, "k": "b"}, user_attrs={"memo": "first"})
study.enqueue_trial({"x": 0.25, "k": "b"}, skip_if_exists=True)
study.enqueue_trial({"x": 0.75})
print([t.state.name for t in study.trials], study.trials[0].system_attrs)


def objective(trial):
    x = trial.suggest_float("x", 0, 1)
    k = trial.suggest_categorical("k", ["a", "b", (1, 2)])
    trial.set_user_attr("k", k)
    return x if k == "b" else x + 1


study.optimize(objective, n_trials=4)
for t in study.trials:
    print(t.number, f"{t.params['x']:.6f}", t.params["k"], t.user_attrs)
print(study.best_params)

study = optuna.create_study()
study.set_user_attr("who", "me")
study.set_user_attr("count", 3)
print(study.user_attrs, study.metric_names)
study.add_trial(
    create_trial(
        params={"x": 2.0, "c": "b"},
        distributions={
            "x": FloatDistribution(0, 10),
            "c": CategoricalDistribution(["a", "b"]),
        },
        value=4.0,
        user_attrs={"from": "elsewhere"},
        intermediate_values={3: 5.0},
    )
)
t = study.trials[0]
print(t.params, t.value, t.user_attrs, t.intermediate_values, t.number, study.best_value)
attempt(lambda: create_trial(params={"x": 20.0}, distributions={"x": FloatDistribution(0, 10)}, value=1))
attempt(lambda: create_trial(params={"x": 2.0}, distributions={}, value=1))
attempt(lambda: study.add_trial(create_trial(values=[1, 2])))
attempt(lambda: create_trial(value=1, values=[2]))
print(optuna.distributions.distribution_to_json(IntDistribution(1, 9, step=2)))
print(
    optuna.distributions.json_to_distribution(
        '{"name": "CategoricalDistribution", "attributes": {"choices": [null, true, 2.5, "x"]}}'
    )
)
print(FloatDistribution(0, 1) == FloatDistribution(0, 1), FloatDistribution(0, 0.95, step=0.1).high)
fixed = optuna.trial.FixedTrial({"x": 0.5, "k": "b"})
print(objective(fixed), fixed.params, fixed.number)
attempt(lambda: fixed.suggest_int("n", 1, 2))
