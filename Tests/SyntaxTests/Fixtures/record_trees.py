"""Records CPython's tree of each trees/*.py as trees/*.tree. Run with CPython 3.11."""
import pathlib
import sys

import python_trees

assert sys.version_info[:2] == (3, 11)
for path in sorted((pathlib.Path(__file__).parent / "trees").glob("*.py")):
    path.with_suffix(".tree").write_text(python_trees.dump(path.read_bytes()), "utf-8")
