//! What goes out: messages, cards, buttons, menus, files, completions.

use serde::{Deserialize, Serialize};

use crate::action::Action;
use crate::film::{Film, Genre};
use crate::markup::Markup;
use crate::settings::Visibility;
use crate::snowflake::{ChannelId, MessageId};

/// The answer to a call.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Reply {
    /// A new message.
    Say(Message),
    /// The message whose button was pressed becomes this one.
    Change(Message),
    /// A form for whoever asked; only as the first answer, never later.
    Ask(Form),
    /// Completions of what is being typed.
    Suggest(Vec<Choice>),
    /// A message of the bot's is to be removed, and whoever asked is told how that went.
    Remove {
        /// The message, in the channel of the call.
        message: MessageId,
        /// Said when it is gone.
        done: Message,
        /// Said when Discord does not let the bot remove it.
        refused: Message,
    },
}

/// A message as a member sees it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Message {
    /// Who sees it.
    pub visibility: Visibility,
    /// Text above the cards.
    pub text: Markup,
    /// Cards, one below the other.
    pub cards: Vec<Card>,
    /// Rows of buttons and menus below the cards, at most five.
    pub rows: Vec<Row>,
    /// Files below the text.
    pub files: Vec<File>,
}

/// A card: a framed block with a coloured bar.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Card {
    /// The bar's colour.
    pub colour: Colour,
    pub title: Markup,
    /// The text.
    pub description: Markup,
    /// Named facts below the text.
    pub fields: Vec<Field>,
    /// A small line at the bottom, without markup.
    pub footer: String,
    /// The https address of a picture in the corner.
    pub thumbnail: Option<String>,
}

/// A named fact on a card.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Field {
    pub name: Markup,
    /// The fact.
    pub value: Markup,
    /// Whether it is short enough to stand beside others, three in a line.
    pub short: bool,
}

/// A colour, as 0xRRGGBB.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Colour(pub u32);

/// A row below a message.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Row {
    /// One to five buttons.
    Buttons(Vec<Button>),
    Menu(Menu),
    /// A menu of which several entries can be chosen.
    MultiSelect(MultiSelect),
    /// A menu of the server's channels.
    Channels(Channels),
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Button {
    /// What stands on it, without markup; may be empty beside an emoji.
    pub label: String,
    /// An emoji before the label.
    pub emoji: Option<String>,
    /// How it looks.
    pub style: Style,
    pub does: ButtonTarget,
    /// Whether it can be pressed.
    pub enabled: bool,
}

/// How a button looks. (Links have a look of their own.)
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Style {
    /// What most people want next.
    Primary,
    /// Anything else.
    Secondary,
    /// Something that takes away.
    Danger,
}

/// What a button does.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum ButtonTarget {
    /// Asks the bot for something.
    Act(Action),
    /// Opens an https address.
    Link(String),
}

/// A menu of 1 to 25 entries, of which one can be chosen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Menu {
    /// What stands on it before something is chosen, without markup.
    pub placeholder: String,
    /// The entries; their actions differ.
    pub items: Vec<MenuItem>,
}

/// An entry of a menu.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MenuItem {
    /// The entry, without markup.
    pub label: String,
    /// A smaller line below it, without markup; may be empty.
    pub detail: String,
    /// What choosing it does.
    pub action: Action,
}

/// A menu of 1 to 25 entries, of which any number can be chosen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MultiSelect {
    /// What stands on it while nothing is chosen, without markup.
    pub placeholder: String,
    /// What is asked, with the values of all that is chosen.
    pub action: Action,
    /// How many have to be chosen.
    pub least: u8,
    /// The entries; their values differ.
    pub items: Vec<MultiSelectItem>,
}

/// An entry of a menu of which several can be chosen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MultiSelectItem {
    /// The entry, without markup.
    pub label: String,
    /// What is sent when it is chosen.
    pub value: String,
    /// Whether it is chosen already.
    pub chosen: bool,
}

