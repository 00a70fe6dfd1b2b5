# The Mandelbrot set in plain floats.
def main(size=220, limit=80):
    inside = 0
    total = 0
    for row in range(size):
        ci = 2.0 * row / size - 1.0
        for column in range(size):
            cr = 2.0 * column / size - 1.5
            zr = zi = 0.0
            n = 0
            while n < limit:
                r2 = zr * zr
                i2 = zi * zi
                if r2 + i2 > 4.0:
                    break
                zi = 2.0 * zr * zi + ci
                zr = r2 - i2 + cr
                n += 1
            else:
                inside += 1
            total += n
    return inside, total


print(main())
