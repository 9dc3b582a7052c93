"""Who may do what, signing in and out, and the people of an authority."""
