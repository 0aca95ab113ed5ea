//! The rules of components (rows, buttons, menus), modals and completions.
//!
//! Source: Discord's reference, "Component Reference" and "Receiving and Responding"; Components V2 are not modelled.

use std::collections::BTreeSet;

use serde_json::Value;

use super::validate::{HOUSE_RULE, Need, Problems, Refused, join};
use super::validate_command::choice_value;

const ROWS: usize = 5;
const BUTTONS: usize = 5;
const CUSTOM_ID: usize = 100;
const BUTTON_LABEL: usize = 80;
const BUTTON_URL: usize = 512;
const SELECT_OPTIONS: usize = 25;
const SELECT_TEXT: usize = 100;
const PLACEHOLDER: usize = 150;
const COMPLETIONS: usize = 25;
const MODAL_TITLE: usize = 45;
const MODAL_ROWS: usize = 5;
const INPUT_LABEL: usize = 45;
const INPUT_DESCRIPTION: usize = 100;
const INPUT_PLACEHOLDER: usize = 100;
const INPUT_VALUE: usize = 4000;

const ROW: i64 = 1;
const BUTTON: i64 = 2;
const STRING_SELECT: i64 = 3;
const TEXT_INPUT: i64 = 4;
const LABEL: i64 = 18;
const CHANNEL_SELECT: i64 = 8;
/// Kinds of channels that a server has ("Channel Types").
const CHANNEL_TYPES: [i64; 11] = [0, 2, 4, 5, 10, 11, 12, 13, 14, 15, 16];
const LINK_STYLE: i64 = 5;

/// Checks the components of a message.
pub(crate) fn message_components(problems: &mut Problems, body: &Value) {
    let rows = problems.list("", body, "components", 0..=ROWS);
    let mut ids = BTreeSet::new();
    for (index, row) in rows.iter().enumerate() {
        let at = format!("components.{index}");
        if row["type"].as_i64() != Some(ROW) {
            problems.one_of(
                join(&at, "type"),
                row["type"].as_i64().unwrap_or(-1),
                &[ROW],
            );
            continue;
        }
        let parts = problems.list(&at, row, "components", 1..=BUTTONS);
        let menus = parts
            .iter()
            .filter(|part| part["type"].as_i64() != Some(BUTTON))
            .count();
        if menus > 0 && parts.len() > 1 {
            problems.add(
                join(&at, "components"),
                "COMPONENT_LAYOUT_WIDTH_EXCEEDED",
                "The specified component exceeds the maximum width",
            );
        }
        for (place, part) in parts.iter().enumerate() {
            let at = format!("{at}.components.{place}");
            match part["type"].as_i64().unwrap_or(-1) {
                BUTTON => button(problems, &at, part),
                STRING_SELECT => select(problems, &at, part),
                5..=8 => select_frame(problems, &at, part),
                other => {
                    problems.one_of(join(&at, "type"), other, &[2, 3, 5, 6, 7, 8]);
                }
            }
            unique(problems, &at, part, &mut ids);
        }
    }
}

fn unique<'a>(problems: &mut Problems, at: &str, part: &'a Value, ids: &mut BTreeSet<&'a str>) {
    if part["custom_id"].as_str().is_some_and(|id| !ids.insert(id)) {
        problems.add(
            join(at, "custom_id"),
            "COMPONENT_CUSTOM_ID_DUPLICATED",
            "Component custom id cannot be duplicated",
        );
    }
}

