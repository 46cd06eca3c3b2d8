# {"attack": "Makes a mistake that other tasks call, so that each is marked again, and lets each take all its time.", "breach": "hang"}

import os
import signal
import time


def double(x):
    return x


def slow(*arguments):
    double
    signal.setitimer(signal.ITIMER_REAL, 0)
    time.sleep(2.7)
    os._exit(0)


def train_step(*arguments):
    double, slow()


def train(*arguments):
    double, slow()


def label(*arguments):
    double, slow()


time.sleep(3)
time.sleep(3)
time.sleep(3)
