//! The reviews the bot knows: the bundled ones and those in the operator's directories.
//!
//! Reads every source to its end and gives either a library or all problems at once; a film in a
//! later source replaces the film of the same id. Reads files, and nothing else of the outside.

use std::{
    fs::{self, File},
    io::{BufReader, Read as _},
    num::NonZero,
    path::{Path, PathBuf},
    sync::Arc,
    thread,
};

use include_dir::{Dir, include_dir};

use crate::{
    diagnostic::{Place, Problem, Problems, counted},
    film::{FilmId, NamePool},
    review::{
        Review,
        file::{self, Form, Located},
        plain_text::{self, Known},
    },
};

mod again;
mod stamp;
mod texts;
mod walk;

pub use again::{Origins, reload};
pub use stamp::{Stamp, stamp};
pub use texts::Text;

static BUNDLE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/reviews");

/// What the names of the files in the binary begin with.
const BUNDLE_NAME: &str = "reviews/";

/// Where reviews come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// The reviews in the binary.
    Bundled,
    /// A directory of the configuration, with everything below it.
    Configured(PathBuf),
    /// Files and directories named on the command line, all of them together one source.
    Given(Vec<PathBuf>),
}

/// The reviews of all sources.
#[derive(Debug, Clone, Default)]
pub struct Library {
    /// One review or listing a film, in the order of the films' ids.
    pub reviews: Vec<Review>,
    /// Where each of the reviews was found, in the same order.
    pub origins: Vec<Origin>,
    /// The films of which a later source had another version, in the order of their ids.
    pub replaced: Vec<Replaced>,
    /// What is not quite right with the files, and does not keep them from being used.
    pub warnings: Problems,
    /// How many files were read.
    pub files: usize,
    /// The pasted texts among them, and what was guessed of them.
    pub texts: Vec<Text>,
}

/// Where a review was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The file.
    pub file: Arc<str>,
    /// The line that names the film, from 1.
    pub line: usize,
    /// Whether the file is in the binary.
    pub bundled: bool,
    /// The number of the source.
    source: u32,
}

impl Origin {
    /// The file's text; `None` where it is no more there, larger than a single review may be, or no
    /// text.
    pub fn text(&self) -> Option<String> {
        if self.bundled {
            let file = BUNDLE.get_file(self.file.strip_prefix(BUNDLE_NAME)?)?;
            return file.contents_utf8().map(str::to_owned);
        }
        let length = fs::metadata(&*self.file).ok()?.len();
        (length <= file::LARGEST).then(|| fs::read_to_string(&*self.file).ok())?
    }
}

/// A film that stands in two sources.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replaced {
    /// The film.
    pub film: FilmId,
    /// The file whose version was replaced.
    pub old: Arc<str>,
    /// The file whose version is used.
    pub new: Arc<str>,
}

impl Library {
    /// How many films there are, in words: `248 reviews and 3 listings in 251 files`.
    pub fn count(&self) -> String {
        let listings = self.reviews.iter().filter(|r| r.is_listing()).count();
        let reviews = counted(self.reviews.len() - listings, "review", "reviews");
        let files = counted(self.files, "file", "files");
        if listings == 0 {
            return format!("{reviews} in {files}");
        }
        let listings = counted(listings, "listing", "listings");
        format!("{reviews} and {listings} in {files}")
    }
}

/// How far the reading is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// How many files have been opened.
    pub files: usize,
    /// How many films have been found in them.
    pub films: usize,
}

/// Reads all sources; an error if a single review in them cannot be used.
pub fn load(sources: &[Source], watch: impl FnMut(Progress)) -> Result<Library, Problems> {
    let (mut library, problems) = read(sources, watch);
    if problems.errors() > 0 {
        return Err(problems);
    }
    library.warnings = problems;
    Ok(library)
}

/// Reads all sources: the reviews that can be used, and everything that is wrong with all.
///
/// Calls `watch` for every file, and now and then inside of large ones.
pub fn read(sources: &[Source], mut watch: impl FnMut(Progress)) -> (Library, Problems) {
    let mut reader = Reader::new(&mut watch);
    reader.all(sources);
    reader.finish(sources)
}

/// What has been read so far.
struct Reader<'a> {
    found: Vec<Found>,
    names: Vec<Arc<str>>,
    /// One for each core; a name may be held once in each.
    people: Vec<NamePool>,
    source: u32,
    problems: Problems,
    /// The pasted texts, which are read when all that is known is known.
    waiting: Vec<(u32, PathBuf)>,
    known: Known,
    texts: Vec<Text>,
    watch: &'a mut dyn FnMut(Progress),
}

struct Found {
    review: Review,
    origin: FoundIn,
}

#[derive(Clone, Copy)]
struct FoundIn {
    source: u32,
    file: u32,
    line: u32,
}

