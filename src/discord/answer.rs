//! From a reply to Discord's JSON and files, within every limit.
//!
//! Texts that are too long are cut at a word; nothing that Discord would refuse is sent. No
//! message can ping anybody: `allowed_mentions` is empty on each.

use serde::Serialize;

use super::controls::{RowJson, row};
use super::form::FormJson;
use super::limits;
use crate::command::{Card, Choice, Field, File, Form, Message};
use crate::markup::{Markup, cut_text};
use crate::settings::Visibility;

/// Discord's flag for a message that only whoever asked sees.
const EPHEMERAL: u32 = 1 << 6;

/// The first answer to an interaction: its JSON, and the files that go with it.
#[derive(Debug, Clone, PartialEq)]
pub struct Outgoing {
    /// The JSON.
    pub body: Response,
    pub files: Vec<File>,
}

/// The answer to an interaction.
///
/// Source: Discord's documentation, interactions/receiving-and-responding, "Interaction Response
/// Object".
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Response {
    /// Discord's number for the kind of answer.
    #[serde(rename = "type")]
    pub kind: u8,
    /// What is answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data: Option<Data>,
}

/// What an answer carries.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Data {
    Message(Box<MessageJson>),
    Form(FormJson),
    /// Completions.
    Choices {
        /// The rows.
        choices: Vec<ChoiceJson>,
    },
    /// Who will see the answer that follows.
    Flags {
        /// Discord's flags for messages.
        flags: u32,
    },
}

impl Outgoing {
    /// A new message.
    pub fn say(message: Message) -> Self {
        Self::message(4, message)
    }

    /// The message whose button was pressed becomes this one.
    pub fn change(message: Message) -> Self {
        Self::message(7, message)
    }

    fn message(kind: u8, message: Message) -> Self {
        let (json, files) = MessageJson::new(message);
        Self {
            body: Response {
                kind,
                data: Some(Data::Message(Box::new(json))),
            },
            files,
        }
    }

    /// "Reelated is thinking …", seen by those who will see the answer.
    pub fn think(visibility: Visibility) -> Self {
        let data = Data::Flags {
            flags: flags(visibility),
        };
        Self {
            body: Response {
                kind: 5,
                data: Some(data),
            },
            files: Vec::new(),
        }
    }

    /// The message whose button was pressed will change later.
    pub fn change_later() -> Self {
        Self {
            body: Response {
                kind: 6,
                data: None,
            },
            files: Vec::new(),
        }
    }

    /// A form to be filled in.
    pub fn ask(form: Form) -> Self {
        Self {
            body: Response {
                kind: 9,
                data: Some(Data::Form(FormJson::new(form))),
            },
            files: Vec::new(),
        }
    }

    /// The same with a form's inputs in action rows, for an edge that cannot read labels.
    #[must_use]
    pub fn in_rows(mut self) -> Self {
        self.body.data = self.body.data.map(|data| match data {
            Data::Form(form) => Data::Form(form.in_rows()),
            data => data,
        });
        self
    }

    /// Completions.
    pub fn suggest(choices: Vec<Choice>) -> Self {
        let mut rows: Vec<ChoiceJson> = Vec::new();
        for Choice { label, value } in choices {
            let fits =
                (1..=limits::CHOICE).contains(&value.chars().count()) && !label.trim().is_empty();
            if fits && rows.len() < limits::CHOICES {
                rows.push(ChoiceJson {
                    name: cut_text(label, limits::CHOICE),
                    value,
                });
            }
        }
        let data = Data::Choices { choices: rows };
        Self {
            body: Response {
                kind: 8,
                data: Some(data),
            },
            files: Vec::new(),
        }
    }

    /// The JSON as it goes over the wire.
    ///
    /// # Panics
    /// Never: every part is text, a number or a list of them.
    pub fn json(&self) -> String {
        written(&self.body)
    }
}

/// Most answers are shorter than this many bytes; a buffer that grows is copied again and again.
const USUAL_JSON: usize = 4096;

fn written(json: &impl Serialize) -> String {
    let mut out = Vec::with_capacity(USUAL_JSON);
    serde_json::to_writer(&mut out, json).expect("answers hold nothing that JSON cannot");
    String::from_utf8(out).expect("JSON is UTF-8")
}

fn flags(visibility: Visibility) -> u32 {
    match visibility {
        Visibility::Public => 0,
        Visibility::Private => EPHEMERAL,
    }
}

/// A message as Discord takes it.
///
/// Every part is always there: a change of a message then replaces all that stood in it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MessageJson {
    content: String,
    embeds: Vec<EmbedJson>,
    components: Vec<RowJson>,
    attachments: Vec<AttachmentJson>,
    allowed_mentions: AllowedMentions,
    #[serde(skip_serializing_if = "is_zero")]
    flags: u32,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes a reference"
)]
fn is_zero(flags: &u32) -> bool {
    *flags == 0
}

