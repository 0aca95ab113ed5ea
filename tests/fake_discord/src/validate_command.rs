//! The rules of an application command's definition.
//!
//! Source: Discord's reference, "Application Commands" (names, limits, option types, 8000 characters in all).

use std::collections::BTreeSet;

use serde_json::Value;

use super::validate::{Need, Problems, Refused, join};

const OPTIONS: usize = 25;
const CHOICES: usize = 25;
const NAME: usize = 32;
const DESCRIPTION: usize = 100;
const CHOICE_TEXT: usize = 100;
const WHOLE_COMMAND: usize = 8000;
const STRING_LENGTH: i64 = 6000;
const CHAT_INPUT_PER_SCOPE: usize = 100;
const CONTEXT_MENU_PER_SCOPE: usize = 15;

const SUB_COMMAND: i64 = 1;
const SUB_COMMAND_GROUP: i64 = 2;
const STRING: i64 = 3;
const INTEGER: i64 = 4;
const CHANNEL: i64 = 7;
const NUMBER: i64 = 10;
/// Kinds of channels that a server has ("Channel Types").
const CHANNEL_TYPES: [i64; 11] = [0, 2, 4, 5, 10, 11, 12, 13, 14, 15, 16];

/// Discord's reference, "Locales".
const LOCALES: [&str; 34] = [
    "ar", "bg", "cs", "da", "de", "el", "en-GB", "en-US", "es-419", "es-ES", "fi", "fr", "he",
    "hi", "hr", "hu", "id", "it", "ja", "ko", "lt", "nl", "no", "pl", "pt-BR", "ro", "ru", "sv-SE",
    "th", "tr", "uk", "vi", "zh-CN", "zh-TW",
];

/// Checks the list of a bulk overwrite.
pub(crate) fn all(commands: &Value) -> Result<(), Refused> {
    let Some(commands) = commands.as_array() else {
        return Err(Refused::new(
            400,
            50109,
            "The request body contains invalid JSON.",
        ));
    };
    let mut problems = Problems::default();
    let mut seen = BTreeSet::new();
    for (index, definition) in commands.iter().enumerate() {
        let at = index.to_string();
        check(&mut problems, &at, definition);
        let name = definition["name"].as_str().unwrap_or_default();
        if !seen.insert((kind(definition), name)) {
            problems.add(
                at,
                "APPLICATION_COMMANDS_DUPLICATE_NAME",
                "Application command names must be unique",
            );
        }
    }
    problems.refuse()?;
    room(commands.iter())
}

/// Checks one definition.
pub(crate) fn one(definition: &Value) -> Result<(), Refused> {
    let mut problems = Problems::default();
    check(&mut problems, "", definition);
    problems.refuse()
}

/// Checks that a scope does not hold more commands of a kind than it may.
pub(crate) fn room<'a>(commands: impl Iterator<Item = &'a Value> + Clone) -> Result<(), Refused> {
    for (wanted, most) in [
        (1, CHAT_INPUT_PER_SCOPE),
        (2, CONTEXT_MENU_PER_SCOPE),
        (3, CONTEXT_MENU_PER_SCOPE),
    ] {
        if commands.clone().filter(|one| kind(one) == wanted).count() > most {
            let message = format!("Maximum number of application commands reached ({most}).");
            return Err(Refused::new(400, 30032, message));
        }
    }
    Ok(())
}

/// The command's type; 1 (CHAT_INPUT) when it is left out.
pub(crate) fn kind(definition: &Value) -> i64 {
    definition["type"].as_i64().unwrap_or(1)
}

fn check(problems: &mut Problems, at: &str, definition: &Value) {
    if !definition.is_object() {
        problems.add(
            at,
            "MODEL_TYPE_CONVERT",
            "Only dictionaries may be used in a ModelType",
        );
        return;
    }
    let kind = kind(definition);
    if !problems.one_of(join(at, "type"), kind, &[1, 2, 3]) {
        return;
    }
    if kind == 1 {
        slash_name(problems, at, definition);
        described(problems, at, definition);
        options(problems, at, definition, Level::Command);
    } else {
        problems.text(at, definition, "name", 1..=NAME, Need::Required);
        for_each_locale(
            problems,
            at,
            definition,
            "name_localizations",
            |problems, at, locales, locale| {
                problems.text(at, locales, locale, 1..=NAME, Need::Required);
            },
        );
        if definition["description"]
            .as_str()
            .is_some_and(|text| !text.is_empty())
        {
            problems.add(
                join(at, "description"),
                "APPLICATION_COMMAND_DESCRIPTION_INVALID",
                "Context menu commands cannot have description",
            );
        }
        if definition["options"]
            .as_array()
            .is_some_and(|options| !options.is_empty())
        {
            problems.add(
                join(at, "options"),
                "APPLICATION_COMMAND_OPTIONS_INVALID",
                "Context menu commands cannot have options",
            );
        }
    }
    closed_set(problems, at, definition, "contexts", &[0, 1, 2]);
    closed_set(problems, at, definition, "integration_types", &[0, 1]);
    match &definition["default_member_permissions"] {
        Value::Null => {}
        Value::String(bits) if bits.parse::<u64>().is_ok() => {}
        other => {
            let message = format!("Could not interpret \"{other}\" as a permission bitfield.");
            problems.add(
                join(at, "default_member_permissions"),
                "BITFIELD_TYPE_CONVERT",
                message,
            );
        }
    }
    if size(definition) > WHOLE_COMMAND {
        problems.add(
            at,
            "APPLICATION_COMMAND_TOO_LARGE",
            format!("Command exceeds maximum size ({WHOLE_COMMAND})"),
        );
    }
}