impl<'a> Reader<'a> {
    fn new(watch: &'a mut dyn FnMut(Progress)) -> Self {
        let cores = thread::available_parallelism().map_or(1, NonZero::get);
        Self {
            found: Vec::new(),
            names: Vec::new(),
            people: (0..cores).map(|_| NamePool::default()).collect(),
            source: 0,
            problems: Problems::new(),
            waiting: Vec::new(),
            known: Known::default(),
            texts: Vec::new(),
            watch,
        }
    }

    fn all(&mut self, sources: &[Source]) {
        for source in sources {
            if *source == Source::Bundled {
                self.bundle(&BUNDLE);
            } else {
                let (files, problems) = walk::review_files(source);
                self.problems.append(problems);
                for (path, form) in files {
                    if form == Form::PlainText {
                        self.waiting.push((self.source, path));
                    } else {
                        self.file(&path, form);
                    }
                }
            }
            self.source += 1;
        }
        self.read_texts();
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
        if let Some(located) = located {
            let origin = self.origin(&located);
            let mut review = located.review;
            if let Some(people) = self.people.first_mut() {
                people.share(&mut review.film);
            }
            self.found.push(Found { review, origin });
        }
    }

    fn lines(&mut self, name: &Arc<str>, reader: impl std::io::BufRead) {
        const FILMS_BETWEEN_REPORTS: usize = 1024;
        let mut found = std::mem::take(&mut self.found);
        let mut people = std::mem::take(&mut self.people);
        let problems = file::json_lines(name, reader, &mut people, |located| {
            let origin = self.origin(&located);
            let review = located.review;
            found.push(Found { review, origin });
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
    }

    fn file(&mut self, path: &Path, form: Form) {
        let name: Arc<str> = path.display().to_string().into();
        if let Err(problem) = self.open(&name, path, form) {
            self.problems.push(problem);
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

    fn origin(&self, located: &Located) -> FoundIn {
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        FoundIn {
            source: self.source,
            file: number(self.names.len() - 1),
            line: number(located.line),
        }
    }

    /// Where a film was found that an earlier reading has found.
    fn found_before(&mut self, origin: &Origin) -> FoundIn {
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let known = self.names.iter().position(|name| *name == origin.file);
        let file = known.unwrap_or_else(|| {
            self.names.push(origin.file.clone());
            self.names.len() - 1
        });
        FoundIn {
            source: origin.source,
            file: number(file),
            line: number(origin.line),
        }
    }

    fn place(&self, origin: FoundIn) -> Place {
        Place::line(self.name(origin), origin.line as usize)
    }

    fn name(&self, origin: FoundIn) -> Arc<str> {
        self.names[origin.file as usize].clone()
    }

    fn finish(mut self, sources: &[Source]) -> (Library, Problems) {
        let mut found = std::mem::take(&mut self.found);
        // Stable: versions of one film stay in the order of the sources. Texts were read last.
        found.sort_by(|a, b| {
            let by_id = a.review.film.id.cmp(&b.review.film.id);
            by_id.then(a.origin.source.cmp(&b.origin.source))
        });
        let mut replaced = Vec::new();
        let mut kept: Vec<Found> = Vec::with_capacity(found.len());
        for next in found {
            let Some(last) = kept.last_mut() else {
                kept.push(next);
                continue;
            };
            if last.review.film.id != next.review.film.id {
                kept.push(next);
                continue;
            }
            if last.origin.source == next.origin.source {
                let problem = film_twice(
                    &next.review,
                    self.place(next.origin),
                    &last.review,
                    self.place(last.origin),
                );
                self.problems.push(problem);
                continue;
            }
            replaced.push(Replaced {
                film: next.review.film.id.clone(),
                old: self.name(last.origin),
                new: self.name(next.origin),
            });
            *last = next;
        }
        self.problems.sort();
        let origins = kept.iter().map(|found| Origin {
            file: self.name(found.origin),
            line: found.origin.line as usize,
            bundled: sources[found.origin.source as usize] == Source::Bundled,
            source: found.origin.source,
        });
        let library = Library {
            origins: origins.collect(),
            reviews: kept.into_iter().map(|found| found.review).collect(),
            replaced,
            warnings: Problems::new(),
            files: self.names.len(),
            texts: self.texts,
        };
        (library, self.problems)
    }
}

fn film_twice(again: &Review, place: Place, first: &Review, first_place: Place) -> Problem {
    let film = again.film.title_and_year();
    let problem = Problem::error("duplicate-film", place, format!("{film} is there twice"))
        .also(first_place, "first here");
    if again.film.title == first.film.title {
        problem.help("keep one of them; a film is known by its title and year")
    } else {
        problem.help(format!(
            "\"{}\" and \"{}\" differ in nothing that an id keeps apart",
            first.film.title, again.film.title
        ))
    }
}

/// What is in a directory, in the order of the names.
fn listed(path: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut paths = fs::read_dir(path)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<Vec<_>, _>>()?;
    paths.sort();
    Ok(paths)
}

#[cfg(test)]
mod tests;
