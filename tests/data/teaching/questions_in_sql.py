# %% [markdown]
# # Questions to a table
# `sqlite3` comes with Python. The database lives in memory.

# %%
import sqlite3

connection = sqlite3.connect(":memory:")
connection.executescript("""
CREATE TABLE book (title TEXT, year INTEGER, author TEXT);
INSERT INTO book VALUES ('North', 1975, 'Heaney'), ('Ariel', 1965, 'Plath'), ('Crow', 1970, 'Hughes');
""")

# %%
for row in connection.execute("SELECT title, year FROM book ORDER BY year"):
    print(*row, sep=" | ")

# %%
connection.row_factory = sqlite3.Row
first = connection.execute("SELECT * FROM book").fetchone()
dict(first), first.keys()

# %%
connection.execute("SELECT * FROM books")

# %%
with connection:
    connection.execute("UPDATE book SET year = year + 1 WHERE author = ?", ["Plath"])
connection.total_changes

# %%
from IPython.display import HTML

def shown(rows):
    cells = "".join("<tr>" + "".join(f"<td>{value}</td>" for value in row) + "</tr>" for row in rows)
    return HTML(f"<table>{cells}</table>")

shown(connection.execute("SELECT author, year FROM book ORDER BY author"))

# %% solution=true
question = "SELECT author FROM book WHERE year < 1972 ORDER BY author"
answer = [row[0] for row in connection.execute(question)]
answer

# %% points=1
assert answer == ["Hughes", "Plath"]

# %% points=1
assert "LIKE" in question, "use LIKE"

# %%
connection.close()
connection.execute("SELECT 1")
