//! Discord's limits by name, for the page to measure answers with.

use serde_json::{Value, json};

use crate::discord::limits;

/// Every limit that an answer can meet, in characters unless it counts things.
pub(super) fn by_name() -> Value {
    json!({
        "content": limits::CONTENT,
        "embeds": limits::EMBEDS,
        "embed_title": limits::EMBED_TITLE,
        "embed_description": limits::EMBED_DESCRIPTION,
        "embed_fields": limits::EMBED_FIELDS,
        "field_name": limits::FIELD_NAME,
        "field_value": limits::FIELD_VALUE,
        "embed_footer": limits::EMBED_FOOTER,
        "embeds_total": limits::EMBEDS_TOTAL,
        "rows": limits::ROWS,
        "buttons": limits::BUTTONS,
        "button_label": limits::BUTTON_LABEL,
        "button_url": limits::BUTTON_URL,
        "custom_id": limits::CUSTOM_ID,
        "menu_items": limits::MENU_ITEMS,
        "menu_item": limits::MENU_ITEM,
        "placeholder": limits::PLACEHOLDER,
        "choices": limits::CHOICES,
        "choice": limits::CHOICE,
        "files": limits::FILES,
        "file_description": limits::FILE_DESCRIPTION,
        "form_title": limits::FORM_TITLE,
        "form_inputs": limits::FORM_INPUTS,
        "input_label": limits::INPUT_LABEL,
        "input_value": limits::INPUT_VALUE,
        "input_example": limits::INPUT_EXAMPLE,
        "first_answer_ms": u64::try_from(limits::FIRST_ANSWER.as_millis()).unwrap_or(u64::MAX),
    })
}
