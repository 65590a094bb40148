"""The living country: Iraq's real points of entry as invented people cross them.

Nobody here exists. Everything is made by chance from an anchor, so that the same anchor gives the
same country, through the same events and handlers as at a real booth, on a node marked `demo`.
"""
