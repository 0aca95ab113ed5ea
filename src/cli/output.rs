//! Where a subcommand prints: standard output and standard error, with or without colours.

use std::io::{self, Write};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::diagnostic::{Problems, Style};
use crate::library::Progress;

/// How long something may take before a person is shown its progress.
const PATIENCE: Duration = Duration::from_secs(1);

/// The two streams of a program.
pub struct Output<'a> {
    /// What was asked for.
    pub out: &'a mut dyn Write,
    /// What went wrong.
    pub error: &'a mut dyn Write,
    /// How problems are drawn.
    pub style: Style,
    /// Whether a person is watching standard error.
    pub watched: bool,
}

impl std::fmt::Debug for Output<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Output")
            .field("watched", &self.watched)
            .finish_non_exhaustive()
    }
}

impl Output<'_> {
    /// Prints a line of the answer.
    pub(super) fn line(&mut self, text: &str) -> io::Result<()> {
        writeln!(self.out, "{text}")
    }

    /// Prints every problem, and how many there are.
    pub(super) fn problems(&mut self, problems: &Problems) -> io::Result<()> {
        writeln!(self.error, "{}", problems.render(self.style).trim_end())?;
        writeln!(self.error, "\n{}.", problems.count())
    }

    /// Tells a person who is watching that something takes longer than a second.
    pub(super) fn waiting(&self, what: &'static str) -> Waiting {
        Waiting {
            what,
            watched: self.watched,
            since: Instant::now(),
            bar: None,
        }
    }
}

/// Something that may take long. Dropping it clears what it showed.
pub(super) struct Waiting {
    what: &'static str,
    watched: bool,
    since: Instant,
    bar: Option<ProgressBar>,
}

impl Waiting {
    /// Shows how far the reading of a library has got.
    pub(super) fn show(&mut self, progress: Progress) {
        let Progress { files, films } = progress;
        let what = self.what;
        self.say(|| format!("{what}: {films} films in {files} files"));
    }

    /// Shows how far it has got, in these words.
    pub(super) fn say(&mut self, words: impl FnOnce() -> String) {
        if !self.watched || self.since.elapsed() < PATIENCE {
            return;
        }
        let bar = self.bar.get_or_insert_with(|| {
            let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
            bar.set_style(ProgressStyle::default_spinner());
            bar
        });
        bar.set_message(words());
        bar.tick();
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
