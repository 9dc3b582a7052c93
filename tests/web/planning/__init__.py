"""The plan, the directorates and the settings, kept by hand."""
