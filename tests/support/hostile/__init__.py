"""Files that people send by mistake or with intent, made by code: the same ones every time."""
