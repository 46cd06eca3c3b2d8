# %% [markdown]
# # How long does it take?
# The same number, by two functions, one of them much slower.

# %%
def slow(n):
    return n if n < 2 else slow(n - 1) + slow(n - 2)

def fast(n, a=0, b=1):
    return a if n == 0 else fast(n - 1, b, a + b)

[slow(n) for n in range(12)] == [fast(n) for n in range(12)]

# %%
# %timeit -n 3 -r 2 slow(12)

# %%
# %timeit -n 200 -r 3 fast(12)

# %%
# %%time
total = sum(slow(n) for n in range(12))
print(total)

# %%
# best = %timeit -q -o -n 10 -r 2 fast(10)
type(best).__name__, best.loops

# %%
import sys

sys.setrecursionlimit(400)
fast(1000)

# %%
sys.setrecursionlimit(600)
from functools import lru_cache

quick = lru_cache(None)(lambda n: n if n < 2 else quick(n - 1) + quick(n - 2))
quick(100), quick.cache_info()

# %% solution=true
def hanoi(discs, a="left", b="middle", c="right"):
    """The moves that bring a tower from a to c."""
    if discs == 0:
        return []
    return [*hanoi(discs - 1, a, c, b), (a, c), *hanoi(discs - 1, b, a, c)]

hanoi(2)

# %% points=2
assert [len(hanoi(n)) for n in range(6)] == [0, 1, 3, 7, 15, 31]

# %% points=1
assert hanoi(-1) == []

# %%
# %%timeit -n 5 -r 1
hanoi(6)
