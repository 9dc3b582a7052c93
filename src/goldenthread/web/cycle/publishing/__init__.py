"""Publishing a period, restating a figure, taking a text down."""
