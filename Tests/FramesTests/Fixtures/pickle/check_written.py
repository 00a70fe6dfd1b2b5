"""Loads written.json, what the Swift writer wrote, and compares it with what it should hold.

    python check_written.py ENVIRONMENT.json

The argument is what record_pickles.py wrote with this Python: the tables before they went through
the Swift reader and writer. They must equal pandas' own reading, types included.
"""

import base64
import json
import os
import pickle
import sys
import zlib

import numpy as np
import pandas as pd

from describe import describe

# Read as types that this engine has, see describe.py.
OTHER_TYPES = {"nullable", "arrow_numbers", "arrow_strings", "arrow_strings_sliced",
               "arrow_strings_joined", "frame_types"}
failures = 0
compared = 0
originals = json.load(open(sys.argv[1]))["objects"]
record = json.load(open(os.path.join(os.path.dirname(__file__), "written.json")))
for name, item in record["objects"].items():
    for protocol, text in item["pickles"].items():
        try:
            value = pickle.loads(zlib.decompress(base64.b64decode(text), -15))
            found = describe(value)
            if isinstance(value, dict) and name in ("array_shared", "shared"):
                first, second = value.values()
                assert first is second, "shared references became two"
            if isinstance(value, pd.DataFrame) and name == "frame_strings_missing":
                assert value["s"].dtype == pd.Series(["x"]).dtype, "text of another storage"
                assert value.columns.dtype == pd.Index(["x"]).dtype, "names of another storage"
            if isinstance(value, (pd.DataFrame, pd.Series)):
                if name in originals and name not in OTHER_TYPES:
                    original = pickle.loads(
                        zlib.decompress(base64.b64decode(originals[name]["pickles"]["4"])))
                    if isinstance(value, pd.DataFrame):
                        pd.testing.assert_frame_equal(value, original)
                    else:
                        pd.testing.assert_series_equal(value, original)
                    compared += 1
                value.copy().reset_index().describe(include="all")
        except Exception as error:
            found = f"{type(error).__name__}: {error}"
        if found != item["expected"]:
            failures += 1
            print(f"{name}, protocol {protocol}:\n  {found}\n  {item['expected']}")
print(f"pandas {pd.__version__}, numpy {np.__version__}: {len(record['objects'])} objects, "
      f"{compared} tables equal to the originals, {failures} failures")
sys.exit(failures > 0)
