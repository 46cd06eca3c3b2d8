"""A class marked by workers of a Dask cluster: the head hands out submissions, and writes each record that comes back.

`place` opens a cluster, `head` is the run, `crew` the workers as the head knows them, `answers` what it tells them of
the course's own programs. On a worker: `worker` holds the functions that Dask calls, `session` what a run needs there.
Nothing else of the package imports Dask, or this before a cluster is asked for.
"""