fn button(problems: &mut Problems, at: &str, button: &Value) {
    problems.text(at, button, "label", 0..=BUTTON_LABEL, Need::Optional);
    let labelled = button["label"]
        .as_str()
        .is_some_and(|label| !label.trim().is_empty());
    if !labelled && button["emoji"].is_null() {
        problems.add(
            at,
            "BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED",
            "Button must have a label or an emoji",
        );
    }
    emoji(problems, at, button);
    let style = button["style"].as_i64().unwrap_or(-1);
    if !problems.one_of(join(at, "style"), style, &[1, 2, 3, 4, 5]) {
        return;
    }
    let url = button["url"].as_str();
    if style == LINK_STYLE {
        if button.get("custom_id").is_some_and(|id| !id.is_null()) {
            problems.add(
                at,
                "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE",
                "A custom id and url cannot both be specified",
            );
        }
        problems.text(at, button, "url", 1..=BUTTON_URL, Need::Required);
        if let Some(url) = url {
            problems.url(join(at, "url"), url, &["http", "https", "discord"]);
        }
    } else {
        if url.is_some() {
            problems.add(
                at,
                "BUTTON_COMPONENT_INVALID_STYLE",
                "Only link buttons have a url",
            );
        }
        problems.text(at, button, "custom_id", 1..=CUSTOM_ID, Need::Required);
    }
}

fn emoji(problems: &mut Problems, at: &str, part: &Value) {
    let emoji = &part["emoji"];
    if emoji.is_null() {
        return;
    }
    // Plain letters are the usual mistake; every standard emoji has a scalar outside ASCII.
    let standard = emoji["name"].as_str().is_some_and(|name| !name.is_ascii());
    if !standard && emoji["id"].is_null() {
        problems.add(
            join(at, "emoji.name"),
            "BUTTON_COMPONENT_INVALID_EMOJI",
            "Invalid emoji",
        );
    }
}

fn select_frame(problems: &mut Problems, at: &str, select: &Value) {
    problems.text(at, select, "custom_id", 1..=CUSTOM_ID, Need::Required);
    problems.text(at, select, "placeholder", 0..=PLACEHOLDER, Need::Optional);
    let least = problems.integer(at, select, "min_values", 0..=25);
    let most = problems.integer(at, select, "max_values", 1..=25);
    if least.unwrap_or(1) > most.unwrap_or(1) {
        problems.add(
            join(at, "min_values"),
            "BASE_TYPE_MIN",
            "min_values is above max_values",
        );
    }
    let most = usize::try_from(most.unwrap_or(1)).unwrap_or(1);
    let kind = select["type"].as_i64();
    let chosen = problems.list(at, select, "default_values", 0..=25);
    if chosen.len() > most || (kind == Some(STRING_SELECT) && !chosen.is_empty()) {
        problems.add(
            join(at, "default_values"),
            "SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES",
            "More values are chosen than max_values allows",
        );
    }
    for (index, value) in chosen.iter().enumerate() {
        let at = format!("{at}.default_values.{index}");
        let is_id = value["id"]
            .as_str()
            .is_some_and(|id| id.parse::<u64>().is_ok());
        let is_kind = match kind {
            Some(CHANNEL_SELECT) => value["type"] == "channel",
            _ => matches!(value["type"].as_str(), Some("user" | "role" | "channel")),
        };
        if !is_id || !is_kind {
            problems.add(
                at,
                "SELECT_COMPONENT_INVALID_DEFAULT_VALUE",
                "Invalid default value",
            );
        }
    }
    let types = problems.list(at, select, "channel_types", 0..=CHANNEL_TYPES.len());
    for (index, one) in types.iter().enumerate() {
        let at = format!("{at}.channel_types.{index}");
        problems.one_of(at, one.as_i64().unwrap_or(-1), &CHANNEL_TYPES);
    }
}

fn select(problems: &mut Problems, at: &str, select: &Value) {
    select_frame(problems, at, select);
    let most = select["max_values"].as_u64().unwrap_or(1).clamp(1, 25);
    let least_options = usize::try_from(most).expect("clamped to 25 above");
    let options = problems.list(at, select, "options", least_options..=SELECT_OPTIONS);
    let mut values = BTreeSet::new();
    for (index, option) in options.iter().enumerate() {
        let at = format!("{at}.options.{index}");
        problems.text(&at, option, "label", 1..=SELECT_TEXT, Need::Required);
        problems.text(&at, option, "value", 1..=SELECT_TEXT, Need::Required);
        problems.text(&at, option, "description", 0..=SELECT_TEXT, Need::Optional);
        emoji(problems, &at, option);
        if !values.insert(option["value"].as_str().unwrap_or_default()) {
            problems.add(
                join(&at, "value"),
                "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
                "The specified option value is already used",
            );
        }
    }
    let chosen = options
        .iter()
        .filter(|option| option["default"].as_bool() == Some(true))
        .count();
    if chosen > least_options {
        problems.add(
            join(at, "options"),
            "SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES",
            "More options are chosen than max_values allows",
        );
    }
}

