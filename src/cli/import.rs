//! `reelated import`: pasted text as review files, and what was taken from which line.

use std::{
    fs,
    io::{self, Write as _},
    path::Path,
    process::ExitCode,
    sync::Arc,
};

use anyhow::Context as _;

use super::{Import, Output, UNUSABLE};
use crate::{
    config::Config,
    diagnostic::{Place, Problems},
    library::Library,
    review::{
        file::{self, to_markdown},
        plain_text::{self, Imported, Known},
    },
};

pub(super) fn run(
    config: &Config,
    import: &Import,
    output: &mut Output<'_>,
) -> anyhow::Result<ExitCode> {
    let library = match super::read_reviews(config, output) {
        Ok(library) => library,
        Err(problems) => return super::unusable(output, &problems),
    };
    let known = Known::of(&library.reviews);
    let Import { files, write } = import;
    if let Some(directory) = write {
        fs::create_dir_all(directory)
            .with_context(|| format!("{} cannot be created as a directory", directory.display()))?;
    }
    let mut problems = Problems::new();
    let mut are_all_written = true;
    for path in files {
        match import_file(path, &known) {
            Ok((mut imported, warnings)) => {
                problems.append(warnings);
                let old = replaced(&mut imported, &library);
                tell(path, &imported, output)?;
                if let Some(sentence) = old {
                    writeln!(output.error, "  {sentence}")?;
                }
                let text = to_markdown(&imported.located.review);
                let Some(directory) = write else {
                    write!(output.out, "{text}")?;
                    continue;
                };
                let id = &imported.located.review.film.id;
                match keep(&directory.join(format!("{id}.md")), &text) {
                    Ok(sentence) => writeln!(output.error, "  {sentence}")?,
                    // The others are not kept waiting for this one.
                    Err(error) => {
                        are_all_written = false;
                        writeln!(output.error, "  Not written: {error:#}")?;
                    }
                }
            }
            Err(others) => problems.append(others),
        }
    }
    if !problems.is_empty() {
        output.problems(&problems)?;
    }
    Ok(ExitCode::from(
        if problems.errors() > 0 || !are_all_written {
            UNUSABLE
        } else {
            0
        },
    ))
}

fn import_file(path: &Path, known: &Known) -> Result<(Imported, Problems), Problems> {
    let name: Arc<str> = path.display().to_string().into();
    let place = || Place::file(name.clone());
    let length = fs::metadata(path)
        .map_err(|error| file::unreadable(place(), &error))?
        .len();
    if length > plain_text::LARGEST {
        return Err(file::too_large(place(), "the file", length, plain_text::LARGEST).into());
    }
    let bytes = fs::read(path).map_err(|error| file::unreadable(place(), &error))?;
    plain_text::import(&name, &bytes, known)
}

/// What the library has about the film, in a sentence; what is not confirmed there stays so, unless
/// the review says otherwise.
fn replaced(imported: &mut Imported, library: &Library) -> Option<String> {
    let film = &mut imported.located.review.film;
    let known = library
        .reviews
        .binary_search_by(|review| review.film.id.cmp(&film.id));
    let at = known.ok()?;
    let (review, origin) = (&library.reviews[at], &library.origins[at]);
    let mut sentences = Vec::new();
    if !review.is_listing() {
        sentences.push(format!(
            "In a library directory it replaces the review in {}.",
            origin.file
        ));
    }
    if !review.film.confirmed && !imported.located.says_confirmed {
        film.confirmed = false;
        sentences.push(
            "That film is not confirmed to exist: `confirmed = false` is kept; take it out if you know better."
                .to_owned(),
        );
    }
    (!sentences.is_empty()).then(|| sentences.join(" "))
}

/// Says what was taken from which line, and what is left to fill in.
fn tell(path: &Path, imported: &Imported, output: &mut Output<'_>) -> io::Result<()> {
    let Imported {
        located,
        guess,
        encoding,
    } = imported;
    writeln!(
        output.error,
        "{}: {}",
        path.display(),
        located.review.film.title_and_year()
    )?;
    if let Some(encoding) = encoding {
        writeln!(
            output.error,
            "  The text is not UTF-8; it was read as {encoding}."
        )?;
    }
    let Some(guess) = guess else {
        return writeln!(
            output.error,
            "  This is already a review file; nothing was changed."
        );
    };
    for sentence in guess.taken().iter().chain(&guess.left_open()) {
        writeln!(output.error, "  {sentence}")?;
    }
    Ok(())
}

/// Writes a review into a new file, completely or not at all.
fn keep(path: &Path, text: &str) -> anyhow::Result<String> {
    let mut file = match fs::File::create_new(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            if fs::read_to_string(path).is_ok_and(|old| old == text) {
                return Ok(format!("{} says so already.", path.display()));
            }
            anyhow::bail!(
                "{} is there already and says something else. Move it away, or write into another directory.",
                path.display()
            );
        }
        Err(error) => {
            return Err(error).with_context(|| format!("{} cannot be written", path.display()));
        }
    };
    if let Err(error) = file.write_all(text.as_bytes()) {
        fs::remove_file(path).ok();
        return Err(error).with_context(|| format!("{} cannot be written", path.display()));
    }
    Ok(format!("Written to {}.", path.display()))
}
