//! Pasted texts in the sources: read last, when everything else in the library is known.

use std::sync::Arc;

use super::reader::{Reader, Text};
use crate::{
    diagnostic::Problems,
    review::{
        file::{Form, Located},
        plain_text::{Imported, Known, import},
    },
};

impl Reader<'_> {
    /// Reads the texts that were set aside.
    pub(super) fn read_texts(&mut self) {
        let waiting = std::mem::take(&mut self.waiting);
        if waiting.is_empty() {
            return;
        }
        // Among forty thousand listings, every other word is somebody's title.
        let listed = self.catalogue;
        let found = self.found.iter();
        let written = found.filter(|found| Some(found.origin.source) != listed);
        self.known = Known::of(written.map(|found| &found.review));
        for (source, path) in waiting {
            self.source = source;
            self.file(&path, Form::PlainText);
        }
    }

    /// A text as a review; what was guessed is noted.
    pub(super) fn text(&mut self, name: &Arc<str>, bytes: &[u8]) -> (Option<Located>, Problems) {
        let (imported, problems) = match import(name, bytes, &self.known) {
            Ok(read) => read,
            Err(problems) => return (None, problems),
        };
        let Imported {
            located,
            guess,
            encoding: _,
        } = imported;
        if let Some(guess) = guess {
            let sentences: Vec<String> = guess
                .guessed()
                .into_iter()
                .chain(guess.left_open())
                .collect();
            self.texts.push(Text {
                file: name.clone(),
                film: located.review.film.id.clone(),
                guessed: sentences.join(" "),
            });
        }
        (Some(located), problems)
    }
}
