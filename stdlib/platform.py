"""The machine and the language."""

import os as _os


def system():
    """The operating system's name."""
    return _os.uname().sysname


def node():
    return _os.uname().nodename


def release():
    return _os.uname().release


def version():
    return _os.uname().version


def machine():
    return _os.uname().machine


def processor():
    return ""


def platform(aliased=False, terse=False):
    """System, release and machine in one text."""
    found = _os.uname()
    return f"{found.sysname}-{found.release}-{found.machine}"


def python_version():
    """The version of the language."""
    return "3.11.7"


def python_version_tuple():
    return ("3", "11", "7")


def python_implementation():
    return "mnb"


def architecture(executable=None):
    return ("64bit", "ELF")


def uname():
    return _os.uname()
