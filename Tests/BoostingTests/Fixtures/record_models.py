"""Records what LightGBM 4.7 makes of random parameter sets and data sets: hashes of models,
predictions and evaluations, one JSON line a case.  usage: record_models.py > recorded_models.jsonl
record_models.py NAME writes that case's model text instead."""
import ctypes, json, random, sys, warnings
import lightgbm as lgb, numpy as np
import synthetic as S

warnings.filterwarnings("ignore")
NEUTRAL = dict(verbose=-1, num_threads=1, force_col_wise=True, deterministic=True)


def fnv(data):
    h = 0xCBF29CE484222325
    for b in data:
        h = (h ^ b) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return f"{h:016x}"


def bits(values):
    return np.ascontiguousarray(np.asarray(values, dtype="<f8")).tobytes()


def raw_dump(model):
    """The text that dump_model parses."""
    size, length = ctypes.c_int64(0), 1 << 22
    buffer = ctypes.create_string_buffer(length)
    lgb.basic._LIB.LGBM_BoosterDumpModel(model._handle, 0, -1, 0, ctypes.c_int64(length), ctypes.byref(size), buffer)
    assert size.value <= length
    return buffer.value


def run(case):
    kinds, seed, rows, task = case["kinds"], case["seed"], case["rows"], case["task"]
    classes = case.get("classes", 1)
    X = S.table(kinds, seed, 0, rows)
    y = S.labels(task, S.signal(X, kinds, seed, 0), max(classes, 3))
    V = S.table(kinds, seed, 1000000, 300)
    vy = S.labels(task, S.signal(V, kinds, seed, 1000000), max(classes, 3))
    params = dict(NEUTRAL, **case["params"])
    more = {}
    if case.get("weights"): more["weight"] = S.row_weights(seed, rows)
    if case.get("init"): more["init_score"] = S.start_scores(seed, rows, classes).reshape(classes, rows).T if classes > 1 else S.start_scores(seed, rows, 1)
    if task == "rank": more["group"] = S.groups(rows)
    cats = [j for j, k in enumerate(kinds) if k in "cCq"] if case.get("categorical") else []
    train = lgb.Dataset(X, y, categorical_feature=cats, params=params, **more)
    valid = lgb.Dataset(V, vy, reference=train, group=S.groups(300) if task == "rank" else None)
    history = {}
    callbacks = [lgb.record_evaluation(history)]
    if case.get("stop"): callbacks.append(lgb.early_stopping(case["stop"], verbose=False))
    model = lgb.train(params, train, case["rounds"], valid_sets=[train, valid], valid_names=["training", "valid"], callbacks=callbacks)
    return case, model, V, history


def record(case):
    case, model, V, history = run(case)
    text = model.model_to_string(num_iteration=-1).split("\nend of trees")[0]
    series = [history[s][m] for s in ("training", "valid") for m in history.get(s, {})]
    every = max(1, len(series[0]) if series else 1)
    out = dict(case)
    out["best"] = model.best_iteration
    out["model"] = fnv(text.encode())
    out["predictions"] = fnv(bits(model.predict(V, num_iteration=-1)) + bits(model.predict(V, raw_score=True, num_iteration=-1)))
    out["evaluations"] = fnv(bits([s[i] for i in range(every) for s in series]))
    if case.get("more"):
        out["leaves"] = fnv(bits(model.predict(V, pred_leaf=True, num_iteration=-1)))
        out["contributions"] = fnv(bits(model.predict(V[:60], pred_contrib=True, num_iteration=-1)))
        out["importance"] = fnv(bits(model.feature_importance("gain")) + bits(model.feature_importance("split")))
        out["dump"] = fnv(raw_dump(model))
        f = model.trees_to_dataframe()
        names = ["node_index", "left_child", "right_child", "parent_index", "split_feature", "decision_type", "missing_direction", "missing_type"]
        words = ["-" if f[n].isna().iloc[i] else str(f[n].iloc[i]) for n in names for i in range(len(f))]
        numbers = [f[n].fillna(0).to_numpy(float) for n in ["tree_index", "node_depth", "split_gain", "value", "weight", "count"]]
        out["frame"] = fnv(" ".join(words).encode() + bits(np.concatenate(numbers)))
    return out


