OK_FORMAT = True

test = {   'all_or_nothing': True,
    'name': 'q2',
    'points': 3,
    'suites': [   {   'cases': [   {'code': '>>> table.shape\n(3, 1)', 'failure_message': 'bad shape', 'hidden': False, 'locked': False, 'success_message': 'good shape'},
                                   {'code': '>>> bool(np.isclose(table.sum(), 6))\nTrue', 'hidden': True, 'locked': False}],
                      'scored': True,
                      'setup': '',
                      'teardown': '',
                      'type': 'doctest'}]}
