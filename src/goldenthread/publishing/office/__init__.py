"""What documents to edit have in common, Word's and OpenDocument's: lines, widths, contents, pictures, the archive."""
