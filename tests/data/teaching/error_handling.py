# %% [markdown]
# # When something goes wrong
# An error says what happened, and where. Read it from below.

# %% tags=["raises-exception"]
int("twelve")

# %% tags=["raises-exception"]
def share(total, people):
    return total / len(people)

def bill(table):
    return share(table["total"], table["people"])

bill({"total": 30, "people": []})

# %% tags=["raises-exception"]
bill({"total": 30})

# %%
try:
    int("twelve")
except ValueError as error:
    print(type(error).__name__, error, sep=": ")
else:
    print("not shown")
finally:
    print("in any case")

# %% tags=["raises-exception"]
class NotEnough(Exception):
    """There is too little money."""

def pay(have, cost):
    if have < cost:
        raise NotEnough(f"{cost - have} is missing")

try:
    pay(3, 5)
except NotEnough as error:
    raise RuntimeError("no dinner") from error

# %% tags=["raises-exception"]
try:
    {}["key"]
except KeyError:
    1 / 0

# %% tags=["raises-exception"]
raise ExceptionGroup("two at once", [ValueError("one"), TypeError("two")])

# %%
import warnings

warnings.warn("this will be an error one day", DeprecationWarning)
warnings.simplefilter("ignore")
warnings.warn("nobody sees this")

# %%
from contextlib import suppress

with suppress(ZeroDivisionError):
    1 / 0
print("on it goes")

# %% solution=true
def safe(text, other=0):
    try:
        return int(text)
    except ValueError:
        return other

# %% points=1
assert (safe("3"), safe("x"), safe("x", -1)) == (3, 0, -1)

# %% points=1
assert safe(None) == 0
