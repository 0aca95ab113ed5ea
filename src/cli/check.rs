//! `reelated check`: every problem of the configuration and the reviews, and a one-line count; or
//! what the code of a problem means.

use std::path::Path;
use std::process::ExitCode;

use super::{Check, Output, UNUSABLE};
use crate::check::{CODES, check, explain};

/// Exit code for what can be used but has warnings, if warnings are not wanted.
const HAS_WARNINGS: u8 = 1;

pub(super) fn run(
    config: Option<&Path>,
    asked: &Check,
    output: &mut Output<'_>,
) -> anyhow::Result<ExitCode> {
    let Check {
        paths,
        strict,
        json,
        explain: code,
    } = asked;
    if let Some(code) = code {
        return tell(code, output);
    }
    let mut waiting = output.waiting("Checking");
    let checked = check(config, std::env::vars_os(), paths, |progress| {
        waiting.show(progress);
    });
    drop(waiting);
    if *json {
        output.line(&checked.to_json()?)?;
    } else if !checked.problems.is_empty() {
        writeln!(
            output.error,
            "{}\n",
            checked.problems.render(output.style).trim_end()
        )?;
    }
    if !json {
        output.line(&checked.count())?;
    }
    Ok(match (checked.is_good(), checked.problems.is_empty()) {
        (false, _) => ExitCode::from(UNUSABLE),
        (true, false) if *strict => ExitCode::from(HAS_WARNINGS),
        (true, _) => ExitCode::SUCCESS,
    })
}

/// Says what a code means.
fn tell(code: &str, output: &mut Output<'_>) -> anyhow::Result<ExitCode> {
    let meant = match explain(code) {
        Ok(text) => {
            output.line(text)?;
            return Ok(ExitCode::SUCCESS);
        }
        Err(meant) => meant,
    };
    let codes = || CODES.iter().map(|known| known.code).collect::<Vec<_>>();
    let hint = match meant {
        Some(nearest) => format!("Did you mean `{nearest}`?"),
        None => format!("The codes are: {}.", codes().join(", ")),
    };
    writeln!(output.error, "No problem has the code {code:?}. {hint}")?;
    Ok(ExitCode::from(UNUSABLE))
}
