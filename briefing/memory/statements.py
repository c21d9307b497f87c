"""The translation memory's SQL statements; columns are in the order of the record's fields.

The tables are in :mod:`~briefing.memory.schema`.
"""

KEEP_ENGINE = "INSERT INTO maker (name) VALUES (?) ON CONFLICT DO NOTHING"
KEEP_ENTRY = """
INSERT INTO segment (source, source_language, target_language, terms, maker, target, rungs, article, made, unsure)
VALUES (?, ?, ?, ?, (SELECT id FROM maker WHERE name = ?), ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"""
RECALL = """
SELECT target, rungs, article, made, unsure FROM segment
WHERE source = ? AND source_language = ? AND target_language = ? AND terms = ?
    AND maker = (SELECT id FROM maker WHERE name = ?)"""
PREVIOUS_TERMS = """
SELECT terms FROM segment
WHERE source = ? AND source_language = ? AND target_language = ? AND terms <> ?
    AND maker = (SELECT id FROM maker WHERE name = ?)
ORDER BY made DESC, id DESC LIMIT 1"""
ALL_ENTRIES = """
SELECT source, source_language, target_language, terms, name, target, rungs, article, made, unsure
FROM segment JOIN maker ON maker.id = segment.maker ORDER BY segment.id"""

ADD_CORRECTION = """
INSERT INTO correction
    (spelling_key, source, source_language, target_language, target, made, segment, article, person)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"""
CORRECTIONS_OF = """
SELECT source, source_language, target_language, target, made, segment, article, person FROM correction
WHERE spelling_key = ? AND source_language = ? AND target_language = ? ORDER BY id DESC"""
CORRECTIONS_SINCE = """
SELECT source, source_language, target_language, target, made, segment, article, person FROM correction
WHERE spelling_key = ? AND source_language = ? AND target_language = ?
    AND id > (SELECT last_correction FROM edition WHERE edition.id = ?)
ORDER BY id DESC"""
ALL_CORRECTIONS = """
SELECT source, source_language, target_language, target, made, segment, article, person FROM correction ORDER BY id"""

REMOVE_CORRECTION = """
DELETE FROM correction WHERE source = ? AND source_language = ? AND target_language = ? AND target = ?
    AND made = ? AND segment = ? AND article = ? AND person = ?"""

ADD_MARK = """
INSERT INTO review_mark (segment, target_language, target, person, made)
VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"""
REMOVE_MARKS = "DELETE FROM review_mark WHERE segment = ? AND target_language = ?"
MARKS_OF = """
SELECT segment, target_language, target, person, made FROM review_mark WHERE segment = ? AND target_language = ?"""

ADD_LEFT = """
INSERT INTO left_as_is (segment, target_language, target, made) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING"""
LEFT_OF = "SELECT segment, target FROM left_as_is WHERE segment = ? AND target_language = ?"

KEEP_EDITION = """
INSERT INTO edition (id, target_language, made, last_correction)
VALUES (?, ?, ?, (SELECT coalesce(max(id), 0) FROM correction)) ON CONFLICT DO NOTHING"""
KEEP_EDITION_ROW = """
INSERT INTO edition_row (edition, position, segment, article, source_language, source, target)
VALUES (?, ?, ?, ?, ?, ?, ?)"""
EDITION = "SELECT target_language FROM edition WHERE id = ?"
EDITION_ROWS = """
SELECT segment, article, source_language, source, target FROM edition_row WHERE edition = ? ORDER BY position"""

FORGET_ENTRIES = ("DELETE FROM segment", "DELETE FROM maker")
FORGET_REST = (
    "DELETE FROM correction",
    "DELETE FROM review_mark",
    "DELETE FROM left_as_is",
    "DELETE FROM edition_row",
    "DELETE FROM edition",
)

PAIRS = """
SELECT source_language, target_language, sum(by_engine), sum(1 - by_engine) FROM (
    SELECT source_language, target_language, 1 AS by_engine FROM segment
    UNION ALL SELECT source_language, target_language, 0 FROM correction
) GROUP BY source_language, target_language ORDER BY source_language, target_language"""
ENGINES = """
SELECT name, count(*) FROM segment JOIN maker ON maker.id = segment.maker
GROUP BY maker.id ORDER BY count(*) DESC, name"""
EDITIONS = "SELECT count(*) FROM edition"
LEFT = "SELECT count(*) FROM left_as_is"
