"""Files changed at random by the hundred thousand, each through the inspection that an upload goes through (R-07).

`python -m commonplatform.benchmarks.mutated` needs no service: files, the confined program, and nothing else.
"""
