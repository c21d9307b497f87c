"""Makes every term come out as the glossary says, and records which rung of the ladder achieved it."""
