"""The daily report as it is read: sections for the screen, Word, Excel and PDF.

One content (`sections`), four ways to lay it out; the port and headquarters share them.
"""
