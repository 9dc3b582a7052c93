"""The web application: a council's living record, the quarter from open to published, and what the public reads.

`records` holds the tables, `actions` every write, and the other packages pages, which read and call actions.
"""
