"""How long the documents of a case are kept once everybody in it has been dealt with, and holds that keep them longer.

Source: domain document "Defence portal", Retention.
"""
