# %% [markdown]
# # Finding mistakes
# Each cell here is broken on purpose. What does Python say, and what does it mean?

# %% tags=["raises-exception"]
print("no end)

# %% tags=["raises-exception"]
if True
    print("a sign is missing")

# %% tags=["raises-exception"]
def f():
print("not moved in")

# %% tags=["raises-exception"]
numbrs = [1, 2, 3]
numbers

# %% tags=["raises-exception"]
[1, 2, 3].push(4)

# %% tags=["raises-exception"]
import maths

# %% tags=["raises-exception"]
def outer(values):
    def inner(n):
        return values[n] + 1
    return [inner(n) for n in range(4)]

outer([1, 2, "3"])

# %% tags=["raises-exception"]
# %xmode Minimal
outer([1, 2, "3"])

# %% tags=["raises-exception"]
# %xmode Verbose
outer([1])

# %%
# %xmode Context
import logging

logging.basicConfig(level=logging.INFO, format="%(levelname)s %(message)s", force=True)
logging.info("values: %s", [1, 2])

# %%
import traceback

try:
    outer([])
except IndexError:
    print(traceback.format_exc(limit=-1).splitlines()[-1])

# %% points=1
assert outer([1, 2, 3, 4]) == [2, 3, 4, 5]

# %% points=1
assert outer([1]) == [2]

# %% points=1
return 1
