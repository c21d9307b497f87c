"""Where shards are translated: in this process, in several on this machine, or by the workers of a Dask cluster."""
