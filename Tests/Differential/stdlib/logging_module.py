import io
import logging
import os
import sys

out = io.StringIO()
log = logging.getLogger("app")
handler = logging.StreamHandler(out)
handler.setFormatter(logging.Formatter("%(levelname)s:%(name)s:%(message)s"))
log.addHandler(handler)
log.setLevel(logging.DEBUG)
log.propagate = False
log.debug("debug %d", 1)
log.info("info %s %s", "a", [1])
log.warning("dict %(x)s", {"x": 5})
log.error("no args %s")
log.critical("critical")
log.log(25, "custom")
log.log(logging.INFO, "by level")
child = logging.getLogger("app.sub")
child.info("from child")
child.setLevel(logging.ERROR)
child.info("dropped")
child.error("kept")
print(out.getvalue())
print(log.level, child.getEffectiveLevel(), logging.getLogger("app.x.y").getEffectiveLevel(), log.isEnabledFor(5), logging.getLevelName(20), logging.getLevelName("INFO"), logging.getLevelName(7))
print(child.parent.name, logging.getLogger("app") is log, logging.getLogger().name, log, child, handler.level, logging.getLogger("app.x.y").parent.name)
logging.getLogger("app.x")
print(logging.getLogger("app.x.y").parent.name)
out.truncate(0)
out.seek(0)
handler.setFormatter(logging.Formatter("%(levelname)-8s|%(funcName)s|%(lineno)d|%(filename)s|%(module)s| %(message)s"))


def work():
    log.info("where")


work()
log.info("module level")
print(out.getvalue())
out.truncate(0)
out.seek(0)
handler.setFormatter(logging.Formatter("{levelname} {message}", style="{"))
log.info("braces %s", 5)
handler.setFormatter(logging.Formatter("$levelname $message", style="$"))
log.info("dollar")
handler.setFormatter(logging.Formatter("%(asctime)s %(message)s", "%Y"))
log.info("dated")
print(len(out.getvalue().splitlines()), out.getvalue().splitlines()[:2])
out.truncate(0)
out.seek(0)
handler.setFormatter(logging.Formatter("%(message)s"))
try:
    1 / 0
except ZeroDivisionError:
    log.exception("failed")
lines = out.getvalue().splitlines()
print(lines[0], lines[1], lines[-1])
handler.setLevel(logging.ERROR)
out.truncate(0)
out.seek(0)
log.info("below handler level")
log.error("above")
print(repr(out.getvalue()))
handler.setLevel("DEBUG")


class Only(logging.Filter):
    def filter(self, record):
        return "yes" in record.getMessage()


handler.addFilter(Only())
out.truncate(0)
out.seek(0)
log.info("yes please")
log.info("no")
log.info("x %s", "yes", extra={"user": "me"})
print(repr(out.getvalue()))


class Collect(logging.Handler):
    def __init__(self):
        super().__init__()
        self.records = []

    def emit(self, record):
        self.records.append((record.levelname, record.getMessage(), getattr(record, "user", None)))


collect = Collect()
log.addHandler(collect)
log.warning("w", extra={"user": "u"})
log.removeHandler(collect)
log.warning("gone")
print(collect.records)
root_out = io.StringIO()
logging.basicConfig(stream=root_out, level=logging.INFO, format="%(levelname)s - %(message)s")
logging.info("root info")
logging.debug("root debug")
logging.getLogger("other").warning("other")
logging.basicConfig(level=logging.DEBUG)
print(root_out.getvalue(), logging.getLogger().level, len(logging.getLogger().handlers))
logging.basicConfig(stream=root_out, level="WARNING", force=True)
logging.warning("forced")
logging.disable(logging.ERROR)
logging.error("disabled")
logging.disable(logging.NOTSET)
print(root_out.getvalue().splitlines()[-1])
for bad in (lambda: log.setLevel("NOPE"), lambda: log.setLevel([]), lambda: log.log("x", "y"), lambda: logging.basicConfig(force=True, nope=1),
            lambda: logging.Formatter(style="?")):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
path = "_work_log.txt"
fh = logging.FileHandler(path, mode="w")
fh.setFormatter(logging.Formatter("%(name)s %(message)s"))
f = logging.getLogger("file")
f.propagate = False
f.addHandler(fh)
f.warning("to file")
fh.close()
print(open(path).read())
os.remove(path)
logging.getLogger("null").addHandler(logging.NullHandler())
a = logging.LoggerAdapter(log, {"user": "adapter"})
log.addHandler(collect)
a.info("yes adapted")
print(collect.records[-1], log.hasHandlers(), logging.WARNING, logging.FATAL)
