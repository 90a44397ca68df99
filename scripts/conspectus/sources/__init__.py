"""The folder of sources: which files it holds, what a person says of them beside them, and the articles in them."""
