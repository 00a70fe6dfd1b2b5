"""The writing half of json."""
from json import JSONEncoder
