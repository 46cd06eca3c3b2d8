# %% [markdown]
# # Tests of one's own
# A function, and a class that says what it must do.

# %%
def leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)

# %%
import sys
import unittest

class LeapYears(unittest.TestCase):
    def test_usual(self):
        self.assertTrue(leap(2024))
        self.assertFalse(leap(2023))

    def test_centuries(self):
        for year, is_leap in [(1900, False), (2000, True), (2100, True)]:
            with self.subTest(year=year):
                self.assertEqual(leap(year), is_leap)

    @unittest.skip("nobody knows yet")
    def test_future(self):
        self.fail()

# %%
suite = unittest.defaultTestLoader.loadTestsFromTestCase(LeapYears)
result = unittest.TextTestRunner(stream=sys.stdout, verbosity=2).run(suite)

# %%
result

# %%
unittest.main(argv=["notebook", "LeapYears.test_usual"], exit=False)

# %%
unittest.main(argv=["notebook", "-q"])

# %%
import doctest

def double(x):
    """Twice as much.

    >>> double(2)
    4
    >>> double("a")
    'a'
    """
    return 2 * x

doctest.testmod()

# %%
assert leap(1900), "1900 is no leap year"

# %% points=1
assert result.testsRun == 3

# %% points=1
assert len(result.failures) == 0, result.failures[0][1].splitlines()[-1]

# %% points=2
class Hidden(unittest.TestCase):
    def test(self):
        self.assertEqual([leap(year) for year in (1600, 1700)], [True, False])

ended = unittest.TextTestRunner(stream=sys.stdout).run(unittest.defaultTestLoader.loadTestsFromTestCase(Hidden))
assert ended.wasSuccessful()
