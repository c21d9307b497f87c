"""A pack as a Word document that a reviewer edits and sends back, the review edition."""
