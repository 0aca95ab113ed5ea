//! Millions of short texts in one.

/// A text that is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TextNo(u32);

impl TextNo {
    /// The empty text.
    pub(super) const NOTHING: Self = Self(0);
}

/// The texts that are kept: four bytes for each beside its own, where a `Box<str>` takes 16 and what
/// the allocator needs.
#[derive(Debug)]
pub(super) struct Texts {
    all: String,
    /// Where each text ends, and the next begins.
    ends: Vec<usize>,
}

impl Texts {
    pub(super) fn new() -> Self {
        Self {
            all: String::new(),
            ends: vec![0],
        }
    }

    pub(super) fn keep(&mut self, text: &str) -> TextNo {
        if text.is_empty() {
            return TextNo::NOTHING;
        }
        self.all.push_str(text);
        self.ends.push(self.all.len());
        let number = u32::try_from(self.ends.len() - 1);
        TextNo(number.expect("memory ends before four billion texts do"))
    }

    pub(super) fn get(&self, text: TextNo) -> &str {
        let at = text.0 as usize;
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.all[start..self.ends[at]]
    }
}
