# %% [markdown]
# # Kinds of animals
# A class says what its objects can do; one that inherits says only what is different.

# %%
class Animal:
    """Something that lives."""

    count = 0

    def __init__(self, name):
        self.name = name
        Animal.count += 1

    def sound(self):
        raise NotImplementedError("which animal?")

    def __repr__(self):
        return f"{type(self).__name__}({self.name!r})"

Animal("Rex")

# %%
class Dog(Animal):
    def sound(self):
        return "woof"

class Puppy(Dog):
    def sound(self):
        return super().sound().upper()

[one.sound() for one in (Dog("a"), Puppy("b"))]

# %%
Puppy.__mro__, Animal.count

# %%
Animal("?").sound()

# %%
class Celsius:
    def __init__(self, degrees):
        self.degrees = degrees

    @property
    def fahrenheit(self):
        return self.degrees * 9 / 5 + 32

    @classmethod
    def frost(cls):
        return cls(0)

Celsius.frost().fahrenheit

# %%
Celsius(3).fahrenheit = 4

# %%
Celsius(20)

# %% solution=true
from dataclasses import dataclass
from functools import total_ordering

@total_ordering
@dataclass(frozen=True)
class Version:
    major: int
    minor: int = 0

    def __lt__(self, other):
        return (self.major, self.minor) < (other.major, other.minor)

Version(3, 11), sorted([Version(3, 11), Version(2), Version(3, 9)])

# %% points=1
assert Version(3, 9) < Version(3, 11) <= Version(3, 11)

# %% points=1
assert str(Version(3, 9)) == "3.9"

# %%
# help of a class of one's own
help(Dog)
