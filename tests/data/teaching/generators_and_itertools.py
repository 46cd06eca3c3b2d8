# %% [markdown]
# # One after another
# A generator computes the next value when it is asked for it.

# %%
def countdown(n):
    print("it begins")
    while n:
        yield n
        n -= 1
    print("it ends")

numbers = countdown(2)
numbers

# %%
next(numbers)

# %%
list(numbers)

# %%
next(numbers)

# %%
import itertools as it

list(it.islice(it.accumulate(it.count(1)), 6))

# %%
[(key, "".join(group)) for key, group in it.groupby("aabccc")], list(it.combinations("abc", 2))

# %%
def averager():
    total, count, mean = 0.0, 0, None
    while True:
        total += yield mean
        count += 1
        mean = total / count

coroutine = averager()
next(coroutine)
[coroutine.send(value) for value in (10, 20, 60)]

# %%
squares = {n: n * n for n in range(4)}
zip(squares, squares.values()), map(str, squares), range(3), squares.items()

# %% solution=true
def primes():
    found = []
    for n in it.count(2):
        if all(n % p for p in found):
            found.append(n)
            yield n

# %% points=1
assert list(it.islice(primes(), 5)) == [2, 3, 5, 7, 11]

# %% points=1
assert next(it.dropwhile(lambda n: n < 100, primes())) == 101

# %% points=1
assert iter(primes()) is primes()
