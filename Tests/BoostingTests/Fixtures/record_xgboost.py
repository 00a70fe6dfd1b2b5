"""Writes recorded_xgboost.jsonl: models of the real XGBoost 3.2, as hashes of their bits.

Run in an environment with xgboost 3.2.0 and numpy 2.4: python3 record_xgboost.py > recorded_xgboost.jsonl
With a case's name it prints that case's whole model instead.
"""
import json, random, sys, warnings
import numpy as np, xgboost as xgb
import synthetic as S

warnings.filterwarnings("ignore")


def fnv(data):
    h = 0xCBF29CE484222325
    for b in data:
        h = (h ^ b) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return f"{h:016x}"


def floats(values): return np.ascontiguousarray(np.asarray(values, dtype="<f4")).tobytes()
def doubles(values): return np.ascontiguousarray(np.asarray(values, dtype="<f8")).tobytes()


def dataset(case, start, rows, training):
    kinds, seed, task, classes = case["kinds"], case["seed"], case["task"], case.get("classes", 1)
    X = S.table(kinds, seed, start, rows)
    y = S.labels(task, S.signal(X, kinds, seed, start), max(classes, 3))
    more = {}
    if case.get("categorical"): more = dict(feature_types=["c" if k in "cq" else "float" for k in kinds], enable_categorical=True)
    if training and case.get("weights"): more["weight"] = S.row_weights(seed, S.groups(rows).__len__() if task == "rank" else rows)
    if training and case.get("margin"): more["base_margin"] = S.start_scores(seed, rows, 1)
    if task == "rank": more["group"] = S.groups(rows)
    kind = xgb.DMatrix(X.astype(np.float64), y, nthread=1, **more)
    return kind


def run(case):
    train, valid = dataset(case, 0, case["rows"], True), dataset(case, 1000000, 300, False)
    history = {}
    params = dict(case["params"], nthread=1, tree_method="hist")
    model = xgb.train(params, train, case["rounds"], evals=[(train, "train"), (valid, "valid")], evals_result=history, verbose_eval=False, early_stopping_rounds=case.get("stop"))
    return model, train, valid, history


def record(case):
    model, train, valid, history = run(case)
    out = dict(case)
    raw = bytes(model.save_raw("json"))
    ptr, cuts = train.get_quantile_cut()
    series = [history[s][m] for s in ("train", "valid") for m in history[s]]
    out["model"], out["ubj"] = fnv(raw), fnv(bytes(model.save_raw("ubj")))
    out["cuts"] = fnv(floats(cuts))
    out["predictions"] = fnv(floats(model.predict(valid).ravel()) + floats(model.predict(valid, output_margin=True).ravel()))
    out["evaluations"] = fnv(doubles([s[i] for i in range(len(series[0])) for s in series]))
    if case.get("stop"): out["best"] = model.best_iteration
    if case.get("more"):
        few = xgb.DMatrix(S.table(case["kinds"], case["seed"], 1000000, 40), feature_types=train.feature_types, enable_categorical=True, nthread=1)
        out["leaves"] = fnv(floats(model.predict(valid, pred_leaf=True).ravel()))
        out["contributions"] = fnv(floats(model.predict(few, pred_contribs=True).ravel()))
        names = [f"f{j}" for j in range(len(case["kinds"]))]
        scores = [model.get_score(importance_type=t) for t in ("weight", "gain", "cover", "total_gain", "total_cover")]
        out["importance"] = fnv(floats([s.get(n, 0) for s in scores for n in names]))
        out["part"] = fnv(floats(model.predict(valid, iteration_range=(1, min(3, model.num_boosted_rounds()))).ravel()))
    return out