/// Where a list of options stands; groups hold subcommands, and subcommands hold plain options.
#[derive(Clone, Copy, PartialEq)]
enum Level {
    Command,
    Group,
    SubCommand,
}

fn options(problems: &mut Problems, at: &str, parent: &Value, level: Level) {
    let list = problems.list(at, parent, "options", 0..=OPTIONS);
    let here = join(at, "options");
    let mut names = BTreeSet::new();
    let mut optional_seen = false;
    for (index, option) in list.iter().enumerate() {
        let at = join(&here, index);
        let Some(kind) = problems.integer(&at, option, "type", 1..=11) else {
            problems.required(join(&at, "type"));
            continue;
        };
        slash_name(problems, &at, option);
        described(problems, &at, option);
        if !names.insert(option["name"].as_str().unwrap_or_default()) {
            problems.add(
                &at,
                "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS",
                "Option name already exists",
            );
        }
        let branch = matches!(kind, SUB_COMMAND | SUB_COMMAND_GROUP);
        let fits = match level {
            Level::Command => {
                branch
                    == matches!(
                        list[0]["type"].as_i64(),
                        Some(SUB_COMMAND | SUB_COMMAND_GROUP)
                    )
            }
            Level::Group => kind == SUB_COMMAND,
            Level::SubCommand => !branch,
        };
        if !fits {
            problems.add(
                join(&at, "type"),
                "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
                "Sub-command and sub-command group option types are mutually exclusive to all other types",
            );
            continue;
        }
        match kind {
            SUB_COMMAND => options(problems, &at, option, Level::SubCommand),
            SUB_COMMAND_GROUP => options(problems, &at, option, Level::Group),
            _ => plain_option(problems, &at, option, kind),
        }
        if !branch {
            let required = option["required"].as_bool().unwrap_or(false);
            if required && optional_seen {
                problems.add(
                    &at,
                    "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
                    "Required options must be placed before non-required options",
                );
            }
            optional_seen |= !required;
        }
    }
}

fn plain_option(problems: &mut Problems, at: &str, option: &Value, kind: i64) {
    let takes_choices = matches!(kind, STRING | INTEGER | NUMBER);
    let choices = problems.list(at, option, "choices", 0..=CHOICES);
    let completes = option["autocomplete"].as_bool().unwrap_or(false);
    if !takes_choices && (completes || !choices.is_empty()) {
        problems.add(
            at,
            "APPLICATION_COMMAND_OPTION_CHOICES_INVALID",
            "Choices and autocomplete are only for string, integer and number options",
        );
    }
    if completes && !choices.is_empty() {
        problems.add(
            at,
            "APPLICATION_COMMAND_OPTION_AUTOCOMPLETE_INVALID",
            "Autocomplete cannot be used together with choices",
        );
    }
    let mut names = BTreeSet::new();
    for (index, choice) in choices.iter().enumerate() {
        let at = join(&join(at, "choices"), index);
        problems.text(&at, choice, "name", 1..=CHOICE_TEXT, Need::Required);
        for_each_locale(
            problems,
            &at,
            choice,
            "name_localizations",
            |problems, at, locales, locale| {
                problems.text(at, locales, locale, 1..=CHOICE_TEXT, Need::Required);
            },
        );
        if !names.insert(choice["name"].as_str().unwrap_or_default()) {
            problems.add(
                &at,
                "APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS",
                "Option choice name already exists",
            );
        }
        choice_value(problems, &at, choice, kind);
    }
    let types = problems.list(at, option, "channel_types", 0..=CHANNEL_TYPES.len());
    if kind != CHANNEL && !types.is_empty() {
        problems.add(
            join(at, "channel_types"),
            "APPLICATION_COMMAND_OPTION_CHANNEL_TYPES_INVALID",
            "channel_types are only for channel options",
        );
    }
    for (index, one) in types.iter().enumerate() {
        let at = join(&join(at, "channel_types"), index);
        problems.one_of(at, one.as_i64().unwrap_or(-1), &CHANNEL_TYPES);
    }
    if kind == STRING {
        let least = problems.integer(at, option, "min_length", 0..=STRING_LENGTH);
        let most = problems.integer(at, option, "max_length", 1..=STRING_LENGTH);
        if least.zip(most).is_some_and(|(least, most)| least > most) {
            problems.add(
                join(at, "min_length"),
                "BASE_TYPE_MIN",
                "min_length is above max_length",
            );
        }
    }
    let least = number_limit(problems, at, option, "min_value", kind);
    let most = number_limit(problems, at, option, "max_value", kind);
    if least.zip(most).is_some_and(|(least, most)| least > most) {
        problems.add(
            join(at, "min_value"),
            "BASE_TYPE_MIN",
            "min_value is above max_value",
        );
    }
}

