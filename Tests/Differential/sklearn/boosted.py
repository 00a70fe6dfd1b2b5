import random
import numpy as np
from lightgbm import LGBMClassifier
from xgboost import XGBClassifier
from sklearn.calibration import CalibratedClassifierCV
from sklearn.model_selection import cross_val_predict, cross_val_score, StratifiedKFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

draws = random.Random(4)
X = np.array([[draws.gauss(0, 1) for _ in range(4)] for _ in range(300)])
y = (X[:, 0] + 0.5 * X[:, 1] > 0.3).astype(int)
folds = StratifiedKFold(4, shuffle=True, random_state=0)
for model in (LGBMClassifier(n_estimators=20, num_leaves=5, verbose=-1, random_state=1),
              XGBClassifier(n_estimators=20, max_depth=3, random_state=1)):
    print([round(float(s), 9) for s in cross_val_score(model, X, y, cv=folds, scoring="f1")])
    print([round(float(s), 6) for s in cross_val_score(model, X, y, cv=3, scoring="roc_auc")])
    oof = cross_val_predict(model, X, y, cv=folds, method="predict_proba")[:, 1]
    print([round(float(p), 6) for p in oof[:6]])
    made = CalibratedClassifierCV(model, method="isotonic", cv=3).fit(X, y).predict_proba(X)
    print([round(float(p), 6) for p in made[:6, 1]])
    pipe = make_pipeline(StandardScaler(), model).fit(X, y)
    print([round(float(p), 6) for p in pipe.predict_proba(X)[:4, 1]], pipe.score(X, y))