/// A menu of the server's channels.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Channels {
    /// What stands on it while nothing is chosen, without markup.
    pub placeholder: String,
    /// What is asked, with the ids of all that are chosen.
    pub action: Action,
    pub offers: ChannelKind,
    /// How many can be chosen at most, 1 to 25; none can be always.
    pub most: u8,
    /// The channels chosen already; those beyond `most` are left out.
    pub chosen: Vec<ChannelId>,
}

/// Kinds of channels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ChannelKind {
    /// Where messages can be written.
    Writable,
    /// Those, and forums, in whose threads messages can be written.
    WithThreads,
}

/// A form of 1 to 5 inputs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Form {
    /// The heading, without markup.
    pub title: String,
    /// What is asked, with all that was typed.
    pub action: Action,
    /// What is to be typed; the names differ.
    pub inputs: Vec<Input>,
}

/// An input of a form. It may be left empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Input {
    /// What it is called when the form is sent.
    pub name: String,
    /// What it is called on the form, without markup.
    pub label: String,
    /// An example, shown while nothing is typed.
    pub example: String,
    /// What is typed already.
    pub value: String,
    /// How much can be typed, in characters.
    pub size: InputSize,
}

/// How much can be typed into an input.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum InputSize {
    Line,
    /// What a member says of a film.
    Sentence,
    /// As much as Discord lets through.
    Page,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct File {
    /// Its name, with its ending.
    pub name: String,
    pub bytes: Vec<u8>,
    /// What it shows, for those who cannot see it.
    pub description: String,
}

/// A completion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// The row as members read it, without markup.
    pub label: String,
    /// What is sent when it is chosen.
    pub value: String,
}

impl Colour {
    /// For what is not about one film.
    pub const HOUSE: Self = Self(0x00D8_A657);
    /// For refusals.
    pub const REFUSAL: Self = Self(0x0080_848E);

    /// A film's colour: its first genre's.
    pub fn of(film: &Film) -> Self {
        let Some(genre) = film.genres.first() else {
            return Self::HOUSE;
        };
        Self(match genre {
            Genre::Action => 0x00E4_572E,
            Genre::Adventure => 0x00E8_9F2C,
            Genre::Animation => 0x003D_B1E3,
            Genre::Comedy => 0x00F4_C430,
            Genre::Crime => 0x005B_6C8F,
            Genre::Documentary => 0x006A_994E,
            Genre::Drama => 0x00B0_5B4B,
            Genre::Family => 0x0085_C88A,
            Genre::Fantasy => 0x0091_6DD5,
            Genre::History => 0x00A6_8A64,
            Genre::Horror => 0x008B_1E3F,
            Genre::Music => 0x00EC_6EAD,
            Genre::Mystery => 0x0044_5E93,
            Genre::Romance => 0x00E0_6C8B,
            Genre::ScienceFiction => 0x002A_B7A9,
            Genre::TvMovie => 0x0099_AAB5,
            Genre::Thriller => 0x0036_5563,
            Genre::War => 0x0070_7B4E,
            Genre::Western => 0x00C6_8B3F,
        })
    }
}

impl Choice {
    /// The most completions Discord shows.
    pub(crate) const MOST: usize = 25;

    /// The longest label or value, in characters (Discord's limit).
    pub(crate) const LONGEST: usize = 100;
}

impl Menu {
    /// The most entries (Discord's limit).
    pub(crate) const MOST: usize = 25;
}

impl Button {
    /// A button that asks for something.
    pub fn act(style: Style, emoji: &str, label: impl Into<String>, action: Action) -> Self {
        Self {
            label: label.into(),
            emoji: Some(emoji.to_owned()),
            style,
            does: ButtonTarget::Act(action),
            enabled: true,
        }
    }

    /// A button that opens an address.
    pub fn link(label: impl Into<String>, address: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            emoji: None,
            style: Style::Secondary,
            does: ButtonTarget::Link(address.into()),
            enabled: true,
        }
    }

    /// The button, to be pressed only if `enabled`.
    #[must_use]
    pub fn only_if(mut self, enabled: bool) -> Self {
        self.enabled = enabled;
        self
    }
}
