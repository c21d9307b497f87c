"""What makes every term of the glossary come out as the glossary says, and tells which rung of the ladder did it."""
