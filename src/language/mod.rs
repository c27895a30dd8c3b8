//! From blocks to sentences, words and claims.
