"""What a report brings into the record: its levels, its targets, and the parts of a return."""
