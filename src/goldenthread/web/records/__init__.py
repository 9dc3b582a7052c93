"""The record: tables and their constraints, the journal, publications."""
