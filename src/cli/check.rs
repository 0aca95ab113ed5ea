//! `reelated check`: every problem of the configuration and the reviews, and a one-line count.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::{Output, UNUSABLE};
use crate::check::check;

pub(super) fn run(
    config: Option<&Path>,
    paths: &[PathBuf],
    output: &mut Output<'_>,
) -> anyhow::Result<ExitCode> {
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
    Ok(ExitCode::from(if checked.is_good() { 0 } else { UNUSABLE }))
}
