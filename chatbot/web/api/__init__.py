"""The REST door, `/api/v1`: chat as JSON or as a stream, and what a page needs around it."""
