"""Who translates shards: this process, several on this machine, or the workers of a Dask cluster."""
