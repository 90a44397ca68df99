"""Pictures of the review: what each shows is taken from the claims here, and drawn by ``conspectus.pictures``."""

from conspectus.weave.pictures.gallery import Gallery, own_files

__all__ = ["Gallery", "own_files"]
