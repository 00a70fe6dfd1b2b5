"""Prints docs/modules.md, the names that each module of the standard library has:

./mnb run Tools/list-modules.py > docs/modules.md
"""

import abc
import argparse
import base64
import bisect
import collections
import collections.abc
import contextlib
import copy
import csv
import dataclasses
import datetime
import enum
import errno
import fnmatch
import fractions
import functools
import gc
import glob
import gzip
import hashlib
import heapq
import io
import itertools
import json
import logging
import math
import numbers
import operator
import os
import os.path
import pathlib
import platform
import pprint
import random
import re
import shutil
import statistics
import string
import subprocess
import sys
import tempfile
import textwrap
import time
import tqdm
import traceback
import types
import typing
import uuid
import warnings

NOTES = {
    "abc": "abstract methods are checked when a class is instantiated",
    "gc": "nothing to do: the collector runs by itself",
    "hashlib": "no blake2 and sha3",
    "os": "programs are not started; `system`, `popen`, `fork`, `kill` are refused by name",
    "pathlib": "one class for all paths, which are POSIX paths",
    "subprocess": "refused by name",
    "typing": "names for annotations, which mean nothing at run time",
    "tempfile": "in the project folder unless the temporary folder may be written",
}
modules = [
    abc, argparse, base64, bisect, collections, collections.abc, contextlib, copy, csv, dataclasses,
    datetime, enum, errno, fnmatch, fractions, functools, gc, glob, gzip, hashlib, heapq, io,
    itertools, json, logging, math, numbers, operator, os, os.path, pathlib, platform, pprint,
    random, re, shutil, statistics, string, subprocess, sys, tempfile, textwrap, time, tqdm,
    traceback, types, typing, uuid, warnings,
]
print("# The standard library\n")
print("The modules that come with `mnb`, with the names, results and messages of CPython 3.11. "
      "Made by `./mnb run Tools/list-modules.py > docs/modules.md`.\n")
print("| module | names |")
print("|---|---|")
for module in modules:
    names = [name for name in dir(module)
             if not name.startswith("_") and type(getattr(module, name)).__name__ != "module"]
    note = NOTES.get(module.__name__)
    text = " ".join(sorted(names))
    print(f"| `{module.__name__}` | {text}{'; *' + note + '*' if note else ''} |")