impl MessageJson {
    /// A message within Discord's limits, and the files that go with it.
    pub fn new(message: Message) -> (Self, Vec<File>) {
        let Message {
            visibility,
            text,
            cards,
            rows,
            mut files,
        } = message;
        let mut embeds: Vec<EmbedJson> = cards
            .into_iter()
            .take(limits::EMBEDS)
            .map(EmbedJson::new)
            .collect();
        fit_total(&mut embeds);
        files.truncate(limits::FILES);
        let attachment = |(id, file): (usize, &File)| AttachmentJson {
            id,
            filename: file.name.clone(),
            description: cut_text(&file.description, limits::FILE_DESCRIPTION),
        };
        let json = Self {
            content: text.cut(limits::CONTENT).into(),
            embeds,
            components: rows
                .into_iter()
                .take(limits::ROWS)
                .enumerate()
                .filter_map(row)
                .collect(),
            attachments: files.iter().enumerate().map(attachment).collect(),
            allowed_mentions: AllowedMentions { parse: [] },
            flags: flags(visibility),
        };
        (json, files)
    }

    /// The JSON as it goes over the wire.
    ///
    /// # Panics
    /// Never: every part is text, a number or a list of them.
    pub fn json(&self) -> String {
        written(self)
    }

    /// The JSON of a new message that is there once, however often it is sent within a few minutes.
    /// The `nonce` has at most 25 characters.
    ///
    /// Source: Discord's documentation, resources/message, "Create Message", `enforce_nonce`.
    ///
    /// # Panics
    /// Never, as [`MessageJson::json`].
    pub fn json_once(&self, nonce: &str) -> String {
        #[derive(Serialize)]
        struct Once<'a> {
            #[serde(flatten)]
            message: &'a MessageJson,
            nonce: &'a str,
            enforce_nonce: bool,
        }
        written(&Once {
            message: self,
            nonce,
            enforce_nonce: true,
        })
    }
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct AllowedMentions {
    parse: [&'static str; 0],
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct AttachmentJson {
    id: usize,
    filename: String,
    description: String,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct EmbedJson {
    #[serde(skip_serializing_if = "str::is_empty")]
    title: String,
    #[serde(skip_serializing_if = "str::is_empty")]
    description: String,
    color: u32,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fields: Vec<FieldJson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    footer: Option<FooterJson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    thumbnail: Option<PictureJson>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct FieldJson {
    name: String,
    value: String,
    inline: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct FooterJson {
    text: String,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct PictureJson {
    url: String,
}

impl EmbedJson {
    fn new(card: Card) -> Self {
        let Card {
            colour,
            title,
            description,
            fields,
            footer,
            thumbnail,
        } = card;
        let cut = |text: Markup, longest| String::from(text.cut(longest));
        Self {
            title: cut(title, limits::EMBED_TITLE),
            description: cut(description, limits::EMBED_DESCRIPTION),
            color: colour.0 & 0x00FF_FFFF,
            fields: fields
                .into_iter()
                .filter(|field| !field.name.is_empty() && !field.value.is_empty())
                .take(limits::EMBED_FIELDS)
                .map(|Field { name, value, short }| FieldJson {
                    name: cut(name, limits::FIELD_NAME),
                    value: cut(value, limits::FIELD_VALUE),
                    inline: short,
                })
                .collect(),
            footer: (!footer.is_empty()).then(|| FooterJson {
                text: cut_text(footer, limits::EMBED_FOOTER),
            }),
            thumbnail: thumbnail.map(|url| PictureJson { url }),
        }
    }

    fn without_description(&self) -> usize {
        let count = |text: &str| text.chars().count();
        let fields = self
            .fields
            .iter()
            .map(|field| count(&field.name) + count(&field.value));
        let footer = self.footer.as_ref().map_or(0, |footer| count(&footer.text));
        count(&self.title) + fields.sum::<usize>() + footer
    }
}

/// Shortens descriptions, last card first, until all cards together keep Discord's limit; if the
/// rest alone is too long, fields are dropped too.
fn fit_total(embeds: &mut [EmbedJson]) {
    let description = |embed: &EmbedJson| embed.description.chars().count();
    let total = |embeds: &[EmbedJson]| {
        embeds
            .iter()
            .map(|embed| embed.without_description() + description(embed))
            .sum()
    };
    for at in (0..embeds.len()).rev() {
        let over = Ord::max(total(embeds), limits::EMBEDS_TOTAL) - limits::EMBEDS_TOTAL;
        if over == 0 {
            return;
        }
        let room = description(&embeds[at]).saturating_sub(over);
        let text = Markup::trusted(std::mem::take(&mut embeds[at].description));
        embeds[at].description = text.cut(room).into();
        while Ord::max(total(embeds), limits::EMBEDS_TOTAL) > limits::EMBEDS_TOTAL
            && embeds[at].fields.pop().is_some()
        {}
    }
}

/// A completion as Discord takes it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChoiceJson {
    name: String,
    value: String,
}
