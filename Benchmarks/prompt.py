"""What one waits for at the prompt: typed into mnb on a pseudo-terminal, read from its screen.

    python3 Benchmarks/prompt.py [MNB]

Prints the median and the longest of eleven times each: from the start to the prompt with a history
of 10,000 entries; from Tab to the completion of a column of a frame of 1,000 columns; from Ctrl-C
in a loop, a training and a search to the next prompt.
"""
import os
import pty
import select
import statistics
import sys
import tempfile
import time

mnb = os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else "mnb")
repeats = 11


class Prompt:
    """mnb on a terminal of 100 columns."""

    def __init__(self, folder):
        self.seen = b""
        self.started = time.perf_counter()
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.chdir(folder)
            os.environ.update(TERM="xterm", NO_COLOR="1", MNB_HISTORY=os.path.join(folder, "history"),
                              COLUMNS="100", LINES="40")
            os.execv(mnb, [mnb, "repl"])

    def type(self, text):
        os.write(self.terminal, text.encode())

    def wait(self, text, limit=60):
        """Seconds until a text is on the screen that was not there before."""
        start = time.perf_counter()
        while text.encode() not in self.seen:
            left = limit - (time.perf_counter() - start)
            if left < 0 or not select.select([self.terminal], [], [], left)[0]:
                sys.exit(f"prompt.py: waited for {text!r}, saw {self.seen[-500:]!r}")
            self.seen += os.read(self.terminal, 65536)
        self.seen = self.seen.split(text.encode(), 1)[1]
        return time.perf_counter() - start

    def settle(self):
        """Reads what is still being written."""
        while select.select([self.terminal], [], [], 0.1)[0]:
            os.read(self.terminal, 65536)
        self.seen = b""

    def run(self, line, mark=">>> "):
        self.type(line + "\r")
        return self.wait(mark)

    def end(self):
        self.type("\x04")
        os.waitpid(self.pid, 0)
        os.close(self.terminal)


def report(name, seconds):
    milliseconds = sorted(1000 * s for s in seconds)
    print(f"{name:52s} {statistics.median(milliseconds):8.1f} ms, at most {milliseconds[-1]:.1f} ms")


with tempfile.TemporaryDirectory() as folder:
    os.mkdir(os.path.join(folder, ".mnb"))
    prompt = Prompt(folder)
    prompt.wait(">>> ")
    prompt.end()
    with open(os.path.join(folder, "history"), "w") as file:
        for i in range(10_000):
            file.write(f"value_{i} = {i}\n")
    starts = []
    for _ in range(repeats):
        prompt = Prompt(folder)
        prompt.wait(">>> ")
        starts.append(time.perf_counter() - prompt.started)
        prompt.end()
    report("prompt, with 10,000 entries of history", starts)

    prompt = Prompt(folder)
    prompt.wait(">>> ")
    prompt.type("\x10")
    prompt.wait("value_9999")
    prompt.type("\x03")
    prompt.wait(">>> ")
    prompt.run("import numpy as np, pandas as pd, lightgbm as lgb, optuna")
    prompt.run("optuna.logging.set_verbosity(optuna.logging.ERROR)")
    prompt.run("df = pd.DataFrame(np.zeros((100, 1000)), columns=[f'column_{i:04d}' for i in range(1000)])")
    for name, keys, tabs, mark in [
        ("Tab, one of 1,000 columns", 'df["column_0912', "\t", '"]'),
        ("Tab twice, a list of 100 of 1,000 columns", 'df["column_01', "\t\t", "column_0199"),
    ]:
        times = []
        for _ in range(repeats):
            prompt.type(keys)
            prompt.settle()
            prompt.type(tabs)
            times.append(prompt.wait(mark))
            prompt.settle()
            prompt.type("\x03")
            prompt.wait(">>> ")
        report(name, times)

    stops = {
        "Ctrl-C in a loop": "while True: pass",
        "Ctrl-C in a training": "lgb.train({'verbose': -1}, lgb.Dataset(np.random.rand(20000, 50), "
                                "np.random.rand(20000)), num_boost_round=10**6)",
        "Ctrl-C in a search": "optuna.create_study().optimize(lambda t: t.suggest_float('x', 0, 1), "
                              "n_trials=10**7)",
        "Ctrl-C in a sort of 10 million numbers": "[np.sort(np.random.rand(10**7)) for i in range(100)]",
    }
    for name, line in stops.items():
        times = []
        for _ in range(repeats):
            prompt.type(line + "\r")
            time.sleep(0.7)
            prompt.settle()
            prompt.type("\x03")
            times.append(prompt.wait("KeyboardInterrupt"))
            prompt.wait(">>> ")
        report(name, times)
    prompt.end()