def cases():
    r = random.Random(20250314)
    numeric = "nfismzbdetpk"

    def kinds(low=4, high=14, pool=numeric): return "".join(r.choice(pool) for _ in range(r.randint(low, high)))

    def shape(p):
        if r.random() < 0.6: p["max_depth"] = r.choice([1, 2, 3, 5, 8])
        if r.random() < 0.6: p["eta"] = r.choice([0.02, 0.1, 0.3, 0.7, 1.0])
        if r.random() < 0.4: p["min_child_weight"] = r.choice([0.0, 0.1, 3.0, 10.0])
        if r.random() < 0.4: p["lambda"] = r.choice([0.0, 0.3, 2.0, 10.0])
        if r.random() < 0.3: p["alpha"] = r.choice([0.05, 0.5, 2.0])
        if r.random() < 0.3: p["gamma"] = r.choice([0.05, 0.5, 2.0])
        if r.random() < 0.15: p["max_delta_step"] = r.choice([0.1, 0.7, 2.0])
        if r.random() < 0.3: p["subsample"] = r.choice([0.3, 0.5, 0.8])
        if r.random() < 0.2: p["sampling_method"] = "gradient_based"
        if r.random() < 0.3: p["colsample_bytree"] = r.choice([0.3, 0.5, 0.8])
        if r.random() < 0.2: p["colsample_bylevel"] = r.choice([0.4, 0.7])
        if r.random() < 0.2: p["colsample_bynode"] = r.choice([0.4, 0.7])
        if r.random() < 0.3: p["max_bin"] = r.choice([2, 7, 16, 64, 400])
        if r.random() < 0.3: p.update(grow_policy="lossguide", max_leaves=r.choice([3, 8, 31]), max_depth=r.choice([0, 4]))
        elif r.random() < 0.1: p["max_leaves"] = r.choice([3, 6, 12])
        if r.random() < 0.5: p["seed"] = r.randint(1, 1000)
        if r.random() < 0.1: p["num_parallel_tree"] = r.choice([2, 3])
        if r.random() < 0.1: p["seed_per_iteration"] = True
        return p

    metrics = dict(binary=["logloss", "error", "auc", "aucpr", "rmse", "mae", "error@0.3"], regression=["rmse", "mae"], count=["poisson-nloglik", "rmse", "mae", "rmsle"], multiclass=["mlogloss", "merror", "auc", "aucpr"], rank=["ndcg", "ndcg@3", "auc"], share=["rmse", "mae"])
    number = 0

    def case(group, task, k, params, **more):
        nonlocal number
        number += 1
        params.setdefault("eval_metric", metrics[task])
        out = dict(name=f"{number:03d}-{group}", kinds=k, seed=number, rows=r.choice([120, 400, 700, 1500]), task=task, params=params, rounds=r.choice([3, 6, 12]))
        out.update(more)
        return out

    def extras():
        m = {}
        if r.random() < 0.3: m["weights"] = True
        if r.random() < 0.15: m["margin"] = True
        if r.random() < 0.5: m["more"] = True
        return m

    for i in range(50):
        p = shape(dict(objective="binary:logistic"))
        if i % 4 == 1: p["scale_pos_weight"] = r.choice([0.3, 5.0, 19.56081081081081])
        if i % 8 == 2: p["base_score"] = r.choice([0.1, 0.5, 0.9])
        yield case("binary", "binary", kinds(), p, **extras())
    for o in ["reg:squarederror", "reg:absoluteerror"]:
        for i in range(10): yield case(o.split(":")[1], "regression", kinds(), shape(dict(objective=o)), **extras())
    for i in range(4): yield case("logitraw", "binary", kinds(), shape(dict(objective="binary:logitraw", eval_metric=["logloss", "auc"])), **extras())
    for i in range(4): yield case("share", "share", kinds(), shape(dict(objective="reg:logistic")), **extras())
    for i in range(8): yield case("poisson", "count", kinds(), shape(dict(objective="count:poisson")), **extras())
    for o in ["multi:softprob", "multi:softmax"]:
        for i in range(6):
            k = r.choice([3, 4, 5])
            m = extras()
            m.pop("margin", None)
            yield case("multi", "multiclass", kinds(), shape(dict(objective=o, num_class=k)), classes=k, **m)
    for i in range(14):
        p = shape(dict(objective=r.choice(["binary:logistic", "reg:squarederror"]), booster="dart"))
        p.pop("num_parallel_tree", None)
        p.update(r.choice([{}, dict(sample_type="weighted"), dict(normalize_type="forest"), dict(one_drop=True), dict(one_drop=True, sample_type="weighted")]))
        p.update(rate_drop=r.choice([0.1, 0.5]), skip_drop=r.choice([0.0, 0.5]))
        yield case("dart", "binary" if p["objective"][0] == "b" else "regression", kinds(), p, **extras())
    for i in range(16):
        p = shape(dict(objective=r.choice(["binary:logistic", "reg:squarederror"])))
        p.update(r.choice([{}, dict(max_cat_to_onehot=10), dict(max_cat_to_onehot=1), dict(max_cat_threshold=4)]))
        yield case("categorical", "binary" if p["objective"][0] == "b" else "regression", kinds(3, 8, "ncqmz"), p, categorical=True, **extras())
    for i in range(10):
        k = kinds(5, 10, "nfmiz")
        p = shape(dict(objective=r.choice(["binary:logistic", "reg:squarederror"]), monotone_constraints="(" + ",".join(str(r.choice([-1, 0, 1])) for _ in k) + ")"))
        yield case("monotone", "binary" if p["objective"][0] == "b" else "regression", k, p, **extras())
    for i in range(8):
        k = kinds(6, 9, "nfmiz")
        p = shape(dict(objective=r.choice(["binary:logistic", "reg:squarederror"]), interaction_constraints=r.choice(["[[0,1,2],[2,3,4]]", "[[0,1],[2,3],[4,5]]", "[[0,5]]"])))
        yield case("interaction", "binary" if p["objective"][0] == "b" else "regression", k, p, **extras())
    for i in range(6):
        p = dict(objective="binary:logistic", max_depth=3, max_bin=r.choice([16, 64, 256]))
        yield case("large", "binary", kinds(2, 4, "nfmie"), p, **dict(extras(), rows=r.choice([9000, 30000]), rounds=2))
    for i in range(8):
        p = shape(dict(objective="rank:ndcg"))
        p.update(r.choice([{}, dict(lambdarank_num_pair_per_sample=4), dict(lambdarank_normalization=False), dict(ndcg_exp_gain=False), dict(lambdarank_score_normalization=False)]))
        if i == 0: p["eval_metric"] = ["ndcg@3-", "aucpr"][:1]
        m = extras()
        m.pop("margin", None)
        yield case("rank", "rank", kinds(), p, **m)
    for i in range(6):
        p = shape(dict(objective="binary:logistic", eval_metric=["logloss"], colsample_bytree=r.choice([0.5, 0.8])))
        yield case("wide", "binary", kinds(120, 260), p, **dict(extras(), rows=r.choice([300, 900])))
    for i in range(6):
        p = shape(dict(objective="binary:logistic", eval_metric=r.choice([["auc"], ["logloss"], ["auc", "logloss"]])))
        p.pop("num_parallel_tree", None)
        out = case("stop", "binary", kinds(), p, stop=r.choice([3, 5]), **extras())
        out["rounds"] = 40
        yield out


if __name__ == "__main__":
    for c in cases():
        if len(sys.argv) > 1:
            if c["name"] == sys.argv[1]: sys.stdout.write(bytes(run(c)[0].save_raw("json")).decode())
        else:
            print(json.dumps(record(c), separators=(",", ":")), flush=True)
