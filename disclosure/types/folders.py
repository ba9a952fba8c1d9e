"""Where files stand in the store."""

# Folders of the store. Only `PUBLISHED` and `BUNDLES` are ever linked to.
QUARANTINE = "quarantine"
PUBLISHED = "material"
SEALED = "withdrawn"
BUNDLES = "bundle"
ARCHIVES = "archive"
# What is made from documents: reading copies and posters.
READING = "reading"
