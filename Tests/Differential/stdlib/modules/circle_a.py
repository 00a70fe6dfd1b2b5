print("a begins")
import circle_b
value_a = "a"


def from_b():
    return circle_b.value_b


print("a ends")
