# {"attack": "Takes away what Python itself needs.", "breach": "hang"}

import builtins
import sys

sys.stdout = sys.stderr = None
for name in ('len', 'print', 'isinstance', 'dict', 'open', 'type', 'list'):
    setattr(builtins, name, None)
sys.modules.clear()

def double(x):
    return x
