# A simulation of planets written with classes, methods and operators.
class Vector:
    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y, self.z + other.z)

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y, self.z - other.z)

    def __mul__(self, factor):
        return Vector(self.x * factor, self.y * factor, self.z * factor)

    def squared(self):
        return self.x * self.x + self.y * self.y + self.z * self.z


class Body:
    def __init__(self, position, velocity, mass):
        self.position = position
        self.velocity = velocity
        self.mass = mass

    def move(self, dt):
        self.position = self.position + self.velocity * dt

    def attract(self, other, dt):
        distance = self.position - other.position
        squared = distance.squared()
        strength = dt / (squared * squared**0.5)
        self.velocity = self.velocity - distance * (other.mass * strength)
        other.velocity = other.velocity + distance * (self.mass * strength)


class System:
    def __init__(self, bodies):
        self.bodies = bodies
        self.pairs = [(a, b) for i, a in enumerate(bodies) for b in bodies[i + 1 :]]

    def step(self, dt):
        for a, b in self.pairs:
            a.attract(b, dt)
        for body in self.bodies:
            body.move(dt)

    def energy(self):
        total = 0.0
        for body in self.bodies:
            total += 0.5 * body.mass * body.velocity.squared()
        for a, b in self.pairs:
            total -= a.mass * b.mass / (a.position - b.position).squared() ** 0.5
        return total


def main():
    system = System(
        [
            Body(Vector(0.0, 0.0, 0.0), Vector(0.0, 0.0, 0.0), 39.47),
            Body(Vector(4.84, -1.16, -0.1), Vector(0.6, 2.81, -0.02), 0.037),
            Body(Vector(8.34, 4.12, -0.4), Vector(-1.01, 1.82, 0.008), 0.011),
            Body(Vector(12.89, -15.11, -0.22), Vector(1.08, 0.868, -0.01), 0.0017),
            Body(Vector(15.37, -25.9, 0.179), Vector(0.979, 0.594, -0.034), 0.002),
        ]
    )
    for _ in range(10_000):
        system.step(0.001)
    return f"{system.energy():.9f}"


print(main())
