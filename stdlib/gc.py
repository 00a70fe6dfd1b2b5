"""The collector runs by itself."""


def collect(generation=2):
    """Nothing to do: returns 0."""
    return 0


def enable():
    pass


def disable():
    pass


def isenabled():
    return True


def freeze():
    pass


def get_count():
    return (0, 0, 0)
