from otter.test_files import test_case

OK_FORMAT = False

name = "q2"
points = 3
all_or_nothing = True

@test_case(points=None, hidden=False)
def test_shape(table):
    assert table.shape == (3, 1)

@test_case(points=None, hidden=True)
def test_sum(table):
    import numpy as np
    assert np.isclose(table.sum(), 6)

