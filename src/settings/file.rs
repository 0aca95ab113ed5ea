//! A server's settings as a TOML file: written for admins to keep and change, read with every
//! problem at once.

use std::fmt::Write as _;

use super::{Chosen, Field, Setting, Settings};
use crate::diagnostic::{Problem, Problems, Source, nearest, shorten};
use crate::document::{self, Entry, Kind};

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
    for field in Field::ALL {
        if field.section() != section {
            section = field.section();
            _ = write!(out, "\n[{section}]\n");
        }
        _ = match chosen.get(field) {
            Some(setting) => writeln!(out, "{} = {}", field.name(), setting.to_toml()),
            None => {
                let setting = Setting::of(defaults, field);
                writeln!(out, "# {} = {}", field.name(), setting.to_toml())
            }
        };
    }
    out
}

/// Reads the settings of a server. `name` is what problems call the file.
pub fn read(name: &str, bytes: &[u8], defaults: &Settings) -> Result<Chosen, Problems> {
    let mut problems = Problems::new();
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
    problems.extend(
        (document.errors.into_iter())
            .map(|error| Problem::error("syntax", source.at(error.span), error.message)),
    );
    let mut chosen = Chosen::default();
    if let Kind::Table(sections) = document.root.kind {
        for section in &sections {
            read_section(&mut chosen, section, &source, &mut problems);
        }
    }
    if problems.is_empty() && chosen.over(defaults).check().is_err() {
        let message = "`answers.earliest_year` comes after `answers.latest_year`";
        problems.push(Problem::error(
            "contradiction",
            source.whole().unseen(),
            message,
        ));
    }
    if problems.is_empty() {
        Ok(chosen)
    } else {
        problems.sort();
        Err(problems)
    }
}

fn read_section(
    chosen: &mut Chosen,
    section: &Entry<'_>,
    source: &Source<'_>,
    problems: &mut Problems,
) {
    let name = &*section.key;
    if !Field::ALL.iter().any(|field| field.section() == name) {
        problems.push(unknown_section(section, source));
        return;
    }
    let Kind::Table(entries) = &section.value.kind else {
        let message = format!("`{name}` is {}", section.value.kind.name());
        problems.push(
            Problem::error("wrong-type", source.at(section.value.span.clone()), message)
                .allowed(format!("a section: a line `[{name}]`, and keys below it")),
        );
        return;
    };
    for entry in entries {
        let Some(field) = Field::find(name, &entry.key) else {
            problems.push(unknown_key(name, entry, source));
            continue;
        };
        if entry.value.kind == Kind::Broken {
            // The syntax error has been said.
            continue;
        }
        match Setting::read(field, &entry.value) {
            Ok(setting) => chosen.set(setting),
            Err(wrong) => problems.push(
                wrong
                    .problem(
                        &field.path(),
                        &entry.value,
                        source.at(entry.value.span.clone()),
                        str::to_owned,
                    )
                    .allowed(field.allowed())
                    .did_you_mean(wrong.nearest()),
            ),
        }
    }
}

fn unknown_section(section: &Entry<'_>, source: &Source<'_>) -> Problem {
    let place = source.at(section.key_span.clone());
    let name = &*section.key;
    let shown = shorten(name);
    if let Some(field) = Field::ALL.into_iter().find(|field| field.name() == name) {
        return Problem::error("unknown-key", place, format!("`{shown}` is in no section"))
            .help(format!("it belongs below a line `[{}]`", field.section()));
    }
    let mut sections: Vec<&str> = Field::ALL.map(Field::section).to_vec();
    sections.dedup();
    let message = format!("there is no section `{shown}`");
    Problem::error("unknown-key", place, message)
        .allowed(sections.join(", "))
        .did_you_mean(nearest(name, sections))
}

fn unknown_key(section: &str, entry: &Entry<'_>, source: &Source<'_>) -> Problem {
    let place = source.at(entry.key_span.clone());
    let fields = Field::ALL.into_iter();
    let names: Vec<&str> = fields
        .filter(|field| field.section() == section)
        .map(Field::name)
        .collect();
    let message = format!("there is no key `{}` in [{section}]", shorten(&entry.key));
    Problem::error("unknown-key", place, message)
        .allowed(names.join(", "))
        .did_you_mean(nearest(&entry.key, names))
}
