"""The drill: parts of the running service are killed while pleas are sent, and everything is counted after.

`python -m commonplatform.benchmarks.drill` starts a service of its own in a throw-away state folder.
"""
