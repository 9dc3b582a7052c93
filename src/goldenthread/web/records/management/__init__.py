"""What the record is looked after with from the command line."""
