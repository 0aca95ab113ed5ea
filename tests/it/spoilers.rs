//! How well spoilers are guessed: precision and recall on labelled sentences.

#![expect(clippy::print_stdout, reason = "the figures are what the test is for")]

use reelated::review::spoilers::gives_away;

/// What became of the sentences of one half.
#[derive(Default)]
struct Tally {
    found: u32,
    missed: Vec<&'static str>,
    wrong: Vec<&'static str>,
    open: u32,
}

impl Tally {
    fn of(file: &'static str) -> Self {
        let mut tally = Self::default();
        let mut is_spoiler = false;
        for line in file.lines() {
            if let Some(label) = line.strip_prefix('[') {
                is_spoiler = label.ends_with("spoilers]");
                assert!(is_spoiler || label.ends_with("open]"), "{line}");
            } else if !line.is_empty() && !line.starts_with('#') {
                match (is_spoiler, gives_away(line)) {
                    (true, true) => tally.found += 1,
                    (true, false) => tally.missed.push(line),
                    (false, true) => tally.wrong.push(line),
                    (false, false) => tally.open += 1,
                }
            }
        }
        tally
    }

    fn precision(&self) -> f64 {
        f64::from(self.found) / (f64::from(self.found) + as_f64(self.wrong.len()))
    }

    fn recall(&self) -> f64 {
        f64::from(self.found) / (f64::from(self.found) + as_f64(self.missed.len()))
    }

    fn print(&self, name: &str) {
        println!(
            "{name}: precision {:.3}, recall {:.3} ({} spoilers found, {} missed; {} open, {} of them hidden)",
            self.precision(),
            self.recall(),
            self.found,
            self.missed.len(),
            self.open as usize + self.wrong.len(),
            self.wrong.len(),
        );
    }
}

fn as_f64(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap())
}

/// `cargo test --test it spoilers:: -- --nocapture` shows the figures.
#[test]
fn most_spoilers_are_found_and_little_else_is() {
    let tuning = Tally::of(include_str!("spoilers/tuning.txt"));
    tuning.print("tuning");
    for (what, lines) in [("missed", &tuning.missed), ("hidden", &tuning.wrong)] {
        for line in lines {
            println!("  {what}: {line}");
        }
    }
    // Which sentences of this half go wrong is not printed: nobody tunes on it.
    let held_out = Tally::of(include_str!("spoilers/held_out.txt"));
    held_out.print("held out");
    for tally in [tuning, held_out] {
        assert!(tally.recall() >= 0.85, "recall {}", tally.recall());
        assert!(tally.precision() >= 0.80, "precision {}", tally.precision());
    }
}
