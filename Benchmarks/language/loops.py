# Nested loops: 5 million integer additions.
def main():
    total = 0
    for i in range(2500):
        for j in range(2000):
            total = total + (i ^ j)
    return total


print(main())
