//! A line of a pasted text.

/// A line of the text, cleaned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// Its number in the source, from 1.
    pub(super) number: usize,
    /// As readers see it; empty between two paragraphs.
    pub(super) shown: String,
    /// As facts are read from it: see [`plain`](super::markup::plain).
    pub(super) plain: String,
}

impl Line {
    pub(super) fn is_empty(&self) -> bool {
        self.shown.is_empty()
    }
}
