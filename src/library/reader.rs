//! Reading the files of all sources, one after the other.

use std::{
    fs::File,
    io::{BufReader, Read as _},
    num::NonZero,
    path::{Path, PathBuf},
    sync::Arc,
    thread,
};

use include_dir::Dir;

use super::packed::{self, Catalogue, Unpacked};
use super::{BUNDLE, BUNDLE_NAME, Origin, Progress, Source, walk};
use crate::{
    diagnostic::{Place, Problem, Problems},
    film::{FilmId, NamePool},
    review::{
        Review,
        file::{self, Form, Located},
        plain_text::{self, Known},
    },
};

/// What has been read so far.
pub(super) struct Reader<'a> {
    pub(super) found: Vec<Found>,
    pub(super) names: Vec<Arc<str>>,
    /// One for each core; a name may be held once in each.
    people: Vec<NamePool>,
    pub(super) source: u32,
    pub(super) problems: Problems,
    /// How many records cannot be used.
    pub(super) left_out: usize,
    /// The best-known films, the best known first.
    pub(super) best_known: Vec<FilmId>,
    /// The number of the source that is the catalogue, where it is read.
    pub(super) catalogue: Option<u32>,
    /// The pasted texts, which are read once everything else has been.
    pub(super) waiting: Vec<(u32, PathBuf)>,
    pub(super) known: Known,
    pub(super) texts: Vec<Text>,
    watch: &'a mut dyn FnMut(Progress),
}

/// A pasted text that was read as a review.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Text {
    pub file: Arc<str>,
    /// The film it is about, as far as can be told.
    pub film: FilmId,
    /// What was guessed and what is open, in sentences.
    pub guessed: String,
}

/// What one record says of a film.
pub(super) struct Found {
    pub(super) review: Review,
    pub(super) origin: FoundIn,
    /// Whether it says that the film is confirmed, or that it is not.
    pub(super) says_confirmed: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct FoundIn {
    pub(super) source: u32,
    pub(super) file: u32,
    pub(super) line: u32,
}

impl<'a> Reader<'a> {
    pub(super) fn new(watch: &'a mut dyn FnMut(Progress)) -> Self {
        let cores = thread::available_parallelism().map_or(1, NonZero::get);
        Self {
            found: Vec::new(),
            names: Vec::new(),
            people: (0..cores).map(|_| NamePool::default()).collect(),
            source: 0,
            problems: Problems::new(),
            left_out: 0,
            best_known: Vec::new(),
            catalogue: None,
            waiting: Vec::new(),
            known: Known::default(),
            texts: Vec::new(),
            watch,
        }
    }

    pub(super) fn all(&mut self, sources: &[Source]) {
        for source in sources {
            match source {
                Source::Catalogue => self.listings(),
                Source::Bundled => self.bundle(&BUNDLE),
                Source::Configured(_) | Source::Given(_) => self.files(source),
            }
            self.source += 1;
        }
        self.read_texts();
    }

    fn files(&mut self, source: &Source) {
        let (files, problems) = walk::review_files(source);
        self.left_out += problems.errors();
        self.problems.append(problems);
        for (path, form) in files {
            if form == Form::PlainText {
                self.waiting.push((self.source, path));
            } else {
                self.file(&path, form);
            }
        }
    }

    fn listings(&mut self) {
        let Catalogue {
            files,
            listings,
            best_known,
        } = packed::catalogue();
        let first = self.names.len();
        for file in files {
            self.begin(&file.into());
        }
        self.found.reserve(listings.len());
        self.best_known = best_known;
        self.catalogue = Some(self.source);
        for listing in listings {
            let Unpacked {
                film,
                file,
                line,
                says_confirmed,
            } = listing;
            self.found.push(Found {
                review: Review::listing(film),
                origin: FoundIn {
                    source: self.source,
                    file: narrow(first + file),
                    line: narrow(line),
                },
                says_confirmed,
            });
        }
    }

    fn bundle(&mut self, bundle: &Dir<'_>) {
        let mut files: Vec<_> = bundle.files().collect();
        files.sort_by_key(|file| file.path());
        for file in files {
            let path = file.path();
            if walk::is_review(path)
                && let Some(form) = Form::of(path)
            {
                let name = format!("{BUNDLE_NAME}{}", path.display());
                self.contents(&name.into(), form, file.contents());
            }
        }
        for dir in bundle.dirs() {
            self.bundle(dir);
        }
    }

