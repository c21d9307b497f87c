"""The use cases: typed requests in, typed results out. Everything that the two front ends call."""
