"""The auditor's pages: recomputation, evidence, the journal, a sample and its tests."""
