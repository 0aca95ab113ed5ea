//! `reelated catalogue import imdb`: IMDb's non-commercial datasets as a file of listings.

use std::process::ExitCode;

use super::{Imdb, Output};
use crate::{
    catalogue_import::{self, Imported, Progress, Skipped},
    diagnostic::{counted, grouped},
};

pub(super) fn import_imdb(asked: &Imdb, output: &mut Output<'_>) -> anyhow::Result<ExitCode> {
    let Imdb {
        directory,
        write,
        min_votes,
    } = asked;
    let mut waiting = output.waiting("Importing");
    let imported = catalogue_import::import(directory, write, *min_votes, &mut |progress| {
        waiting.say(|| words(progress));
    })?;
    drop(waiting);
    let Imported {
        films,
        people,
        skipped,
        untitled,
        nameless,
    } = imported;
    for Skipped {
        file,
        rows,
        first_line,
    } in skipped
    {
        let rows = counted(usize::try_from(rows)?, "row", "rows");
        writeln!(
            output.error,
            "{file}: {rows} left out as unreadable; the first is line {first_line}."
        )?;
    }
    if untitled > 0 {
        let films = counted(untitled, "film", "films");
        writeln!(
            output.error,
            "{films} left out for want of a title that can be shown."
        )?;
    }
    if nameless > 0 {
        let people = counted(nameless, "person", "people");
        writeln!(
            output.error,
            "{people} left out for want of a name in name.basics.tsv.gz."
        )?;
    }
    let films = counted(films, "film", "films");
    let people = counted(people, "person", "people");
    output.line(&format!(
        "Wrote {films} with {people} to {}.",
        write.display()
    ))?;
    Ok(ExitCode::SUCCESS)
}

fn words(progress: Progress) -> String {
    match progress {
        Progress::Reading { file, bytes, of } => {
            let percent = bytes.saturating_mul(100) / of.max(1);
            format!("Reading {file}: {percent} % of all files")
        }
        Progress::Writing { films, of } => {
            format!("Writing: {} of {} films", grouped(films), grouped(of))
        }
    }
}
