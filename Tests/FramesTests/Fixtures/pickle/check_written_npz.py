"""Loads written_npz.json, archives that the Swift writer wrote, with numpy and compares them."""

import base64
import io
import json
import os
import sys
import zipfile

import numpy as np

from describe import describe

folder = os.path.dirname(os.path.abspath(__file__))
expected = json.load(open(os.path.join(folder, "npy.json")))["npy"]
failures = 0
for name, text in json.load(open(os.path.join(folder, "written_npz.json"))).items():
    file = io.BytesIO(base64.b64decode(text))
    assert zipfile.ZipFile(file).testzip() is None
    file.seek(0)
    archive = np.load(file, allow_pickle=True)
    for key in archive.files:
        found = describe(archive[key])
        if found != expected[key]["expected"]:
            failures += 1
            print(f"{name}, {key}:\n  {found}\n  {expected[key]['expected']}")
    print(f"{name}: {len(archive.files)} arrays, {failures} failures")
sys.exit(failures > 0)
