"""An ``Article`` in, a ``Draft`` out: key phrases, numbers, and statements by facet."""
