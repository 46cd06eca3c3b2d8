from otter.test_files import test_case

OK_FORMAT = False

name = "q1"
points = 2

@test_case(points=None, hidden=False)
def test_three(square):
    assert square(3) == 9, 'three'

@test_case(points=None, hidden=True)
def test_more(env):
    for n in range(3):
        assert env['square'](n) == n * n

