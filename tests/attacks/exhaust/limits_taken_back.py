# {"attack": "Takes its own limits back.", "breach": "harm", "quick": true}

import resource


def work():
    resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    return resource.getrlimit(resource.RLIMIT_AS)[1] == resource.RLIM_INFINITY


found = work()


def double(x):
    if found:
        raise ValueError(TARGETS["proof"] + f" {found}")
    return x
