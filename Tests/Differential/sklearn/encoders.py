import numpy as np
import pandas as pd
from sklearn.impute import SimpleImputer
from sklearn.preprocessing import LabelEncoder, OneHotEncoder, label_binarize

# scikit-learn's own examples.
le = LabelEncoder()
print(le.fit([1, 2, 2, 6]))
print(le.classes_, le.transform([1, 1, 2, 6]), le.inverse_transform([0, 0, 1, 2]))
le = LabelEncoder()
le.fit(["paris", "paris", "tokyo", "amsterdam"])
print(le.classes_.tolist(), le.transform(["tokyo", "tokyo", "paris"]))
print(le.inverse_transform([2, 2, 1]).tolist())
enc = OneHotEncoder(handle_unknown="ignore")
X = [["Male", 1], ["Female", 3], ["Female", 2]]
print(enc.fit(X))
print(enc.categories_)
print(enc.transform([["Female", 1], ["Male", 4]]).toarray())
print(enc.inverse_transform([[0, 1, 1, 0, 0], [0, 0, 0, 1, 0]]))
print(enc.get_feature_names_out(["gender", "group"]))
drop_enc = OneHotEncoder(drop="first").fit(X)
print(drop_enc.categories_)
print(drop_enc.transform([["Female", 1], ["Male", 2]]).toarray())
drop_binary_enc = OneHotEncoder(drop="if_binary").fit(X)
print(drop_binary_enc.transform([["Female", 1], ["Male", 2]]).toarray())
imp_mean = SimpleImputer(missing_values=np.nan, strategy="mean")
print(imp_mean.fit([[7, 2, 3], [4, np.nan, 6], [10, 5, 9]]))
print(imp_mean.transform([[np.nan, 2, 3], [4, np.nan, 6], [10, np.nan, 9]]))

print(OneHotEncoder(sparse_output=False).fit_transform(np.array([[1, 2], [3, 2], [1, 5]])))
frame = pd.DataFrame({"band": ["g", "r", "g"], "n": [1, 2, 1]})
enc = OneHotEncoder(sparse_output=False).set_output(transform="pandas")
print(enc.fit_transform(frame))
print(label_binarize([1, 6, 2], classes=[1, 2, 4, 6]).tolist(),
      label_binarize(["yes", "no", "no"], classes=["no", "yes"]).tolist())

T = np.array([[1.0, np.nan, 3.0, np.nan], [2.0, 5.0, np.nan, np.nan], [2.0, 7.0, 1.0, np.nan],
              [4.0, 7.0, 9.0, np.nan]])
for options in (dict(), dict(strategy="median"), dict(strategy="most_frequent"),
                dict(strategy="constant", fill_value=-1.0)):
    imputer = SimpleImputer(**options).fit(T[:, :3])
    print(imputer, imputer.statistics_.tolist(), imputer.transform(T[:, :3]).tolist())
print(SimpleImputer(missing_values=2.0).fit_transform(np.array([[1.0], [2.0], [4.0]])).tolist())
print(SimpleImputer(keep_empty_features=True).fit_transform(T).tolist())
words = np.array([["a", "x"], [np.nan, "y"], ["a", np.nan]], dtype=object)
print(SimpleImputer(strategy="most_frequent").fit_transform(words).tolist())
print(SimpleImputer(strategy="constant").fit_transform(words).tolist())
for wrong in (lambda: LabelEncoder().fit([1, 2]).transform([3]),
              lambda: LabelEncoder().fit(["a"]).transform(["b"]),
              lambda: LabelEncoder().fit([1, 2]).inverse_transform([5]),
              lambda: OneHotEncoder().fit(np.array([[1], [2]])).transform(np.array([[1, 2]])),
              lambda: SimpleImputer().fit(T[:, :3]).transform(T[:, :2]),
              lambda: LabelEncoder().transform([1])):
    try:
        wrong()
    except ValueError as error:
        print(type(error).__name__, error)
