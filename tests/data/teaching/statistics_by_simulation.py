# %% [markdown]
# # Is that chance?
# 61 heads in 100 throws: we throw a fair coin many times and look how often that happens.

# %%
import random
import statistics

random.seed(7)

def heads(throws):
    return sum(random.random() < 0.5 for _ in range(throws))

# %%
counts = [heads(100) for _ in range(2000)]
statistics.mean(counts), statistics.stdev(counts)

# %%
print(f"{'heads':>6} how often")
for least in range(40, 64, 4):
    number = sum(least <= count < least + 4 for count in counts)
    print(f"{least:>6} {'*' * (number // 20)}")

# %%
extreme = sum(count >= 61 for count in counts) / len(counts)
print("at least 61:", extreme)

# %% [markdown]
# The same for a mean: draw again from what was measured (the *bootstrap*).

# %%
measured = [4.1, 5.0, 3.8, 4.6, 5.3, 4.9]
means = sorted(statistics.mean(random.choices(measured, k=len(measured))) for _ in range(1000))
means[25], means[975]

# %%
statistics.quantiles(means, n=4)

# %% solution=true
def p_value(counts, seen):
    """The share of counts that are at least as large."""
    return sum(count >= seen for count in counts) / len(counts)

# %% points=2
assert p_value([1, 2, 3, 4], 3) == 0.5

# %% points=1
assert p_value(counts, 61) == extreme

# %% points=2
# Half of the points for an answer that is only almost right.
2.0 if p_value([], 3) == 0 else 1.0
