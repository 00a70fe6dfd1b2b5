"""Records metrics.json: scikit-learn's metrics, messages and report texts on made-up data.

Usage: python3 record_metrics.py   (scikit-learn 1.9, numpy 2.4)
"""
import json
import math
import os
import warnings

import numpy as np
import sklearn
from sklearn import metrics as m

HERE = os.path.dirname(os.path.abspath(__file__))
rng = np.random.RandomState(7)


def plain(value):
    if isinstance(value, np.ndarray):
        return [plain(v) for v in value.tolist()]
    if isinstance(value, (list, tuple)):
        return [plain(v) for v in value]
    if isinstance(value, (np.floating, np.integer)):
        value = value.item()
    if isinstance(value, float):
        return value if math.isfinite(value) else str(value)
    return value


def run(function, *args, **kwargs):
    out = {}
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            out["value"] = plain(function(*args, **kwargs))
        except Exception as error:
            out["error"] = f"{type(error).__name__}: {error}"
    out["warnings"] = [f"{w.category.__name__}: {w.message}" for w in caught]
    return out


def label_sets():
    for n in (6, 9, 200):
        y = rng.randint(0, 2, n)
        yield f"binary{n}", y, np.where(rng.rand(n) < 0.25, 1 - y, y)
    y = (rng.rand(700) < 0.05).astype(int)
    yield "rare", y, (rng.rand(700) < 0.06).astype(int)
    yield "none_predicted", np.array([0, 1, 1, 0]), np.zeros(4, int)
    yield "none_true", np.zeros(4, int), np.array([0, 1, 1, 0])
    yield "only_zero", np.zeros(5, int), np.zeros(5, int)
    yield "only_one", np.ones(5, int), np.ones(5, int)
    yield "plusminus", np.array([-1, 1, 1, -1, 1]), np.array([1, 1, -1, -1, 1])
    for n, k in ((40, 3), (300, 11)):
        y = rng.randint(0, k, n)
        yield f"multi{k}", y, np.where(rng.rand(n) < 0.4, rng.randint(0, k, n), y)
    names = np.array(["cat", "dog", "Ape", "émeu"])
    y = rng.randint(0, 4, 60)
    yield "strings", names[y], names[np.where(rng.rand(60) < 0.3, rng.randint(0, 4, 60), y)]
    yield "gaps", np.array([3, 7, 7, 12, 3, 3]), np.array([3, 7, 12, 12, 5, 3])


def classification():
    cases = []
    for name, y, p in label_sets():
        case = {"name": name, "y": y.tolist(), "p": p.tolist(), "results": []}
        weights = rng.rand(len(y)).round(3) + 0.1
        case["weights"] = weights.tolist()
        for w in (None, weights):
            def add(metric, function, **kwargs):
                options = {k: plain(v) for k, v in kwargs.items()}
                case["results"].append({
                    "metric": metric, "weighted": w is not None, "options": options,
                    **run(function, y, p, sample_weight=w, **kwargs)})
            for average in ("binary", "micro", "macro", "weighted", None):
                add("f1", m.f1_score, average=average)
                add("precision", m.precision_score, average=average)
                add("recall", m.recall_score, average=average)
                add("fbeta", m.fbeta_score, average=average, beta=2.0)
            add("f1", m.f1_score, average="macro", zero_division=1.0)
            add("f1", m.f1_score, average="weighted", zero_division=np.nan)
            if len(set(y)) > 1 and name != "strings":
                labels = sorted(set(y.tolist()))[::-1][:2] + [99]
                add("f1", m.f1_score, average=None, labels=labels)
                add("f1", m.f1_score, average="micro", labels=labels)
                add("confusion", m.confusion_matrix, labels=labels)
            add("accuracy", m.accuracy_score)
            add("accuracy", m.accuracy_score, normalize=False)
            add("balanced", m.balanced_accuracy_score)
            add("balanced", m.balanced_accuracy_score, adjusted=True)
            add("matthews", m.matthews_corrcoef)
            for normalize in (None, "true", "pred", "all"):
                add("confusion", m.confusion_matrix, normalize=normalize)
            add("report", m.classification_report)
            add("report", m.classification_report, digits=4)
        cases.append(case)
    return cases


def score_sets():
    for n in (6, 9, 40, 700):
        y = (rng.rand(n) < 0.4).astype(int)
        y[:2] = [0, 1]
        yield f"scores{n}", y, rng.rand(n) * 0.6 + y * 0.3
    y = (rng.rand(900) < 0.05).astype(int)
    yield "ties", y, (rng.rand(900) * 0.7 + y * 0.2).round(2)
    yield "constant", np.array([0, 1, 1, 0]), np.full(4, 0.5)
    yield "all_negative", np.zeros(4, int), rng.rand(4)
    yield "all_positive", np.ones(4, int), rng.rand(4)
    yield "plusminus", np.array([-1, 1, 1, -1, 1]), rng.rand(5)
    yield "edges", np.array([0, 1, 1, 0]), np.array([0.0, 1.0, 0.0, 0.3])


