# %% [markdown]
# # Data from a file of JSON
# Lists in dictionaries in lists: we look, clean, and count.

# %%
# %%writefile people.json
[{"name": "Ada", "born": 1815, "tags": ["maths", "poetry"]},
 {"name": "Alan", "born": 1912, "tags": ["maths"], "died": 1954},
 {"name": " Grace ", "born": "1906", "tags": null}]

# %%
import json

people = json.load(open("people.json"))
people

# %%
from pprint import pprint

pprint(people, width=50, compact=True)

# %%
sorted(people, key=lambda one: one["born"])

# %%
people[2]["tags"].append("navy")

# %%
cleaned = [{**one, "name": one["name"].strip(), "born": int(one["born"]), "tags": one["tags"] or []} for one in people]
print(json.dumps(cleaned[2], indent=2))

# %%
json.loads('{"a": 1,}')

# %%
match cleaned:
    case [{"name": str(first)}, *others]:
        print(first, "and", len(others), "others")

# %%
json.dumps({"when": {1, 2}})

# %% solution=true
from collections import defaultdict

by_tag = defaultdict(list)
for one in cleaned:
    for tag in one["tags"]:
        by_tag[tag].append(one["name"])
by_tag

# %% points=1
assert by_tag["maths"] == ["Ada", "Alan"]

# %% points=1
assert "none" not in by_tag and by_tag["none"] == []

# %% points=1
assert min(one["born"] for one in people) == 1815
