"""Records CPython's symbol tables of each scopes/*.py as scopes/*.scopes. Run with CPython 3.11."""
import pathlib
import sys

import python_scopes

assert sys.version_info[:2] == (3, 11)
for path in sorted((pathlib.Path(__file__).parent / "scopes").glob("*.py")):
    path.with_suffix(".scopes").write_text(python_scopes.dump(path.read_text("utf-8")), "utf-8")
