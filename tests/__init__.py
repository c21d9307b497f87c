"""The tests, laid out like the program.

A folder here mirrors a room of ``briefing/`` and a test module shows what the module of its name, or a few that belong
together, does: ``tests/compose/html/test_front.py`` is about ``briefing/compose/html/front.py``. Apart from these stand

- ``factories/``, what several test modules make their cases from, one small module a subject; fixtures that a whole
  folder shares are in its ``conftest.py``, and no test module is imported by another;
- ``hostile/``, files made to harm, whatever reads them, and ``fuzzing/``, inputs that nobody would write;
- ``embedded/``, the whole program on the embedded model (1.1 GB; only with ``-m embedded``);
- ``docs/``, the commands that the pages show;
- ``tiny_model/``, a real but tiny translation model, how it was trained, and what it is known to answer;
- ``benchmarks/``, scripts that measure; each says in its first lines how it is run.

``test_tree.py`` holds the tree to this. ``python -m tests`` runs lint, types and layers beside pytest.
"""
