"""The assessors' screens: what is asked at ports, where, by whom, and what was found."""
