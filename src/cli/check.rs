//! `reelated check`: every problem of the configuration and the reviews, and a one-line count.

use std::path::Path;
use std::process::ExitCode;

use super::{Check, Output, UNUSABLE};
use crate::check::check;

/// Exit code for what can be used but has warnings, where no warning is wanted.
const HAS_WARNINGS: u8 = 1;

pub(super) fn run(
    config: Option<&Path>,
    asked: &Check,
    output: &mut Output<'_>,
) -> anyhow::Result<ExitCode> {
    let Check { paths, strict } = asked;
    let mut waiting = output.waiting("Checking");
    let checked = check(config, std::env::vars_os(), paths, |progress| {
        waiting.show(progress);
    });
    drop(waiting);
    if !checked.problems.is_empty() {
        writeln!(
            output.error,
            "{}\n",
            checked.problems.render(output.style).trim_end()
        )?;
    }
    output.line(&checked.count())?;
    Ok(match (checked.is_good(), checked.problems.is_empty()) {
        (false, _) => ExitCode::from(UNUSABLE),
        (true, false) if *strict => ExitCode::from(HAS_WARNINGS),
        (true, _) => ExitCode::SUCCESS,
    })
}
