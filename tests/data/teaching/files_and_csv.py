# %% [markdown]
# # From a file and into a file
# First we write one, so that there is something to read.

# %%
# %%writefile weather.csv
day,place,degrees
1,Oslo,-3
1,Rome,12
2,Oslo,
2,Rome,14

# %%
with open("weather.csv") as file:
    for number, line in enumerate(file):
        print(number, repr(line))

# %%
import csv

with open("weather.csv", newline="") as file:
    rows = list(csv.DictReader(file))
rows[0], len(rows)

# %%
from pathlib import Path

here = Path("weather.csv")
here.exists(), here.suffix, here.stat().st_size, sorted(path.name for path in Path().glob("*.csv"))

# %%
open("missing.csv")

# %%
import io
import sys

table = io.StringIO("name;points\nAda;3\nBob;2\n")
writer = csv.writer(sys.stdout, delimiter="\t", lineterminator="\n")
for row in csv.reader(table, delimiter=";"):
    writer.writerow(row)

# %% solution=true
def mean_of(rows, place):
    """The mean temperature of a place; days without a measurement do not count."""
    known = [float(row["degrees"]) for row in rows if row["place"] == place and row["degrees"]]
    return sum(known) / len(known)

mean_of(rows, "Rome")

# %% points=2
assert mean_of(rows, "Oslo") == -3

# %% points=1
assert mean_of(rows, "Rome") == 13.0

# %% points=1
assert mean_of(rows, "Bern") is None

# %%
# %pycat weather.csv
