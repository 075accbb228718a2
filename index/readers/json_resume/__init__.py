"""JSON Resume -> its transcript, typed as the file itself types it."""

from index.readers.json_resume.reader import FORMAT, read_json_resume

__all__ = ["FORMAT", "read_json_resume"]
