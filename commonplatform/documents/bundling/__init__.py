"""One PDF out of many: cover, index, bookmarks, page labels and a stamp on every page.

`order` says what is wanted and `bundle_program` makes it, in a process of its own. Everything else here runs in
that process only and knows nothing of the service.
"""
