"""The tables of `catalog.sqlite`, in the words of the domain (DESIGN 3).

Every table but `national_item` begins with `region` and, where it belongs to an item, `item` (its seq): a region's
rows lie together, and a stranger can read one item alone. `position` counts from 1 in the order
of the list. `item` 0 is the region's own text under its table.

A row that may hang on answers is an `owner`: `requirement/liability`,
`requirement/liability/form`, `requirement/liability/alternative/4`, `limit/2`. Its condition is
the rows of `term` with that owner: within one `clause` all must hold, of the options of one
question any; one clause suffices. `in_words` is a circumstance that nobody can be asked. An
owner with neither holds always.
"""

APPLICATION = 0x47415A48  # "GAZH"
VERSION = 5

_CONDITIONAL = "in_words TEXT"
_MARKS = """
  form TEXT, form_in_words TEXT,
  copies TEXT, copies_number INTEGER,
  stamp TEXT, stamp_in_words TEXT
"""
_ITEM = "FOREIGN KEY (region, item) REFERENCES item (region, seq)"
_ITEM_OR_REGION = """
  whose INTEGER GENERATED ALWAYS AS (nullif(item, 0)),
  FOREIGN KEY (region) REFERENCES region (id),
  FOREIGN KEY (region, whose) REFERENCES item (region, seq)
"""
_QUESTION = "FOREIGN KEY (region, item, question) REFERENCES question (region, item, id)"
_REQUIREMENT = "FOREIGN KEY (region, item, requirement) REFERENCES requirement (region, item, key)"
_OPTION = f"""
  authored TEXT GENERATED ALWAYS AS (nullif(nullif(option, 'none'), 'unsure')),
  {_QUESTION},
  FOREIGN KEY (region, item, question, authored) REFERENCES option (region, item, question, id)
"""