def cases():
    r = random.Random(20240607)
    numeric = "nfismzbdetpk"

    def kinds(low=4, high=16, pool=numeric):
        return "".join(r.choice(pool) for _ in range(r.randint(low, high)))

    def shape(p):
        if r.random() < 0.7: p["num_leaves"] = r.choice([3, 7, 15, 31, 63])
        if r.random() < 0.3: p["max_depth"] = r.choice([2, 3, 5, 8])
        if r.random() < 0.7: p["learning_rate"] = r.choice([0.02, 0.1, 0.3, 0.15, 1.0])
        if r.random() < 0.5: p["min_data_in_leaf"] = r.choice([1, 3, 10, 30])
        if r.random() < 0.3: p["min_sum_hessian_in_leaf"] = r.choice([0.0, 0.01, 1.0, 5.0])
        if r.random() < 0.3: p["lambda_l1"] = r.choice([0.1, 1.0, 5.0])
        if r.random() < 0.3: p["lambda_l2"] = r.choice([0.5, 2.0, 10.0])
        if r.random() < 0.2: p["min_gain_to_split"] = r.choice([0.01, 0.5])
        if r.random() < 0.3: p["feature_fraction"] = r.choice([0.3, 0.5, 0.8])
        if r.random() < 0.2: p["feature_fraction_bynode"] = r.choice([0.4, 0.7])
        if r.random() < 0.3: p.update(bagging_fraction=r.choice([0.4, 0.7]), bagging_freq=r.choice([1, 3]))
        if r.random() < 0.5: p["seed"] = r.randint(1, 1000)
        if r.random() < 0.2: p["max_bin"] = r.choice([2, 15, 63, 400])
        if r.random() < 0.15: p["min_data_in_bin"] = r.choice([1, 10])
        if r.random() < 0.1: p["use_missing"] = False
        if r.random() < 0.1: p["zero_as_missing"] = True
        if r.random() < 0.1: p["extra_trees"] = True
        if r.random() < 0.1: p["path_smooth"] = r.choice([0.5, 10.0])
        if r.random() < 0.1: p["max_delta_step"] = r.choice([0.1, 0.7])
        if r.random() < 0.1: p["boost_from_average"] = False
        if r.random() < 0.1: p["enable_bundle"] = False
        return p

    metrics = dict(binary="binary_logloss,auc,binary_error,average_precision", regression="l2,l1,rmse,mape,huber,fair,quantile,r2", positive="gamma,gamma_deviance,poisson,tweedie", count="poisson,tweedie", share="cross_entropy,kullback_leibler", multiclass="multi_logloss,multi_error,auc_mu", rank="ndcg,map")
    number = 0

    def case(group, task, k, params, **more):
        nonlocal number
        number += 1
        params.setdefault("metric", metrics[task])
        return dict(name=f"{number:03d}-{group}", kinds=k, seed=number, rows=r.choice([120, 400, 700, 1500]), task=task, params=params, rounds=r.choice([3, 8, 15]), **more)

    def extras():
        m = {}
        if r.random() < 0.3: m["weights"] = True
        if r.random() < 0.15: m["init"] = True
        if r.random() < 0.4: m["more"] = True
        return m

    for i in range(60):
        p = shape(dict(objective="binary"))
        if i % 4 == 1: p["scale_pos_weight"] = r.choice([0.3, 5.0, 19.56081081081081])
        if i % 4 == 2: p["is_unbalance"] = True
        if i % 10 == 3: p["sigmoid"] = 0.7
        if i % 10 == 4: p.update(pos_bagging_fraction=0.5, neg_bagging_fraction=0.9, bagging_freq=2)
        yield case("binary", "binary", kinds(), p, **extras())
    for o in ["regression", "regression_l1", "huber", "fair", "quantile", "mape"]:
        for i in range(5):
            p = shape(dict(objective=o))
            if i == 1 and o != "huber": p["reg_sqrt"] = True
            if i == 2: p["alpha"] = 0.3
            yield case(o, "regression", kinds(), p, **extras())
    for o, t in [("poisson", "count"), ("gamma", "positive"), ("tweedie", "positive"), ("cross_entropy", "share"), ("cross_entropy_lambda", "share")]:
        for i in range(4):
            p = shape(dict(objective=o))
            if o == "cross_entropy_lambda": p["metric"] = "cross_entropy_lambda"
            if o == "tweedie" and i == 1: p["tweedie_variance_power"] = 1.2
            yield case(o, t, kinds(), p, **extras())
    for o in ["multiclass", "multiclassova"]:
        for i in range(7):
            k = r.choice([3, 4, 5])
            yield case(o, "multiclass", kinds(), shape(dict(objective=o, num_class=k)), classes=k, **extras())
    for o in ["lambdarank", "rank_xendcg"]:
        for i in range(5):
            p = shape(dict(objective=o))
            if i == 1: p["lambdarank_truncation_level"] = 5
            if i == 2: p["lambdarank_norm"] = False
            if i == 3: p.update(eval_at="3,10", label_gain="0,1,4,9,20")
            if i == 4: p.update(bagging_by_query=True, bagging_fraction=0.6, bagging_freq=1)
            yield case(o, "rank", kinds(), p, **extras())
    for i in range(14):
        p = shape(dict(objective=r.choice(["binary", "regression"]), boosting="dart"))
        p.update(r.choice([{}, dict(uniform_drop=True), dict(xgboost_dart_mode=True), dict(max_drop=2), dict(max_drop=-1)]))
        p.update(drop_rate=r.choice([0.1, 0.5]), skip_drop=r.choice([0.0, 0.5]))
        yield case("dart", p["objective"], kinds(), p, **extras())
    for i in range(10):
        p = shape(dict(objective=r.choice(["binary", "regression", "regression_l1"]), boosting="rf"))
        p.update(bagging_fraction=0.6, bagging_freq=r.choice([1, 2]))
        m = extras()
        m.pop("init", None)
        yield case("rf", "binary" if p["objective"] == "binary" else "regression", kinds(), p, **m)
    for i in range(10):
        p = shape(dict(objective=r.choice(["binary", "regression"]), data_sample_strategy="goss"))
        p.pop("bagging_fraction", None), p.pop("bagging_freq", None)
        p.update(r.choice([{}, dict(top_rate=0.3, other_rate=0.4), dict(top_rate=0.1, other_rate=0.05)]))
        yield case("goss", p["objective"], kinds(), p, **extras())
    for i in range(24):
        p = shape(dict(objective=r.choice(["binary", "regression"])))
        p.update(r.choice([{}, dict(max_cat_to_onehot=10), dict(cat_smooth=1.0, cat_l2=1.0, min_data_per_group=5), dict(max_cat_threshold=4, min_data_per_group=10), dict(min_data_per_group=2, cat_smooth=0.0)]))
        yield case("categorical", p["objective"], kinds(3, 8, "ncCqmz"), p, categorical=True, **extras())
    for i in range(12):
        k = kinds(5, 10, "nfmiz")
        p = shape(dict(objective=r.choice(["binary", "regression"]), monotone_constraints=[r.choice([-1, 0, 1]) for _ in k]))
        if i % 3 == 0: p["monotone_penalty"] = r.choice([0.5, 2.0])
        yield case("monotone", p["objective"], k, p, **extras())
    for i in range(8):
        k = kinds(6, 9, "nfmiz")
        p = shape(dict(objective=r.choice(["binary", "regression"]), interaction_constraints=r.choice(["[0,1,2],[2,3,4]", "[0,1],[2,3],[4,5]", "[0,5]"])))
        yield case("interaction", p["objective"], k, p, **extras())
    for i in range(8):
        p = shape(dict(objective=r.choice(["binary", "regression"])))
        p.pop("max_bin", None)
        k = kinds(5, 8)
        p.update(r.choice([dict(max_bin_by_feature=[r.choice([3, 10, 300]) for _ in k]), dict(feature_contri=[r.choice([0.5, 1.0, 0.1]) for _ in k]), dict(feature_pre_filter=False), dict(bin_construct_sample_cnt=100, data_random_seed=7)]))
        yield case("bins", p["objective"], k, p, **extras())
    for i in range(10):
        yield case("bundle", "binary", "n" + r.choice(["ooooooooo", "owowowowow", "wwwwwwwwww", "ooooooooonwwwwm", "swswsw"]) + "m", shape(dict(objective="binary")), **extras())
    for i in range(8):
        p = shape(dict(objective="binary", metric=r.choice(["auc", "binary_logloss", "auc,binary_logloss"])))
        if i % 2: p["first_metric_only"] = True
        p["learning_rate"] = 0.3
        out = case("stop", "binary", kinds(), p, stop=r.choice([3, 5, 10]), **extras())
        out["rounds"] = 60
        yield out


if __name__ == "__main__":
    for c in cases():
        if len(sys.argv) > 1:
            if c["name"] == sys.argv[1]: sys.stdout.write(run(c)[1].model_to_string(num_iteration=-1))
        else:
            print(json.dumps(record(c), separators=(",", ":")), flush=True)