    /// Notes that a file is being read.
    fn begin(&mut self, name: &Arc<str>) {
        self.names.push(name.clone());
        (self.watch)(Progress {
            files: self.names.len(),
            films: self.found.len(),
        });
    }

    fn contents(&mut self, name: &Arc<str>, form: Form, bytes: &[u8]) {
        self.begin(name);
        let (located, problems) = match form {
            Form::Markdown => file::markdown(name, bytes),
            Form::Json => file::json(name, bytes),
            Form::JsonLines => return self.lines(name, bytes),
            Form::PlainText => self.text(name, bytes),
        };
        self.problems.append(problems);
        let Some(mut located) = located else {
            self.left_out += 1;
            return;
        };
        if let Some(people) = self.people.first_mut() {
            people.share(&mut located.review.film);
        }
        let found = self.found(located);
        self.found.push(found);
    }

    fn lines(&mut self, name: &Arc<str>, reader: impl std::io::BufRead) {
        const FILMS_BETWEEN_REPORTS: usize = 1024;
        let mut found = std::mem::take(&mut self.found);
        let mut people = std::mem::take(&mut self.people);
        let (problems, left_out) = file::json_lines(name, reader, &mut people, |located| {
            found.push(self.found(located));
            if found.len().is_multiple_of(FILMS_BETWEEN_REPORTS) {
                (self.watch)(Progress {
                    files: self.names.len(),
                    films: found.len(),
                });
            }
        });
        self.found = found;
        self.people = people;
        self.problems.append(problems);
        self.left_out += left_out;
    }

    pub(super) fn file(&mut self, path: &Path, form: Form) {
        let name: Arc<str> = path.display().to_string().into();
        if let Err(problem) = self.open(&name, path, form) {
            self.problems.push(problem);
            self.left_out += 1;
        }
    }

    fn open(&mut self, name: &Arc<str>, path: &Path, form: Form) -> Result<(), Problem> {
        let place = || Place::file(name.clone());
        let file = File::open(path).map_err(|error| file::unreadable(place(), &error))?;
        let length = file.metadata().map_or(0, |metadata| metadata.len());
        let largest = match form {
            Form::Markdown | Form::Json => file::LARGEST,
            Form::JsonLines => file::LARGEST_LINES,
            Form::PlainText => plain_text::LARGEST,
        };
        if length > largest {
            return Err(file::too_large(place(), "the file", length, largest));
        }
        if form == Form::JsonLines {
            self.begin(name);
            self.lines(name, BufReader::with_capacity(1 << 16, file));
            return Ok(());
        }
        let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or(0));
        // One byte more than is allowed, for a file that grows meanwhile.
        file.take(largest + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| file::unreadable(place(), &error))?;
        if bytes.len() as u64 > largest {
            return Err(file::too_large(
                place(),
                "the file",
                bytes.len() as u64,
                largest,
            ));
        }
        self.contents(name, form, &bytes);
        Ok(())
    }

    /// What was read of the file that is being read.
    fn found(&self, located: Located) -> Found {
        let Located {
            review,
            line,
            says_confirmed,
        } = located;
        let origin = FoundIn {
            source: self.source,
            file: narrow(self.names.len() - 1),
            line: narrow(line),
        };
        Found {
            review,
            origin,
            says_confirmed,
        }
    }

    /// Where a film was found in an earlier reading.
    pub(super) fn found_before(&mut self, origin: &Origin) -> FoundIn {
        let known = self.names.iter().position(|name| *name == origin.file);
        let file = known.unwrap_or_else(|| {
            self.names.push(origin.file.clone());
            self.names.len() - 1
        });
        FoundIn {
            source: origin.source,
            file: narrow(file),
            line: narrow(origin.line),
        }
    }

    pub(super) fn place(&self, origin: FoundIn) -> Place {
        Place::line(self.name(origin), origin.line as usize)
    }

    pub(super) fn name(&self, origin: FoundIn) -> Arc<str> {
        self.names[origin.file as usize].clone()
    }
}

fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
