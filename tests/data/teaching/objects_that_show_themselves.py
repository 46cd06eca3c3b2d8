# %% [markdown]
# # Objects that show themselves
# A notebook asks an object for each form in which it can be shown.

# %%
class Table:
    """Rows, shown as a table."""

    def __init__(self, **columns):
        self.columns = columns

    def __repr__(self):
        return "\n".join(f"{name:8}{values}" for name, values in self.columns.items())

    def _repr_html_(self):
        head = "".join(f"<th>{name}</th>" for name in self.columns)
        rows = "".join("<tr>" + "".join(f"<td>{v}</td>" for v in row) + "</tr>" for row in zip(*self.columns.values()))
        return f"<table><tr>{head}</tr>{rows}</table>"

Table(n=[1, 2], square=[1, 4])

# %%
print(Table(n=[1]))

# %%
class Formula:
    def _repr_latex_(self):
        return r"$\frac{1}{2}$"

    def _repr_markdown_(self):
        return "one **half**"

Formula()

# %%
class Choosy:
    def _repr_mimebundle_(self, include=None, exclude=None):
        return {"text/html": "<hr>", "application/json": {"a": 1}}, {"text/html": {"isolated": True}}

Choosy()

# %%
class Broken:
    def _repr_html_(self):
        raise ValueError("no HTML today")

Broken()

# %%
class Silent:
    def _ipython_display_(self):
        print("I print instead")

Silent()

# %%
get_ipython().display_formatter.formatters["text/plain"].for_type(complex, lambda z, p, cycle: p.text(f"({z.real}|{z.imag})"))
[1 + 2j, 3j]

# %%
deep = [1]
deep.append(deep)
deep, {"many": list(range(30)), "words": ["long " * 8] * 4}

# %%
list(range(1001))[-3:], "a\tb\nc", b"\x00bytes", ..., None, (), {2: {1}}

# %% points=1
assert Table(a=[1])._repr_html_().count("<tr>") == 2

# %% points=1
Table(a=[1])

# %% points=1
print("what is printed is no result")
