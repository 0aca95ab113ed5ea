//! A form as Discord takes it ("modal"), within its limits.

use serde::Serialize;

use super::limits;
use crate::command::{Form, Input, InputSize};
use crate::markup::cut_text;
use crate::member::Sentence;

/// A form as Discord takes it.
///
/// Its inputs stand in action rows: serenity 0.12 does not read the values of the newer labels.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FormJson {
    title: String,
    custom_id: String,
    components: Vec<RowJson>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct RowJson {
    #[serde(rename = "type")]
    kind: u8,
    components: [InputJson; 1],
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct InputJson {
    #[serde(rename = "type")]
    kind: u8,
    custom_id: String,
    style: u8,
    label: String,
    required: bool,
    max_length: usize,
    #[serde(skip_serializing_if = "str::is_empty")]
    placeholder: String,
    #[serde(skip_serializing_if = "str::is_empty")]
    value: String,
}

/// A line holds what a setting can be; nobody types more by hand.
const LINE: usize = 100;

impl FormJson {
    pub(super) fn new(form: Form) -> Self {
        let Form {
            title,
            action,
            inputs,
        } = form;
        Self {
            title: cut_text(title, limits::FORM_TITLE),
            custom_id: action.encode(),
            components: inputs
                .into_iter()
                .take(limits::FORM_INPUTS)
                .map(|input| RowJson {
                    kind: 1,
                    components: [self::input(input)],
                })
                .collect(),
        }
    }
}

fn input(input: Input) -> InputJson {
    let Input {
        name,
        label,
        example,
        value,
        size,
    } = input;
    let (style, max_length) = match size {
        InputSize::Line => (1, LINE),
        InputSize::Sentence => (2, Sentence::LONGEST),
        InputSize::Page => (2, limits::INPUT_VALUE),
    };
    InputJson {
        kind: 4,
        custom_id: name,
        style,
        label: cut_text(label, limits::INPUT_LABEL),
        required: false,
        max_length,
        placeholder: cut_text(example, limits::INPUT_EXAMPLE),
        value: cut_text(value, max_length),
    }
}
