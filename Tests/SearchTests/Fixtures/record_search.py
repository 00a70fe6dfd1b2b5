"""Records search.json and argsort.json: what real Optuna proposes, prunes and finds important.

Usage: python3 record_search.py   (optuna 5.0, numpy 2.4 on x86-64 with AVX-512, scikit-learn 1.9)
"""
import json
import math
import os
import subprocess
import sys
import warnings

import numpy as np
import optuna
from optuna.samplers import GridSampler, NSGAIISampler, QMCSampler, RandomSampler, TPESampler

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


def two(t):
    x = t.suggest_float("x", 0.0, 2.0)
    y = t.suggest_float("y", -1.0, 3.0)
    c = t.suggest_categorical("c", ["a", "b"])
    o = 0.25 if c == "b" else 0.0
    return x * x + 4.0 * y * y + o, (x - 1.0) * (x - 1.0) + (y - 2.0) * (y - 2.0) - o


def two_constrained(t):
    v = two(t)
    t.set_constraint("c0", t.params["x"] - t.params["y"] - 0.5)
    t.set_constraint("c1", 0.2 - t.params["x"])
    return v


def three(t):
    x = t.suggest_float("x", -1.0, 1.0)
    y = t.suggest_int("y", 0, 10)
    return x * x + 0.1 * float(y), (x - 1.0) * (x - 1.0), 0.2 * float((y - 5) * (y - 5)) - x


def conditional(t):
    kind = t.suggest_categorical("kind", ["p", "q"])
    if kind == "p":
        a = t.suggest_float("a", 0.0, 1.0)
        return (a - 0.3) * (a - 0.3)
    b = t.suggest_int("b", 0, 20)
    z = t.suggest_float("z", 1.0, 1.0)
    return 0.01 * float((b - 7) * (b - 7)) + 0.05 * z


def reports(t, steps=12):
    x = t.suggest_float("x", -3.0, 3.0)
    m = t.suggest_int("m", 1, 8)
    v = 0.0
    for step in range(steps):
        v = (x - 0.5) * (x - 0.5) + 0.1 * float((m - 3) * (m - 3)) + 0.05 * float((steps - 1 - step) * (steps - 1 - step)) * (x + 4.0)
        if m == 7 and step == 3:
            v = math.nan
        t.report(v, step)
        if t.should_prune():
            raise optuna.TrialPruned()
    return v


def falling(t):
    x = t.suggest_float("x", 0.0, 1.0)
    v = 0.0
    for step in range(30):
        v = x * float((step * 7) % 11) + 0.01 * float(step)
        t.report(v, step)
        if t.should_prune():
            raise optuna.TrialPruned()
    return v


OBJECTIVES = {f.__name__: f for f in (mixed, two, two_constrained, three, conditional, reports, falling)}


def rows(study):
    out = []
    for t in study.trials:
        row = {"state": t.state.name, "params": t.params}
        if t.intermediate_values:
            row["steps"] = len(t.intermediate_values)
        out.append(row)
    return out


def run(name, objective, sampler, n, directions=("minimize",), pruner=None, **more):
    study = optuna.create_study(study_name="v", sampler=sampler, directions=list(directions),
                                pruner=pruner or optuna.pruners.NopPruner())
    study.optimize(OBJECTIVES[objective], n_trials=n)
    entry = {"name": name, "objective": objective, "directions": list(directions), "trials": rows(study), **more}
    if len(directions) > 1:
        entry["best"] = [t.number for t in study.best_trials]
    return entry, study


