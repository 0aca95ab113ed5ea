//! A form as Discord takes it ("modal"), within its limits.

use serde::Serialize;
use serde_json::{Value, json};
use serenity::all::{ComponentType, Interaction, ModalInteraction};

use super::limits;
use crate::command::{Form, Input, InputSize};
use crate::markup::cut_text;
use crate::member::Sentence;

/// A form as Discord takes it.
///
/// Source: Discord's documentation, components/reference, "Label" and "Text Input".
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FormJson {
    title: String,
    custom_id: String,
    components: Vec<InputJson>,
}

/// A text input with what is around it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
enum InputJson {
    Labelled {
        #[serde(rename = "type")]
        kind: u8,
        label: String,
        component: TextInputJson,
    },
    /// As forms were before labels existed.
    InRow {
        #[serde(rename = "type")]
        kind: u8,
        components: [LabelledTextInputJson; 1],
    },
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct TextInputJson {
    #[serde(rename = "type")]
    kind: u8,
    custom_id: String,
    style: u8,
    required: bool,
    max_length: usize,
    #[serde(skip_serializing_if = "str::is_empty")]
    placeholder: String,
    #[serde(skip_serializing_if = "str::is_empty")]
    value: String,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct LabelledTextInputJson {
    label: String,
    #[serde(flatten)]
    input: TextInputJson,
}

const ROW: u8 = 1;
const TEXT_INPUT: u8 = 4;
const LABEL: u8 = 18;

/// A line holds any value of a setting; nobody types more by hand.
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
                .map(labelled)
                .collect(),
        }
    }

    /// The same with its inputs in action rows.
    pub(super) fn in_rows(mut self) -> Self {
        self.components = self.components.into_iter().map(InputJson::in_row).collect();
        self
    }
}

impl InputJson {
    fn in_row(self) -> Self {
        match self {
            Self::Labelled {
                label,
                component: input,
                ..
            } => Self::InRow {
                kind: ROW,
                components: [LabelledTextInputJson { label, input }],
            },
            in_row @ Self::InRow { .. } => in_row,
        }
    }
}

fn labelled(input: Input) -> InputJson {
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
    InputJson::Labelled {
        kind: LABEL,
        label: cut_text(label, limits::INPUT_LABEL),
        component: TextInputJson {
            kind: TEXT_INPUT,
            custom_id: name,
            style,
            required: false,
            max_length,
            placeholder: cut_text(example, limits::INPUT_EXAMPLE),
            value: cut_text(value, max_length),
        },
    }
}

/// Reads an interaction, what was typed under the labels of a form too.
///
/// serenity 0.12 takes a label for an empty row. So labels are read as the rows of older forms, which
/// may still be open when the bot is replaced by a newer one.
pub(super) fn read(json: &[u8]) -> serde_json::Result<Interaction> {
    match serde_json::from_slice(json)? {
        Interaction::Modal(modal) if is_cut(&modal) => {
            let mut json = serde_json::from_slice(json)?;
            unlabel(&mut json);
            serde_json::from_value(json)
        }
        interaction => Ok(interaction),
    }
}

/// Whether serenity dropped what was typed.
pub(super) fn is_cut(modal: &ModalInteraction) -> bool {
    let mut parts = modal.data.components.iter();
    parts.any(|part| part.kind == ComponentType::Unknown(LABEL))
}

fn unlabel(interaction: &mut Value) {
    let parts = interaction.pointer_mut("/data/components");
    let parts = parts.and_then(Value::as_array_mut);
    for part in parts.into_iter().flatten() {
        if part["type"] == LABEL {
            let input = part["component"].take();
            *part = json!({"type": ROW, "components": [input]});
        }
    }
}

#[cfg(test)]
mod tests {
    use serenity::all::ActionRowComponent;

    use super::*;

    /// What is read of a form that was filled in, by the inputs' names.
    fn typed(components: &Value) -> Vec<(String, String)> {
        let submitted = json!({
            "id": "1", "application_id": "2", "type": 5, "token": "t", "version": 1,
            "channel_id": "4", "locale": "en-GB", "entitlements": [],
            "attachment_size_limit": 1, "data": {"custom_id": "x", "components": components},
            "user": {"id": "3", "username": "a", "discriminator": "0", "avatar": null},
        });
        let Ok(Interaction::Modal(modal)) = read(submitted.to_string().as_bytes()) else {
            panic!("{submitted}");
        };
        assert!(!is_cut(&modal));
        let inputs = modal
            .data
            .components
            .into_iter()
            .flat_map(|row| row.components);
        let inputs = inputs.map(|input| match input {
            ActionRowComponent::InputText(input) => (input.custom_id, input.value.unwrap()),
            other => panic!("{other:?}"),
        });
        inputs.collect()
    }

    #[test]
    fn what_is_typed_is_read_from_labels_and_rows() {
        let input = |id: &str| json!({"type": 4, "id": 2, "custom_id": id, "value": "1950"});
        let label = |id: &str| json!({"type": 18, "id": 1, "component": input(id)});
        let row = |id: &str| json!({"type": 1, "id": 1, "components": [input(id)]});
        let both = [
            ("a".to_owned(), "1950".to_owned()),
            ("b".to_owned(), "1950".to_owned()),
        ];
        assert_eq!(typed(&json!([label("a"), label("b")])), both);
        assert_eq!(typed(&json!([row("a"), row("b")])), both);
        assert_eq!(typed(&json!([row("a"), label("b")])), both);
        assert_eq!(typed(&json!([{"type": 10}, label("a")])), both[..1]);
    }
}
