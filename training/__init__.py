"""The corpus of Russian-English pairs, and what is made of it: the bank of examples and the adapter.

Run its modules from the project's folder: ``python -m training.check``. Only training and exporting need torch.
"""
