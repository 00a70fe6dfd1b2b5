"""Other programs: refused. A notebook is a document that people download."""

PIPE, STDOUT, DEVNULL = -1, -2, -3


class SubprocessError(Exception):
    """What the functions of this module would raise."""


class CalledProcessError(SubprocessError):
    """A program that failed."""


class TimeoutExpired(SubprocessError):
    """A program that took too long."""


def _refuse(name):
    def refused(*args, **kwargs):
        raise PermissionError(
            f"subprocess.{name}() is not part of mnb: programs start no other programs")
    refused.__name__ = name
    return refused


run = _refuse("run")
call = _refuse("call")
check_call = _refuse("check_call")
check_output = _refuse("check_output")
getoutput = _refuse("getoutput")
getstatusoutput = _refuse("getstatusoutput")
Popen = _refuse("Popen")
