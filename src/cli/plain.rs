//! A message as text for a terminal.

use std::fmt::Write as _;

use crate::command::{
    Button, Card, Channels, Field, Menu, MenuItem, Message, MultiSelect, MultiSelectItem, Row,
};

/// How wide text is set, in characters.
const WIDTH: usize = 88;

/// The message as a person reads it in a terminal; ends with a line end.
pub fn text(message: &Message) -> String {
    let Message {
        visibility: _,
        text,
        cards,
        rows,
        files,
    } = message;
    let mut blocks = Vec::new();
    if !text.is_empty() {
        blocks.push(wrapped(&text.to_text(), ""));
    }
    blocks.extend(cards.iter().map(card));
    let rows: Vec<String> = rows.iter().map(row).collect();
    if !rows.is_empty() {
        blocks.push(rows.join("\n"));
    }
    for file in files {
        blocks.push(format!("[file: {}, {} bytes]", file.name, file.bytes.len()));
    }
    format!("{}\n", blocks.join("\n\n"))
}

fn card(card: &Card) -> String {
    let Card {
        colour: _,
        title,
        description,
        fields,
        footer,
        thumbnail: _,
    } = card;
    let mut blocks = Vec::new();
    if !title.is_empty() {
        let title = title.to_text();
        blocks.push(format!(
            "{title}\n{}",
            "═".repeat(title.chars().count().min(WIDTH))
        ));
    }
    if !description.is_empty() {
        blocks.push(wrapped(&description.to_text(), ""));
    }
    if !fields.is_empty() {
        blocks.push(fields.iter().map(field).collect::<Vec<_>>().join("\n"));
    }
    if !footer.is_empty() {
        blocks.push(format!("— {footer}"));
    }
    blocks.join("\n\n")
}

fn field(Field { name, value, short }: &Field) -> String {
    let (name, value) = (name.to_text(), value.to_text());
    if *short {
        format!("{name}: {value}")
    } else {
        format!("{name}:\n{}", wrapped(&value, "  "))
    }
}

fn row(row: &Row) -> String {
    match row {
        Row::Buttons(buttons) => {
            let labels = buttons.iter().map(|Button { label, enabled, .. }| {
                if *enabled {
                    format!("[{label}]")
                } else {
                    format!("({label})")
                }
            });
            labels.collect::<Vec<_>>().join(" ")
        }
        Row::MultiSelect(MultiSelect {
            placeholder, items, ..
        }) => {
            let mut text = format!("▾ {placeholder}");
            for MultiSelectItem { label, chosen, .. } in items {
                let mark = if *chosen { '☑' } else { '☐' };
                let _ = write!(text, "\n  {mark} {label}");
            }
            text
        }
        Row::Channels(Channels { placeholder, .. }) => format!("▾ {placeholder}"),
        Row::Menu(Menu { placeholder, items }) => {
            let mut text = format!("▾ {placeholder}");
            for MenuItem {
                label,
                detail,
                action: _,
            } in items
            {
                let _ = match detail.as_str() {
                    "" => write!(text, "\n  • {label}"),
                    detail => write!(text, "\n  • {label}: {detail}"),
                };
            }
            text
        }
    }
}

/// The text in lines of at most [`WIDTH`] characters, each after `indent`.
fn wrapped(text: &str, indent: &str) -> String {
    let mut lines = Vec::new();
    for paragraph in text.lines() {
        let mut line = String::new();
        for word in paragraph.split(' ') {
            if !line.is_empty() && line.chars().count() + 1 + word.chars().count() > WIDTH {
                lines.push(std::mem::take(&mut line));
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        lines.push(line);
    }
    lines
        .iter()
        .map(|line| format!("{indent}{line}").trim_end().to_owned())
        .collect::<Vec<_>>()
        .join("\n")
}