def samplers():
    out = []
    low, both = ["minimize"], ["minimize", "minimize"]
    grid = {"x": [-1.0, 0.5, 2.0], "n": [1, 5], "c": ["a", "c"], "r": [0.5], "s": [0.0, 0.5], "k": [3]}
    for name, objective, sampler, n, directions in [
        ("nsga2.two", "two", NSGAIISampler(population_size=8, seed=3), 60, both),
        ("nsga2.two.max", "two", NSGAIISampler(population_size=10, seed=4), 60, ["maximize", "minimize"]),
        ("nsga2.constrained", "two_constrained", NSGAIISampler(population_size=8, seed=3), 60, both),
        ("nsga2.three", "three", NSGAIISampler(population_size=8, seed=5), 60, ["minimize"] * 3),
        ("nsga2.mixed", "mixed", NSGAIISampler(population_size=8, seed=3, mutation_prob=0.3, crossover_prob=0.5), 60, low),
        ("nsga2.conditional", "conditional", NSGAIISampler(population_size=6, seed=2), 40, low),
        ("grid", "mixed", GridSampler(grid, seed=7), 24, low),
        ("grid.default", "mixed", GridSampler(grid), 24, low),
        ("sobol", "mixed", QMCSampler(seed=5), 40, low),
        ("sobol.scrambled", "mixed", QMCSampler(seed=5, scramble=True), 40, low),
        ("halton", "mixed", QMCSampler(qmc_type="halton", seed=5), 40, low),
        ("halton.scrambled", "mixed", QMCSampler(qmc_type="halton", seed=5, scramble=True), 40, low),
        ("tpe.two.constrained", "two_constrained", TPESampler(seed=6), 60, both),
        ("tpe.three", "three", TPESampler(seed=6), 60, ["minimize", "maximize", "minimize"]),
        ("tpe.two.joint", "two", TPESampler(seed=6, multivariate=True), 60, both),
        ("tpe.mixed", "mixed", TPESampler(seed=6), 60, low),
        ("tpe.mixed.max", "mixed", TPESampler(seed=6), 60, ["maximize"]),
        ("tpe.startup", "mixed", TPESampler(seed=6, n_startup_trials=4, n_ei_candidates=7), 40, low),
        ("tpe.conditional", "conditional", TPESampler(seed=6), 60, low),
        ("tpe.conditional.group", "conditional", TPESampler(seed=6, multivariate=True, group=True), 60, low),
        ("tpe.options", "mixed", TPESampler(seed=6, prior_weight=0.5, consider_endpoints=True, consider_magic_clip=False,
                                             gamma=lambda n: min(math.ceil(0.25 * n), 20), weights=lambda n: np.ones(n)), 50, low),
    ]:
        out.append(run(name, objective, sampler, n, directions)[0])
    return out


def pruners():
    p = optuna.pruners
    out = []
    for name, objective, pruner, direction in [
        ("median", "reports", lambda: p.MedianPruner(), "minimize"),
        ("median.options", "reports", lambda: p.MedianPruner(n_startup_trials=3, n_warmup_steps=2, interval_steps=3, n_min_trials=4), "minimize"),
        ("median.max", "reports", lambda: p.MedianPruner(n_startup_trials=3), "maximize"),
        ("percentile", "reports", lambda: p.PercentilePruner(25.0, n_startup_trials=4), "minimize"),
        ("percentile.max", "falling", lambda: p.PercentilePruner(80.0, n_startup_trials=2, interval_steps=2), "maximize"),
        ("halving", "reports", lambda: p.SuccessiveHalvingPruner(), "minimize"),
        ("halving.options", "falling", lambda: p.SuccessiveHalvingPruner(min_resource=2, reduction_factor=2, min_early_stopping_rate=1), "maximize"),
        ("halving.bootstrap", "falling", lambda: p.SuccessiveHalvingPruner(min_resource=1, reduction_factor=3, bootstrap_count=4), "minimize"),
        ("hyperband", "reports", lambda: p.HyperbandPruner(), "minimize"),
        ("hyperband.options", "falling", lambda: p.HyperbandPruner(min_resource=1, max_resource=30, reduction_factor=3), "minimize"),
        ("patient", "falling", lambda: p.PatientPruner(None, patience=3), "minimize"),
        ("patient.median", "reports", lambda: p.PatientPruner(p.MedianPruner(n_startup_trials=3), patience=2, min_delta=0.5), "minimize"),
        ("patient.max", "falling", lambda: p.PatientPruner(None, patience=4, min_delta=0.1), "maximize"),
        ("threshold", "reports", lambda: p.ThresholdPruner(lower=0.1, upper=18.0), "minimize"),
        ("threshold.options", "falling", lambda: p.ThresholdPruner(upper=4.0, n_warmup_steps=5, interval_steps=4), "minimize"),
    ]:
        for sampler in ("random", "tpe"):
            s = RandomSampler(seed=8) if sampler == "random" else TPESampler(seed=8)
            out.append(run(name, objective, s, 50, [direction], pruner(), drawn=sampler)[0])
    return out


