"""The use cases, one module each: typed requests in, typed results out, events while they run.

Nothing here prints, parses options or exits. Both front ends call these functions, and so can any program: they are
exported by :mod:`briefing`.
"""
