"""What every screen is made of: the page frame, the components, their styles and scripts."""