def importances():
    i = optuna.importance
    out = []
    for objective, n, directions in [("mixed", 80, ["minimize"]), ("conditional", 60, ["maximize"]), ("two", 60, ["minimize"] * 2)]:
        entry, study = run(objective, objective, RandomSampler(seed=9), n, directions)
        entry["importances"] = []
        evaluators = [("ped", i.PedAnovaImportanceEvaluator(), {}),
                      ("ped.options", i.PedAnovaImportanceEvaluator(target_quantile=0.2, region_quantile=0.6), {}),
                      ("ped.global", i.PedAnovaImportanceEvaluator(evaluate_on_local=False), {})]
        target = (lambda t: t.values[0]) if len(directions) > 1 else None
        evaluators += [("fanova", i.FanovaImportanceEvaluator(seed=3), {"target": target}),
                       ("mdi", i.MeanDecreaseImpurityImportanceEvaluator(seed=3), {"target": target})]
        for name, evaluator, more in evaluators:
            for normalize in (True, False):
                values = i.get_param_importances(study, evaluator=evaluator, normalize=normalize, **more)
                entry["importances"].append({"evaluator": name, "normalize": normalize, "values": values})
        out.append(entry)
    return out


def liars():
    """Several trials running at once: asked in waves of three, told in another order."""
    out = []
    for name, make in (("joint", lambda: TPESampler(seed=4)),
                       ("independent", lambda: TPESampler(seed=4, multivariate=False)),
                       ("group", lambda: TPESampler(seed=4, group=True)),
                       ("honest", lambda: TPESampler(seed=4, constant_liar=False))):
        study = optuna.create_study(study_name="v", sampler=make())
        for _ in range(12):
            wave = [study.ask() for _ in range(3)]
            values = [OBJECTIVES["mixed"](t) for t in wave[:2]]
            study.tell(wave[1], values[1])
            last = OBJECTIVES["mixed"](wave[2])
            study.tell(wave[2], last)
            study.tell(wave[0], values[0])
        out.append({"name": name, "trials": rows(study)})
    return out


ARGSORT = """
import json, sys
import numpy as np
r = np.random.RandomState(1)
out = []
for n in (2, 5, 9, 16, 17, 40, 100, 200, 256, 257, 300, 400, 511, 700, 1000, 1500):
    for values in (2, 7, 60):
        a = r.randint(0, values, n)
        out.append({"values": a.tolist(), "order": np.argsort(a.astype(float)).tolist()})
json.dump(out, sys.stdout, separators=(",", ":"))
"""


def argsort():
    off = dict(os.environ, NPY_DISABLE_CPU_FEATURES="X86_V3 X86_V4 AVX512_ICL AVX512_SPR")
    simd = subprocess.run([sys.executable, "-c", ARGSORT], capture_output=True, check=True)
    scalar = subprocess.run([sys.executable, "-c", ARGSORT], capture_output=True, check=True, env=off)
    return {"simd": json.loads(simd.stdout), "scalar": json.loads(scalar.stdout)}


search = {"optuna": optuna.__version__, "samplers": samplers(), "pruners": pruners(),
          "importances": importances(), "liars": liars()}
for name, value in (("search", search), ("argsort", argsort())):
    with open(os.path.join(HERE, name + ".json"), "w") as file:
        json.dump(value, file, separators=(",", ":"))
        file.write("\n")
