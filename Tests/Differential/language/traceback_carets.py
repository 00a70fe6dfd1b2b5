# Where carets stand under the failing line, and where there are none.
import traceback

data = {"a": [1, 2]}
text = "x"


def whole_line_operator():
    text + 1


def whole_line_subscript():
    data["missing"]


def whole_line_call():
    int("x")


def whole_line_name():
    undefined_name


def bracketed():
    (text
     + 1)


def part_of_line():
    return 1 + data["a"][5]


def operator_of_two():
    return 2 // (1 - 1) + 5


def nested():
    print(len(data["a"]), data["a"] + text)


def attribute():
    return text.missing


def assignment():
    first, second = data["a"], text - 1


for function in (
    whole_line_operator, whole_line_subscript, whole_line_call, whole_line_name, bracketed,
    part_of_line, operator_of_two, nested, attribute, assignment,
):
    print(function.__name__)
    try:
        function()
    except Exception:
        for line in traceback.format_exc().split("\n")[3:]:
            print("   ", line.split(" line ")[-1] if "File" in line else line)
