"""Ledgers between nodes: a post offers its own to a headquarters and asks for what it may hear.

Correctness lies in three things and in no carrier: sequences without a gap, a unique insert on
(node, epoch, sequence), and a receiver's place that moves in the transaction of the rows. So a
segment may come twice, late or by another way.
"""