TABLES = f"""
CREATE TABLE region (
  id TEXT PRIMARY KEY, prefix TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL, short TEXT NOT NULL, title TEXT NOT NULL, year TEXT,
  footnote TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE edition (
  region TEXT PRIMARY KEY REFERENCES region (id),
  id TEXT NOT NULL CHECK (length(id) = 8), label TEXT NOT NULL, date TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE category (
  region TEXT NOT NULL REFERENCES region (id), key TEXT NOT NULL,
  position INTEGER NOT NULL, name TEXT NOT NULL, plain TEXT NOT NULL, code TEXT,
  PRIMARY KEY (region, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE item (
  region TEXT NOT NULL, seq INTEGER NOT NULL CHECK (seq > 0),
  name TEXT NOT NULL, category TEXT NOT NULL, plain TEXT NOT NULL, code TEXT,
  PRIMARY KEY (region, seq),
  FOREIGN KEY (region, category) REFERENCES category (region, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE official_text (
  region TEXT NOT NULL, item INTEGER NOT NULL, position INTEGER NOT NULL,
  "column" TEXT NOT NULL, text TEXT NOT NULL,
  PRIMARY KEY (region, item, position), UNIQUE (region, item, "column"), {_ITEM}
) STRICT, WITHOUT ROWID;

CREATE TABLE alias (
  region TEXT NOT NULL, item INTEGER NOT NULL, position INTEGER NOT NULL, text TEXT NOT NULL,
  PRIMARY KEY (region, item, position), {_ITEM}
) STRICT, WITHOUT ROWID;

CREATE TABLE national_item (
  code TEXT PRIMARY KEY CHECK (length(code) = 6), name TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE item_national (
  region TEXT NOT NULL, item INTEGER NOT NULL, position INTEGER NOT NULL,
  national TEXT NOT NULL REFERENCES national_item (code),
  PRIMARY KEY (region, item, position), {_ITEM}
) STRICT, WITHOUT ROWID;
CREATE INDEX item_national_by_national ON item_national (national);

CREATE TABLE basis (
  region TEXT NOT NULL, item INTEGER NOT NULL, position INTEGER NOT NULL, text TEXT NOT NULL,
  PRIMARY KEY (region, item, position), {_ITEM}
) STRICT, WITHOUT ROWID;

CREATE TABLE erratum (
  region TEXT NOT NULL, item INTEGER NOT NULL, position INTEGER NOT NULL,
  "column" TEXT NOT NULL, text TEXT NOT NULL, meant TEXT NOT NULL,
  PRIMARY KEY (region, item, position), {_ITEM}
) STRICT, WITHOUT ROWID;

CREATE TABLE question (
  region TEXT NOT NULL, item INTEGER NOT NULL, id TEXT NOT NULL, position INTEGER NOT NULL,
  short TEXT NOT NULL, ask TEXT NOT NULL, why TEXT NOT NULL, help TEXT,
  many INTEGER NOT NULL CHECK (many IN (0, 1)),
  unsure INTEGER NOT NULL CHECK (unsure IN (0, 1)),
  procedure INTEGER NOT NULL CHECK (procedure IN (0, 1)),
  {_CONDITIONAL}, origin TEXT,
  PRIMARY KEY (region, item, id), {_ITEM}
) STRICT, WITHOUT ROWID;

CREATE TABLE option (
  region TEXT NOT NULL, item INTEGER NOT NULL, question TEXT NOT NULL, id TEXT NOT NULL,
  position INTEGER NOT NULL, say TEXT NOT NULL, words TEXT NOT NULL, help TEXT,
  PRIMARY KEY (region, item, question, id), {_QUESTION}
) STRICT, WITHOUT ROWID;

CREATE TABLE term (
  region TEXT NOT NULL, item INTEGER NOT NULL, owner TEXT NOT NULL,
  clause INTEGER NOT NULL, position INTEGER NOT NULL,
  question TEXT NOT NULL, option TEXT NOT NULL,
  {_OPTION},
  PRIMARY KEY (region, item, owner, clause, position, question, option)
) STRICT, WITHOUT ROWID;

CREATE TABLE requirement (
  region TEXT NOT NULL, item INTEGER NOT NULL, key TEXT NOT NULL, position INTEGER NOT NULL,
  label TEXT, obligation TEXT NOT NULL CHECK (obligation IN ('must', 'may_be_asked')),
  {_MARKS},
  {_CONDITIONAL}, note TEXT, "where" TEXT, origin TEXT,
  PRIMARY KEY (region, item, key), {_ITEM}
) STRICT, WITHOUT ROWID;

CREATE TABLE alternative (
  region TEXT NOT NULL, item INTEGER NOT NULL, requirement TEXT NOT NULL,
  position INTEGER NOT NULL, last INTEGER NOT NULL CHECK (last IN (0, 1)),
  {_MARKS},
  {_CONDITIONAL}, note TEXT,
  PRIMARY KEY (region, item, requirement, position), {_REQUIREMENT}
) STRICT, WITHOUT ROWID;

CREATE TABLE part (
  region TEXT NOT NULL, item INTEGER NOT NULL, requirement TEXT NOT NULL,
  alternative INTEGER NOT NULL, position INTEGER NOT NULL, name TEXT NOT NULL,
  {_MARKS},
  PRIMARY KEY (region, item, requirement, alternative, position),
  FOREIGN KEY (region, item, requirement, alternative)
    REFERENCES alternative (region, item, requirement, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE waiver (
  region TEXT NOT NULL, item INTEGER NOT NULL, requirement TEXT NOT NULL,
  position INTEGER NOT NULL, {_CONDITIONAL},
  PRIMARY KEY (region, item, requirement, position), {_REQUIREMENT}
) STRICT, WITHOUT ROWID;

CREATE TABLE outcome (
  region TEXT NOT NULL, item INTEGER NOT NULL, key TEXT NOT NULL, position INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN
    ('nothing_to_file', 'by_agreement', 'elsewhere', 'not_for_you', 'recognise_first')),
  say TEXT NOT NULL, with_list INTEGER NOT NULL CHECK (with_list IN (0, 1)), {_CONDITIONAL},
  PRIMARY KEY (region, item, key), {_ITEM}
) STRICT, WITHOUT ROWID;

CREATE TABLE outcome_more (
  region TEXT NOT NULL, item INTEGER NOT NULL, outcome TEXT NOT NULL, position INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (region, item, outcome, position),
  FOREIGN KEY (region, item, outcome) REFERENCES outcome (region, item, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE time_limit (
  region TEXT NOT NULL, item INTEGER NOT NULL, position INTEGER NOT NULL,
  text TEXT NOT NULL, days INTEGER,
  unit TEXT NOT NULL CHECK (unit IN ('working_days', 'calendar_days')),
  gap INTEGER NOT NULL CHECK (gap IN (0, 1)), {_CONDITIONAL},
  PRIMARY KEY (region, item, position), {_ITEM}
) STRICT, WITHOUT ROWID;

CREATE TABLE party (
  region TEXT NOT NULL, item INTEGER NOT NULL, key TEXT NOT NULL, position INTEGER NOT NULL,
  name TEXT NOT NULL, plain TEXT NOT NULL,
  PRIMARY KEY (region, item, key), {_ITEM}
) STRICT, WITHOUT ROWID;

CREATE TABLE step (
  region TEXT NOT NULL, item INTEGER NOT NULL, position INTEGER NOT NULL,
  name TEXT NOT NULL, caption TEXT, who TEXT, yields TEXT, "limit" TEXT, side_exit TEXT,
  party TEXT, takes TEXT, takes_days INTEGER, takes_start TEXT,
  takes_unit TEXT CHECK (takes_unit IN ('working_days', 'calendar_days')),
  of_item INTEGER, {_CONDITIONAL},
  PRIMARY KEY (region, item, position), {_ITEM},
  FOREIGN KEY (region, item, party) REFERENCES party (region, item, key),
  FOREIGN KEY (region, of_item) REFERENCES item (region, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE substep (
  region TEXT NOT NULL, item INTEGER NOT NULL, step INTEGER NOT NULL, position INTEGER NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (region, item, step, position),
  FOREIGN KEY (region, item, step) REFERENCES step (region, item, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE deadline (
  region TEXT NOT NULL, item INTEGER NOT NULL, position INTEGER NOT NULL,
  say TEXT NOT NULL, days INTEGER NOT NULL,
  unit TEXT NOT NULL CHECK (unit IN ('working_days', 'calendar_days')),
  start TEXT NOT NULL, {_CONDITIONAL},
  PRIMARY KEY (region, item, position), {_ITEM}
) STRICT, WITHOUT ROWID;

CREATE TABLE note (
  region TEXT NOT NULL, item INTEGER NOT NULL, position INTEGER NOT NULL,
  kind TEXT NOT NULL, say TEXT, line TEXT, {_CONDITIONAL}, origin TEXT, {_ITEM_OR_REGION},
  PRIMARY KEY (region, item, position),
  FOREIGN KEY (region, item, line) REFERENCES requirement (region, item, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE other_item (
  region TEXT NOT NULL, item INTEGER NOT NULL, owner TEXT NOT NULL, position INTEGER NOT NULL,
  seq INTEGER NOT NULL, {_ITEM_OR_REGION},
  PRIMARY KEY (region, item, owner, position),
  FOREIGN KEY (region, seq) REFERENCES item (region, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE doubt (
  region TEXT NOT NULL, item INTEGER NOT NULL, owner TEXT NOT NULL, position INTEGER NOT NULL,
  reading TEXT NOT NULL, other TEXT NOT NULL, say TEXT, {_ITEM_OR_REGION},
  PRIMARY KEY (region, item, owner, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE citation (
  region TEXT NOT NULL, item INTEGER NOT NULL, owner TEXT NOT NULL, position INTEGER NOT NULL,
  "column" TEXT NOT NULL, text TEXT NOT NULL, of_item INTEGER, nth INTEGER, reason TEXT,
  {_ITEM_OR_REGION},
  PRIMARY KEY (region, item, owner, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE topic (
  region TEXT NOT NULL REFERENCES region (id), key TEXT NOT NULL, position INTEGER NOT NULL,
  title TEXT NOT NULL, about TEXT NOT NULL, icon TEXT NOT NULL, hint TEXT,
  PRIMARY KEY (region, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE topic_entry (
  region TEXT NOT NULL, topic TEXT NOT NULL, position INTEGER NOT NULL,
  item INTEGER NOT NULL, say TEXT NOT NULL,
  PRIMARY KEY (region, topic, position), {_ITEM},
  FOREIGN KEY (region, topic) REFERENCES topic (region, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE topic_answer (
  region TEXT NOT NULL, topic TEXT NOT NULL, entry INTEGER NOT NULL, position INTEGER NOT NULL,
  item INTEGER NOT NULL, question TEXT NOT NULL, option TEXT NOT NULL,
  {_OPTION},
  PRIMARY KEY (region, topic, entry, position, option),
  FOREIGN KEY (region, topic, entry) REFERENCES topic_entry (region, topic, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE "case" (
  region TEXT NOT NULL, item INTEGER NOT NULL, position INTEGER NOT NULL,
  who TEXT NOT NULL, "limit" TEXT, outcome TEXT,
  PRIMARY KEY (region, item, position), {_ITEM}
) STRICT, WITHOUT ROWID;

CREATE TABLE case_answer (
  region TEXT NOT NULL, item INTEGER NOT NULL, "case" INTEGER NOT NULL,
  position INTEGER NOT NULL, question TEXT NOT NULL, option TEXT NOT NULL,
  {_OPTION},
  PRIMARY KEY (region, item, "case", position, option),
  FOREIGN KEY (region, item, "case") REFERENCES "case" (region, item, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE case_line (
  region TEXT NOT NULL, item INTEGER NOT NULL, "case" INTEGER NOT NULL,
  expected TEXT NOT NULL CHECK
    (expected IN ('must', 'may_be_asked', 'if', 'not_needed', 'absent')),
  position INTEGER NOT NULL, text TEXT NOT NULL,
  PRIMARY KEY (region, item, "case", expected, position),
  FOREIGN KEY (region, item, "case") REFERENCES "case" (region, item, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE search_word (
  region TEXT NOT NULL, item INTEGER NOT NULL, position INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('name', 'plain', 'alias', 'corrected', 'topic', 'form')),
  text TEXT NOT NULL, pinyin TEXT NOT NULL, initials TEXT NOT NULL,
  PRIMARY KEY (region, item, position), {_ITEM}
) STRICT, WITHOUT ROWID;
"""
