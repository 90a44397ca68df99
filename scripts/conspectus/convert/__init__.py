"""From the folder of sources to bibliography, locks and drafted pages: the stages put in order."""
