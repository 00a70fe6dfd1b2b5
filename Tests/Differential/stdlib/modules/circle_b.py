print("b begins")
import circle_a
print("a has value_a:", hasattr(circle_a, "value_a"))
try:
    circle_a.value_a
except AttributeError as e:
    print(e)
try:
    from circle_a import value_a
except ImportError as e:
    print(str(e).rpartition(" (")[0])
value_b = "b"
print("b ends")
