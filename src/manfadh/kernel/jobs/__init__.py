"""Jobs: long work beside the pages, with progress, and stopped or taken up again at any time."""
