"""Authorities, agencies, officers, roles, and where each stands from day to day."""
