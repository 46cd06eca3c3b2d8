# {"attack": "Fetches a page.", "breach": "leak"}

import urllib.request


def double(x):
    urllib.request.urlopen(f"http://127.0.0.1:{TARGETS['ports']['tcp']}/", timeout=0.5)
