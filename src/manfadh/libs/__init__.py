"""Floor 1, the engines: pure Python, values in, values out; no Django, no input or output."""
