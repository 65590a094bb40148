"""Who is coming, and who came together: lists of buses and pilgrims, vehicles, families."""
