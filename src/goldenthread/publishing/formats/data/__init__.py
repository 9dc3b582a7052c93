"""A publication as data: CSV files, the report's JSON with its schema, and the package that describes them."""
