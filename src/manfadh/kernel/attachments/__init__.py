"""Attachments: files beside a thing, named by their content, encrypted at rest, erasable."""