def ranking():
    cases = []
    for name, y, s in score_sets():
        case = {"name": name, "y": y.tolist(), "scores": s.tolist(), "results": []}
        weights = rng.rand(len(y)).round(3)
        weights[0] = 0.0
        case["weights"] = weights.tolist()
        for w in (None, weights):
            def add(metric, function, *args, **kwargs):
                case["results"].append({
                    "metric": metric, "weighted": w is not None,
                    "options": {k: plain(v) for k, v in kwargs.items()},
                    **run(function, y, s, sample_weight=w, **kwargs)})
            add("roc_curve", m.roc_curve)
            add("roc_curve", m.roc_curve, drop_intermediate=False)
            add("pr_curve", m.precision_recall_curve)
            add("pr_curve", m.precision_recall_curve, drop_intermediate=True)
            add("roc_auc", m.roc_auc_score)
            add("roc_auc", m.roc_auc_score, max_fpr=0.3)
            add("ap", m.average_precision_score)
            add("log_loss", m.log_loss)
            add("log_loss", m.log_loss, labels=[0, 1])
            add("brier", m.brier_score_loss)
        cases.append(case)
    return cases


def multiclass():
    cases = []
    for n, k in ((30, 3), (150, 9)):
        y = rng.randint(0, k, n)
        y[:k] = range(k)
        p = rng.dirichlet(np.ones(k), n)
        w = rng.rand(n)
        case = {"y": y.tolist(), "p": p.ravel().tolist(), "columns": k, "weights": w.tolist(),
                "results": []}
        for scheme in ("ovr", "ovo"):
            for average in ("macro", "weighted", "micro", None):
                for weight in (None, w):
                    case["results"].append({
                        "metric": "roc_auc", "weighted": weight is not None,
                        "options": {"multi_class": scheme, "average": average},
                        **run(m.roc_auc_score, y, p, multi_class=scheme, average=average,
                              sample_weight=weight)})
        for weight in (None, w):
            for average in ("macro", "weighted", "micro", None):
                case["results"].append({
                    "metric": "ap", "weighted": weight is not None, "options": {"average": average},
                    **run(m.average_precision_score, y, p, average=average, sample_weight=weight)})
            case["results"].append({"metric": "log_loss", "weighted": weight is not None,
                                    "options": {}, **run(m.log_loss, y, p, sample_weight=weight)})
            case["results"].append({"metric": "brier", "weighted": weight is not None,
                                    "options": {}, **run(m.brier_score_loss, y, p, sample_weight=weight)})
        cases.append(case)
    return cases


def regression():
    cases = []
    for n in (1, 2, 7, 50, 1000):
        y = rng.randn(n) * 3 + 4
        p = y + rng.randn(n)
        y, p = abs(y), abs(p)
        w = rng.rand(n) + 0.1
        case = {"y": y.tolist(), "p": p.tolist(), "weights": w.tolist(), "results": []}
        for weight in (None, w):
            for metric, function in (
                ("mse", m.mean_squared_error), ("rmse", m.root_mean_squared_error),
                ("mae", m.mean_absolute_error), ("mape", m.mean_absolute_percentage_error),
                ("msle", m.mean_squared_log_error), ("r2", m.r2_score),
                ("ev", m.explained_variance_score)):
                case["results"].append({"metric": metric, "weighted": weight is not None,
                                        "options": {}, **run(function, y, p, sample_weight=weight)})
        case["results"].append({"metric": "medae", "weighted": False, "options": {},
                                **run(m.median_absolute_error, y, p)})
        case["results"].append({"metric": "max", "weighted": False, "options": {},
                                **run(m.max_error, y, p)})
        cases.append(case)
    return cases


def refusals():
    return [
        run(m.f1_score, [0, 1], [0, 1, 1]),
        run(m.f1_score, [], []),
        run(m.f1_score, [0, 1], [0.2, 0.7]),
        run(m.f1_score, [0.5, 1], [0.2, 0.7]),
        run(m.f1_score, ["a", "b"], [0, 1]),
        run(m.f1_score, ["a", "b"], ["a", "b"]),
        run(m.f1_score, [0, 1, 2], [0, 1, 1]),
        run(m.roc_auc_score, [0, 1], [0.1, float("nan")]),
        run(m.roc_curve, [0, 1, 2], [0.1, 0.2, 0.3]),
        run(m.roc_curve, ["a", "b"], [0.1, 0.2]),
        run(m.roc_curve, [2, 3], [0.1, 0.2]),
        run(m.log_loss, [0, 1], [0.1, 1.5]),
        run(m.log_loss, [0, 0], [0.1, 0.5]),
        run(m.log_loss, [0, 1], [[0.1, 0.8], [0.5, 0.5]]),
        run(m.brier_score_loss, [0, 1, 2], [0.1, 0.5, 0.3]),
        run(m.f1_score, [0, 1], [1, 1], sample_weight=[0.0, 0.0]),
    ]


out = {"sklearn": sklearn.__version__, "classification": classification(), "ranking": ranking(),
       "multiclass": multiclass(), "regression": regression(), "refusals": refusals()}
with open(os.path.join(HERE, "metrics.json"), "w") as file:
    json.dump(out, file, separators=(",", ":"))
    file.write("\n")
