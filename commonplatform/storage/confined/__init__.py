"""Opens files of unknown origin in a process of its own, with little memory, little time and no way to write.

A damaged or hostile file (a stream that unpacks to gigabytes, a page tree that refers to itself) can then harm
nobody. The process runs this folder alone, as a package of this name: its modules refer to each other relatively
and import nothing of the service. `commonplatform.storage.inspection` starts it.
"""
