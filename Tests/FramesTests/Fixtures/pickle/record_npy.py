"""Writes npy and npz files with numpy, in base64 beside a description of what they hold.

    python record_npy.py    # with numpy 2.4, by record_pickles.sh
"""

import base64
import io
import json
import os
import zipfile

import numpy as np

from describe import describe

arrays = {
    "floats": np.arange(5) / 3, "matrix": np.arange(6.0).reshape(2, 3), "scalar": np.array(2.5),
    "empty": np.zeros((0, 4)), "cube": np.arange(24, dtype="i4").reshape(2, 3, 4),
    "fortran": np.asfortranarray(np.arange(6.0).reshape(2, 3)),
    "strided": np.arange(12.0).reshape(3, 4)[:, ::2], "bools": np.array([True, False, True]),
    "bytes": np.array([1, 200], dtype="u1"), "small": np.array([-1, 2], dtype="i1"),
    "shorts": np.array([-300, 2], dtype="i2"), "singles": np.array([0.5, np.nan], dtype="f4"),
    "text": np.array(["a", "äöü", ""]), "text_matrix": np.array([["a", "b"], ["cc", "d"]]),
    "text_fortran": np.asfortranarray(np.array([["a", "b"], ["cc", "d"]])),
    "days": np.array(["2020-01-01", "NaT"], dtype="M8[ns]"), "spans": np.array([5], dtype="m8[us]"),
    "objects": np.array(["a", None, 1, [1, 2]], dtype=object),
}
other = {  # read, but written in another type or version
    "swapped": np.array([1.5, 2], dtype=">f8"), "unsigned": np.array([1, 65535], dtype="u2"),
    "half": np.array([0.5], dtype="f2"), "raw": np.array([b"ab", b"c"]),
}
record = {"npy": {}, "npz": {}, "refused": {}}


def saved(array, version=None):
    file = io.BytesIO()
    if version:
        np.lib.format.write_array(file, array, version=version)
    else:
        np.save(file, array)
    return base64.b64encode(file.getvalue()).decode()


for name, array in arrays.items():
    record["npy"][name] = {"file": saved(array), "expected": describe(array), "same": True}
for name, array in other.items():
    record["npy"][name] = {"file": saved(array), "expected": describe(array), "same": False}
for version in ((2, 0), (3, 0)):
    record["npy"][f"version {version[0]}"] = {
        "file": saved(arrays["matrix"], version), "expected": describe(arrays["matrix"]), "same": False}
for save in (np.savez, np.savez_compressed):
    file = io.BytesIO()
    save(file, **arrays)
    record["npz"][save.__name__] = {
        "file": base64.b64encode(file.getvalue()).decode(), "names": list(np.load(io.BytesIO(file.getvalue())).files)}
file = io.BytesIO()
with zipfile.ZipFile(file, "w") as archive:
    archive.comment = b"a comment"
    archive.writestr("notes.txt", "not an array")
record["npz"]["comment"] = {"file": base64.b64encode(file.getvalue()).decode(), "names": ["notes.txt"]}


def plain(content):
    return base64.b64encode(content).decode()


whole = base64.b64decode(record["npy"]["floats"]["file"])
for name, content in {
    "nothing": b"", "other": b"abc", "magic only": b"\x93NUMPY", "version": b"\x93NUMPY\x09\x00\x10\x00aaa",
    "no length": b"\x93NUMPY\x01\x00", "short header": b"\x93NUMPY\x01\x00\x10\x00aaa", "short data": whole[:-9],
    "bad type": whole.replace(b"'<f8'", b"'<z8'"), "objects": base64.b64decode(record["npy"]["objects"]["file"]),
    "zip": b"PK\x03\x04aaa",
}.items():
    try:
        np.load(io.BytesIO(content))
    except Exception as error:
        module = type(error).__module__
        name_of = type(error).__name__ if module == "builtins" else f"{module}.{type(error).__name__}"
        record["refused"][name] = {"file": plain(content), "error": f"{name_of}: {error}"}
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "npy.json"), "w") as file:
    json.dump(record, file, indent=0, ensure_ascii=False)
    file.write("\n")
