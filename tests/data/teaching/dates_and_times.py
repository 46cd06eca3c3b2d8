# %% [markdown]
# # Days and hours
# Computing with dates has traps: months are of different length, and hours are missing.

# %%
from datetime import UTC, date, datetime, timedelta

birthday = date(1815, 12, 10)
birthday, birthday.strftime("%A"), birthday.isocalendar()

# %%
print(birthday)
date(2024, 3, 1) - date(2024, 2, 1)

# %%
datetime(2024, 1, 31) + timedelta(days=30), timedelta(hours=30)

# %%
date(2023, 2, 29)

# %%
datetime.fromisoformat("2024-05-01T12:30:00+02:00").astimezone(UTC)

# %%
datetime.strptime("1 May", "%d %B %Y")

# %%
import calendar

print(calendar.month(2024, 2))
calendar.isleap(2100)

# %%
datetime(2024, 1, 1, tzinfo=UTC) - datetime(2024, 1, 1)

# %% solution=true
def weekdays(begin, end):
    """How many days from Monday to Friday there are, without the last."""
    days = (begin + timedelta(n) for n in range((end - begin).days))
    return sum(day.weekday() < 5 for day in days)

weekdays(date(2024, 1, 1), date(2025, 1, 1))

# %% points=1
assert weekdays(date(2024, 1, 1), date(2024, 1, 8)) == 5

# %% points=1
assert weekdays(date(2024, 1, 8), date(2024, 1, 1)) == 5

# %%
started = datetime.now()
(datetime.now() - started) < timedelta(minutes=1), started.year > 2020
