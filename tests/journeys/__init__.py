"""Journeys: our people at work in a real browser, before a real server, in Arabic and in English.

`founding` fills the node once; each journey then meets travellers of its own (`travellers`), so
that they run in any order. A journey finds things by role, label and data attribute; words that it
expects come from the catalogue that the server speaks from (`words`).
"""