/// Checks a choice's value against its option's type; also used for completions.
pub(crate) fn choice_value(problems: &mut Problems, at: &str, choice: &Value, kind: i64) {
    if kind == STRING {
        problems.text(at, choice, "value", 1..=CHOICE_TEXT, Need::Required);
        return;
    }
    let fits = match &choice["value"] {
        Value::Number(number) => kind == NUMBER || number.is_i64(),
        _ => false,
    };
    if !fits {
        let message = format!("Could not interpret \"{}\" as a number.", choice["value"]);
        problems.add(join(at, "value"), "NUMBER_TYPE_COERCE", message);
    }
}

fn number_limit(
    problems: &mut Problems,
    at: &str,
    option: &Value,
    key: &str,
    kind: i64,
) -> Option<f64> {
    let value = option.get(key).filter(|value| !value.is_null())?;
    let number = value.as_f64();
    if !matches!(kind, INTEGER | NUMBER) || number.is_none() || (kind == INTEGER && !value.is_i64())
    {
        problems.add(
            join(at, key),
            "APPLICATION_COMMAND_OPTION_LIMIT_INVALID",
            format!("{key} does not fit the option's type"),
        );
    }
    number
}

fn slash_name(problems: &mut Problems, at: &str, parent: &Value) {
    if let Some(name) = problems.text(at, parent, "name", 1..=NAME, Need::Required) {
        regular(problems, join(at, "name"), name);
    }
    for_each_locale(
        problems,
        at,
        parent,
        "name_localizations",
        |problems, at, locales, locale| {
            if let Some(name) = problems.text(at, locales, locale, 1..=NAME, Need::Required) {
                regular(problems, join(at, locale), name);
            }
        },
    );
}

/// `^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$`, in lower case where the letter has one.
fn regular(problems: &mut Problems, path: String, name: &str) {
    let fits = name.chars().all(|letter| {
        let script = matches!(letter, '\u{0900}'..='\u{097F}' | '\u{0E00}'..='\u{0E7F}');
        let word = letter.is_alphanumeric() || matches!(letter, '-' | '_' | '\'') || script;
        word && letter.to_lowercase().eq([letter])
    });
    if !fits {
        problems.add(
            path,
            "APPLICATION_COMMAND_INVALID_NAME",
            "Command name is invalid",
        );
    }
}

fn described(problems: &mut Problems, at: &str, parent: &Value) {
    problems.text(at, parent, "description", 1..=DESCRIPTION, Need::Required);
    for_each_locale(
        problems,
        at,
        parent,
        "description_localizations",
        |problems, at, locales, locale| {
            problems.text(at, locales, locale, 1..=DESCRIPTION, Need::Required);
        },
    );
}

fn for_each_locale(
    problems: &mut Problems,
    at: &str,
    parent: &Value,
    key: &str,
    mut check: impl FnMut(&mut Problems, &str, &Value, &str),
) {
    let at = join(at, key);
    match &parent[key] {
        Value::Null => {}
        locales @ Value::Object(entries) => {
            for locale in entries.keys() {
                if LOCALES.contains(&locale.as_str()) {
                    check(problems, &at, locales, locale);
                } else {
                    let message = format!("Value must be one of {LOCALES:?}.");
                    problems.add(join(&at, locale), "BASE_TYPE_CHOICES", message);
                }
            }
        }
        _ => problems.add(
            at,
            "DICT_TYPE_CONVERT",
            "Only dictionaries may be used in a DictType",
        ),
    }
}

fn closed_set(problems: &mut Problems, at: &str, definition: &Value, key: &str, allowed: &[i64]) {
    let list = problems.list(at, definition, key, 0..=allowed.len());
    let mut seen = BTreeSet::new();
    for (index, value) in list.iter().enumerate() {
        let path = join(&join(at, key), index);
        let value = value.as_i64().unwrap_or(-1);
        if problems.one_of(path.clone(), value, allowed) && !seen.insert(value) {
            problems.add(path, "SET_TYPE_DUPLICATE", "Values must be unique");
        }
    }
}

/// Characters of a definition, each text counted in its longest language.
pub(crate) fn size(part: &Value) -> usize {
    let mut sum = longest(part, "name", "name_localizations")
        + longest(part, "description", "description_localizations")
        + part["value"]
            .as_str()
            .map_or(0, |value| value.chars().count());
    for list in ["options", "choices"] {
        sum += part[list]
            .as_array()
            .map_or(0, |items| items.iter().map(size).sum());
    }
    sum
}

fn longest(part: &Value, key: &str, localizations: &str) -> usize {
    let count = |value: &Value| value.as_str().map_or(0, |text| text.chars().count());
    let own = count(&part[key]);
    let theirs = part[localizations]
        .as_object()
        .and_then(|texts| texts.values().map(count).max());
    own.max(theirs.unwrap_or(0))
}
