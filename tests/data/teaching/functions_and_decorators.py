# %% [markdown]
# # Functions that make functions
# A decorator puts something around a function.

# %%
import functools

def traced(function):
    @functools.wraps(function)
    def around(*arguments, **named):
        result = function(*arguments, **named)
        print(f"{function.__name__}{arguments} -> {result}")
        return result
    return around

@traced
def power(base, exponent=2):
    """Base to the exponent."""
    return base**exponent

power(3)

# %%
# power?

# %%
# power??

# %%
power.__doc__, power.__wrapped__ is not power

# %%
makers = [lambda: n for n in range(3)]
[make() for make in makers]

# %%
def counter():
    count = 0
    def step():
        count += 1
        return count
    return step

counter()()

# %%
power(1, 2, 3)

# %%
def collected(value, into=[]):
    into.append(value)
    return into

collected(1), collected(2)

# %%
(lambda *args, sep="-", **rest: sep.join(map(str, args)))(1, 2, 3), functools.reduce(lambda a, b: a * b, range(1, 6))

# %% solution=true
def repeat(times):
    def decorate(function):
        @functools.wraps(function)
        def around(*arguments):
            return [function(*arguments) for _ in range(times)]
        return around
    return decorate

@repeat(2)
def hello(name):
    return f"hello {name}"

# %% points=1
assert hello("you") == ["hello you"] * 2

# %% points=1
assert power(2) == 4 and power(2, exponent=3) == 8

# %% points=1
assert hello.__name__ == "around"

# %%
# %whos function
