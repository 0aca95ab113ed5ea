//! A server's settings as a TOML file: written for admins to keep and change, read with every
//! problem at once.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::ops::Range;

use super::{Chosen, Field, Setting, Settings};
use crate::diagnostic::{Place, Problem, Problems, Source, nearest, shorten};
use crate::document::{self, Entry, Kind};
use crate::snowflake::ChannelId;

/// The largest settings file that is worth reading, in bytes.
pub const LARGEST: usize = 64 << 10;

const HEAD: &str = "\
# Reelated: the settings of one server.
#
# What stands behind a \"#\" is what the bot's operator decided; take the \"#\" off to decide
# otherwise. Importing this file replaces all of the server's settings.
";

/// Writes the settings of a server.
pub fn write(chosen: &Chosen, defaults: &Settings) -> String {
    let mut out = HEAD.to_owned();
    let mut section = "";
    for field in Field::ALL
        .into_iter()
        .filter(|field| field.is_the_servers())
    {
        if field.section() != section {
            section = field.section();
            _ = write!(out, "\n[{section}]\n");
        }
        let chosen = chosen.get(field);
        let mark = if chosen.is_some() { "" } else { "# " };
        let value = chosen
            .cloned()
            .unwrap_or_else(|| Setting::of(defaults, field));
        _ = writeln!(out, "{mark}{} = {}", field.name(), value.to_toml());
    }
    out
}

/// Reads the settings of a server. `name` is what problems call the file.
pub fn read(name: &str, bytes: &[u8], defaults: &Settings) -> Result<Chosen, Problems> {
    read_among(name, bytes, defaults, &BTreeSet::new())
}

/// Reads the settings of a server as [`read`] does, with a problem for each of the `foreign`
/// channels that it names: those that are not the server's.
pub fn read_among(
    name: &str,
    bytes: &[u8],
    defaults: &Settings,
    foreign: &BTreeSet<ChannelId>,
) -> Result<Chosen, Problems> {
    let problems = Problems::new();
    let source = Source::decode(&name.into(), bytes)?;
    if bytes.len() > LARGEST {
        let problem = Problem::error(
            "too-large",
            source.whole().unseen(),
            "the file is too large",
        );
        return Err(problem.allowed("64 KiB").into());
    }
    let document = document::toml(source.text(), 0..source.text().len());
    let mut reader = Reader {
        chosen: Chosen::default(),
        foreign,
        source,
        broken_lines: BTreeSet::new(),
        problems,
    };
    for error in document.errors {
        let line = reader.source.line_number(error.span.start);
        if reader.broken_lines.insert(line) {
            let place = reader.source.at(error.span);
            let problem = Problem::error("syntax", place, error.message);
            reader.problems.push(problem);
        }
    }
    if let Kind::Table(sections) = document.root.kind {
        for section in &sections {
            reader.section(section);
        }
    }
    let Reader {
        chosen,
        source,
        mut problems,
        ..
    } = reader;
    if problems.is_empty() && chosen.over(defaults).check().is_err() {
        let message = "`answers.earliest_year` comes after `answers.latest_year`";
        let place = source.whole().unseen();
        problems.push(Problem::error("contradiction", place, message));
    }
    if problems.is_empty() {
        Ok(chosen)
    } else {
        problems.sort();
        Err(problems)
    }
}

struct Reader<'a> {
    chosen: Chosen,
    /// Channels that are not the server's.
    foreign: &'a BTreeSet<ChannelId>,
    source: Source<'a>,
    broken_lines: BTreeSet<usize>,
    problems: Problems,
}

impl Reader<'_> {
    /// Adds a problem, unless the line could not be read anyway.
    fn add(&mut self, span: &Range<usize>, problem: impl FnOnce(Place) -> Problem) {
        let line = self.source.line_number(span.start);
        if !self.broken_lines.contains(&line) {
            self.problems.push(problem(self.source.at(span.clone())));
        }
    }

    fn section(&mut self, section: &Entry<'_>) {
        let name = &*section.key;
        if !Field::ALL.iter().any(|field| field.section() == name) {
            self.add(&section.key_span, |place| unknown_section(name, place));
            return;
        }
        let Kind::Table(entries) = &section.value.kind else {
            let message = format!("`{name}` is {}", section.value.kind.name());
            self.add(&section.value.span, |place| {
                Problem::error("wrong-type", place, message)
                    .allowed(format!("a section: a line `[{name}]`, and keys below it"))
            });
            return;
        };
        for entry in entries {
            self.key(name, entry);
        }
    }

    fn key(&mut self, section: &str, entry: &Entry<'_>) {
        let Some(field) = Field::find(section, &entry.key) else {
            self.add(&entry.key_span, |place| {
                unknown_key(section, &entry.key, place)
            });
            return;
        };
        if !field.is_the_servers() {
            self.add(&entry.key_span, |place| {
                let message = format!("`{}` is for the bot's operator to decide", field.path());
                Problem::error("unknown-key", place, message).help("take the line out")
            });
            return;
        }
        match Setting::read(field, &entry.value) {
            Ok(setting) => {
                let named = setting.channels();
                for channel in named.intersection(self.foreign) {
                    self.add(&entry.value.span, |place| foreign_channel(*channel, place));
                }
                self.chosen.set(setting);
            }
            Err(wrong) => self.add(&entry.value.span, |place| {
                wrong
                    .problem(&field.path(), &entry.value, place, str::to_owned)
                    .allowed(field.kind().allowed())
                    .did_you_mean(wrong.nearest())
            }),
        }
    }
}

fn foreign_channel(channel: ChannelId, place: Place) -> Problem {
    let message = format!("this server has no channel {channel}");
    Problem::error("unknown-value", place, message)
        .help("take it out, or put the id of one of this server's channels in its place")
}

fn unknown_section(name: &str, place: Place) -> Problem {
    let shown = shorten(name);
    if let Some(field) = Field::ALL.into_iter().find(|field| field.name() == name) {
        return Problem::error("unknown-key", place, format!("`{shown}` is in no section"))
            .help(format!("it belongs below a line `[{}]`", field.section()));
    }
    let mut sections = Field::ALL.map(Field::section).to_vec();
    sections.dedup();
    let message = format!("there is no section `{shown}`");
    Problem::error("unknown-key", place, message)
        .allowed(sections.join(", "))
        .did_you_mean(nearest(name, sections))
}

fn unknown_key(section: &str, name: &str, place: Place) -> Problem {
    let message = format!("there is no key `{}` in [{section}]", shorten(name));
    let problem = Problem::error("unknown-key", place, message);
    if let Some(field) = Field::ALL.into_iter().find(|field| field.name() == name) {
        return problem.help(format!("`{name}` belongs into [{}]", field.section()));
    }
    let fields = Field::ALL.into_iter();
    let names: Vec<&str> = fields
        .filter(|field| field.section() == section && field.is_the_servers())
        .map(Field::name)
        .collect();
    problem
        .allowed(names.join(", "))
        .did_you_mean(nearest(name, names))
}