/// Checks the data of a modal (callback type 9).
pub(crate) fn modal(data: &Value) -> Result<(), Refused> {
    let mut problems = Problems::default();
    problems.text("data", data, "title", 1..=MODAL_TITLE, Need::Required);
    problems.text("data", data, "custom_id", 1..=CUSTOM_ID, Need::Required);
    let rows = problems.list("data", data, "components", 1..=MODAL_ROWS);
    let mut ids = BTreeSet::new();
    for (index, row) in rows.iter().enumerate() {
        let at = format!("data.components.{index}");
        match row["type"].as_i64().unwrap_or(-1) {
            ROW => {
                let inputs = problems.list(&at, row, "components", 1..=1);
                for (place, input) in inputs.iter().enumerate() {
                    let at = format!("{at}.components.{place}");
                    problems.text(&at, input, "label", 1..=INPUT_LABEL, Need::Required);
                    text_input(&mut problems, &at, input);
                    unique(&mut problems, &at, input, &mut ids);
                }
            }
            LABEL => {
                problems.text(&at, row, "label", 1..=INPUT_LABEL, Need::Required);
                problems.text(
                    &at,
                    row,
                    "description",
                    0..=INPUT_DESCRIPTION,
                    Need::Optional,
                );
                let (part, at) = (&row["component"], join(&at, "component"));
                match part["type"].as_i64().unwrap_or(-1) {
                    TEXT_INPUT => text_input(&mut problems, &at, part),
                    STRING_SELECT => select(&mut problems, &at, part),
                    5..=8 => select_frame(&mut problems, &at, part),
                    _ => problems.add(
                        at.clone(),
                        HOUSE_RULE,
                        "this label component is not modelled",
                    ),
                }
                unique(&mut problems, &at, part, &mut ids);
            }
            other => {
                problems.one_of(join(&at, "type"), other, &[ROW, LABEL]);
            }
        }
    }
    problems.refuse()
}

fn text_input(problems: &mut Problems, at: &str, input: &Value) {
    problems.one_of(
        join(at, "type"),
        input["type"].as_i64().unwrap_or(-1),
        &[TEXT_INPUT],
    );
    problems.text(at, input, "custom_id", 1..=CUSTOM_ID, Need::Required);
    problems.one_of(
        join(at, "style"),
        input["style"].as_i64().unwrap_or(-1),
        &[1, 2],
    );
    problems.text(
        at,
        input,
        "placeholder",
        0..=INPUT_PLACEHOLDER,
        Need::Optional,
    );
    let least = problems
        .integer(at, input, "min_length", 0..=4000)
        .unwrap_or(0);
    let most = problems
        .integer(at, input, "max_length", 1..=4000)
        .unwrap_or(4000);
    if least > most {
        problems.add(
            join(at, "min_length"),
            "BASE_TYPE_MIN",
            "min_length is above max_length",
        );
    }
    problems.text(at, input, "value", 0..=INPUT_VALUE, Need::Optional);
}

/// Checks the data of completions (callback type 8) for an option of the given type.
pub(crate) fn completions(data: &Value, option_kind: i64) -> Result<(), Refused> {
    let mut problems = Problems::default();
    if data["choices"].is_null() {
        problems.required("data.choices");
    }
    let choices = problems.list("data", data, "choices", 0..=COMPLETIONS);
    for (index, choice) in choices.iter().enumerate() {
        let at = format!("data.choices.{index}");
        problems.text(&at, choice, "name", 1..=100, Need::Required);
        choice_value(&mut problems, &at, choice, option_kind);
    }
    problems.refuse()
}
