"""What happens at a port: inspections, decisions, secondary cases, refusals, stays."""
