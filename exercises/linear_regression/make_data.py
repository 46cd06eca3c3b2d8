"""Draws `population_profit.csv`: `python make_data.py` shows it drawn again.

The first four rows are the lecture's. The other 93 were drawn once: populations (in 10,000 people)
uniform between 5 and 23, profits (in $10,000) from the line 1.2 * population - 4 plus normal noise of
standard deviation 2.5, all rounded to four decimals, with NumPy's PCG64 and the seed below.
"""

import numpy as np

LECTURE_ROWS = ((6.1101, 17.592), (5.5277, 9.1302), (8.5186, 13.662), (5.2524, -1.22))
ROWS = 97
SEED = 20240
SLOPE, INTERCEPT, NOISE = 1.2, -4.0, 2.5


def draw() -> np.ndarray:
    """The data set: float64, shape (97, 2), columns population and profit."""
    rng = np.random.default_rng(SEED)
    population = rng.uniform(5, 23, ROWS - len(LECTURE_ROWS))
    profit = SLOPE * population + INTERCEPT + rng.normal(0, NOISE, len(population))
    return np.round(np.concatenate([np.array(LECTURE_ROWS), np.stack([population, profit], axis=1)]), 4)


def as_csv(rows: np.ndarray) -> str:
    """The text of the file, with a header line."""
    return "population,profit\n" + "".join(f"{population:g},{profit:g}\n" for population, profit in rows.round(4))


if __name__ == "__main__":
    print(as_csv(draw()), end="")
