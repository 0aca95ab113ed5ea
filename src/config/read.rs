//! The file and the environment, key by key.

use std::{borrow::Cow, ffi::OsString, ops::Range, path::Path, sync::Arc};

use super::{
    Config, Mode, TOKEN_VARIABLE, Token, TokenFrom,
    keys::{Form, Found, Key, PREFIX},
    token::without_secrets,
};
use crate::{
    diagnostic::{Place, Problem, Problems, Source, nearest, shorten},
    document::{self, Entry, Kind, Value, fit::Wrong},
};

/// Reads `config.toml`.
pub(super) fn file(
    config: &mut Config,
    name: &Arc<str>,
    bytes: &[u8],
    base: &Path,
    problems: &mut Problems,
) {
    let source = match Source::decode(name, bytes) {
        Ok(source) => source.masked(without_secrets),
        Err(problem) => return problems.push(problem.unseen()),
    };
    let document = document::toml(source.text(), 0..source.text().len());
    let mut broken_lines = Vec::new();
    for error in document.errors {
        let line = source.line_number(error.span.start);
        if !broken_lines.contains(&line) {
            broken_lines.push(line);
            let place = source.at(error.span);
            problems.push(Problem::error("syntax", place, error.message));
        }
    }
    let Kind::Table(sections) = document.root.kind else {
        return;
    };
    let mut reader = FileReader {
        config,
        source,
        base,
        broken_lines,
        problems,
    };
    for section in sections {
        reader.section(section);
    }
}

struct FileReader<'a> {
    config: &'a mut Config,
    source: Source<'a>,
    base: &'a Path,
    broken_lines: Vec<usize>,
    problems: &'a mut Problems,
}

impl FileReader<'_> {
    /// Adds a problem, unless the line could not be read anyway.
    fn add(&mut self, span: &Range<usize>, problem: impl FnOnce(Place) -> Problem) {
        if !self
            .broken_lines
            .contains(&self.source.line_number(span.start))
        {
            self.problems.push(problem(self.source.at(span.clone())));
        }
    }

    fn section(&mut self, section: Entry<'_>) {
        let Entry {
            key,
            key_span,
            value,
        } = section;
        if !Key::all().any(|known| known.section == key) {
            self.add(&key_span, |place| unknown_section(&key, place));
            return;
        }
        let Kind::Table(entries) = value.kind else {
            let found = value.kind.name();
            self.add(&value.span, |place| {
                Problem::error("wrong-type", place, format!("`{key}` is {found}"))
                    .allowed(format!("a section: a line `[{key}]`, and keys below it"))
            });
            return;
        };
        for entry in entries {
            self.key(&key, &entry);
        }
    }

    fn key(&mut self, section: &str, entry: &Entry<'_>) {
        let Entry {
            key,
            key_span,
            value,
        } = entry;
        let known = Key::all().find(|known| known.section == section && known.name == key);
        let Some(known) = known else {
            self.add(key_span, |place| unknown_key(section, key, place));
            return;
        };
        let found = Found {
            value,
            place: self.source.at(value.span.clone()),
            base: self.base,
        };
        if let Err(wrong) = known.set(self.config, found) {
            let path = known.path();
            self.add(&value.span, |place| {
                unfit(&known, &path, value, &wrong, place)
            });
        }
    }
}

fn sections() -> Vec<&'static str> {
    let mut sections: Vec<_> = Key::all().map(|key| key.section).collect();
    sections.dedup();
    sections
}

fn unknown_section(name: &str, place: Place) -> Problem {
    let shown = shorten(&without_secrets(name));
    if name.eq_ignore_ascii_case("token") {
        return token_key(place);
    }
    if let Some(key) = Key::all().find(|key| key.name == name) {
        return Problem::error("unknown-key", place, format!("`{shown}` is in no section"))
            .help(format!("it belongs below a line `[{}]`", key.section));
    }
    Problem::error(
        "unknown-key",
        place,
        format!("there is no section `{shown}`"),
    )
    .allowed(sections().join(", "))
    .did_you_mean(nearest(name, sections()))
}

fn unknown_key(section: &str, name: &str, place: Place) -> Problem {
    if name.eq_ignore_ascii_case("token") {
        return token_key(place);
    }
    let shown = shorten(&without_secrets(name));
    let problem = Problem::error(
        "unknown-key",
        place,
        format!("there is no key `{shown}` in [{section}]"),
    );
    if let Some(key) = Key::all().find(|key| key.name == name) {
        return problem.help(format!("`{name}` belongs into [{}]", key.section));
    }
    let names = || {
        let keys = Key::all().filter(|key| key.section == section);
        keys.map(|key| key.name)
    };
    let allowed: Vec<&str> = names().collect();
    problem
        .allowed(allowed.join(", "))
        .did_you_mean(nearest(name, names()))
}

fn token_key(place: Place) -> Problem {
    Problem::error(
        "token",
        place,
        "the token cannot stand in the configuration",
    )
    .help(format!(
        "configuration files get copied and shared: set the environment variable \
         {TOKEN_VARIABLE}, or name a file in `discord.token_file`"
    ))
}

