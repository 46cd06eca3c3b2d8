OK_FORMAT = True

test = {   'name': 'q1',
    'points': 2,
    'suites': [   {   'cases': [   {'code': '>>> square(3)\n9', 'hidden': False, 'locked': False},
                                   {'code': '>>> square(2) == 4\nTrue', 'hidden': False, 'locked': False},
                                   {'code': '>>> for n in range(3):\n...     print(square(n))\n0\n1\n4\n', 'hidden': True, 'locked': False}],
                      'scored': True,
                      'setup': '',
                      'teardown': '',
                      'type': 'doctest'}]}
