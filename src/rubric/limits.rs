//! How large a rubric may be. Far above what people write, far below what would hurt a machine.

/// Bytes of one rubric, lexicon or examples file. The largest unit written so far has a twentieth of it.
pub const MAX_FILE_BYTES: u64 = 8 << 20;

/// Term patterns of one file, exceptions included. Each becomes part of one automaton in memory.
pub const MAX_TERMS: usize = 50_000;

/// Parts of all points of a rubric together. Parts may refer to each other in a chain as long as this.
pub const MAX_PARTS: usize = 2_000;

/// Problems of one file that are spelt out. Whoever has more has made one mistake many times.
pub const MAX_PROBLEMS: usize = 200;

/// Bytes of one term pattern. A longer one is easier to read, and as quick, as several terms.
pub const MAX_PATTERN_BYTES: usize = 2_000;

/// Rules within rules. Deeper ones cannot be followed by a person; sharing a concept makes them flat.
pub const MAX_RULE_DEPTH: usize = 24;

/// Concepts that use concepts that use concepts … Each step is a pass over the mentions of the one before.
pub const MAX_CONCEPT_DEPTH: usize = 16;

/// Words between the ends of a `near`. Wider than any sentence means nothing.
pub const MAX_NEAR_WORDS: usize = 100;

/// Lexicon files beside a rubric.
pub const MAX_LEXICONS: usize = 100;

/// Bytes a compiled regular expression may take. Counted repetitions of counted repetitions go past it.
pub(super) const MAX_REGEX_BYTES: usize = 1 << 20;
