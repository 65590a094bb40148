"""Find what is unusual in series of counts: outbreaks, surges, late reports. See `methods.detect`.

Pure functions of numbers: no clock, no files, no database. What is compiled is loaded when a
detector is first used, so that importing this package costs nothing.
"""