fn unfit(key: &Key, name: &str, value: &Value<'_>, wrong: &Wrong, place: Place) -> Problem {
    wrong
        .problem(name, value, place, without_secrets)
        .allowed(key.allowed.clone())
        .did_you_mean(wrong.nearest())
}

/// Reads the variables that are the bot's.
pub(super) fn environment(
    config: &mut Config,
    environment: impl IntoIterator<Item = (OsString, OsString)>,
    problems: &mut Problems,
) {
    for (name, value) in environment {
        let name = name.to_string_lossy();
        if name != TOKEN_VARIABLE && !name.starts_with(PREFIX) {
            continue;
        }
        let Some(value) = value.to_str() else {
            let place = Place::variable(&name);
            problems.push(Problem::error("encoding", place, "this is not UTF-8"));
            continue;
        };
        if value.trim().is_empty() {
            continue;
        }
        if name == TOKEN_VARIABLE {
            config.discord.token = TokenFrom::Variable(Token::parse(value));
        } else {
            variable(config, &name, value, problems);
        }
    }
}

fn variable(config: &mut Config, name: &str, value: &str, problems: &mut Problems) {
    let Some(key) = Key::all().find(|key| key.variable() == name) else {
        problems.push(unknown_variable(name));
        return;
    };
    let is_token_set = matches!(config.discord.token, TokenFrom::Variable(_));
    if key.name == "token_file" && is_token_set {
        return;
    }
    let source = Source::variable(name, value).masked(without_secrets);
    let value = match key.form {
        Form::Text => Value {
            kind: Kind::String(Cow::Borrowed(value)),
            span: 0..value.len(),
        },
        Form::Flag => flag(value),
        Form::Number => number(value),
        Form::List if value.trim_start().starts_with('[') => {
            let document = document::toml_value(value);
            if let Some(error) = document.errors.into_iter().next() {
                let place = source.at(error.span);
                problems.push(
                    Problem::error("syntax", place, error.message).allowed(key.allowed.clone()),
                );
                return;
            }
            document.root
        }
        Form::List => list(value),
    };
    let found = Found {
        value: &value,
        place: source.at(value.span.clone()),
        base: Path::new(""),
    };
    if let Err(wrong) = key.set(config, found) {
        let place = source.at(value.span.clone());
        problems.push(unfit(&key, name, &value, &wrong, place));
    }
}

/// Checks what involves several keys.
pub(super) fn whole(config: &Config, problems: &mut Problems) {
    if config.answers.check().is_err() && problems.is_empty() {
        let place = Place::file("configuration");
        let message = "`answers.earliest_year` comes after `answers.latest_year`";
        problems.push(Problem::error("contradiction", place, message));
    }
    let is_reported = |problem: &Problem| problem.message().to_lowercase().contains("public_key");
    if let Mode::Endpoint { set_at } = &config.discord.mode
        && config.discord.public_key.is_none()
        && !problems.iter().any(is_reported)
    {
        problems.push(
            Problem::error(
                "missing",
                set_at.clone(),
                "the mode \"endpoint\" needs `discord.public_key`",
            )
            .help(
                "copy the public key from https://discord.com/developers/applications, page \
                 \"General Information\"",
            ),
        );
    }
}

fn flag(text: &str) -> Value<'_> {
    Value {
        kind: match text.trim() {
            "true" => Kind::Bool(true),
            "false" => Kind::Bool(false),
            text => Kind::String(text.into()),
        },
        span: 0..text.len(),
    }
}

fn number(text: &str) -> Value<'_> {
    let text = text.trim();
    let kind = match (text.parse(), text.parse()) {
        (Ok(whole), _) => Kind::Integer(whole),
        (_, Ok(number)) => Kind::Float(number),
        _ => Kind::String(text.into()),
    };
    Value {
        kind,
        span: 0..text.len(),
    }
}

fn list(text: &str) -> Value<'_> {
    let part = |part: &'_ str| Value {
        kind: Kind::String(part.to_owned().into()),
        span: 0..text.len(),
    };
    Value {
        kind: Kind::Array(text.split(',').map(part).collect()),
        span: 0..text.len(),
    }
}

fn unknown_variable(name: &str) -> Problem {
    let problem = Problem::error(
        "unknown-key",
        Place::variable(name),
        "there is no setting with this name",
    );
    if name.ends_with("_TOKEN") {
        return problem.help(format!("the token's variable is {TOKEN_VARIABLE}"));
    }
    // Without the prefix that all share, which would make them all similar.
    let rest = name.strip_prefix(PREFIX).unwrap_or(name);
    let names: Vec<String> = Key::all().map(|key| key.variable()).collect();
    let rests = names.iter().filter_map(|name| name.strip_prefix(PREFIX));
    match nearest(rest, rests) {
        None => problem.allowed(names.join(", ")),
        Some(near) => problem.did_you_mean(Some(&format!("{PREFIX}{near}"))),
    }
}
