//! Compiles a rubric and evaluates its rules over a text.
