"""A helper."""
print("helper runs once", __name__)
VALUE = 41
_private = "hidden"


def increase():
    global VALUE
    VALUE += 1
    return VALUE
