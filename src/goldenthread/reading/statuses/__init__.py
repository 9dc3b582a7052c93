"""What is printed for a status, in the words, letters, colours and signs of any scheme."""
