# %% [markdown]
# # Patterns in text
# A regular expression describes many texts at once.

# %%
import re
from collections import Counter

text = """Anna (born 1984) met Émile on 3 May 2011.
They wrote to kontakt@example.org and to office@example.com."""
print(text)

# %%
re.findall(r"\d{4}", text)

# %%
match = re.search(r"(?P<name>\w+) \(born (?P<year>\d+)\)", text)
match

# %%
match.groupdict()

# %%
re.sub(r"(\w+)@([\w.]+)", r"\2 at \1", text).splitlines()

# %%
words = Counter(re.findall(r"\w+", text.lower()))
words.most_common(3)

# %%
pattern = re.compile(r"""
    (\d{1,2})\s     # the day
    ([A-Z][a-z]+)   # the month
""", re.VERBOSE)
pattern.findall(text), pattern

# %%
re.compile("(never closed")

# %% solution=true
def initials(name):
    return "".join(re.findall(r"\b\w", name))

# %% points=1
assert initials("Ada Lovelace") == "AL"

# %% points=1
assert initials("jean-paul") == "JP", f"small letters: {initials('jean-paul')!r}"

# %%
print("Straße", "naïve", "日本語", "🎲")
"Straße".casefold(), len("🎲"), "日本語".encode()
